// The live directory, over the cards and links of the static page. What a
// reader sees is the answer to the address: ?q=…&topic=…&page=…, so a link can
// be sent and Back leads back.
const perPage = 20;
const settle = 1000; // ms after which a new number of people is read out

class Directory {
  constructor(place) {
    this.place = place;
    this.root = place.dataset.root;
    this.found = place.querySelector(".found");
    this.cards = this.found.querySelector(".cards");
    this.head = this.found.querySelector(".count-head");
    this.written = [...this.cards.children];
    this.blanks = [...document.getElementById("mb-blanks").content.children];
    this.turn = 0;
  }

  async start() {
    try {
      this.all = await people.open(this.place.dataset.people);
      this.prepare();
      await globalThis.scheduler?.yield?.(); // zones take their time: a tap comes between
      this.build();
      await this.follow();
      this.restore();
    } catch (error) {
      this.fail(error);
    }
  }

  // prepare adds what only the reader's browser knows: the day and the zone.
  prepare() {
    const { all } = this, { facets, notes } = all;
    const available = facets.get("available");
    const now = new Date(), month = now.getFullYear() + "-" + String(now.getMonth() + 1).padStart(2, "0");
    const away = sets.of(notes.away[month] ?? [], all.size);
    if (sets.count(away) && available.name) {
      const open = available.values.find(({ id }) => id === "open");
      available.values.push({ id: "now", name: say("this-month"), group: "", words: [], row: open.row.map((word, i) => word & ~away[i]) });
    }
    this.overlap();
    this.mentions = mentioning(all, this.root);
    this.order = fairOrder(this.place.dataset, all.blocks);
    this.paged = all.size > this.written.length;
    // The static list has those without places last, as they were at the build.
    const listed = fairOrder({ shuffle: "none" }).order(sets.list(sets.full(all.size)), (m) => sets.has(all.closed, m));
    this.made = new Map(this.written.map((card, i) => [listed[i], card]));
  }

  // overlap turns time zones into hours in common with the reader's day.
  overlap() {
    const facet = this.all.facets.get("overlap");
    if (!facet) return;
    const bands = [[360, "most"], [180, "half"], [60, "some"], [0, "few"]];
    const values = bands.map(([, id]) => ({ id, name: say("overlap." + id), group: "", words: [], parts: [] }));
    for (const zone of facet.values) {
      let minutes;
      try { minutes = workingHours.inCommon(zone.id); } catch { continue; } // a zone that this browser does not know
      values[bands.findIndex(([from]) => minutes >= from)].parts.push(zone);
    }
    Object.assign(facet, { values, zones: true });
    facet.note = say("overlap.note", { zone: Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll("_", " ") });
  }

  build() {
    const live = document.getElementById("mb-live").content.cloneNode(true);
    const take = (selector) => live.querySelector(selector);
    Object.assign(this, {
      query: take(".query"), input: take(".query input"), near: take(".near"), chosen: take(".narrowed"),
      status: take("[role=status]"), mention: take(".mention"), nobody: take(".nobody"), facets: take(".facets"), tray: take(".tray"), opener: take(".open-tray"), pages: take(".pager"),
    });
    const narrowing = this.place.querySelector(".narrowing");
    this.panel = new Panel(this.facets, { look: () => this.look().catch((error) => this.fail(error)), change: () => this.go({ ...this.state, picked: this.panel.picked(), page: 1 }) });
    for (const id of this.all.notes.show) this.panel.add(this.all.facets.get(id), this.panel.groups.size === 0);
    narrowing.replaceChildren(this.facets);
    this.head.before(this.query, this.chosen);
    this.head.after(this.status, this.mention);
    this.cards.after(this.nobody, this.pages);
    for (const old of this.found.querySelectorAll(".pager:not(.live)")) old.remove();
    document.body.append(this.tray);
    this.listen(narrowing);
    this.place.classList.add("live");
  }

  listen(narrowing) {
    const hold = this.tray.querySelector(".hold"), wide = matchMedia("(min-width: 64rem)");
    const put = () => {
      if (wide.matches) this.tray.close();
      (wide.matches ? narrowing : hold).append(this.facets);
      this.panel.look();
    };
    wide.addEventListener("change", put);
    put();
    this.opener.addEventListener("click", () => {
      this.tray.showModal();
      this.panel.look();
    });
    this.tray.querySelector(".close").addEventListener("click", () => this.tray.close());
    this.tray.querySelector(".apply button").addEventListener("click", () => {
      this.tray.close();
      this.head.focus();
    });
    this.query.addEventListener("submit", (event) => {
      event.preventDefault();
      this.head.focus();
    });
    this.input.addEventListener("input", () => this.type());
    addEventListener("popstate", () => this.follow().catch((error) => this.fail(error)));
    addEventListener("pagehide", () => history.replaceState({ ...history.state, y: scrollY }, ""));
  }

  // read takes the state out of the address. Values that are not there any more
  // are named in a note.
  read() {
    const asked = new URLSearchParams(location.search), picked = new Map(), lost = [];
    const ids = [...new Set(asked.keys())].filter((id) => this.panel.groups.has(id));
    for (const id of ids) {
      const { values } = this.all.facets.get(id);
      for (const wanted of asked.getAll(id)) {
        const v = values.findIndex((value) => value.id === wanted);
        if (v < 0) lost.push(wanted);
        else picked.set(id, (picked.get(id) ?? new Set()).add(v));
      }
    }
    return { q: asked.get("q") ?? "", picked, page: Math.max(1, parseInt(asked.get("page"), 10) || 1), lost };
  }

  // follow shows what the address says.
  async follow() {
    const state = this.read();
    if (this.input.value !== state.q) this.input.value = state.q;
    await this.show(state);
  }

  address({ q, picked, page }) {
    const asked = new URLSearchParams();
    if (q) asked.set("q", q);
    for (const [id, on] of picked) for (const v of on) asked.append(id, this.all.facets.get(id).values[v].id);
    if (page > 1) asked.set("page", page);
    return location.pathname + (asked.size ? "?" + asked : "");
  }

  // go shows another state, as a step that Back undoes.
  go(state, how = "pushState") {
    history[how](null, "", this.address(state));
    this.show({ ...state, lost: [] }).catch((error) => this.fail(error));
  }

  // type shows what was typed; a run of keys is one step.
  type() {
    const step = this.state.q ? "replaceState" : "pushState";
    this.go({ ...this.state, q: this.input.value.trim().slice(0, 200), page: 1 }, step);
  }

  // typed finds what somebody typed; names come when that is first done.
  async typed(query) {
    if (!query) return null;
    this.find ??= finder(this.all, await this.all.names());
    const typed = await this.find(query);
    if (sets.count(typed.set)) return typed;
    return { ...typed, ...await this.mentions(query), mentioned: true };
  }

  // show answers first, with as few files as that takes, and counts then.
  async show(state) {
    const turn = ++this.turn;
    this.state = state;
    this.place.setAttribute("aria-busy", "true");
    const [typed] = await Promise.all([this.typed(state.q), this.all.need([...state.picked].flatMap(([id, on]) => [...on].map((v) => this.all.facets.get(id).values[v])))]);
    if (turn !== this.turn) return;
    const { left, counts } = filter(this.all, state.picked, typed ? [typed.set] : []);
    const closed = (m) => sets.has(this.all.closed, m) * 64;
    const rank = typed ? (m) => closed(m) + 63 - Math.min(typed.fit(m), 63) : closed;
    const ordered = typed ? this.order.order(sets.list(left), rank) : this.everybody().filter((m) => sets.has(left, m));
    this.size = this.paged ? perPage : this.all.size;
    const last = Math.max(1, Math.ceil(ordered.length / this.size)), page = Math.min(state.page, last);
    this.counts = counts;
    this.panel.show(state.picked);
    this.panel.count(counts());
    this.tell(ordered.length, page, last);
    this.chips(state, typed);
    this.mention.hidden = !typed?.mentioned || !ordered.length;
    this.advise(ordered.length, state, typed);
    this.pager(page, last);
    const at = (page - 1) * this.size;
    await this.lay(this.order.page(ordered, at, this.size, rank), turn);
    if (turn !== this.turn) return;
    await this.look();
    if (turn === this.turn) this.place.removeAttribute("aria-busy");
  }

  // look counts what else has come to be seen.
  async look() {
    const lacking = this.counts ? this.panel.seen().filter(({ row }) => !row) : [];
    if (!lacking.length) return;
    await this.all.need(lacking);
    this.panel.count(this.counts());
  }

  // everybody is the order of all, which without a query is that of any part.
  everybody() {
    return this.ranked ??= this.order.order(sets.list(sets.full(this.all.size)), (m) => sets.has(this.all.closed, m));
  }

  // lay puts cards in their places. What was there stays until they are.
  async lay(members, turn) {
    const missing = members.filter((m) => !this.made.has(m));
    const fields = missing.length ? await this.all.cards(missing) : [];
    if (turn !== this.turn) return;
    missing.forEach((m, i) => this.made.set(m, makeCard(this.blanks, fields[i], this.root)));
    this.cards.replaceChildren(...members.map((m) => this.made.get(m)));
    document.dispatchEvent(new CustomEvent("mb:cards"));
  }

  tell(n, page, last) {
    const found = say("found", { n });
    this.head.textContent = last > 1 ? found + " · " + say("page-of", { number: digits.format(page), total: digits.format(last) }) : found;
    this.tray.querySelector(".apply button").textContent = say("show", { n });
    const on = [...this.state.picked.values()].reduce((sum, set) => sum + set.size, 0);
    this.opener.querySelector(".on").textContent = on ? digits.format(on) : "";
    clearTimeout(this.soon);
    if (this.said !== undefined && this.said !== found) this.soon = setTimeout(() => { this.status.textContent = found; }, settle);
    this.said = found;
  }

  // without is the state less one value, or less what was typed.
  without(state, id, v) {
    if (id === undefined) return { ...state, q: "", page: 1 };
    const picked = new Map(state.picked), on = new Set(picked.get(id));
    on.delete(v);
    if (on.size) picked.set(id, on);
    else picked.delete(id);
    return { ...state, picked, page: 1 };
  }

  leave(state, ...which) {
    const next = this.without(state, ...which);
    if (!next.q) this.input.value = "";
    this.go(next);
    this.head.focus({ preventScroll: true });
  }

  chips(state, typed) {
    const chips = [];
    const chip = (label, act, name) => chips.push(element("li", {}, button(label, act, { "aria-label": name ?? label, class: "drop" })));
    for (const [id, on] of state.picked) {
      const { name, values } = this.all.facets.get(id);
      for (const v of on) chip(values[v].name, () => this.leave(state, id, v), say("drop", { facet: name, value: values[v].name }));
    }
    if (state.q) chip("“" + state.q + "”", () => this.leave(state), say("drop-words", { words: state.q }));
    if (chips.length > 1) {
      chips.push(element("li", {}, button(say("clear"), () => {
        this.input.value = "";
        this.go({ q: "", picked: new Map(), page: 1 });
        this.head.focus({ preventScroll: true });
      }, { class: "link" })));
    }
    this.chosen.replaceChildren(...chips);
    const near = (typed?.near ?? []).filter(({ facet, v }) => !state.picked.get(facet.id)?.has(v)).slice(0, 5);
    this.near.replaceChildren(...near.map(({ facet, v }) => element("li", {}, button(
      say("pick", { facet: facet.name, value: facet.values[v].name }),
      () => {
        this.input.value = "";
        const picked = new Map(state.picked).set(facet.id, new Set(state.picked.get(facet.id)).add(v));
        this.go({ q: "", picked, page: 1 });
        this.head.focus({ preventScroll: true });
      }))));
  }

  // advise says what to give up when nobody is left, and whom that would find.
  advise(n, state, typed) {
    this.nobody.hidden = n > 0 && !state.lost?.length;
    this.nobody.querySelector(".why").textContent = n ? "" : say("nobody");
    this.nobody.querySelector(".lost").textContent = state.lost?.length ? say("lost", { values: state.lost.join(", ") }) : "";
    this.nobody.querySelector(".else").hidden = n > 0;
    const ways = [];
    if (!n) {
      const way = (key, values, count, act) => count && ways.push({ count, item: element("li", {}, button(say(key, { ...values, n: count }), act)) });
      for (const [id, on] of state.picked) {
        const facet = this.all.facets.get(id);
        for (const v of on) {
          const less = this.without(state, id, v);
          way("try-without", { facet: facet.name, value: facet.values[v].name }, sets.count(filter(this.all, less.picked, typed ? [typed.set] : []).left), () => this.leave(state, id, v));
        }
      }
      if (typed) way("try-without-words", { words: state.q }, sets.count(filter(this.all, state.picked).left), () => this.leave(state));
      // Where taking off one is not enough, what each finds by itself.
      for (const [id, on] of ways.length ? [] : state.picked) {
        const alone = new Map([[id, on]]), facet = this.all.facets.get(id);
        const list = new Intl.ListFormat(tongue, { type: "disjunction" }).format([...on].map((v) => facet.values[v].name));
        way("try-only", { value: list }, sets.count(filter(this.all, alone).left), () => {
          this.input.value = "";
          this.go({ q: "", picked: alone, page: 1 });
          this.head.focus({ preventScroll: true });
        });
      }
    }
    ways.sort((a, b) => b.count - a.count);
    this.nobody.querySelector(".chips").replaceChildren(...ways.map(({ item }) => item));
  }

  pager(page, last) {
    this.pages.hidden = last < 2;
    const list = [];
    const link = (number, label, attributes = {}) => {
      const a = element("a", { href: this.address({ ...this.state, page: number }), ...attributes }, label);
      a.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        this.go({ ...this.state, page: number });
        this.head.focus();
      });
      list.push(element("li", {}, a));
    };
    if (page > 1) link(page - 1, say("previous"), { rel: "prev" });
    for (let n = 1, gap = false; n <= last; n++) {
      const shown = n === 1 || n === last || Math.abs(n - page) <= 1;
      if (shown) link(n, digits.format(n), { "aria-label": say("page", { number: digits.format(n) }), ...(n === page && { "aria-current": "page" }) });
      else if (!gap) list.push(element("li", {}, "…"));
      gap = !shown;
    }
    if (page < last) link(page + 1, say("next"), { rel: "next" });
    this.pages.firstElementChild.replaceChildren(...list);
  }

  // restore goes back to where the reader was, once the cards are there.
  restore() {
    const [entry] = performance.getEntriesByType("navigation");
    if (entry?.type === "back_forward" && history.state?.y) scrollTo(0, history.state.y);
  }

  // fail leaves what can be read, and says what is wrong. After a new
  // deployment the page itself is old: the new one shows the same address.
  fail(error) {
    if (error.name === "StaleError" && history.state?.stale !== this.place.dataset.people) {
      history.replaceState({ ...history.state, stale: this.place.dataset.people }, "");
      location.reload();
      return;
    }
    console.info(error);
    this.place.removeAttribute("aria-busy");
    if (this.failed) return;
    this.failed = element("p", { class: "empty failed", role: "alert" }, say("failed") + " ");
    this.failed.append(button(say("again"), () => {
      this.failed.remove();
      this.failed = null;
      if (this.state) this.go(this.state, "replaceState");
      else this.start();
    }, { class: "link" }));
    this.found.prepend(this.failed);
  }
}

const place = document.querySelector(".directory[data-people]");
if (place && typeof DecompressionStream === "function") new Directory(place).start();
