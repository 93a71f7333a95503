// What a meeting ends with: one text for both, with the homework and the next
// day, the sheet itself, and that day for the calendar. Nothing leaves the page
// before the reader shares it, and what is sensitive is in none of it.
const days = (text) => text.replace(/\b\d{4}-\d\d-\d\d\b/g, sheetDay);
const mine = () => fields().filter((f) => f.dataset.keep !== "never");
// recap leaves out what came over from another sheet and was not touched.
const recap = () => [
  document.querySelector("h1").textContent,
  ...mine().filter((f) => read(f) && !(f.dataset.carry && sheetStore.isGiven(f))).map((f) => labelOf(f) + "\n" + days(read(f)).replace(/^/gm, "  ")),
  location.origin + location.pathname,
].join("\n\n") + "\n";

const share = async () => {
  sheetStore.save();
  const heading = make("h2", { tabIndex: -1 }, say.share), text = recap(), said = make("p", {});
  panel.replaceChildren(heading, make("p", {}, say["share-help"]));
  said.setAttribute("role", "status");
  const keep = await doing.keep().catch(() => null); // offline
  const name = sheetStore.sheet + "-" + sheetToday();
  const files = [new File([sheetStore.whole(mine())], name + ".txt", { type: "text/plain" })];
  const dates = keep?.calendarFile(fields().find((f) => is(f, "date") && "calendar" in f.dataset && read(f)));
  if (dates) files.push(dates);
  const offers = [{ files }, { files: files.slice(0, 1) }, {}].map((more) => ({ title: document.title, text, ...more }));
  const offer = offers.find((o) => navigator.canShare?.(o));
  const copy = button(say.copy, () => navigator.clipboard.writeText(text).then(() => { said.textContent = say.copied; }, () => preview.select()), !!offer);
  const ways = [copy, ...files.map((file, i) => make("a", { className: "button quiet small", href: URL.createObjectURL(file), download: file.name }, i ? say.calendar : say.file))];
  if (offer) ways.unshift(button(say.send, () => navigator.share(offer).catch(() => {}), false));
  const preview = make("textarea", { id: "mb-recap", value: text, readOnly: true, rows: Math.min(text.split("\n").length, 24) });
  panel.append(make("p", { className: "tools" }, ...ways), said, make("label", { htmlFor: preview.id }, say.recap), preview);
};
