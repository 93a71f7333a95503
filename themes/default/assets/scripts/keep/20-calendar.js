// Days and meetings as entries for the reader's own calendar. A day of its own is
// an instant, so that summer time is right without a table of zones; without a
// time it is a whole day. An entry keeps its name, so that a calendar replaces
// it when it is taken over again.
const pairName = () => {
  const at = sheetStore.keyOf("").replace("sheet1", "pair-id1"), known = sheetStore.get("local", at);
  const name = known || crypto.randomUUID?.() || String(Math.random()).slice(2);
  if (!known && sheetStore.mode === "browser") sheetStore.set("local", at, name);
  return name;
};
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\s*\n\s*/g, "\\n").replace(/\p{Cc}/gu, "");
// folded breaks a line after 75 bytes, never inside a letter.
const folded = (line) => {
  let out = "", length = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (length + size > 74) { out += "\r\n "; length = 1; }
    out += letter;
    length += size;
  }
  return out;
};
const stamp = (date) => date.toISOString().replace(/[-:]|\.\d+/g, "");

// What lies at a time lasts as long as the number beside that time says, else as
// the agenda of the sheet, else an hour.
const natural = (text) => /^\s*\d{1,3}\s*$/.test(text) ? +text : 0;
const timeIn = (within) => within.querySelector(".field.time");
const lasting = (time) => {
  const beside = time?.nextElementSibling, sections = [...root.querySelectorAll("section[data-minutes]")];
  return beside && is(beside, "number") && natural(read(beside)) || sections.reduce((sum, s) => sum + +s.dataset.minutes, 0) || 60;
};
// A year that is none of ours, and a number that is no count, is a slip and no day.
const isDay = (text) => /^[12]\d{3}-\d\d-\d\d$/.test(text);
const begins = (day, time) => {
  const [y, m, d] = day.split("-").map(Number), [h, min] = time.split(":").map(Number);
  return new Date(y, m - 1, d, h, min);
};
const when = (day, time, minutes) => {
  if (!time) return ["DTSTART;VALUE=DATE:" + day.replaceAll("-", "")];
  const start = begins(day, time);
  return ["DTSTART:" + stamp(start), "DTEND:" + stamp(new Date(+start + minutes * 60e3))];
};
const event = (name, now, times, title, about) => ["BEGIN:VEVENT", "UID:" + [sheetStore.sheet, ...name, pairName()].join("-") + "@" + location.hostname,
  "DTSTAMP:" + stamp(now), ...times, "SUMMARY:" + escaped(title), ...(about ? ["DESCRIPTION:" + escaped(about)] : []), "END:VEVENT"];

// The rows of a table that have a day.
const rowEvents = (field, now) => {
  const names = sheetForm.columnsOf(field), kinds = [...field.querySelectorAll("th")].map((th) => th.className);
  const usual = timeIn(root), minutes = lasting(usual);
  const column = (kind) => kinds.indexOf(kind);
  return sheetText.rows(names, read(field)).rows.flatMap((row, i) => {
    const day = row[column("date")] ?? "";
    if (!isDay(day)) return [];
    const time = row[column("time")] || (usual ? read(usual) : "");
    const texts = names.flatMap((name, n) => kinds[n] === "" && row[n] ? [[name, row[n]]] : []);
    const [title, ...more] = texts;
    return event([field.dataset.key, i + 1], now, when(day, time, minutes), title?.[1] ?? labelOf(field), more.map((m) => m.join(": ")).join("\n"));
  });
};

// A meeting that comes again every so many weeks is one entry, so that a
// calendar can move one of them or all. It stays at its time of day when the
// clocks change, and so it names the reader's zone and says when they do.
const day = 24 * 3600e3;
const east = (at) => -new Date(at).getTimezoneOffset();
const wall = (at, minutes) => stamp(new Date(+at + minutes * 60e3)).slice(0, 15);
const shift = (minutes) => (minutes < 0 ? "-" : "+") + [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((n) => String(n).padStart(2, "0")).join("");
const changeBetween = (from, until) => {
  const old = east(from);
  while (until - from > 60e3) {
    const middle = from + Math.floor((until - from) / 120e3) * 60e3;
    if (east(middle) === old) from = middle;
    else until = middle;
  }
  return until;
};
const zone = (name, from, until) => {
  const year = new Date(from).getFullYear(), winter = Math.min(east(new Date(year, 0, 1)), east(new Date(year, 6, 1)));
  const since = (at, old, now) => {
    const kind = now > winter ? "DAYLIGHT" : "STANDARD";
    return ["BEGIN:" + kind, "DTSTART:" + wall(at, old), "TZOFFSETFROM:" + shift(old), "TZOFFSETTO:" + shift(now), "END:" + kind];
  };
  const parts = since(from - day, east(from - day), east(from - day));
  for (let at = from - day; at < until; at += day) {
    if (east(at) !== east(at + day)) parts.push(...since(changeBetween(at, at + day), east(at), east(at + day)));
  }
  return ["BEGIN:VTIMEZONE", "TZID:" + name, ...parts, "END:VTIMEZONE"];
};

// series tells of a day that comes again: its first and last day and how often,
// as far as the sheet says every how many weeks and for how many.
const most = 200;
const series = (field) => {
  const [every, weeks] = (field.dataset.repeats ?? "").split(" ").map((id) => natural(id && read(sheetForm.find(id, 1))));
  const times = every && weeks ? Math.min(Math.ceil(weeks / every), most) : 1;
  const last = new Date(read(field) + "T00:00:00Z");
  if (times > 1) last.setUTCDate(last.getUTCDate() + (times - 1) * every * 7);
  return { every, times, last };
};
const pair = () => sheetText.parse(sheetStore.get("local", sheetStore.keyOf("").replace("sheet1", "pair1"))).entries;
const meeting = () => {
  const [mentee, mentor] = ["mentee.name 1", "mentor.name 1"].map((name) => pair()?.get(name)?.text);
  return mentee && mentor ? put(say.meeting, { mentee, mentor }) : say["meeting-plain"];
};
const dayEvents = (field, now) => {
  const first = read(field), { every, times, last } = series(field), usual = timeIn(field.closest("section")), time = usual ? read(usual) : "";
  if (!isDay(first)) return [];
  const name = "again" in root.dataset ? [field.dataset.key, sheetStore.number || sheetStore.latest() + 1] : [field.dataset.key];
  const one = when(first, time, lasting(usual)), rule = times > 1 ? ["RRULE:FREQ=WEEKLY;INTERVAL=" + every + ";COUNT=" + times] : [];
  if (times === 1 || !time) return event(name, now, [...one, ...rule], meeting());
  const start = begins(first, time), id = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const at = (key, date) => key + ";TZID=" + id + ":" + wall(date, east(start));
  return [...zone(id, +start, +last + 2 * day), ...event(name, now, [at("DTSTART", start), at("DTEND", +start + lasting(usual) * 60e3), ...rule], meeting())];
};
// events gives the entries of a question, as the lines of a calendar.
export const events = (field, now) => is(field, "table") ? rowEvents(field, now) : dayEvents(field, now);

// calendarFile has the entries of a question, or there is none.
export const calendarFile = (field) => {
  const lines = field ? events(field, new Date()) : [];
  if (!lines.length) return null;
  const text = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mentorbook//sheet//EN", "METHOD:PUBLISH", ...lines, "END:VCALENDAR", ""].map(folded).join("\r\n");
  return new File([text], sheetStore.sheet + ".ics", { type: "text/calendar" });
};
const told = (field) => {
  if (!field.dataset.repeats) return "";
  const { times, last } = series(field), text = say.series[rules.select(times)] ?? say.series.other;
  return put(text, { n: times, first: sheetDay(read(field)), last: sheetDay(last.toISOString().slice(0, 10)) }) + " ";
};
export const calendar = (field) => {
  const file = calendarFile(field);
  if (!file) return ask(say.calendar, make("p", {}, is(field, "table") ? say["no-dates"] : say["no-day"]));
  const address = URL.createObjectURL(file);
  const box = ask(say.calendar, make("p", {}, told(field), say["calendar-help"]),
    make("p", { className: "tools" }, make("a", { className: "button", href: address, download: file.name }, say.download)));
  box.addEventListener("close", () => URL.revokeObjectURL(address));
};
