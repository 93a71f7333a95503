// What a typed word finds in the index of one language.
const wordsOf = (store, language) => {
  const skip = new Set(language.skip?.split(" ")), inside = [];

  // place is the number of the shard, or of the list, that may hold a word.
  const place = (word, bounds = language.bounds) => bounds.findLastIndex((bound) => bound <= word);

  const shardOf = (number) => {
    const { spans, lang } = language;
    if (!spans) return store.file(`${lang}/${number}.bin`, readShard);
    return inside[number] ||= readShard(store.rest.subarray(...spans[number]));
  };

  // near gives the shards of the words that begin like one, two at most.
  const near = ({ form, open }) => {
    const first = place(form), last = Math.min(place(open ? form + "\uffff" : form), first + 1);
    return Promise.all([...new Set([first, last])].map(shardOf));
  };

  // find gives the groups of a word, and of longer ones when the reader may not
  // have finished it, with their weights.
  const find = async (word) => {
    const shards = await near(word);
    const { form, open } = word;
    const own = shards[0].forms.get(form);
    const found = own ? [{ group: own, weight: 1 }] : [];
    if (open) {
      const longer = [];
      for (const group of shards.flatMap(({ groups }) => groups)) {
        const whole = group.forms.find((f) => f.startsWith(form));
        if (whole && group !== own) longer.push({ group, share: form.length / whole.length });
      }
      longer.sort((a, b) => b.group.df - a.group.df);
      for (const { group, share } of longer.slice(0, 24)) found.push({ group, weight: own ? 0.5 * share : 0.45 + 0.45 * share });
    }
    return { alike, shards, own, found };
  };

  // alike gives the word that one was probably meant to be: of those that begin
  // alike, or one with another ending, or of those that end alike.
  const alike = async ({ form: word }, { shards, own }) => {
    if (word.length < 4 || PAIRS.test(word)) return null;
    const most = word.length < 8 ? 1 : 2;
    const best = (words) => {
      let found = null, top = 0;
      for (const [form, group] of words) {
        const distance = typo(word, form, most);
        const value = distance > most || group === own ? 0 : Math.log(2 + group.df) / distance ** 3;
        if (value > top) {
          top = value;
          found = { form, group, distance, weight: 0.7 / distance };
        }
      }
      return found;
    };
    const here = new Map(shards.flatMap((s) => [...s.forms]));
    const near = best(here);
    if (own || near?.distance < 2) return near;
    if (!near) for (const form of here.keys()) {
      const n = shared(form, word);
      if (n > 3 && n >= 0.6 * Math.max(form.length, word.length)) return { ending: true, group: here.get(form), weight: 0.5 };
    }
    const far = best(await store.file(`${language.lang}/w${place(backwards(word), language.ends)}.bin`, readList));
    return far?.distance < (near?.distance ?? 3) ? { ...far, group: (await shardOf(place(far.form))).forms.get(far.form) } : near;
  };

  return { skip, find, language };
};

const backwards = (word) => [...word].reverse().join("");

// readList reads words that stand backwards, each before the logarithm (to 3)
// of the number of its pages.
const readList = (bytes) => new Map(lines(text(bytes)).map(unfront()).map((line) => [backwards(line.slice(0, -1)), { df: 3 ** line.at(-1) }]));

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
