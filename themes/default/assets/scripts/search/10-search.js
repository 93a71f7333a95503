// The search of a site without a server. search.js is a module that pages load
// when a reader shows that they want to search; nothing is fetched before:
//
//   const { open } = await import(ADDRESS OF search.js);   // allowed by our policy: import() is no Trusted Types sink
//   const engine = await open({ base, lang });
//
//   base    address of the site's root, relative to the page or absolute
//   lang    language of the page, "en"
//   fetch   stands for the browser's own; for tests
//
// engine.search(query, options) → Promise of
//   {
//     total,        number of pages found, with the filters
//     results: [{
//       url,        relative to the site's root, with the section's anchor when the best hit is under a heading
//       title, type, lang,
//       crumbs,     titles of the pages above, the outermost first
//       sections: [{ title, url, snippet: [string | { mark: string }] }],   at most three, the best first
//     }],
//     counts: { type: {id: n}, audience, level, topic, language },   each as if its own filter were not set; a facet
//                   is absent until its data is there, see options.facets
//     scopes: { people: n, handbook: n },        with the filters, in both scopes
//     correction: { shown, instead } | null,     shown is what was searched in place of what was typed, instead what was typed
//     also: [word],      similar words that are shown with the ones asked for
//     missing: [word],   words that no page has
//   }
// options:
//   filters   { type: [id], audience: [id], level: [id], topic: [id], language: [code] }: any within one, all across
//   scope     "people", "handbook", or nothing for both
//   limit     results wanted, 10; offset: results to leave out before
//   exact     true: correct nothing (for "search instead for")
//   facets    true: load what counts of audience, level, topic and language need; filters on them do so by themselves
//   signal    an AbortSignal; a late answer is then never given, and the promise is rejected with its reason
//
// engine.match(query, options) → Promise of { pages: Uint32Array, scores: Float32Array } of the pages of people, in
//   no order: pages are numbered from 0 as Go's search.Order numbers those of the first type of people.
// engine.labels → { audience: {id: name}, level, topic, language } once facets are there
// engine.types → [{ type, pages }]
//
// open and search reject with an error, whose kind is
//   "network"      the files cannot be had now: offer to try again
//   "damaged"      a file came broken, or this browser cannot open it: the same
// A site that was published anew in the meantime heals by itself.
//
// Files 70- and up, and other folders, are the interface's. What may still change: the order of results, and how many
// sections a result has.

class SearchError extends Error {
  constructor(kind, cause) {
    super("search: " + kind, { cause });
    this.kind = kind;
  }
}

export const open = async ({ base, lang, fetch = (...request) => self.fetch(...request) }) => {
  const store = openStore(new URL("search/", new URL(base, document.baseURI)), fetch);
  await store.refresh();
  return runEngine(store, lang);
};
