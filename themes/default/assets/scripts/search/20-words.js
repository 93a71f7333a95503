// Words as the index has them; word.go is the same in Go and says what a word
// is. The test vectors there hold the two together.
const MARKED = /([\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hebrew}])\p{M}+/gu;
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff\u0640]/g;
const SPELT = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ", "’": "'", ʼ: "'", "‐": "-", "‑": "-" };
const PAIRED = "[ー\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]";
const PAIR = `(?=[\\p{L}\\p{N}])${PAIRED}`;
const LETTER = `(?!${PAIRED})[\\p{L}\\p{N}]`;
const WORD = `${LETTER}(?:${LETTER}|\\p{M})*`;
const CHAIN = new RegExp(`(\\.?)(${WORD}(?:['\\-.:&]${WORD})*(?:(?:\\+\\+|#)(?!${LETTER}))?)|${PAIR}(?:${PAIR}|\\p{M})*`, "gu");
const LINK = /(['\-.:&]?)([^'\-.:&]+)/g;
const UNIT = /\P{M}\p{M}*/gu;
const PAIRS = new RegExp(PAIR, "u");

const fold = (text) =>
  !/[\u0080-\uffff]/.test(text) ? text.toLowerCase()
    : text.replace(UNSEEN, "").normalize("NFKD").toLowerCase().normalize("NFKD").replace(MARKED, "$1")
      .replace(/[\u0080-\uffff]/g, (c) => SPELT[c] ?? c).normalize("NFC");

const cut = (form) => form.length > 40 ? [...form].slice(0, 40).join("") : form;

// tokens gives the words of a text. Part is 0 for a word or a pair, 1 for words
// that are joined, 2 for the last character of a run of pairs; run is the number
// of characters of that run.
const tokens = (text) => {
  const list = [];
  const emit = (form, part, run = 0) => form && list.push({ form: cut(form), part, run });
  for (const [run, dot, chain] of fold(text).matchAll(CHAIN)) {
    if (!chain) {
      const units = run.match(UNIT);
      units.forEach((unit, i) => i && emit(units[i - 1] + unit, 0, units.length));
      emit(units.at(-1), 2, units.length);
      continue;
    }
    const links = [];
    for (const [, by, word] of chain.matchAll(LINK)) {
      const last = links.at(-1);
      if (dot && !last) emit("." + word, 1);
      if (by === "'" && (last[1] === "o" || [...last[1]].length > 2)) last[1] += word;
      else links.push([by, word]);
    }
    let whole = links[0][1];
    links.forEach(([by, word], i) => {
      emit(word, 0);
      if (!i) return;
      whole = by === "-" && whole && whole + word;
      if (by !== "-" && by !== "'") emit(links[i - 1][1] + by + word, 1);
    });
    if (links[1]) emit(whole, 1);
  }
  return list;
};
