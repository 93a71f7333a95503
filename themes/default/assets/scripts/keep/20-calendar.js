// The dates of a table as entries for the reader's own calendar. Each has its
// own instant, so that summer time is right without a table of zones; without a
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

const when = (day, time, minutes) => {
  const [y, m, d] = day.split("-").map(Number), [h, min] = time.split(":").map(Number);
  if (!time) return ["DTSTART;VALUE=DATE:" + day.replaceAll("-", "")];
  const start = new Date(y, m - 1, d, h, min);
  return ["DTSTART:" + stamp(start), "DTEND:" + stamp(new Date(+start + minutes * 60e3))];
};
// events gives the entries of a table, as the lines of a calendar.
export const events = (field, now) => {
  const names = sheetForm.columnsOf(field), kinds = [...field.querySelectorAll("th")].map((th) => th.className);
  const usual = root.querySelector(".field.time"), length = usual?.nextElementSibling;
  const minutes = length && is(length, "number") ? +read(length) || 60 : 60;
  const column = (kind) => kinds.indexOf(kind);
  return sheetText.rows(names, read(field)).rows.flatMap((row, i) => {
    const day = row[column("date")] ?? "";
    if (!/^\d{4}-\d\d-\d\d$/.test(day)) return [];
    const time = row[column("time")] || (usual ? read(usual) : "");
    const texts = names.flatMap((name, n) => kinds[n] === "" && row[n] ? [[name, row[n]]] : []);
    const [title, ...more] = texts;
    return ["BEGIN:VEVENT", "UID:" + [sheetStore.sheet, field.dataset.key, i + 1, pairName()].join("-") + "@" + location.hostname,
      "DTSTAMP:" + stamp(now), ...when(day, time, minutes), "SUMMARY:" + escaped(title?.[1] ?? labelOf(field)),
      ...(more.length ? ["DESCRIPTION:" + escaped(more.map((m) => m.join(": ")).join("\n"))] : []), "END:VEVENT"];
  });
};
export const calendar = (field) => {
  const lines = events(field, new Date());
  if (!lines.length) return ask(say.calendar, make("p", {}, say["no-dates"]));
  const text = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mentorbook//sheet//EN", "METHOD:PUBLISH", ...lines, "END:VCALENDAR", ""].map(folded).join("\r\n");
  const address = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  const box = ask(say.calendar, make("p", {}, say["calendar-help"]),
    make("p", { className: "tools" }, make("a", { className: "button", href: address, download: sheetStore.sheet + ".ics" }, say.download)));
  box.addEventListener("close", () => URL.revokeObjectURL(address));
};
