// The boxes of the facets: a group for each, made once; afterwards only ticks
// and counts change, so that nothing moves under the reader's hand.
const few = 10; // values of a group that are shown at first

class Panel {
  // open(id) is called when a reader opens a facet whose values are not there
  // yet, change when boxes were ticked.
  constructor(box, { open, change }) {
    this.box = box;
    this.hooks = { open, change };
    this.groups = new Map();
    box.addEventListener("change", (event) => event.target.matches("[type=checkbox]") && change());
    box.addEventListener("submit", (event) => event.preventDefault());
  }

  // add makes the group of a facet.
  add(facet, unfold) {
    const on = element("span", { class: "on" });
    const details = element("details", { class: "facet" }, element("summary", {}, element("span", {}, facet.name), on));
    const list = element("fieldset", {}, element("legend", { class: "ear" }, facet.name));
    details.append(list);
    details.open = unfold;
    details.addEventListener("toggle", () => details.open && !facet.rows && this.hooks.open(facet.id));
    this.groups.set(facet.id, { facet, details, list, on, boxes: null });
    this.box.append(details);
  }

  // fill puts the values in, once they are there.
  fill(group) {
    group.boxes = [];
    const parts = new Map();
    const order = group.facet.order ?? group.facet.values.map((_, v) => v);
    for (const v of order) {
      const value = group.facet.values[v];
      if (!parts.has(value.group)) parts.set(value.group, []);
      parts.get(value.group).push(this.item(group, value, v));
    }
    if (group.facet.note) group.list.append(element("p", { class: "small" }, group.facet.note));
    group.parts = [];
    for (const [title, items] of parts) {
      const list = element("ul", {}, ...items);
      if (!title) this.shorten(group.list, list, items);
      else if (order.length <= few) group.list.append(element("p", { class: "minor" }, title), list);
      else this.fold(group, title, list);
    }
  }

  // fold puts the values of one part of a long group behind its title; the first
  // is open.
  fold(group, title, list) {
    const on = element("span", { class: "on" });
    const part = element("details", { class: "part" }, element("summary", {}, element("span", {}, title), on), list);
    part.open = !group.parts.length;
    group.parts.push({ part, on });
    group.list.append(part);
  }

  item({ facet, boxes }, value, v) {
    const input = element("input", { type: "checkbox", name: facet.id, value: value.id });
    const count = element("span", { class: "count" });
    boxes[v] = { input, count };
    return element("li", {}, element("label", {}, input, element("span", {}, value.name), count));
  }

  // shorten leaves out what is beyond the first few, until it is asked for.
  shorten(into, list, items) {
    into.append(list);
    const late = items.length > few + 2 ? items.slice(few) : [];
    if (!late.length) return;
    const all = button(say("all-values", { n: items.length }), () => {
      for (const li of late) li.hidden = false;
      late[0].querySelector("input").focus();
      all.remove();
    }, { class: "link" });
    for (const li of late) li.hidden = true;
    into.append(all);
  }

  show(picked, counts) {
    for (const [id, group] of this.groups) {
      if (!group.facet.rows) continue;
      if (!group.boxes) this.fill(group);
      const on = picked.get(id);
      group.on.textContent = on?.size ? say("on", { n: on.size }) : "";
      const unfold = on?.size && !group.shown;
      if (unfold) group.details.open = group.shown = true;
      group.boxes.forEach((box, v) => {
        const { input, count } = box, n = counts.get(id)[v];
        if (input.checked !== !!on?.has(v)) input.checked = !input.checked;
        if (input.checked) input.closest("li").hidden = false;
        if (input.disabled !== (!n && !input.checked)) input.disabled = !input.disabled;
        if (box.n !== n) count.textContent = digits.format(box.n = n);
      });
      for (const { part, on } of group.parts) {
        const n = part.querySelectorAll(":checked").length;
        on.textContent = n ? say("on", { n }) : "";
        if (n && unfold) part.open = true;
      }
    }
  }

  picked() {
    const picked = new Map();
    for (const [id, { boxes }] of this.groups) {
      boxes?.forEach(({ input }, v) => {
        if (input.checked) picked.set(id, (picked.get(id) ?? new Set()).add(v));
      });
    }
    return picked;
  }
}
