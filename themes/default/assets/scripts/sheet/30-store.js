// What the browser keeps of a sheet: for this device, for this visit, or
// nothing, as the sheet says. Answers that the sheet has no question for any
// more, or that another tab wrote over, are kept beside the others.
const sheetStore = (() => {
  if (!sheetForm) return null;
  const { root, is, read, write, place, copyOf, nameOf, labelOf } = sheetForm;
  const fields = () => sheetForm.fields().filter((f) => !is(f, "computed"));
  const say = sheetWords;
  const base = new URL(document.querySelector(".brand").href).pathname;
  const sheet = root.dataset.sheet, mode = root.dataset.save;
  const keyOf = (name) => "mentorbook:sheet1:" + base + ":" + name;
  const number = +(/^#mb-sheet-([1-9]\d{0,3})$/.exec(location.hash)?.[1] ?? 0); // of an earlier sheet, or 0
  const key = keyOf(sheet) + (number ? "#" + number : "");
  const seen = { local: "", session: "" };
  const given = new Map(); // what was filled in without the reader, by question
  const lost = new Map();
  let fault = "", timer = 0;

  const kinds = mode === "browser" ? ["local", "session"] : mode === "session" ? ["session"] : [];
  const area = (kind) => kind === "local" ? localStorage : sessionStorage;
  const get = (kind, at) => {
    try { return area(kind).getItem(at) ?? ""; } catch { return ""; }
  };
  const set = (kind, at, text) => {
    try {
      if (text) area(kind).setItem(at, text);
      else area(kind).removeItem(at);
      return "";
    } catch (error) {
      return error.name === "QuotaExceededError" ? "full" : "off";
    }
  };
  // home tells where an answer is kept, or "" for nowhere.
  const home = (keep) => {
    if (mode === "never" || keep === "never") return "";
    return mode === "session" || keep === "session" ? "session" : "local";
  };

  const isGiven = (field) => read(field) === (given.get(nameOf(field)) ?? "");
  const give = (field, text) => {
    if (!text || !isGiven(field)) return false;
    write(field, text);
    given.set(nameOf(field), read(field));
    return true;
  };
  const entry = (field) => ({
    id: field.dataset.key, copy: copyOf(field), label: labelOf(field), keep: field.dataset.keep ?? "",
    part: field.closest("section").querySelector("h2, h4").textContent, text: read(field),
  });
  const entries = (of = fields()) => [...of.map(entry), ...lost.values()].filter((e) => e.text || given.get(sheetText.key(e.id, e.copy)));
  const format = (list) => sheetText.format({
    sheet, title: document.querySelector("h1").textContent, about: [location.origin + location.pathname],
  }, list);
  const whole = (of = sheetForm.fields()) => format(entries(of));
  const begun = () => lost.size > 0 || fields().some((f) => !isGiven(f));

  // fill puts an entry where it belongs, or beside the sheet, where it replaces
  // nothing that says something else.
  const beside = (e) => {
    const name = sheetText.key(e.id, e.copy), there = lost.get(name);
    if (there && there.text !== e.text) beside({ ...e, id: "copy." + e.id });
    else lost.set(name, e);
  };
  const fill = (e) => {
    const field = place(e), rest = field ? write(field, e.text) : e.text;
    if (rest) beside({ keep: "", ...e, text: rest, part: say.lost });
  };
  const aside = (e, id, label) => lost.set(sheetText.key(id, e.copy), { keep: "", ...e, id, label, part: say.lost });

  // adopt takes over what another tab has saved meanwhile: what is unchanged
  // here follows it, and where both have written, both stay.
  const adopt = (kind) => {
    const now = get(kind, key);
    if (now === seen[kind]) return;
    const theirs = sheetText.parse(now).entries ?? new Map(), before = sheetText.parse(seen[kind]).entries ?? new Map();
    for (const [name, was] of before) if (!theirs.has(name)) theirs.set(name, { ...was, text: "" });
    for (const [name, e] of theirs) {
      const was = before.get(name)?.text ?? "";
      const field = place(e);
      if (e.text === was || field && is(field, "computed")) continue;
      const mine = field ? read(field) : lost.get(name)?.text ?? "";
      if (!field && !e.text) lost.delete(name); // removed in the other tab
      else if (mine === was || field && isGiven(field)) fill(e);
      else if (e.text && mine !== e.text) aside(e, "other." + e.id.replace(/^other\./, ""), sheetForm.put(say["other-tab"], { question: e.label }));
    }
    seen[kind] = now;
  };

  const tell = () => root.dispatchEvent(new Event("sheet-saved"));
  const save = () => {
    clearTimeout(timer);
    timer = fault = "";
    kinds.forEach(adopt);
    const list = begun() ? entries() : [];
    for (const kind of kinds) {
      const own = list.filter((e) => home(e.keep) === kind), text = own.length ? format(own) : "";
      const wrong = text === seen[kind] ? "" : set(kind, key, text);
      if (wrong) fault = wrong;
      else seen[kind] = text;
    }
    tell();
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(save, 300);
  };
  const flush = () => { if (timer) save(); };

  const load = () => {
    for (const field of fields()) given.set(nameOf(field), read(field));
    for (const kind of kinds) {
      const text = get(kind, key), { entries: list } = sheetText.parse(text);
      for (const e of list?.values() ?? []) fill(e);
      if (text && !list) aside({ copy: 1, text }, "kept.unread", say.unread);
      seen[kind] = text;
    }
    if (mode !== "never" && set("local", key + "?", "1")) fault = "off";
    set("local", key + "?", "");
  };
  const erase = () => {
    for (const field of fields()) {
      given.set(nameOf(field), "");
      write(field, "");
    }
    lost.clear();
    save();
  };
  const drop = (name) => { lost.delete(name); save(); };

  // The sheets of a kind that is filled in again and again are numbered in
  // the order in which they were put aside; one that was erased leaves a gap.
  // latest is the one before this sheet, and 0 when there is none.
  const earlier = () => sheetPast(keyOf(sheet));
  const latest = () => earlier().findLast((n) => !number || n < number) ?? 0;
  const putAside = () => {
    save();
    if (fault) return fault; // what is not saved would be erased with the rest
    const n = latest() + 1;
    for (const kind of kinds) {
      const wrong = seen[kind] && set(kind, keyOf(sheet) + "#" + n, seen[kind]);
      if (wrong) return fault = wrong;
    }
    erase();
    return "";
  };

  load();
  root.addEventListener("input", later);
  root.addEventListener("change", later);
  addEventListener("pagehide", flush);
  addEventListener("visibilitychange", flush);
  addEventListener("storage", (event) => {
    if (event.key !== key && event.key !== null) return;
    adopt("local");
    tell();
  });
  return {
    sheet, mode, number, lost, get, set, keyOf, give, isGiven, whole, fill, save, later, erase, drop, earlier, latest, putAside, begun,
    fault: () => fault,
  };
})();
