// The list of worksheets is the folder of whoever uses this browser: beside each
// sheet stands how much of it is written here.
(() => {
  const say = words("folder."), rules = new Intl.PluralRules(document.documentElement.lang);
  const base = new URL(document.querySelector(".brand").href).pathname;
  const get = (name) => {
    try { return localStorage.getItem("mentorbook:sheet1:" + base + ":" + name) ?? sessionStorage.getItem("mentorbook:sheet1:" + base + ":" + name); } catch { return null; }
  };
  const count = (key, n) => (say[key][rules.select(n)] ?? say[key].other).replace("{n}", n);
  for (const link of document.querySelectorAll("main .items li > a")) {
    const id = decodeURIComponent(link.pathname.split("/").at(-2)), text = get(id);
    const answers = text ? [...sheetText.parse(text).entries?.values() ?? []].filter((e) => e.text).length : 0;
    let earlier = 0;
    while (get(id + "#" + (earlier + 1))) earlier++;
    const parts = [answers && count("answers", answers), earlier && count("earlier", earlier)].filter(Boolean);
    if (!parts.length) continue;
    const line = document.createElement("p");
    line.className = "facts written";
    for (const part of parts) line.append(Object.assign(document.createElement("span"), { textContent: part }));
    link.parentElement.append(line);
  }
})();
