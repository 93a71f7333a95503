// The boxes of the facets: a group for each, made when it is first open;
// afterwards only ticks and counts change, so that nothing moves under the
// reader's hand.
const few = 10; // values of a group that are shown at first

class Panel {
  // look() is called when there are other boxes to be seen, change() when boxes
  // were ticked.
  constructor(box, { look, change }) {
    this.box = box;
    this.look = look;
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
    const group = { facet, details, list, on, boxes: null, parts: [] };
    details.addEventListener("toggle", () => {
      if (!details.open) return;
      this.fill(group);
      this.look();
    });
    this.groups.set(facet.id, group);
    this.box.append(details);
  }

  // fill puts the boxes in.
  fill(group) {
    if (group.boxes) return;
    group.boxes = [];
    const parts = new Map();
    for (const value of group.facet.values) {
      if (!parts.has(value.group)) parts.set(value.group, []);
      parts.get(value.group).push(this.item(group, value));
    }
    if (group.facet.note) group.list.append(element("p", { class: "small" }, group.facet.note));
    for (const [title, items] of parts) {
      const list = element("ul", {}, ...items);
      if (!title) this.shorten(group.list, list, items);
      else if (group.boxes.length <= few) group.list.append(element("p", { class: "minor" }, title), list);
      else this.fold(group, title, list);
    }
  }

  // fold puts the values of one part of a long group behind its title; the first
  // is open.
  fold(group, title, list) {
    const on = element("span", { class: "on" });
    const part = element("details", { class: "part" }, element("summary", {}, element("span", {}, title), on), list);
    part.open = !group.parts.length;
    part.addEventListener("toggle", () => part.open && this.look());
    group.parts.push({ part, on });
    group.list.append(part);
  }

  item({ facet, boxes }, value) {
    const input = element("input", { type: "checkbox", name: facet.id, value: value.id });
    const count = element("span", { class: "count" });
    const item = element("li", {}, element("label", {}, input, element("span", {}, value.name), count));
    boxes.push({ input, count, item });
    return item;
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
      this.look();
    }, { class: "link" });
    for (const li of late) li.hidden = true;
    into.append(all);
  }

  // show ticks what is picked, and opens where that is, once.
  show(picked) {
    for (const [id, group] of this.groups) {
      const on = picked.get(id);
      group.on.textContent = on?.size ? say("on", { n: on.size }) : "";
      const unfold = on?.size && !group.shown;
      if (unfold) group.details.open = group.shown = true;
      if (group.details.open) this.fill(group);
      group.boxes?.forEach(({ input, item }, v) => {
        if (input.checked !== !!on?.has(v)) input.checked = !input.checked;
        if (input.checked) item.hidden = false;
      });
      for (const { part, on } of group.parts) {
        const n = part.querySelectorAll(":checked").length;
        on.textContent = n ? say("on", { n }) : "";
        if (n && unfold) part.open = true;
      }
    }
  }

  // seen lists the values whose boxes are to be seen.
  seen() {
    return [...this.groups.values()].filter(({ details }) => details.open && details.checkVisibility())
      .flatMap(({ facet, boxes }) => facet.values.filter((_, v) => boxes[v].item.checkVisibility()));
  }

  // count writes how many each value would leave, where that is known.
  count(counts) {
    for (const [id, { boxes }] of this.groups) {
      boxes?.forEach((box, v) => {
        const { input, count } = box, n = counts.get(id)[v];
        if (n === undefined) return;
        if (input.disabled !== (!n && !input.checked)) input.disabled = !input.disabled;
        if (box.n !== n) count.textContent = digits.format(box.n = n);
      });
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
