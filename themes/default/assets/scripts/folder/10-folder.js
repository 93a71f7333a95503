// The list of worksheets is the folder of whoever uses this browser: beside each
// sheet stands how much of it is written here, and above all which of them the
// cycle has reached.
(() => {
  const say = words("folder."), rules = new Intl.PluralRules(document.documentElement.lang);
  const base = new URL(document.querySelector(".brand").href).pathname;
  const keyOf = (name) => "mentorbook:sheet1:" + base + ":" + name;
  const get = (name) => {
    try { return localStorage.getItem(keyOf(name)) ?? sessionStorage.getItem(keyOf(name)); } catch { return null; }
  };
  const count = (key, n) => (say[key][rules.select(n)] ?? say[key].other).replace("{n}", n.toLocaleString(siteLanguage));
  const mark = (link) => {
    const id = decodeURIComponent(link.pathname.split("/").at(-2)), text = get(id);
    const answers = text ? [...sheetText.parse(text).entries?.values() ?? []].filter((e) => e.text).length : 0;
    const earlier = sheetPast(keyOf(id)).length;
    const parts = [answers && count("answers", answers), earlier && count("earlier", earlier)].filter(Boolean);
    if (!parts.length) return;
    const line = document.createElement("p");
    line.className = "facts written";
    for (const part of parts) line.append(Object.assign(document.createElement("span"), { textContent: part }));
    link.parentElement.append(line);
  };
  for (const link of document.querySelectorAll("main .items li > a, .moments li > a:not(.button)")) mark(link);

  // On is what began last, whatever began in the two weeks before, and what goes
  // on until a day; next is what begins first.
  const day = (shift) => {
    const now = new Date();
    return new Date(now - now.getTimezoneOffset() * 60e3 + shift * 864e5).toISOString().slice(0, 10);
  };
  const box = document.querySelector(".moments"), today = day(0), lately = day(-14);
  if (!box) return;
  const moments = [...box.querySelectorAll("[data-from]")], points = moments.filter((m) => !m.dataset.until);
  const last = points.findLast((m) => m.dataset.from <= today), next = points.find((m) => m.dataset.from > today);
  for (const moment of moments) {
    const { from, until } = moment.dataset;
    const on = from <= today && (until ? today <= until : moment === last || from > lately);
    if (!on && moment !== next) continue;
    moment.hidden = false;
    moment.classList.toggle("on", on);
    moment.querySelector(".turn").textContent = on ? say.now : say.next;
  }
  box.hidden = false;
})();
