// Filters: a fieldset of boxes for each facet, any of one and all of several.
const few = 8; // values of a facet that are shown at first

// each gives every filter that is on; it has no name when there is none such.
const each = (on, labels) => Object.entries(on).flatMap(([facet, ids]) => ids.map((id) => ({ facet, id, name: labels[facet]?.[id] })));

const without = (on, { facet, id }) => ({ ...on, [facet]: on[facet].filter((other) => other !== id) });

// filters shows the boxes in an element and calls change with what is on. It
// gives show(answer, on, fresh): the boxes are made anew for a new question
// only, so that nothing moves under the reader's hand.
const filters = (place, change) => {
  let boxes = [];

  const ticked = () => {
    const on = {};
    for (const { facet, id, input } of boxes) if (input.checked) (on[facet] ??= []).push(id);
    change(on);
  };
  const value = (facet, id, name) => {
    const input = element("input", { type: "checkbox", name: facet, value: id }), count = element("span", { class: "count" });
    listen(input, "change", ticked);
    boxes.push({ facet, id, input, count });
    return element("li", {}, element("label", {}, input, element("span", {}, name), count));
  };
  const group = (facet, names, counts, on) => {
    const rank = (id) => on.includes(id) * 1e9 + (counts[id] ?? 0);
    const ids = Object.keys(names).sort((a, b) => rank(b) - rank(a));
    const items = ids.map((id) => value(facet, id, names[id]));
    const late = ids.length > few + 2 ? items.slice(Math.max(few, on.length)) : [];
    const hide = (hidden) => { for (const li of late) li.hidden = hidden; };
    const all = late.length > 0 && button(say("all-values", { n: ids.length }), () => {
      hide(false);
      late[0].querySelector("input").focus();
      all.remove();
    }, { class: "link" });
    hide(true);
    return element("fieldset", {}, element("legend", {}, say("facet." + facet)), element("ul", {}, items), all);
  };

  return ({ counts, labels }, on, fresh) => {
    if (fresh) {
      boxes = [];
      const useful = FACETS.filter((facet) => on[facet]?.length || Object.values(counts[facet] ?? {}).filter(Boolean).length > 1);
      place.replaceChildren(...useful.map((facet) => group(facet, labels[facet], counts[facet], on[facet] ?? [])));
    }
    for (const { facet, id, input, count } of boxes) {
      const n = counts[facet]?.[id] ?? 0;
      input.checked = on[facet]?.includes(id) ?? false;
      input.disabled = !n && !input.checked;
      count.textContent = digits.format(n);
    }
  };
};
