// Meeting with a sheet: its parts one after the other, with a quiet clock for
// those that have minutes, and at the end one thing to share. It shows the form
// of the page and keeps no answers of its own: what is written in a meeting is
// in the sheet. meet.js is a module that is loaded when it is wanted.
const { root, put, is, inputs, fields, labelOf, read } = sheetForm;
const { make, button } = sheetParts;
const say = words("meet."), rules = new Intl.PluralRules(document.documentElement.lang);
const count = (key, n) => put(say[key][rules.select(n)] ?? say[key].other, { n: n.toLocaleString(siteLanguage) });

const parts = [...root.querySelectorAll("section[data-copy='1']")].map((section) => ({
  heading: section.querySelector("h2"), minutes: +section.dataset.minutes || 0,
  name: section.querySelector("h2").firstChild.textContent.trim(),
}));
for (const { heading } of parts) heading.tabIndex = -1;
// only shows one part with its repeats, and the buttons between them.
const only = (part) => {
  let at = -1;
  for (const child of root.children) {
    if (child.dataset.copy === "1") at++;
    child.classList.toggle("off", at !== part || child.matches(".lost"));
  }
  root.classList.toggle("off", !parts[part]);
};

const time = make("p", { className: "meet-time" }), where = make("p", { className: "meet-where" }), told = make("p", { className: "ear" });
time.setAttribute("role", "timer");
told.setAttribute("role", "status");
const lines = parts.map(({ minutes }) => {
  const line = make("progress", { max: minutes * 60 || 1, hidden: !minutes });
  line.style.flexGrow = minutes;
  return line;
});
const track = make("div", { className: "meet-track" }, ...lines);
track.setAttribute("aria-hidden", "true");

const opener = document.querySelector("[data-meet]");
let doing = null, awake = null, ticking = 0;
const wake = async () => {
  awake?.release?.().catch(() => {});
  awake = clock.since ? await navigator.wakeLock?.request("screen").catch(() => null) : null;
};

// tell brings the clock up to date. A listener hears of it once in a part: when
// its time is over.
const tell = () => {
  const part = parts[clock.part], minutes = part?.minutes ?? 0, left = minutes * 60e3 - passed(clock.part);
  lines.forEach((line, i) => { line.value = i < clock.part ? line.max : i === clock.part ? passed(i) / 1000 : 0; });
  const text = !minutes ? "" : left >= 60e3 ? count("left", Math.ceil(left / 60e3)) : left > 0 ? say.last : say.over;
  if (time.textContent !== text) time.textContent = text;
  if (left > 0 || !minutes || clock.told[clock.part]) return;
  clock.told[clock.part] = true;
  told.textContent = put(say.up, { part: part.name, next: parts[clock.part + 1]?.name ?? say.share });
  stay();
};

const back = button("", () => go(clock.part - 1)), pause = button("", () => {
  if (clock.since) hold();
  else run();
  show();
}), on = button("", () => go(clock.part + 1), false);
const leave = button("", () => close());
const top = make("div", { className: "meet no-print" }, track, make("div", { className: "meet-line" }, where, time, pause), told);
const tools = make("p", { className: "tools meet-tools no-print" }, back, leave, on), panel = make("section", { className: "sheet meet-panel no-print" });

// show puts everything where the clock says that the meeting is.
const show = () => {
  const part = parts[clock.part], next = parts[clock.part + 1];
  only(clock.part);
  trim();
  panel.hidden = !!part;
  where.textContent = part ? put(say.part, { number: (clock.part + 1).toLocaleString(siteLanguage), total: parts.length.toLocaleString(siteLanguage) }) : say.share;
  back.textContent = say.back;
  back.hidden = !clock.part;
  leave.textContent = say.leave;
  pause.textContent = clock.since ? say.pause : passed(clock.part) ? say.resume : say.start;
  pause.hidden = !part?.minutes;
  on.textContent = next ? put(say.next, { part: next.name }) : say.share;
  on.hidden = !part;
  tell();
  stay();
  wake();
};
const go = (part) => {
  const running = clock.since > 0;
  hold();
  clock.part = part;
  if (running && parts[part]?.minutes) run();
  told.textContent = "";
  if (!parts[part]) share();
  show();
  scrollTo(0, 0);
  (parts[part]?.heading ?? panel.firstElementChild).focus();
};

// A phone has room for one empty row of a table; the next comes with the first
// words.
const trim = () => {
  for (const body of root.querySelectorAll("tbody")) {
    const rows = [...body.rows], last = rows.findLastIndex((row) => inputs(row).some((cell) => cell.type === "checkbox" ? cell.checked : cell.value));
    rows.forEach((row, i) => row.classList.toggle("off", i > last + 1));
  }
};

// A sheet of another day is finished first: its promises come over to the next.
const dated = () => fields().find((f) => f.dataset.fill === "today" && is(f, "date") && read(f));
const ask = (next) => {
  const begin = button(say.begin, () => next() ? go(0) : close(), false), stayHere = button(say.same, () => go(0));
  only(-1);
  panel.replaceChildren(make("h2", { tabIndex: -1 }, put(say.old, { day: sheetDay(read(dated())) })), make("p", {}, say["old-help"]), make("p", { className: "tools" }, begin, stayHere));
  panel.hidden = false;
  where.textContent = time.textContent = "";
  leave.textContent = say.leave;
  for (const b of [back, pause, on]) b.hidden = true;
  panel.firstElementChild.focus();
};

const close = () => {
  clearInterval(ticking);
  forget();
  wake();
  document.body.classList.remove("meeting");
  for (const file of panel.querySelectorAll("a[download]")) URL.revokeObjectURL(file.href);
  for (const hidden of [root, ...root.querySelectorAll(".off")]) hidden.classList.remove("off");
  for (const own of [top, tools, panel]) own.remove();
  if (location.hash === "#mb-meet") history.replaceState(null, "", location.pathname + location.search);
  doing = null;
  opener.focus();
};

let dressed = null;
const dress = () => dressed ??= new Promise((done) => {
  const link = make("link", { rel: "stylesheet", href: opener.dataset.look });
  for (const end of ["load", "error"]) link.addEventListener(end, done);
  document.head.append(link);
});

// meet begins, or goes on where the tab was left. next puts the sheet aside for
// a new one, keep loads what makes files.
export const meet = async (next, keep) => {
  if (doing) return;
  doing = { keep };
  await dress();
  root.before(top);
  root.after(panel, tools);
  document.body.classList.add("meeting");
  ticking = setInterval(tell, 1000);
  const known = resume(parts.length), old = dated();
  if (!known && "again" in root.dataset && sheetStore.begun() && old && read(old) !== sheetToday()) ask(next);
  else go(clock.part);
};
root.addEventListener("input", () => { if (doing) trim(); });
addEventListener("visibilitychange", () => { if (doing && !document.hidden) { tell(); wake(); } });
addEventListener("hashchange", () => { if (doing && location.hash !== "#mb-meet") close(); });
