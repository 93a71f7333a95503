// What the script says, in the language of the site, and the parts it adds.
const sheetWords = words("sheet.");
const sheetParts = (() => {
  const make = (name, settings, ...children) => {
    const e = Object.assign(document.createElement(name), settings);
    e.append(...children);
    return e;
  };
  const button = (text, act, quiet = true) => {
    const b = make("button", { type: "button", className: quiet ? "button quiet small" : "button" }, text);
    b.addEventListener("click", act);
    return b;
  };
  return { make, button };
})();
