// Asking: the index is opened by the first question, a newer question drops the
// older one, and a wait is shown when it is one.
const slow = 300, pause = 1000; // milliseconds

let opened;
const engine = () => opened ??= open({ base: root, lang: tongue }).catch((fault) => {
  opened = undefined; // so that the next question tries again
  throw fault;
});

// asker gives ask(query, options), which drops the questions before it, and
// further(query, options), which asks more for the same answer. Both give the
// answer with the engine's labels, or nothing when there is no question or a
// newer one. While it takes long, box has the class "busy".
const asker = (box) => {
  let latest = new AbortController();
  const further = async (query, options) => {
    const mine = latest;
    if (!query) return;
    const wait = setTimeout(() => box.classList.toggle("busy", mine === latest), slow);
    try {
      const search = await engine();
      const answer = await search.search(query, { ...options, signal: mine.signal });
      const types = Object.fromEntries(search.types.map(({ type }) => [type, typeNames[type]]));
      if (mine === latest) return { ...answer, labels: { ...search.labels, type: types } };
    } catch (fault) {
      if (mine === latest) throw fault;
    } finally {
      clearTimeout(wait);
      if (mine === latest) box.classList.remove("busy");
    }
  };
  const ask = (query, options) => {
    latest.abort();
    latest = new AbortController();
    box.classList.remove("busy");
    return further(query, options);
  };
  return { ask, further };
};

// teller gives tell(text, now) for a status that is read out: when the reader
// pauses, or at once.
const teller = (status) => {
  let waiting;
  return (text, now) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { status.textContent = text; }, now ? 0 : pause);
  };
};
