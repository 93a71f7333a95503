// The answers on this device, when the reader asks for it: under a key of this
// site's own, since all sites of one owner share the browser's memory. Taking
// the tick off forgets them.
const keptAnswers = (form) => {
  const key = "mentorbook:find1:" + new URL(form.dataset.root, location).pathname;
  const box = form.querySelector("#mb-keep"), said = form.querySelector(".kept");
  const longest = 20_000;
  const read = () => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const write = (answers) => {
    try {
      if (answers) localStorage.setItem(key, JSON.stringify(answers));
      else localStorage.removeItem(key);
      return true;
    } catch { return false; }
  };
  const pair = (entry) => Array.isArray(entry) && entry.length === 2 && entry.every((text) => typeof text === "string");
  const given = () => [...new FormData(form)];

  // save follows what was answered. Where there is no room the tick goes, so
  // that it says what is.
  const save = () => {
    if (!box.checked || write(given())) return;
    write(null);
    box.checked = false;
    said.textContent = say("unkept");
  };
  box.addEventListener("change", () => {
    said.textContent = "";
    if (box.checked) save();
    else said.textContent = write(null) ? say("forgotten") : say("unkept");
  });
  // Another tab may have begun to keep them, or forgot, also while this page
  // waited behind the Back button.
  const show = () => { box.checked = read() !== null; };
  addEventListener("storage", ({ key: changed }) => { if (changed === key || changed === null) show(); });
  addEventListener("pageshow", show);
  show();
  // What another site or hand wrote there is read with care.
  const load = () => {
    const text = read() ?? "";
    let list;
    try { list = text.length <= longest && JSON.parse(text); } catch { /* not ours */ }
    return Array.isArray(list) ? list.filter(pair) : null;
  };
  return { load, save };
};
