// What checks, writes and sends the profile comes when somebody begins to
// answer, or to bring a profile up to date: join/#profile=ada-okafor.
(() => {
  const done = document.querySelector(".invite button");
  if (!joinForm) return;
  const { form } = joinForm;
  let loading, loaded;
  const load = () => loading ??= import(new URL(form.dataset.profile, document.baseURI)).then((profile) => loaded = profile);
  form.addEventListener("focusin", load);
  form.addEventListener("click", async (event) => {
    const way = event.target.closest("[data-way]");
    if (!way) return;
    if (loaded) return loaded.leave(event, way);
    event.preventDefault();
    await load();
    way.click();
  });

  const hash = () => {
    try { return decodeURI(location.hash); } catch { return ""; } // no link of ours
  };
  const update = async () => {
    const [, id] = /^#profile=([^/?#\\]+)$/.exec(hash()) ?? [];
    if (id) (await load()).update(id);
  };
  addEventListener("hashchange", update);
  update();

  // The message by which somebody else is invited names this very page.
  const text = document.querySelector(".invite blockquote p"), page = location.origin + location.pathname;
  if (!text.textContent.includes(page)) text.append(" ", page);
  done.hidden = false;
  done.addEventListener("click", async () => {
    if (await leaving.copy(text.textContent)) document.querySelector(".invite .said").textContent = done.dataset.done;
    else getSelection().selectAllChildren(text);
  });
})();
