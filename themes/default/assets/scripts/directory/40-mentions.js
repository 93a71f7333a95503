// mentioning finds people by the text of their profiles, for words that are in no
// name and are no value. The search's code and index come when such a word is
// first typed; where they cannot be had, nobody is found.
//
//   await mentioning(all, root)(query) → { set, fit(member) }
const mentioning = (all, root) => {
  const left = new Set(all.notes.unsearched);
  const searched = sets.list(sets.full(all.size)).filter((member) => !left.has(member));
  let engine;
  return async (query) => {
    engine ??= import(new URL(document.querySelector(".tool.find").dataset.module, document.baseURI))
      .then((search) => search.open({ base: root, lang: tongue }));
    try {
      const { pages, scores } = await (await engine).match(query, { exact: true });
      const found = new Map([...pages].map((page, i) => [searched[page], scores[i]]));
      const best = Math.max(...found.values());
      return { set: sets.of(found.keys(), all.size), fit: (member) => Math.round(found.get(member) / best * 63) };
    } catch {
      engine = null;
      return { set: new Uint32Array((all.size + 31) >> 5), fit: () => 0 };
    }
  };
};
