// On a narrow window the filters are in a dialog, which says how much it will
// show. tray gives count(n) to say so; before is called when it opens.
const wide = matchMedia("(min-width: 64rem)");
const tray = (filters, opener, title, before) => {
  const home = filters.parentNode;
  const apply = button("", () => box.close("apply"), { class: "button" });
  const box = element("dialog", { class: "tray", "aria-label": opener.textContent }, element("p", { class: "apply" }, apply));
  home.append(box);
  listen(opener, "click", () => {
    before();
    box.prepend(filters);
    box.returnValue = "";
    box.showModal();
  });
  listen(box, "close", () => {
    home.prepend(filters);
    if (box.returnValue) title.focus();
  });
  listen(box, "click", (event) => event.target === box && box.close());
  listen(wide, "change", () => box.close());
  return (n) => { apply.textContent = say("show", { n }); };
};
