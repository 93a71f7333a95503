// My choices: the mentors that a mentee has in mind, in the order of preference
// and with the reason for each. They stay in this browser, under a key of this
// site's own, since all sites of one owner share its memory. Cards and profiles
// have the button; the page that makes an application of them is choose.js.
const choices = (() => {
  const mine = document.getElementById("mb-mine");
  if (!mine) return null;
  mine.hidden = false;
  const say = words("choices.");
  const root = new URL(document.querySelector(".brand").href);
  const key = "mentorbook:choices1:" + root.pathname;
  const limit = +mine.dataset.limit, most = 10, longest = 600;
  const link = mine.querySelector("a"), status = mine.querySelector("p");
  const put = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const hidden = (text) => {
    const span = document.createElement("span");
    span.className = "ear";
    span.textContent = ": " + text;
    return span;
  };

  // What another site or hand wrote here is read with care.
  const inside = (path) => {
    try { return new URL(path, root).href.startsWith(root.href); } catch { return false; }
  };
  const valid = (c) => typeof c?.path === "string" && /^[^:?#\\]+\/$/.test(c.path) && inside(c.path) && typeof c.name === "string" && c.name;
  const parse = (text) => {
    let list;
    try { list = JSON.parse(text); } catch { /* not ours */ }
    return (Array.isArray(list) ? list : []).filter(valid)
      .filter((c, i, all) => all.findIndex(({ path }) => path === c.path) === i).slice(0, most)
      .map(({ path, name, why }) => ({ path, name: name.slice(0, 200), why: typeof why === "string" ? why.slice(0, longest) : "" }));
  };
  const load = () => {
    try { return parse(localStorage.getItem(key)); } catch { return []; }
  };
  let list = load(), kept = true;
  const tell = () => document.dispatchEvent(new Event("mb-choices"));
  const save = (next) => {
    list = next;
    try {
      if (list.length) localStorage.setItem(key, JSON.stringify(list));
      else localStorage.removeItem(key);
      kept = true;
    } catch { kept = false; }
    tell();
  };
  addEventListener("storage", (event) => {
    if (event.key !== key && event.key !== null) return;
    list = load();
    tell();
  });

  // A button belongs to the card or the profile that it stands in.
  const about = (button) => {
    const card = button.closest(".card"), name = (card ?? document).querySelector(card ? "bdi" : "h1 bdi");
    const url = card ? card.querySelector("a").href : location.origin + location.pathname;
    return { path: decodeURI(url.slice(root.href.length)), name: name.textContent, why: "" };
  };
  const has = (path) => list.some((c) => c.path === path);
  const dressed = new WeakMap(); // for which list a button was last made
  const dress = (button) => {
    if (dressed.get(button) === list) return;
    dressed.set(button, list);
    const { path, name } = about(button), chosen = has(path);
    const away = (button.closest(".card") ?? document).querySelector(".state:is(.full, .paused, .alumni)");
    button.hidden = !!away && !chosen;
    button.classList.toggle("on", chosen);
    button.replaceChildren(chosen ? say.remove : say.add, hidden(name));
  };
  const show = () => {
    for (const button of document.querySelectorAll(".pick")) dress(button);
    link.hidden = !list.length || document.body.classList.contains("choose");
    link.lastElementChild.textContent = put(say.count, { n: list.length.toLocaleString(siteLanguage), limit: limit.toLocaleString(siteLanguage) });
    document.body.classList.toggle("choosing", !link.hidden);
  };
  const pick = (button) => {
    const one = about(button);
    if (has(one.path)) {
      save(list.filter((c) => c.path !== one.path));
      status.textContent = put(say.removed, one);
    } else if (list.length >= limit) {
      status.textContent = put(say.enough, { limit: limit.toLocaleString(siteLanguage) });
    } else {
      save([...list, one]);
      status.textContent = put(kept ? say.added : say.unkept, one);
    }
  };
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.(".pick");
    if (button) pick(button);
  });
  document.addEventListener("mb-choices", show);
  // The directory makes cards while it is read.
  for (const cards of document.querySelectorAll(".cards")) new MutationObserver(show).observe(cards, { childList: true });
  show();

  return { root, limit, list: () => list, save, kept: () => kept, put };
})();
