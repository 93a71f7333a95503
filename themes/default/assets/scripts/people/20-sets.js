// Sets of people as bits, 32 in a word.
const sets = (() => {
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
