// Search, at hand on every page. Its code and index come when a reader is about
// to use it; until then the dialog is a plain form that leads to the results.
(() => {
  const opener = document.querySelector(".find"), dialog = document.querySelector(".finder");
  if (!opener || !dialog?.showModal) return;
  const page = document.getElementById("mb-finding"); // the page of results has a field of its own
  const field = (page ?? dialog).querySelector("[name=q]");
  const hint = opener.querySelector("kbd");
  if (/Mac|iP(hone|ad)/.test(navigator.platform)) hint.textContent = "⌘ K";
  hint.hidden = false;

  // The key / is one that readers may switch off in the dialog.
  const slash = dialog.dataset.slash = "mentorbook:slash:" + new URL(document.querySelector(".brand").href).pathname;
  const slashes = () => {
    try { return localStorage.getItem(slash) !== "off"; } catch { return true; }
  };

  let loading;
  const load = () => loading ??= import(new URL(opener.dataset.module, document.baseURI))
    .then((search) => page ? search.results(page) : search.finder(dialog))
    .catch((fault) => {
      loading = undefined;
      if (page) fail();
      console.error(fault);
    });
  const fail = () => {
    const notice = document.getElementById("mb-unavailable");
    page.hidden = !(notice.hidden = false);
    page.parentElement.classList.remove("found");
    notice.querySelector("button").addEventListener("click", () => location.reload());
  };
  const show = () => {
    load();
    if (!page && !dialog.open) dialog.showModal();
    field.select();
  };

  opener.addEventListener("pointerenter", load);
  opener.addEventListener("focus", load);
  opener.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show();
  });
  dialog.querySelector("button").addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault(); // else it empties the field first
    dialog.close();
  });
  addEventListener("keydown", (event) => {
    if (event.altKey || event.shiftKey && event.key !== "/") return;
    const control = event.ctrlKey || event.metaKey;
    const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (!(control ? event.key.toLowerCase() === "k" : event.key === "/" && !writing && slashes())) return;
    event.preventDefault();
    show();
  });

  if (!page) return;
  page.classList.remove("awaits");
  field.addEventListener("focus", load);
  if (!/[?&]q=[^&]/.test(location.search)) return;
  page.parentElement.classList.add("found");
  load();
})();
