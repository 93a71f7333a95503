// What a typed word finds in the index of one language.
class Terms {
  constructor(store, language) {
    this.store = store;
    this.language = language;
    this.skip = new Set((language.skip || "").split(" "));
  }

  // place is the number of the shard that may hold a word.
  place(word) {
    const { bounds } = this.language;
    let low = 0, high = bounds.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (bounds[middle] <= word) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  shard(number) {
    const { sizes, lang } = this.language;
    if (!sizes) return this.store.file(`${lang}/${number}.bin`, shard);
    this.inside ||= [];
    return this.inside[number] ||= shard(this.store.rest.subarray(
      this.language.from + sizes.slice(0, number).reduce((a, b) => a + b, 0),
      this.language.from + sizes.slice(0, number + 1).reduce((a, b) => a + b, 0)));
  }

  // near gives the shards of the words that begin like one, two at most.
  near(word, open) {
    const first = this.place(word), last = open ? this.place(word + "\uffff") : first;
    return Promise.all([first, Math.min(last, first + 1)].filter((n, i) => !i || n !== first).map((n) => this.shard(n)));
  }

  // find gives the groups of a word with their weights; open is true for a word
  // that the reader may not have finished.
  async find(word, open, exact) {
    const shards = await this.near(word, open);
    const found = new Map();
    const add = (group, weight) => weight > (found.get(group.forms[0])?.weight || 0) && found.set(group.forms[0], { group, weight });
    const own = shards[0].forms.get(word);
    if (own) add(own, 1);
    if (open) {
      const longer = [];
      for (const { groups } of shards) {
        for (const group of groups) {
          const form = group.forms.find((f) => f.startsWith(word));
          if (form && group !== own) longer.push({ group, weight: word.length / form.length });
        }
      }
      longer.sort((a, b) => b.group.df - a.group.df);
      for (const { group, weight } of longer.slice(0, 24)) add(group, own ? 0.5 * weight : 0.9 * (0.5 + 0.5 * weight));
    }
    let shown = null, also = null;
    if (!exact && (!found.size || own?.df < 3)) {
      const near = await this.alike(word, shards, own);
      if (near && !own) {
        shown = near.form;
        add(near.group, near.weight);
      } else if (near && near.group.df >= 20 * own.df && near.distance === 1) {
        also = near.form;
        add(near.group, 0.5);
      }
    }
    return { word, found: [...found.values()], shown, also, known: !!own };
  }

  // alike gives the word that one was probably meant to be: among those that
  // begin alike, else in the list of all.
  async alike(word, shards, own) {
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    if (!most || CJK.test(word)) return null;
    const best = (forms, weigh) => {
      let found = null;
      for (const form of forms) {
        const distance = typo(word, form, most);
        const value = distance > most || !distance ? 0 : weigh(form, distance);
        if (value > (found?.value || 0)) found = { form, distance, value };
      }
      return found;
    };
    const here = new Map(shards.flatMap((s) => [...s.forms]));
    const weigh = (form, distance) => here.get(form) === own ? 0 : Math.log(2 + here.get(form).df) / distance ** 3;
    const near = best(here.keys(), weigh);
    if (near || own) return near && { ...near, group: here.get(near.form), weight: 0.7 / near.distance };
    const stem = [...here.keys()].find((form) => {
      const n = shared(form, word);
      return n > 3 && n >= 0.6 * Math.max(form.length, word.length);
    });
    const words = await this.store.file(`${this.language.lang}/w.bin`, (bytes) => {
      const next = unfront();
      return new TextDecoder().decode(bytes).split("\n").filter(Boolean).map(next);
    });
    const far = best(words, (form, distance) => (1 + (form.at(-1) === word.at(-1))) / distance ** 3);
    if (far) {
      const { forms } = await this.shard(this.place(far.form));
      return { ...far, group: forms.get(far.form), weight: 0.5 / far.distance };
    }
    return stem && { form: stem, distance: 3, group: here.get(stem), weight: 0.5 };
  }
}

const shared = (a, b) => {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return n;
};

// typo counts the letters that are wrong, missing, too many or exchanged with
// their neighbour; it stops counting above most.
const typo = (a, b, most) => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = [], line = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let n = Math.min(line[j] + 1, next[j - 1] + 1, line[j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) n = Math.min(n, before[j - 2] + 1);
      next.push(n);
      least = Math.min(least, n);
    }
    if (least > most) return least;
    before = line;
    line = next;
  }
  return line[b.length];
};
