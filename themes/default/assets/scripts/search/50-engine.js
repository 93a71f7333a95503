// The engine: from a query to pages in their order.

// What keeps a page out, as bits: a facet whose filter it fails, or the scope.
const FACETS = ["type", "audience", "level", "topic", "language"];
const SCOPE = 32, NOT_FOUND = 64;

const CUT = 0.25; // of the best score, under which a page is not a result
const PART = 0.3; // of what a word counts when what it is a part of is found: the ones of 1:1

const runEngine = (store, lang) => {
  let languages, types, kind, people, filed;

  // ready takes up the root.
  const ready = () => {
    const { root } = store;
    let at = 0;
    languages = root.langs.map((language) => {
      language.spans = language.sizes?.map((size) => [at, at += size]);
      return wordsOf(store, language);
    });
    languages.sort((a, b) => (b.language.lang === lang) - (a.language.lang === lang));
    types = root.types;
    kind = new Uint8Array(root.pages);
    let start = 0;
    root.types.forEach(({ pages }, i) => kind.fill(i, start, start += pages));
    people = root.types.map(({ type }) => root.people.includes(type));
    filed = root.facets && facets(store.rest.subarray(at, at + root.facets));
  };

  // heal does a job, and once more when the site was published anew meanwhile.
  const heal = async (job, signal) => {
    const check = () => signal?.throwIfAborted();
    for (let again; ; again = true) {
      try {
        check();
        return await job();
      } catch (e) {
        if (e.kind !== "gone") throw e;
        if (again) throw new SearchError("network", e);
      } finally {
        check();
      }
      await store.refresh();
      ready();
    }
  };

  const search = (query, options = {}) => {
    const { limit = 10, offset = 0, signal } = options;
    return heal(async () => {
      const { order, scores, marks, asked, ...answer } = await rank(query, options);
      signal?.throwIfAborted();
      const records = await Promise.all(first(order, scores, offset + limit).slice(offset).map((page) => record(page)));
      const called = (record) => named(record, marks, asked, languages[0]?.skip);
      return { ...answer, results: arrange(records, offset, called).map((record) => present(record, marks)) };
    }, signal);
  };

  const match = (query, options = {}) =>
    heal(async () => {
      const first = people.indexOf(true), start = kind.indexOf(first);
      const { order, scores } = await rank(query, { ...options, scope: "people" });
      const pages = order.filter((page) => kind[page] === first);
      return { pages: Uint32Array.from(pages, (page) => page - start), scores: Float32Array.from(pages, (page) => scores[page]) };
    }, options.signal);

  const record = async (page) => {
    const { pack } = store.root;
    return (await store.file(`t/${Math.floor(page / pack)}.bin`, (bytes) => JSON.parse(text(bytes))))[page % pack];
  };

  const rank = async (query, options) => {
    const { filters = {} } = options;
    const words = asked(query);
    const load = !filed && (options.facets || FACETS.some((name, i) => i && filters[name]?.length));
    const [found] = await Promise.all([
      Promise.all(words.map((word) => find(word, options.exact))),
      load && store.file("f.bin", facets).then((all) => filed = all),
    ]);
    const scores = score(found);
    return { ...pick(scores, filters, options.scope), ...explain(query, found), scores, asked: words.length };
  };

  // asked gives the words of a query; the last may be unfinished. Pairs of one
  // run of characters stay together.
  const asked = (query) => {
    const words = new Map();
    for (const { form, part, run } of tokens(query.slice(0, 1000))) {
      if (part === 2 && run > 1) continue;
      const word = words.get(form) || { form, part, run: run > 1 ? run : 0, times: 0 };
      word.times++;
      words.set(form, word);
      if (words.size === 30) break;
    }
    const all = [...words.values()];
    const last = all.findLast((word) => word.part !== 1);
    if (last && !last.run && !/\s$/.test(query)) last.open = true;
    const skip = (word) => languages[0]?.skip.has(word.form) && !(word.open && word.form.length > 2);
    const telling = all.filter((word) => !skip(word));
    return telling.length ? telling : all;
  };

  // find looks a word up in all languages, and when none has it, what it may
  // have been meant to be, in the reader's language first.
  const find = async (word, exact) => {
    const answers = await Promise.all(languages.filter((t) => t === languages[0] || !t.skip.has(word.form)).map((t) => t.find(word)));
    const result = { word, found: answers.flatMap((a) => a.found), df: Math.max(0, ...answers.map(({ own }) => own ? own.df : 0)) };
    if (exact || word.part === 1) return result;
    const known = result.found.length > 0;
    for (const answer of answers) {
      if (known && !(answer.own?.df < 3)) continue;
      const near = await answer.alike(word, answer);
      if (!near) continue;
      if (!known) {
        if (!near.ending) result.shown = near.form;
        result.found = [near];
        break;
      }
      if (near.distance === 1 && near.group.df >= 20 * answer.own.df) {
        result.also = near.form;
        result.found.push({ group: near.group, weight: 0.5 });
      }
    }
    return result;
  };

  // score gives how much each page is about the words.
  const score = (found) => {
    const size = kind.length;
    const sum = new Float32Array(size), mask = new Uint32Array(size), best = new Float32Array(size);
    const made = new Set(found.flatMap(({ word, found }) => word.part === 1 && found.length ? word.form.split(/[.:&]/) : []));
    const rarity = (df) => Math.log(1 + (size - df + 0.5) / (df + 0.5));
    const idfs = found.map(({ word, found, df }, i) => {
      const idf = rarity(df || Math.max(0, ...found.map(({ group }) => group.df)));
      const touched = [];
      for (const { group, weight } of found) {
        const value = Math.min(idf, rarity(group.df)) * weight * (0.5 + 0.5 * word.times) * (made.has(word.form) ? PART : 1);
        let page = 0;
        numbers(group.list, (n) => {
          page += n >>> 4;
          if (page >= size) throw new SearchError("damaged");
          if (!best[page]) touched.push(page);
          best[page] = Math.max(best[page], value * (n & 15));
        });
      }
      for (const page of touched) {
        sum[page] += best[page];
        best[page] = 0;
        mask[page] |= 1 << i;
      }
      return found.length ? idf : 0;
    });
    cover(found, idfs, sum, mask);
    return sum;
  };

  // cover favours pages with more of the words, and takes those out that have
  // only some of the pairs of a run, if any has them all.
  const cover = (found, idfs, sum, mask) => {
    const all = idfs.reduce((a, b) => a + b, 0), several = found.length > 1 && found.length < 7;
    let run = 0;
    found.forEach(({ word }, i) => word.run && (run |= 1 << i));
    const whole = run && mask.some((m) => (m & run) === run);
    for (let page = 0; page < sum.length; page++) {
      if (!sum[page]) continue;
      if (whole && (mask[page] & run) !== run) {
        sum[page] = 0;
      } else if (several) {
        let share = 0;
        for (let i = 0; i < idfs.length; i++) if (mask[page] >> i & 1) share += idfs[i];
        sum[page] *= 1 + 0.35 * (share / all) ** 2;
      }
    }
  };

  // pick counts and orders the pages that filters let through.
  const pick = (scores, filters, scope) => {
    const least = CUT * scores.reduce((most, score) => Math.max(most, score), 0) || 1; // when nothing is found
    const fails = new Uint8Array(scores.length);
    for (let page = 0; page < scores.length; page++) {
      const own = kind[page];
      fails[page] = (scores[page] < least ? NOT_FOUND : 0) |
        (scope && people[own] !== (scope === "people") ? SCOPE : 0) |
        (filters.type?.length && !filters.type.includes(types[own].type) ? 1 : 0);
    }
    const all = Object.entries(filed || {});
    for (const [name, values] of all) {
      const wanted = filters[name];
      if (!wanted?.length) continue;
      const bit = 1 << FACETS.indexOf(name);
      for (let page = 0; page < fails.length; page++) fails[page] |= bit;
      for (const { id, pages } of values) if (wanted.includes(id)) for (const page of pages) fails[page] &= ~bit;
    }
    const counts = { type: {} }, scopes = { people: 0, handbook: 0 }, order = [];
    const count = (facet, id) => counts[facet][id] = (counts[facet][id] || 0) + 1;
    for (let page = 0; page < fails.length; page++) {
      const own = kind[page], f = fails[page];
      if (!f) order.push(page);
      if (!(f & ~1)) count("type", types[own].type);
      if (!(f & ~SCOPE)) scopes[people[own] ? "people" : "handbook"]++;
    }
    for (const [name, values] of all) {
      counts[name] = {};
      const own = 1 << FACETS.indexOf(name);
      for (const { id, pages } of values) for (const page of pages) if (!(fails[page] & ~own)) count(name, id);
    }
    return { total: order.length, order, counts, scopes };
  };

  // explain says what was made of the words.
  const explain = (query, found) => {
    const also = [], missing = [], marks = new Set(), changed = new Map();
    for (const { word, found: groups, shown, also: more } of found) {
      for (const { group } of groups) group.forms.forEach((form) => marks.add(form));
      if (more) also.push(more);
      if (shown) changed.set(word.form, shown);
      if (!groups.length && word.part !== 1) missing.push(word.form);
    }
    const line = " " + found.map(({ word }) => word.form).join(" ") + " ";
    for (const list of store.root.synonyms || []) {
      if (list.some((phrase) => line.includes(` ${phrase} `))) list.forEach((phrase) => phrase.split(" ").forEach((form) => marks.add(form)));
    }
    const shown = query.replace(/[\p{L}\p{N}\p{M}'’]+/gu, (run) => changed.get(fold(run)) || run);
    return { correction: changed.size ? { shown, instead: query } : null, also, missing, marks };
  };

  ready();
  return {
    search, match,
    get types() { return types; },
    get labels() { return Object.fromEntries(Object.entries(filed || {}).map(([name, values]) => [name, Object.fromEntries(values.map(({ id, label }) => [id, label]))])); },
  };
};

// first gives so many pages with the best scores, the best first; of equals, the
// one with the smaller number.
const first = (pages, scores, most) => {
  const list = [];
  for (const page of pages) {
    let at = list.length;
    if (at === most && !(scores[page] > scores[list[at - 1]])) continue;
    while (at && scores[page] > scores[list[at - 1]]) at--;
    list.splice(at, 0, page);
    if (list.length > most) list.pop();
  }
  return list;
};

// numbers gives the numbers of a list to a function.
const numbers = (list, take) => {
  for (let at = 0; at < list.length;) {
    let b = list[at++], n = b & 127;
    for (let shift = 7; b > 127; shift += 7) n |= ((b = list[at++]) & 127) << shift;
    take(n);
  }
};

// facets reads the values of facets with their pages.
const facets = (bytes) => {
  const r = reader(bytes), head = JSON.parse(r.head());
  for (const name in head) {
    head[name] = head[name].map(([id, label, length]) => {
      const pages = [];
      let page = 0;
      numbers(r.take(length), (n) => pages.push(page += n));
      return { id, label, pages };
    });
  }
  return head;
};
