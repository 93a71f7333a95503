// What a result shows: the best sections, and of each the words around the best
// hit with the found ones marked.
const RUN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’\-.:&+#]*/gu;
const SHOWN = 180; // characters of a snippet

const present = ([url, title, type, lang, crumbs, parts], marks) => {
  const hits = parts.map(([id, heading, text], i) => ({ id, heading, text, i, ...best(text, marks), named: places(heading, marks).length }));
  const sections = hits.filter((h) => h.value || h.named)
    .sort((a, b) => b.value + 2 * b.named - a.value - 2 * a.named || a.i - b.i)
    .slice(0, 3);
  if (!sections.length && parts.length) sections.push(hits[0]);
  const to = (id) => id ? url + "#" + encodeURIComponent(id) : url;
  return {
    url: to(sections[0]?.id), title, type, lang, crumbs,
    sections: sections.map(({ id, heading, text, from, hits }) => ({ title: heading, url: to(id), snippet: snippet(text, from, hits) })),
  };
};

// arrange puts those records first that are called what was asked, among each
// ten of all results: what is shown stays when more is asked for.
const arrange = (records, offset, called) =>
  records.map((record, i) => [2 * Math.floor((offset + i) / 10) - called(record), record])
    .sort(([a], [b]) => a - b).map(([, record]) => record);

// named tells whether a title or a heading says just what was asked.
const named = ([, title, , , , parts], marks, asked, skip) =>
  [title, ...parts.map(([, heading]) => heading)].some((text) => {
    const rest = runs(text).filter(({ words }) => !words.every((form) => skip?.has(form)));
    return rest.length === asked && rest.every(({ words }) => words.some((form) => marks.has(form)));
  });

// places gives where a text has a marked word: [start, end, word].
const places = (text, marks) => {
  const found = [];
  for (const { at, run, words } of runs(text)) {
    for (const form of words) {
      if (!marks.has(form)) continue;
      if (!PAIRS.test(form)) {
        found.push([at, at + run.replace(/[^\p{L}\p{N}\p{M}+#]+$/u, "").length, form]);
        break;
      }
      for (let i = run.indexOf(form); i >= 0; i = run.indexOf(form, i + 1)) found.push([at + i, at + i + form.length, form]);
    }
  }
  return found.sort((a, b) => a[0] - b[0]);
};

// runs gives the runs of characters of a text with their words. It remembers
// the texts of late, since most of them are shown again at the next letter.
const texts = new Map(), known = new Map();
const runs = (text) => {
  let list = texts.get(text);
  if (list) return list;
  if (texts.size > 1000) texts.clear();
  if (known.size > 20000) known.clear();
  texts.set(text, list = []);
  RUN.lastIndex = 0;
  for (let m; (m = RUN.exec(text));) {
    const run = m[0];
    let words = known.get(run);
    if (!words) known.set(run, words = tokens(run).map(({ form }) => form));
    list.push({ at: m.index, run, words });
  }
  return list;
};

// best finds the place of a text with most of the marked words.
const best = (text, marks) => {
  const hits = places(text, marks);
  let value = 0, from = 0;
  hits.forEach(([start], i) => {
    const words = new Set();
    for (let j = i; j < hits.length && hits[j][1] - start < SHOWN; j++) words.add(hits[j][2]);
    if (words.size > value) {
      value = words.size;
      from = start;
    }
  });
  return { value, from, hits };
};

const snippet = (text, from, hits) => {
  let start = from < SHOWN / 3 ? 0 : text.lastIndexOf(" ", from - SHOWN / 4) + 1;
  const line = text.lastIndexOf("\n", from);
  if (line >= start) start = line + 1;
  let end = text.length - start > SHOWN ? text.lastIndexOf(" ", start + SHOWN) : text.length;
  if (end <= from) end = Math.min(text.length, start + SHOWN);
  const parts = start ? ["… "] : [];
  const say = (a, b) => a < b && parts.push(text.slice(a, b).replace(/([.!?:…。！？])\n/g, "$1 ").replaceAll("\n", " · "));
  let at = start;
  for (const [a, b] of hits) {
    if (a < at || b > end) continue;
    say(at, a);
    parts.push({ mark: text.slice(a, b) });
    at = b;
  }
  say(at, end);
  if (end < text.length) parts.push(" …");
  return parts;
};
