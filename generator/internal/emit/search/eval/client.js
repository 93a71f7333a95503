// What the browser does of a measurement: it asks the engine, or Pagefind, and
// counts what comes over the line. A request is a hop later than the last that
// was answered before it.
window.start = async (lang) => {
  const module = await import("/engine.js");
  window.count = { bytes: 0, hops: 0, answered: 0 };
  const counted = async (...request) => {
    const count = window.count, hop = count.answered + 1;
    const response = await fetch(...request);
    count.bytes += (await response.clone().arrayBuffer()).byteLength;
    count.hops = Math.max(count.hops, hop);
    count.answered = Math.max(count.answered, hop);
    return response;
  };
  window.open1 = () => module.open({ base: "/", lang, fetch: counted });
  window.engine = await window.open1();
};

// ask gives the numbers of the ten best documents of each query, and the time
// that the script took.
window.ask = async (queries) => {
  const answers = [];
  for (const query of queries) {
    const begin = performance.now();
    const { results } = await window.engine.search(query, { limit: 10 });
    answers.push({ docs: results.map((r) => +r.url.split("/")[1]), ms: performance.now() - begin });
  }
  return answers;
};

// cold asks one query of an engine that knows nothing yet.
window.cold = async (query) => {
  window.count = { bytes: 0, hops: 0, answered: 0 };
  const engine = await window.open1();
  const opened = window.count.hops;
  await engine.search(query, { limit: 10 });
  return { bytes: window.count.bytes, hops: window.count.hops - opened };
};

window.pagefind = async (queries) => {
  const engine = await import("/pagefind/pagefind.js");
  const answers = [];
  for (const query of queries) {
    const begin = performance.now();
    const { results } = await engine.search(query);
    const data = await Promise.all(results.slice(0, 10).map((r) => r.data()));
    answers.push({ docs: data.map((d) => +d.meta.number), ms: performance.now() - begin });
  }
  return answers;
};
