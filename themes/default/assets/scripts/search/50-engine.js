// The engine: from a query to pages in their order.
class Engine {
  constructor(store, lang) {
    this.store = store;
    this.lang = lang;
    this.ready();
  }

  // ready takes up the root.
  ready() {
    const { root } = this.store;
    let from = 0;
    this.terms = root.langs.map((language) => {
      language.from = from;
      for (const size of language.sizes || []) from += size;
      return new Terms(this.store, language);
    });
    this.terms.sort((a, b) => (b.language.lang === this.lang) - (a.language.lang === this.lang));
    this.types = root.types;
    this.kind = new Uint8Array(root.pages);
    let start = 0;
    root.types.forEach(({ pages }, i) => this.kind.fill(i, start, start += pages));
    this.people = root.types.map(({ type }) => root.people.includes(type));
    this.generation = root.id;
  }

  // heal does a job, and once more when the site was published anew meanwhile.
  async heal(job, signal) {
    try {
      return await job();
    } catch (e) {
      if (e.kind !== "gone") throw e;
    }
    signal?.throwIfAborted();
    await this.store.refresh();
    this.ready();
    try {
      return await job();
    } catch (e) {
      throw e.kind === "gone" ? new SearchError("network", e) : e;
    }
  }

  async search(query, options = {}) {
    const { signal } = options;
    return this.heal(async () => {
      signal?.throwIfAborted();
      const found = await this.rank(query, options);
      signal?.throwIfAborted();
      const { limit = 10, offset = 0 } = options;
      const top = found.order.slice(offset, offset + limit);
      const records = await Promise.all(top.map((page) => this.record(page)));
      signal?.throwIfAborted();
      const results = records.map((record, i) => ({ ...present(record, found.marks), score: found.scores[top[i]] }));
      const { total, counts, scopes, correction, also, missing } = found;
      return { total, results, counts, scopes, correction, also, missing };
    }, signal);
  }

  async match(query, options = {}) {
    return this.heal(async () => {
      const { order, scores } = await this.rank(query, { ...options, scope: "people" });
      options.signal?.throwIfAborted();
      const first = this.people.indexOf(true);
      const start = this.kind.indexOf(first);
      const pages = order.filter((page) => this.kind[page] === first);
      return { pages: Uint32Array.from(pages, (page) => page - start), scores: Float32Array.from(pages, (page) => scores[page]) };
    }, options.signal);
  }

  async record(page) {
    const { pack } = this.store.root;
    const records = await this.store.file(`t/${Math.floor(page / pack)}.bin`, (bytes) => JSON.parse(new TextDecoder().decode(bytes)));
    return records[page % pack];
  }

  // rank scores all pages.
  async rank(query, { filters = {}, scope, exact }) {
    const words = this.words(query);
    const scores = new Float32Array(this.kind.length);
    const answers = await Promise.all(this.terms.map((terms) => this.score(terms, words, exact, scores)));
    return { ...this.pick(scores, filters, scope), ...explain(query, words, answers), scores };
  }

  // words are those of a query: the last may be unfinished.
  words(query) {
    const last = !/\s$/.test(query);
    const list = tokens(query.slice(0, 1000)).filter(([, part], i, all) => part < 2 || all.length < 2 || all[i - 1][1] === 2);
    const words = new Map();
    for (const [form, part] of list.slice(0, 40)) {
      const w = words.get(form) || { form, part, times: 0 };
      w.times++;
      words.set(form, w);
    }
    const all = [...words.values()];
    if (last && all.length) all.findLast((w) => w.part !== 1).open = true;
    return all;
  }

  // score adds what one language finds.
  async score(terms, words, exact, scores) {
    const telling = words.filter((w) => !terms.skip.has(w.form) || w.open && words.length > 1);
    const asked = telling.length ? telling : words;
    const answers = await Promise.all(asked.map((w) => terms.find(w.form, w.open, exact || w.part)));
    const { pages } = terms.language;
    const masks = new Uint32Array(scores.length);
    const best = new Float32Array(scores.length), sum = new Float32Array(scores.length);
    const shares = [];
    answers.forEach((answer, i) => {
      const touched = [];
      let weight = 0;
      for (const { group, weight: match } of answer.found) {
        const idf = Math.log(1 + (pages - group.df + 0.5) / (group.df + 0.5));
        weight = Math.max(weight, idf);
        const r = new Reader(group.list);
        for (let page = 0; r.at < group.list.length;) {
          const n = r.varint();
          page += Math.floor(n / 16);
          const value = idf * match * (n & 15) * (1 + 0.5 * (asked[i].times - 1));
          if (!best[page]) touched.push(page);
          if (value > best[page]) best[page] = value;
        }
      }
      shares.push(weight);
      for (const page of touched) {
        sum[page] += best[page];
        best[page] = 0;
        masks[page] |= 1 << i;
      }
    });
    const all = shares.reduce((a, b) => a + b, 0);
    const cover = answers.length > 1 && answers.length < 7;
    for (let page = 0; page < sum.length; page++) {
      if (!sum[page]) continue;
      let share = 0;
      for (let i = 0; i < shares.length; i++) if (masks[page] >> i & 1) share += shares[i];
      scores[page] = Math.max(scores[page], sum[page] * (cover ? 1 + 0.35 * (share / all) ** 2 : 1));
    }
    return answers;
  }

  // pick counts and orders the pages that filters let through.
  pick(scores, filters, scope) {
    let most = 0;
    for (const s of scores) if (s > most) most = s;
    const count = { type: {} }, scopes = { people: 0, handbook: 0 }, order = [];
    const types = filters.type?.length ? new Set(filters.type) : null;
    for (let page = 0; page < scores.length; page++) {
      if (scores[page] <= most * 0.15) continue;
      const { type } = this.types[this.kind[page]];
      const people = this.people[this.kind[page]];
      const wanted = !types || types.has(type);
      if (wanted) scopes[people ? "people" : "handbook"]++;
      if (scope && people !== (scope === "people")) continue;
      count.type[type] = (count.type[type] || 0) + 1;
      if (wanted) order.push(page);
    }
    order.sort((a, b) => scores[b] - scores[a] || a - b);
    return { total: order.length, order, counts: count, scopes };
  }
}

// explain says what was made of the words.
const explain = (query, words, answers) => {
  const also = [], missing = [], marks = new Set(), changed = new Map();
  for (const word of words) {
    const said = answers.flat().filter((a) => a.word === word.form);
    for (const { found } of said) for (const { group } of found) group.forms.forEach((f) => marks.add(f));
    if (word.part || !said.length) continue;
    if (said.some((a) => a.known || a.found.length && !a.shown)) also.push(...said.flatMap((a) => a.also || []));
    else if (said.some((a) => a.shown)) changed.set(word.form, said.find((a) => a.shown).shown);
    else missing.push(word.form);
  }
  let shown = query;
  for (const [word, by] of changed) {
    shown = shown.replace(/[\p{L}\p{N}\p{M}'’]+/gu, (run) => fold(run) === word ? by : run);
  }
  const correction = changed.size ? { shown: shown === query ? [...changed.values()].join(" ") : shown, instead: query } : null;
  return { correction, also, missing, marks };
};
