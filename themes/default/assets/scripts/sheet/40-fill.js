// What need not be asked twice: names and dates from an address or an earlier
// sheet, goals and open actions from the sheets where they were written. It
// fills in what is empty and never writes over an answer.
(() => {
  if (!sheetStore) return;
  const { root, fields, inputs, is, copies, addCopy, columnsOf, read, write, find, copyOf } = sheetForm;
  const { give, isGiven, get, set, keyOf } = sheetStore;
  const shared = ["mentor.name", "mentee.name", "director.name", "cycle.name", "cycle.start", "cycle.midpoint", "cycle.end"];
  const pairKey = keyOf("").replace("sheet1", "pair1");
  const longestLink = 2000, longestValue = 100;

  // The pair: what both sheets and link have said once.
  const known = sheetText.parse(get("local", pairKey)).entries ?? new Map();
  const learn = (id, text) => known.set(sheetText.key(id, 1), { id, copy: 1, label: "", text });
  const remember = () => set("local", pairKey, sheetText.format({ sheet: "pair", title: "", about: [] }, known.values()));
  const value = (id) => known.get(sheetText.key(id, 1))?.text;

  // A link fills in with #fill=mentor.name=Ada&cycle.start=2027-01-11.
  const fromAddress = () => {
    const [, query] = /^#fill=(.*)$/.exec(location.hash) ?? [];
    if (query === undefined) return;
    history.replaceState(null, "", location.pathname + location.search);
    if (query.length > longestLink) return;
    for (const [id, raw] of new URLSearchParams(query)) {
      const text = raw.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "").trim();
      if (shared.includes(id) && text && text.length <= longestValue && !value(id)) learn(id, text);
    }
    if (sheetStore.mode === "browser") remember();
  };

  const fillIn = () => {
    for (const field of fields()) {
      const id = field.dataset.fill;
      if (id === "today") { if (sheetStore.begun()) give(field, sheetToday()); } else if (id) give(field, value(id) ?? "");
    }
  };
  root.addEventListener("change", ({ target }) => {
    const field = target.closest("[data-fill]"), id = field?.dataset.fill;
    if (!shared.includes(id) || sheetStore.mode !== "browser") return;
    learn(id, read(field));
    remember();
  });

  // carried lists the answers that a question takes over, each with its copy.
  const source = (sheet) => {
    if (sheet) return sheetText.parse(get("local", keyOf(sheet))).entries;
    const n = sheetStore.latest();
    return n ? sheetText.parse(get("local", keyOf(sheetStore.sheet) + "#" + n)).entries : null;
  };
  const cache = new Map();
  const carried = (field) => field.dataset.carry.split(" ").map((from) => {
    const [id, sheet] = from.split(".").reverse();
    if (!cache.has(sheet)) cache.set(sheet, source(sheet) ?? new Map());
    const found = [];
    for (const e of cache.get(sheet).values()) if (e.id === id && e.copy <= 60) found[e.copy - 1] = e.text;
    return found;
  });

  // Open rows move on; other answers become rows of their own.
  const carryTable = (field) => {
    const names = columnsOf(field), rows = [];
    const marks = inputs(field.querySelector("tbody tr")).map((c) => c.type === "checkbox");
    for (const text of carried(field).flat().filter(Boolean)) {
      const list = sheetText.rows(names, text);
      if (list.rows.length) rows.push(...list.rows.filter((row) => !row.some((cell, i) => marks[i] && cell)));
      else rows.push(names.map((_, i) => i ? "" : text.replace(/\n+/g, " ")));
    }
    give(field, sheetText.table(names, rows));
  };

  // In a part that repeats, the first answers of every question named fill the
  // first copy, and so on; what is empty in all of them is passed over.
  const carryPart = (section) => {
    const own = fields(section).filter((f) => f.dataset.carry && !is(f, "table"));
    if (!own.length) return;
    const lists = own.map(carried), slots = [];
    lists[0].forEach((_, i) => {
      const length = Math.max(...lists.map((l) => l[i]?.length ?? 0));
      for (let n = 0; n < length; n++) {
        const slot = lists.map((l) => l[i]?.[n] ?? "");
        if (slot.some(Boolean)) slots.push(slot);
      }
    });
    const repeats = copies(section).length > 1;
    slots.slice(0, repeats ? 60 : 1).forEach((slot, n) => {
      const part = copies(section)[n] ?? addCopy(section);
      slot.forEach((text, i) => give(find(own[i].dataset.key, n + 1), text));
    });
  };
  const carry = () => {
    cache.clear();
    for (const section of root.querySelectorAll("section[data-copy='1']")) {
      for (const field of fields(section)) if (field.dataset.carry && is(field, "table")) carryTable(field);
      carryPart(section);
    }
  };

  // Computed answers follow the ones that they are made of.
  const number = (text) => /^\s*-?\d+([.,]\d+)?\s*$/.test(text) ? +text.replace(",", ".") : NaN;
  const moved = (day, n, unit) => {
    const d = new Date(day + "T00:00:00Z");
    if (isNaN(d) || !Number.isInteger(n) || Math.abs(n) > 10000) return "";
    if (unit !== "months-later") d.setUTCDate(d.getUTCDate() + n * (unit === "weeks-later" ? 7 : 1));
    else {
      const date = d.getUTCDate();
      d.setUTCDate(1);
      d.setUTCMonth(d.getUTCMonth() + n);
      d.setUTCDate(Math.min(date, new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 0)).getUTCDate()));
    }
    return isNaN(d) ? "" : sheetDay(d.toISOString().slice(0, 10));
  };
  const compute = () => {
    for (const field of root.querySelectorAll(".computed")) {
      const from = field.dataset.of.split(" ").map((id) => read(find(id, copyOf(field))));
      const numbers = from.map(number).filter((n) => !isNaN(n));
      const average = numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
      const [input] = inputs(field);
      input.readOnly = true;
      input.value = field.dataset.compute !== "average" ? moved(from[0], number(from[1]), field.dataset.compute)
        : numbers.length ? average.toLocaleString(siteLanguage, { maximumFractionDigits: 1 }) : "";
    }
  };

  const begin = () => { fillIn(); carry(); compute(); };
  fromAddress();
  begin();
  root.addEventListener("input", compute);
  root.addEventListener("sheet-saved", () => { fillIn(); compute(); });
  root.addEventListener("sheet-next", begin);
})();
