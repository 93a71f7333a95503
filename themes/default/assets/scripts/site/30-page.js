// The page: contents open where there is room, print.
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
