// The line above the sheet: where it is kept and who could read it, and what
// can be done with it. What copies need is loaded when it is wanted.
(() => {
  if (!sheetStore) return;
  const { root, put } = sheetForm;
  const { make, button } = sheetParts, say = sheetWords;
  const bar = document.getElementById("mb-keep");
  // The state in one line.
  const state = make("span", {}), line = make("p", { className: "whence" }, state);
  line.setAttribute("role", "status");
  const shared = /\.github\.io$/.test(location.hostname) ? " " + put(say.shared, { host: location.hostname }) : "";
  const show = () => {
    const where = sheetStore.fault() || (sheetStore.mode === "browser" ? sheetStore.begun() ? "saved" : "will-save" : sheetStore.mode);
    const text = say[where] + (where === "saved" ? shared : "");
    if (state.textContent !== text) state.textContent = text;
    line.classList.toggle("wrong", !!sheetStore.fault());
    showLost();
  };

  // Answers that the sheet does not ask for stand after it, until removed.
  const rest = make("section", { className: "lost", hidden: true });
  const showLost = () => {
    rest.hidden = !sheetStore.lost.size;
    if (!rest.hidden) keep().then((copies) => copies.lost(rest), offline);
  };

  // With the first words what copies need is loaded, for a reader who is
  // offline when the sitting ends.
  const keep = () => import(new URL(bar.dataset.keep, document.baseURI));
  const offline = () => { state.textContent = say.offline; };
  const doing = (act) => () => keep().then((copies) => copies[act](), offline);
  root.addEventListener("input", () => keep().catch(() => {}), { once: true });

  for (const field of root.querySelectorAll("[data-calendar]")) {
    const entry = button(say.calendar, () => keep().then((copies) => copies.calendar(field), offline));
    entry.classList.add("no-print");
    entry.setAttribute("aria-label", say.calendar + ": " + sheetForm.labelOf(field));
    field.append(entry);
  }
  let drawn = false;
  const chart = () => { if (drawn ||= sheetStore.begun()) keep().then((copies) => copies.charts(), () => {}); };
  if (root.querySelector("[data-chart]")) {
    root.addEventListener("sheet-saved", chart);
    chart();
  }

  const next = () => {
    if (sheetStore.putAside()) {
      show();
      bar.scrollIntoView();
      return false;
    }
    root.dispatchEvent(new Event("sheet-next"));
    showEarlier();
    root.scrollIntoView();
    return true;
  };

  // Sheets that were put aside are opened by their number.
  const past = make("p", { className: "earlier" });
  const showEarlier = () => {
    const list = sheetStore.earlier(), links = [...list, 0].map((n) => {
      const a = make("a", { href: n ? "#mb-sheet-" + n : "#mb-keep" }, n ? String(n) : say.latest);
      if (n === sheetStore.number) a.setAttribute("aria-current", "true");
      return a;
    });
    past.replaceChildren(...(list.length ? [say.earlier + " ", ...links.flatMap((a) => [a, " "])] : []));
  };

  const end = make("p", { className: "tools keep-end no-print" }, button(say.copy, doing("copy"), false));
  if ("again" in root.dataset && !sheetStore.number) end.append(button(say.next, next));
  root.after(end);
  bar.querySelector(".tools").append(button(say.copy, doing("copy")), button(say.open, doing("open")), button(say.erase, doing("erase")));
  bar.prepend(line);
  bar.append(past);
  bar.classList.add("ready");
  root.append(rest);
  root.addEventListener("sheet-saved", show);
  show();
  showEarlier();

  const fromAddress = () => {
    if (!location.hash.startsWith("#copy=")) return false;
    const text = location.hash;
    history.replaceState(null, "", location.pathname + location.search);
    keep().then((copies) => copies.arrived(text), offline);
    return true;
  };
  fromAddress();

  // A sheet with an agenda is met with where its address says so.
  const agenda = bar.querySelector("[data-meet]");
  const meet = () => {
    if (agenda && location.hash === "#mb-meet") import(new URL(agenda.dataset.meet, document.baseURI)).then((m) => m.meet(next, keep), offline);
  };
  if (sheetStore.number) agenda?.remove();
  meet();
  addEventListener("hashchange", () => {
    meet();
    if (!fromAddress() && /^#(mb-sheet-\d+|mb-keep|fill=.*)$/.test(location.hash)) location.reload();
  });
})();
