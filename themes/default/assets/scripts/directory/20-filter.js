// filter gives who is left and, when asked, how many each value would leave: any
// of the values ticked within a facet, all facets together, and the counts of a
// facet as if nothing were ticked in it. A facet of another one (how well
// somebody knows a topic) is one condition with it: the same topic must have both.
//
//   filter(all, picked, within) → { left, counts() }
//
//   picked: by facet id, a set of the numbers of its values; they must be there
//   within: further sets that everybody must be in
//   counts: by facet id, a number for each value, or nothing where it is not there
export const filter = (all, picked, within = []) => {
  const length = (all.size + 31) >> 5;
  const chosen = (id) => [...picked.get(id) ?? []].map((v) => all.facets.get(id).values[v]);
  const deep = [...all.facets.values()].find((f) => f.of);
  const joint = (outer, inner) => {
    if (!inner.length || !outer.length) return [...outer, ...inner].map(({ row }) => row);
    return inner.flatMap(({ at }) => outer.map(({ depths }) => depths[at]));
  };
  const conditions = new Map();
  for (const [id, facet] of all.facets) {
    if (facet === deep) continue;
    const rows = joint(chosen(id), facet.id === deep?.of ? chosen(deep.id) : []);
    if (rows.length) conditions.set(id, sets.or(rows, length));
  }
  const everybody = within.reduce(sets.and, sets.full(all.size));
  const except = (id) => {
    let rest = everybody;
    for (const [other, set] of conditions) if (other !== id) rest = sets.and(rest, set);
    return rest;
  };
  const counts = () => {
    const counted = new Map(), without = new Map();
    for (const [id, facet] of all.facets) {
      if (!facet.name) continue;
      const key = facet.of ?? id;
      if (!without.has(key)) without.set(key, except(key));
      const rest = without.get(key);
      counted.set(id, facet.values.map((value) => {
        if (!value.row) return undefined;
        if (facet === deep) return sets.both(rest, sets.or(joint(chosen(deep.of), [value]), length));
        if (facet.id === deep?.of) return sets.both(rest, sets.or(joint([value], chosen(deep.id)), length));
        return sets.both(rest, value.row);
      }));
    }
    return counted;
  };
  return { left: except(), counts };
};
