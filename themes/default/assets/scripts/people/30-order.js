// An order of one's own: every visitor sees people in another one, and the same
// one again through paging and back. The seed stays in this tab and is told to
// nobody; it is not in the address, so that a shared link shows nobody first.
const fairOrder = (() => {
  const seedFor = (key) => {
    const fresh = crypto.getRandomValues(new Uint32Array(1))[0];
    try {
      const kept = sessionStorage.getItem(key);
      if (kept !== null && /^\d+$/.test(kept)) return +kept >>> 0;
      sessionStorage.setItem(key, fresh);
    } catch { /* without storage, an order for this page */ }
    return fresh;
  };

  // lot draws a number for one of many; the same seed draws the same.
  const lot = (seed, n) => {
    let x = Math.imul(seed ^ Math.imul(n + 1, 0x9e3779b1), 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
    return (x ^ (x >>> 16)) >>> 0;
  };

  // shuffler orders people by rank, those of one rank by lot. Lots are drawn for
  // blocks, since cards are fetched by the block; a page is shuffled once more,
  // so that the people of a block do not stand together.
  //
  //   order(members, rank)       all of them; rank is from 0, the first, to 4095
  //   page(ordered, at, n, rank) n of them
  const shuffler = (seed, blocks) => {
    const width = blocks || 1;
    const turns = Array.from({ length: width }, (_, b) => b).sort((a, b) => lot(~seed, a) - lot(~seed, b) || a - b);
    const turn = new Uint16Array(width);
    turns.forEach((b, i) => { turn[b] = i; });
    return {
      order: (members, rank) => {
        // One number each, the highest part first: rank, block, lot, person.
        const keys = new Float64Array(members.length), ordered = new Uint32Array(members.length);
        members.forEach((m, i) => { keys[i] = ((rank(m) * 2 ** 14 + turn[m % width]) * 2 ** 10 + (lot(seed, m) >>> 22)) * 2 ** 17 + m; });
        keys.sort().forEach((key, i) => { ordered[i] = key % 2 ** 17; });
        return ordered;
      },
      page: (ordered, at, n, rank) => [...ordered.subarray(at, at + n)].sort((a, b) => rank(a) - rank(b) || lot(seed, a) - lot(seed, b)),
    };
  };

  // written is the order of the static pages, in which people are numbered.
  const written = {
    order: (members, rank) => Uint32Array.from([...members].sort((a, b) => rank(a) - rank(b))),
    page: (ordered, at, n) => [...ordered.subarray(at, at + n)],
  };

  // The page says which, and where its site begins.
  return ({ shuffle, root }, blocks) => shuffle === "none" ? written : shuffler(seedFor("mentorbook:seed:" + new URL(root, location).pathname), blocks);
})();
