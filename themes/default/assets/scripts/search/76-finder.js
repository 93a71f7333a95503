// The dialog of every page: the best pages while one types, the rest and the
// filters one step further.
const offered = 6; // pages

// keys says which keys there are, and lets readers who speak to their computer
// switch off the one that is a character (WCAG 2.1.4).
const keys = (slash) => {
  const input = element("input", { type: "checkbox" });
  try {
    input.checked = localStorage.getItem(slash) !== "off";
    listen(input, "change", () => localStorage.setItem(slash, input.checked ? "on" : "off"));
  } catch {
    input.disabled = true; // this browser keeps nothing
  }
  return element("p", { class: "keys" }, say("keys"), element("label", {}, input, say("slash")));
};

export const finder = (box) => {
  const input = box.querySelector("[name=q]");
  const status = element("p", { role: "status", class: "ear" });
  const findings = element("div", { class: "findings" }), rest = element("p", { class: "rest" });
  const { ask } = asker(box), tell = teller(status);

  const show = (parts, last, text, now) => {
    findings.replaceChildren(...parts);
    findings.scrollTop = 0;
    rest.replaceChildren(...last);
    tell(text, now);
  };
  const update = async () => {
    const query = input.value.trim();
    const page = (q, text, more) => element("a", { href: input.form.action + "?" + new URLSearchParams({ q, ...more }) }, text);
    try {
      const answer = await ask(query, { limit: offered });
      if (!query) return show([], [], "", true);
      if (!answer) return;
      const n = answer.total, text = say(n ? "results" : "none", { n, query });
      show([
        ...remarks(answer, (words) => page(words, say("instead", { words }), { exact: 1 })),
        n ? element("ol", { class: "hits" }, answer.results.map((found) => hit(found, 1))) : element("p", {}, text),
      ], [page(query, say(n ? "all" : "help", { n }))], text, !n);
    } catch {
      show([element("p", {}, say("failed"), " ", button(say("retry"), update, { class: "link" }))], [], say("failed"), true);
    }
  };
  // The arrows lead from the field through the links and back, and what is
  // typed on a link goes to the field.
  const move = (event) => {
    const stops = [input, ...box.querySelectorAll("a")], at = stops.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (at >= 0 && to !== undefined) {
      event.preventDefault();
      stops[to]?.focus();
    } else if (at > 0 && event.key.length === 1 && event.key !== " " && !chorded(event)) {
      input.focus();
    }
  };

  box.append(status, findings, rest, keys(box.dataset.slash));
  listen(input, "input", update);
  listen(box, "keydown", move);
  listen(box, "click", (event) => {
    if (event.target === box || event.target.closest("a") && !chorded(event)) box.close();
  });
  update();
};
