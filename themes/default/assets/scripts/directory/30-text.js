// Names and words as people type them: case, accents and marks of writing
// aside. A word is whole or it is not found, so that "java" is not JavaScript;
// what programmers write stays one word: c++, c#, .net.
const text = (() => {
  const letters = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" };
  const marks = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]\p{M}*)\p{Mn}/gu;
  const fold = (s) => s.normalize("NFKD").toLowerCase().normalize("NFKD").replace(marks, "").replace(/[ßæœøłđðþıς]/g, (c) => letters[c]).normalize("NFC");
  const word = /\.?[\p{L}\p{N}][\p{L}\p{N}\p{M}'’ʼ]*(?:\+\+|#)?/gu;
  const bare = (s) => s.replace(/['’ʼ]/g, "");
  const words = (s) => (fold(s).match(word) ?? []).map(bare);
  // names holds the parts of a name too: Jean-Luc is found by luc, O’Brien by
  // brien.
  const names = (s) => [...words(s), ...words(s.replace(/['’ʼ]/g, " "))];
  const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
  return { fold, words, names, dense };
})();

const longestQuery = 1000; // characters that are read of what is typed

// ask finds people by what somebody typed: each word must be a name, the
// beginning of one, or a whole word of a value that they have. Several words
// that are the whole of a value stand for it.
//
//   await finder(all, names)(query) → { set, fit(member), near: [{facet, v}] }
//
// near are values that begin so: what the reader may mean.
export const finder = (all, names) => {
  const length = (all.size + 31) >> 5;
  const folded = names.map((name) => " " + text.names(name).join(" ") + " ");
  const known = new Map(); // word or whole title to values
  const titles = [];
  let longest = 1; // words of a title
  const know = (key, value) => known.set(key, [...known.get(key) ?? [], value]);
  for (const facet of all.facets.values()) {
    if (!facet.name || facet.of || facet.zones) continue;
    facet.values.forEach((value, v) => {
      for (const title of [value.name, ...value.words]) {
        const words = text.words(title);
        titles.push({ facet, v, title: words.join(" ") });
        longest = Math.max(longest, words.length);
        for (const key of new Set([...words, words.join(" ")])) know(key, value);
      }
    });
  }
  const whole = (word) => sets.or((known.get(word) ?? []).map(({ row }) => row), length);
  const bearers = (beginning) => {
    const found = [];
    folded.forEach((name, member) => { if (name.includes(beginning)) found.push(member); });
    return sets.of(found, all.size);
  };
  // one finds a word: as a whole, or else as the beginning of a name; in
  // scripts without spaces anywhere in one.
  const one = (word) => {
    if (text.dense.test(word)) return { named: bearers(word), valued: whole(word) };
    const valued = whole(word), named = bearers(" " + word + " ");
    if (sets.count(valued) + sets.count(named)) return { named, valued };
    return { named: bearers(" " + word), valued };
  };
  return async (query) => {
    const words = text.words(query.slice(0, longestQuery)), phrases = [];
    for (let at = 0, end; at < words.length; at = end) {
      end = Math.min(words.length, at + longest);
      while (end > at + 1 && !known.has(words.slice(at, end).join(" "))) end--;
      phrases.push(words.slice(at, end));
    }
    await all.need(phrases.flatMap((phrase) => known.get(phrase.join(" ")) ?? []));
    const hits = phrases.map((list) => {
      const phrase = list.join(" ");
      return list.length > 1 ? { named: bearers(" " + phrase + " "), valued: whole(phrase) } : one(phrase);
    });
    const set = hits.map((h) => sets.or([h.named, h.valued], length)).reduce(sets.and, sets.full(all.size));
    const typed = words.join(" ");
    const near = typed ? titles.filter(({ title }) => title.startsWith(typed) || title.includes(" " + typed)) : [];
    return {
      set,
      fit: (member) => hits.reduce((sum, h) => sum + sets.has(h.named, member), 0),
      near: [...new Map(near.map((n) => [n.facet.id + " " + n.v, n])).values()],
    };
  };
};
