// Find my mentor: five questions, and who fits. The answers are in the state of
// the tab's history, so that Back and a reload keep them; they are not in the
// address, in a store only when the reader asks for it, and go nowhere.
const atOnce = 10; // people shown before more are asked for
const inWords = new Intl.ListFormat(parts.tongue);

class Finder {
  constructor(form) {
    this.form = form;
    this.byHand = document.querySelector(".scriptless");
    this.outcome = document.querySelector(".fits");
    this.head = this.outcome.querySelector("h2");
    this.list = this.outcome.querySelector("ol");
    this.more = this.outcome.querySelector(".more");
    this.blanks = [...document.getElementById("mb-blanks").content.children];
    this.turn = 0;
  }

  async start() {
    try {
      this.all = await people.open(this.form.dataset.people);
      await this.all.need([...this.all.facets.values()].filter(({ id }) => this.form.querySelector(`[data-ask="${id}"]`)).flatMap(({ values }) => values));
      this.order = fairOrder(this.form.dataset, this.all.blocks);
      askAll(this.form, this.all);
      this.kept = keptAnswers(this.form);
      this.listen();
      this.byHand.hidden = true;
      this.form.hidden = false;
      await this.follow();
      const [entry] = performance.getEntriesByType("navigation");
      if (entry?.type === "back_forward" && history.state?.y) scrollTo(0, history.state.y);
    } catch (error) {
      this.fail(error);
    }
  }

  listen() {
    const on = (target, type, act) => target.addEventListener(type, (event) => act(event)?.catch((error) => this.fail(error)));
    on(this.form, "submit", async (event) => {
      event.preventDefault();
      await this.show(atOnce);
      this.head.focus();
    });
    on(this.form, "change", () => this.outcome.hidden ? this.keep(0) : this.show(atOnce));
    on(this.more, "click", async () => {
      const at = this.list.children.length;
      await this.show(at + atOnce);
      this.list.children[at].querySelector("a").focus();
    });
    on(window, "popstate", () => this.follow());
    addEventListener("pagehide", () => history.replaceState({ ...history.state, y: scrollY }, ""));
  }

  // keep has the answers and the number of people shown ready for Back. That
  // people are shown is a step of its own.
  keep(shown) {
    const state = { answers: [...new FormData(this.form)], shown };
    this.kept.save();
    if (shown && !history.state?.shown) history.pushState(state, "");
    else history.replaceState(state, "");
  }

  // follow shows what the history says.
  async follow() {
    const { answers = this.kept.load() ?? [["with", "any"]], shown } = history.state ?? {};
    for (const field of this.form.querySelectorAll("[name]")) {
      const given = answers.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.matches("select")) field.value = given[0] ?? "";
      else if (field.matches("input")) field.checked = given.includes(field.value);
    }
    for (const part of this.form.querySelectorAll("details:has(:checked)")) part.open = true;
    if (shown) await this.show(shown);
    else this.outcome.hidden = true;
  }

  asked() {
    const asked = {};
    for (const [name, value] of new FormData(this.form)) if (value) (asked[name] ??= []).push(value);
    asked.when = asked.when?.map((span) => span.split("-").map((hour) => hour * 60));
    return asked;
  }

  // show ranks everybody and tells of the first n.
  async show(n) {
    const turn = ++this.turn, { all } = this;
    this.keep(n);
    const fit = fitting(all, this.asked());
    const rank = (m) => sets.has(all.closed, m) * (most + 1) + most - fit.sums[m];
    const ordered = this.order.order(sets.list(sets.full(all.size)), rank);
    const members = [];
    for (let at = 0; at < Math.min(n, all.size); at += atOnce) members.push(...this.order.page(ordered, at, atOnce, rank));
    const fields = await all.cards(members);
    if (turn !== this.turn) return;
    this.list.replaceChildren(...members.map((m, i) => this.item(m, fields[i], fit)));
    this.more.hidden = members.length === all.size;
    this.head.textContent = say("head", { n: all.size });
    this.outcome.querySelector(".note").textContent = !fit.answered ? say("nothing") : fit.sums[members[0]] ? "" : say("nobody");
    this.outcome.querySelector("[role=status]").textContent = say("first", { name: fields[0].name });
    this.outcome.hidden = false;
    document.dispatchEvent(new CustomEvent("mb:cards"));
  }

  // item is a card with what speaks for the person and what does not.
  item(member, fields, fit) {
    const card = makeCard(this.blanks, fields, this.form.dataset.root);
    const told = fit.of(member).filter(({ key, n }) => n || key !== "likes");
    if (sets.has(this.all.closed, member)) told.push({ key: "place", n: 0 });
    const reasons = told.map(({ key, names, n }) => {
      const list = inWords.format((names ?? []).map((name) => /^(alike|different)$/.test(key) ? say(name) : name));
      return parts.element("li", { class: n ? "yes" : "no" }, say(n ? key : "no." + key, { n, list }));
    });
    if (reasons.length) {
      card.querySelector("p").after(parts.element("ul", { class: "reasons" }, ...reasons));
      card.querySelector(".tags")?.remove(); // what matters of them is among the reasons
    }
    return parts.element("li", {}, card);
  }

  // fail shows the ways that need no data. After a new deployment the page itself
  // is old, and is had anew once.
  fail(error) {
    if (error.name === "StaleError" && !history.state?.stale) {
      history.replaceState({ ...history.state, stale: true }, "");
      location.reload();
      return;
    }
    console.info(error);
    this.form.hidden = this.outcome.hidden = true;
    this.byHand.hidden = false;
  }
}

new Finder(document.getElementById("mb-find")).start();
