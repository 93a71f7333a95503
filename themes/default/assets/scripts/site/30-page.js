// The page: contents open where there is room, search by key, print.
(() => {
  const wide = matchMedia("(min-width: 64rem)");
  const fit = () => {
    for (const details of document.querySelectorAll(".toc details")) details.open = wide.matches;
  };
  wide.addEventListener("change", fit);
  fit();

  const menu = document.querySelector(".narrow");
  menu?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.firstElementChild.focus();
  });

  const find = document.querySelector(".find");
  if (find) {
    const hint = find.querySelector("kbd");
    if (/Mac|iP(hone|ad)/.test(navigator.platform)) hint.textContent = "⌘ K";
    hint.hidden = false;
    addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      find.click();
    });
  }

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("main details:not([open])")];
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });
})();
