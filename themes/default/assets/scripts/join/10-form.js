// The form for a profile: reading and filling it. The build made it from the
// mentor schema; the lists that only a browser knows are filled here, and what
// is typed is kept for this visit alone.
const joinForm = (() => {
  const form = document.getElementById("mb-join");
  if (!form) return null;
  document.querySelector(".scriptless").hidden = true;
  form.hidden = false;
  const key = "mentorbook:join1:" + new URL(document.querySelector(".brand").href).pathname;
  const language = document.documentElement.lang;
  const asks = [...form.querySelectorAll("[data-ask]")].sort((a, b) => a.dataset.n - b.dataset.n);
  const named = (name) => asks.find((ask) => ask.dataset.ask === name);
  const is = (ask, ...hows) => hows.includes(ask.dataset.how);
  const control = (ask) => ask.querySelector("input, textarea, select");
  const flat = (text) => text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  const texts = [...form.querySelectorAll("input:not([type]), textarea, select[name]")];

  // Of each time zone the region is a group and the town an option.
  const zones = control(named("timezone"));
  const offered = new Set([...zones.options].map((o) => o.value)), regions = new Map();
  const offerZone = (zone) => {
    if (!zone || offered.has(zone)) return;
    offered.add(zone);
    const [region, ...town] = zone.split("/");
    let group = regions.get(region);
    if (!group && town.length) {
      group = document.createElement("optgroup");
      group.label = region;
      regions.set(region, group);
      zones.append(group);
    }
    (group ?? zones).append(new Option(town.join(", ").replaceAll("_", " ") || zone, zone));
  };
  for (const zone of Intl.supportedValuesOf?.("timeZone") ?? []) offerZone(zone);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  offerZone(here);

  // Every language of two letters that the browser knows a name of, by its code
  // of today: Hebrew was iw and is he.
  const tongues = named("languages"), more = tongues.querySelector("select");
  const names = new Intl.DisplayNames([language, "en"], { type: "language", fallback: "none" });
  const nameOf = (code) => { try { return names.of(code); } catch { return undefined; } };
  const ticked = (ask) => [...ask.querySelectorAll("input:checked")];
  const offerTongue = (code) => {
    const boxes = tongues.querySelector(".answers");
    let box = [...boxes.querySelectorAll("input")].find((input) => input.value === code);
    if (!box) {
      const label = boxes.firstElementChild.cloneNode(true);
      [box] = label.children;
      box.value = code;
      label.lastElementChild.textContent = nameOf(code) ?? code;
      boxes.append(label);
    }
    box.checked = true;
    return box;
  };
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const { compare } = new Intl.Collator(language);
  const others = letters.flatMap((a) => letters.map((b) => [a + b, nameOf(a + b)])).filter(([code, name]) => name && Intl.getCanonicalLocales(code)[0] === code);
  more.append(...others.sort((a, b) => compare(a[1], b[1])).map(([code, name]) => new Option(name, code)));
  more.addEventListener("change", () => {
    if (!more.value) return;
    const box = offerTongue(more.value);
    more.value = "";
    box.focus();
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });

  // A topic that is ticked has a level.
  const level = (box) => box.closest("label").querySelector("select");
  const dressLevels = (ask) => {
    const blank = ask.querySelector(".level").content.firstElementChild;
    for (const box of ask.querySelectorAll("input")) {
      const label = box.closest("label"), has = level(box);
      if (box.checked && !has) {
        const select = blank.cloneNode(true);
        select.setAttribute("aria-label", select.getAttribute("aria-label") + ": " + label.textContent);
        label.append(select);
      } else if (!box.checked) has?.remove();
    }
  };

  // read gives the answer to a question: a text, texts, pairs of a topic and its
  // level, or whether a box is ticked.
  // A line of a list may have been typed with a mark in front.
  const lines = (text) => text.split("\n").map((line) => flat(line).replace(/^[-*•–]\s+/, "")).filter(Boolean);
  const read = (ask) => {
    if (is(ask, "check", "tongues")) return ticked(ask).map((box) => box.value);
    if (is(ask, "levels")) return ticked(ask).map((box) => [box.value, level(box)?.value ?? ""]);
    if (is(ask, "flag", "today")) return control(ask).checked;
    if (is(ask, "rows")) return lines(control(ask).value);
    if (is(ask, "pairs")) return lines(control(ask).value).map((line) => {
      const [, label, url] = /^(?:(.*?):\s*)?(https?:.*)$/i.exec(line) ?? [, "", line];
      let host = label;
      try { host ||= new URL(url).hostname; } catch { /* a fault that the checks find */ }
      return [flat(host ?? ""), url];
    });
    if (is(ask, "now")) return true;
    if (is(ask, "photo")) return "";
    return flat(control(ask).value);
  };

  // What is kept, and what a profile is filled in with: texts by name, values
  // that are ticked by question, levels by topic.
  const state = () => ({
    texts: Object.fromEntries(texts.map((input) => [input.name, input.value])),
    ticks: Object.fromEntries(asks.filter((ask) => ticked(ask).length).map((ask) => [ask.dataset.ask, ticked(ask).map((box) => box.value)])),
    levels: Object.fromEntries(asks.filter((ask) => is(ask, "levels")).flatMap(read)),
  });
  const fill = (given) => {
    const [values, ticks, levels] = ["texts", "ticks", "levels"].map((part) => Object(given[part]));
    if (typeof values.timezone === "string") offerZone(values.timezone);
    for (const input of texts) if (typeof values[input.name] === "string") input.value = values[input.name].slice(0, input.maxLength > 0 ? input.maxLength : 100);
    for (const ask of asks) {
      const list = Array.isArray(ticks[ask.dataset.ask]) ? ticks[ask.dataset.ask] : [];
      if (is(ask, "tongues")) for (const code of list) if (/^[a-z]{2,3}(-\w{1,8})*$/i.test(code)) offerTongue(code);
      for (const box of ask.querySelectorAll("[type=checkbox]")) box.checked = list.includes(box.value);
      if (!is(ask, "levels")) continue;
      dressLevels(ask);
      for (const box of ticked(ask)) level(box).value = levels[box.value] ?? "";
    }
  };
  const keep = () => {
    try { sessionStorage.setItem(key, JSON.stringify(state())); } catch { /* then this page is all there is */ }
  };
  const forget = () => {
    try { sessionStorage.removeItem(key); } catch { /* nothing was kept */ }
  };
  const blank = { texts: { ...Object.fromEntries(texts.map(({ name }) => [name, ""])), timezone: here } }; // what nobody answered
  const kept = () => {
    try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; }
  };
  fill(Object(kept() ?? blank));
  form.addEventListener("input", ({ target }) => {
    const ask = target.closest("[data-how=levels]");
    if (ask) dressLevels(ask);
    keep();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  return { form, asks, named, is, control, read, flat, fill, keep, forget, blank };
})();
