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
    url: to(sections[0]?.id), title, type, lang, crumbs: crumbs || [],
    sections: sections.map(({ id, heading, text, from, hits }) => ({ title: heading, url: to(id), snippet: snippet(text, from || 0, hits) })),
  };
};

// places gives where a text has a marked word: [start, end, word].
const places = (text, marks) => {
  const found = [];
  for (const m of text.matchAll(RUN)) {
    const run = m[0];
    const hit = seen(run);
    for (const form of hit) {
      if (!marks.has(form)) continue;
      if (!PAIRS.test(form)) {
        found.push([m.index, m.index + run.replace(/[^\p{L}\p{N}\p{M}+#]+$/u, "").length, form]);
        break;
      }
      for (let at = run.indexOf(form); at >= 0; at = run.indexOf(form, at + 1)) found.push([m.index + at, m.index + at + form.length, form]);
    }
  }
  found.sort((a, b) => a[0] - b[0]);
  return found;
};

// seen remembers the forms of runs of characters.
const forms = new Map();
const seen = (run) => {
  let list = forms.get(run);
  if (!list) {
    if (forms.size > 50000) forms.clear();
    forms.set(run, list = tokens(run).map(({ form }) => form));
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
  const say = (a, b) => a < b && parts.push(text.slice(a, b).replace(/\s+/g, " "));
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
