// Paper shows answers as text: a box on the screen scrolls, paper does not. At
// the foot of every page stand the title, the address and the day.
(() => {
  if (!sheetForm) return;
  const { root, inputs } = sheetForm;
  const foot = new CSSStyleSheet();
  document.adoptedStyleSheets.push(foot);
  const quoted = (text) => '"' + text.replace(/["\\]/g, "\\$&").replace(/\s+/g, " ") + '"';
  const long = 90; // letters that fit a line

  // Lines that are full of letters need no rule between them.
  const isLong = (input) => {
    const lines = input.value.split("\n").reduce((n, line) => n + Math.max(1, Math.ceil(line.length / long)), 0);
    return input.tagName === "TEXTAREA" && lines > input.rows;
  };
  const mirror = (input) => {
    const said = document.createElement("div");
    said.className = "inked print-only" + (isLong(input) ? " long" : "");
    said.textContent = input.type === "date" ? sheetDay(input.value) : input.value;
    input.classList.add("mirrored");
    input.after(said);
  };
  addEventListener("beforeprint", () => {
    const today = sheetDay(sheetToday());
    foot.replaceSync("@page { @bottom-left { content: " + quoted([document.querySelector("h1").textContent, location.host + location.pathname, today].join(" · ")) + "; font: 8.5pt sans-serif; color: #555 } }");
    for (const input of inputs(root)) if (input.type !== "checkbox" && input.type !== "radio" && input.value) mirror(input);
  });
  addEventListener("afterprint", () => {
    for (const said of root.querySelectorAll(".inked.print-only")) said.remove();
    for (const input of root.querySelectorAll(".mirrored")) input.classList.remove("mirrored");
  });
})();
