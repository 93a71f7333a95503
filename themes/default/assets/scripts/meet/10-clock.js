// The clock of a meeting knows when it was started and what had passed by then,
// and counts no ticks: so it is right after a phone has slept. It stays with the
// tab, so that a page that is loaded again goes on.
const longest = 3 * 3600e3; // what has run for longer was forgotten
const clockKey = sheetStore.keyOf(sheetStore.sheet).replace("sheet1", "meet1");
const fresh = () => ({ part: 0, since: 0, spent: [], told: [] });
let clock = fresh();

const passed = (part) => (clock.spent[part] ?? 0) + (clock.since && part === clock.part ? Math.max(Date.now() - clock.since, 0) : 0);
const stay = () => sheetStore.set("session", clockKey, clock ? JSON.stringify(clock) : "");
const hold = () => {
  clock.spent[clock.part] = passed(clock.part);
  clock.since = 0;
};
const run = () => { clock.since = Date.now(); };
const forget = () => {
  clock = fresh();
  sheetStore.set("session", clockKey, "");
};
// resume takes up a clock that runs, and tells whether there was one.
const resume = (parts) => {
  try {
    const kept = JSON.parse(sheetStore.get("session", clockKey));
    clock = { part: Math.min(Math.max(Math.trunc(kept.part), 0), parts) || 0, since: +kept.since || 0, spent: kept.spent.map((n) => +n || 0), told: kept.told.map(Boolean) };
  } catch {
    return false;
  }
  if (passed(clock.part) <= longest) return true;
  forget();
  return false;
};
