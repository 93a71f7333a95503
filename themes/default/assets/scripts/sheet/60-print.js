// Paper shows answers as text: a box on the screen scrolls, paper does not.
(() => {
  if (!sheetForm) return;
  const { root, inputs } = sheetForm;
  const typed = (input) => input.type !== "checkbox" && input.type !== "radio";
  addEventListener("beforeprint", () => {
    for (const input of inputs(root).filter(typed)) {
      const said = document.createElement("div");
      said.className = "said print-only";
      said.textContent = input.type === "date" ? sheetDay(input.value) : input.value;
      input.classList.add("mirrored");
      input.after(said);
    }
  });
  addEventListener("afterprint", () => {
    for (const said of root.querySelectorAll(".said.print-only")) said.remove();
    for (const input of root.querySelectorAll(".mirrored")) input.classList.remove("mirrored");
  });
})();
