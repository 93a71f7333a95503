// filter gives who is left and, when asked, how many each value would leave: any
// of the values ticked within a facet, all facets together, and the counts of a
// facet as if nothing were ticked in it. A facet of another one (how well
// somebody knows a topic) is one condition with it: the same topic must have both.
//
//   filter(all, picked, within) → { left, counts() }
//
//   picked: by facet id, a set of the numbers of its values
//   within: further sets that everybody must be in
export const filter = (all, picked, within = []) => {
  const length = (all.size + 31) >> 5;
  const chosen = (id) => [...picked.get(id) ?? []];
  const deep = [...all.facets.values()].find((f) => f.of && f.depths);
  const joint = (outer, inner) => {
    if (!inner.length) return outer.map((v) => all.facets.get(deep.of).rows[v]);
    if (!outer.length) return inner.map((d) => deep.rows[d]);
    return inner.flatMap((d) => outer.map((v) => deep.depths[d][v]));
  };
  const conditions = new Map();
  for (const [id, facet] of all.facets) {
    if (!facet.rows || facet === deep) continue;
    const values = chosen(id);
    const paired = facet.id === deep?.of;
    if (!values.length && !(paired && chosen(deep.id).length)) continue;
    conditions.set(id, sets.or(paired ? joint(values, chosen(deep.id)) : values.map((v) => facet.rows[v]), length));
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
      if (!facet.rows || !facet.name) continue;
      const key = facet.of ?? id;
      if (!without.has(key)) without.set(key, except(key));
      const rest = without.get(key);
      counted.set(id, facet.values.map((_, v) => {
        if (facet === deep) return sets.both(rest, sets.or(joint(chosen(deep.of), [v]), length));
        if (facet.id === deep?.of) return sets.both(rest, sets.or(joint([v], chosen(deep.id)), length));
        return sets.both(rest, facet.rows[v]);
      }));
    }
    return counted;
  };
  return { left: except(), counts };
};
