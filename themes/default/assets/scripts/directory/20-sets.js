// Sets of people as bits, 32 in a word.
export const sets = (() => {
  const full = (size) => {
    const all = new Uint32Array((size + 31) >> 5).fill(~0);
    if (size & 31) all[all.length - 1] = (1 << (size & 31)) - 1;
    return all;
  };
  const bits = (n) => {
    n -= (n >>> 1) & 0x55555555;
    n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
    return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  };
  // both counts what two sets share, without making it.
  const both = (a, b) => {
    let n = 0;
    for (let i = 0; i < a.length; i++) n += bits(a[i] & b[i]);
    return n;
  };
  const count = (a) => both(a, a);
  const and = (a, b) => a.map((word, i) => word & b[i]);
  // or makes a new set, or gives the only one there is.
  const or = (list, length) => {
    if (list.length === 1) return list[0];
    const all = new Uint32Array(length);
    for (const set of list) for (let i = 0; i < length; i++) all[i] |= set[i];
    return all;
  };
  const has = (a, member) => (a[member >> 5] >>> (member & 31)) & 1;
  const of = (members, size) => {
    const set = new Uint32Array((size + 31) >> 5);
    for (const member of members) set[member >> 5] |= 1 << (member & 31);
    return set;
  };
  const list = (a) => {
    const members = [];
    for (let i = 0; i < a.length; i++) {
      for (let word = a[i]; word; word &= word - 1) members.push(i * 32 + 31 - Math.clz32(word & -word));
    }
    return members;
  };
  return { full, both, count, and, or, has, of, list };
})();

// filter gives who is left and how many each value would leave: any of the
// values ticked within a facet, all facets together, and the counts of a facet
// as if nothing were ticked in it. A facet of another one (how well somebody
// knows a topic) is one condition with it: the same topic must have both.
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
  const counts = new Map(), without = new Map();
  for (const [id, facet] of all.facets) {
    if (!facet.rows) continue;
    const key = facet.of ?? id;
    if (!without.has(key)) without.set(key, except(key));
    const rest = without.get(key);
    counts.set(id, facet.values.map((_, v) => {
      if (facet === deep) return sets.both(rest, sets.or(joint(chosen(deep.of), [v]), length));
      if (facet.id === deep?.of) return sets.both(rest, sets.or(joint([v], chosen(deep.id)), length));
      return sets.both(rest, facet.rows[v]);
    }));
  }
  return { left: except(), counts };
};
