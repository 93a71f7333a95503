// The page of results. What it shows is in its address, ?q=…&scope=…&type=…,
// which follows the reader's typing; filters and the key Enter are steps of the
// history, and the way back leads to the same place on the page.
const step = 10; // results at first, and more at a time
const scopes = ["all", "handbook", "people"];

const readAddress = () => {
  const query = new URLSearchParams(location.search), scope = query.get("scope"), on = {};
  for (const facet of FACETS) if (query.has(facet)) on[facet] = query.getAll(facet);
  return { query: query.get("q") ?? "", exact: query.has("exact"), scope: scopes.includes(scope) ? scope : "all", on };
};

const writeAddress = ({ query, exact, scope, on }) => {
  const q = new URLSearchParams();
  if (query) q.set("q", query);
  if (exact) q.set("exact", "1");
  if (scope !== "all") q.set("scope", scope);
  for (const { facet, id } of each(on, {})) q.append(facet, id);
  return location.pathname + (q.size ? "?" + q : "");
};

const item = (child) => element("li", {}, child);

export const results = (box) => {
  const part = (name) => box.querySelector("." + name);
  const fill = (name, children) => part(name).replaceChildren(...children);
  const input = box.querySelector("[name=q]"), hits = part("hits"), rest = part("more");
  const title = element("h2", { class: "count-head", tabindex: -1 });
  const { ask, further } = asker(box), tell = teller(part("status"));
  let state, limit, asked, full = false, failed, lost, later;

  // What is shown, and where, is kept for the way back.
  const save = () => history.replaceState({ limit, top: scrollY }, "", writeAddress(state));
  const restore = async () => {
    const { limit: kept, top } = history.state ?? {};
    state = readAddress();
    limit = kept ?? step;
    input.value = state.query;
    await update();
    if (top !== undefined) scrollTo({ top, behavior: "instant" });
  };
  const typed = () => {
    Object.assign(state, { query: input.value, exact: false });
    limit = step;
    clearTimeout(later);
    later = setTimeout(save, pause);
    update();
  };
  // go is a step of the history.
  const go = (next) => {
    save();
    Object.assign(state, { exact: false }, next);
    limit = step;
    lost = "";
    const address = writeAddress(state);
    if (address !== location.pathname + location.search) history.pushState(null, "", address);
    return update();
  };
  const lead = (next) => {
    go(next);
    title.focus();
  };
  // link leads to another state of this page.
  const link = (text, next, current) => {
    const a = element("a", { href: writeAddress({ ...state, exact: false, ...next }), "aria-current": current }, text);
    listen(a, "click", (event) => {
      if (chorded(event)) return;
      event.preventDefault();
      input.value = next.query ?? input.value;
      lead(next);
    });
    return a;
  };

  const question = (options) => {
    const { query, exact, scope, on } = state;
    return [query.trim(), { exact, scope: scope === "all" ? undefined : scope, filters: on, facets: full, ...options }];
  };
  const update = async () => {
    const query = state.query.trim();
    box.closest("main").classList.toggle("found", query !== "");
    try {
      const answer = await ask(...question({ limit }));
      if (answer) show(answer);
      else if (!query) tell("", true);
    } catch {
      fail();
    }
  };
  const head = (text, now, empty) => {
    title.textContent = text;
    tell(text, now);
    part("advice").hidden = !empty;
  };
  const show = (answer) => {
    const unknown = each(state.on, answer.labels).filter(({ name }) => name === undefined);
    if (unknown.length) return drop(unknown);
    const { total, correction } = answer;
    failed = false;
    head(say(total ? "results" : "none", { n: total, query: correction?.shown ?? state.query.trim() }), !total, !total);
    fill("notes", remarks(answer, (words) => link(say("instead", { words }), { query: words, exact: true })));
    if (lost) part("notes").append(element("p", {}, lost));
    fill("scopes", scopes.map((scope) => place(scope, answer.scopes)));
    fill("tips", []);
    hits.replaceChildren();
    add(answer);
    narrow(answer);
    if (!total) advise(answer);
    if (wide.matches) refine();
  };
  const add = ({ results: found, total }) => {
    hits.append(...found.map((page) => hit(page)));
    rest.hidden = hits.children.length >= total;
  };
  // drop leaves out filters that there are not, and says so.
  const drop = (unknown) => {
    for (const filter of unknown) state.on = without(state.on, filter);
    lost = unknown.map(({ id }) => say("unknown", { name: id })).join(" ");
    return update();
  };
  const place = (scope, has) => item(link(
    [say("scope." + scope), " ", element("span", { class: "count" }, digits.format(has[scope] ?? has.handbook + has.people))],
    { scope }, scope === state.scope));
  const chips = (on) => on.map((filter) => button([filter.name, element("span", { "aria-hidden": true }, "×")],
    () => lead({ on: without(state.on, filter) }), { "aria-label": say("remove", filter) }));

  // narrow shows the filters, with what each would leave.
  const narrow = (answer) => {
    const on = chips(each(state.on, answer.labels));
    if (on.length) on.push(button(say("clear"), () => lead({ on: {} }), { class: "link" }));
    fill("chips", on.map(item));
    boxes(answer, state.on, asked !== full + state.query);
    asked = full + state.query;
    count(answer.total);
  };
  // refine loads what most filters need: after the first results, and on a
  // narrow window when the reader opens the filters.
  const refine = async () => {
    if (full) return;
    full = true;
    try {
      const answer = await further(...question({ limit: 0 }));
      if (answer) narrow(answer);
    } catch {
      full = false;
    }
  };
  // advise says what may help when nothing was found: each filter less, and the
  // other part of the programme, with what there is then.
  const advise = async ({ labels, scopes: has }) => {
    const tips = [];
    for (const filter of each(state.on, labels)) {
      const on = without(state.on, filter), { total: n } = await further(...question({ filters: on, limit: 0 })) ?? {};
      if (n) tips.push(link(say("without", { n, ...filter }), { on }));
    }
    for (const scope of scopes) {
      if (scope !== state.scope && has[scope]) tips.push(link(say("other." + scope, { n: has[scope] }), { scope, on: {} }));
    }
    fill("tips", tips.map(item));
  };
  const more = async () => {
    const offset = hits.children.length;
    limit += step;
    try {
      const answer = await further(...question({ offset, limit: step }));
      if (answer) add(answer);
      hits.children[offset]?.querySelector("a").focus();
    } catch {
      fail();
    }
  };
  const fail = () => {
    failed = true;
    head(say("failed"), true, true);
    for (const name of ["scopes", "chips", "hits", "tips"]) fill(name, []);
    fill("notes", [button(say("retry"), update, { class: "button" })]);
    rest.hidden = true;
  };

  part("row").prepend(title);
  const boxes = filters(part("facets"), (on) => go({ on }));
  const count = tray(part("facets"), part("open-tray"), title, refine);
  listen(input, "input", typed);
  listen(input.form, "submit", (event) => {
    event.preventDefault();
    lead({ query: input.value });
  });
  listen(rest, "click", more);
  listen(window, "popstate", () => {
    if (writeAddress(readAddress()) !== writeAddress(state)) restore(); // else it is a step within the page
  });
  listen(window, "pagehide", save);
  listen(window, "online", () => failed && update());
  const early = input.value; // typed before this script was there
  restore();
  if (early) {
    input.value = early;
    typed();
  }
};
