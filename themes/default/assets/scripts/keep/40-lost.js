// Answers that the sheet has no question for, each with a way to remove it.
export const lost = (section) => {
  section.replaceChildren(make("h2", {}, sheetWords.lost), make("p", { className: "help" }, say["lost-help"]));
  for (const [name, e] of sheetStore.lost) {
    const drop = button(say.remove, () => sheetStore.drop(name));
    drop.classList.add("no-print");
    drop.setAttribute("aria-label", say.remove + ": " + e.label);
    section.append(make("div", { className: "field" }, make("h3", {}, e.label || e.id), make("p", { className: "inked" }, e.text), drop));
  }
};
