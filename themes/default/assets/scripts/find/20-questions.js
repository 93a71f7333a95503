// The questions: their values are those that the mentors have, so that each can
// be answered in a way that tells people apart.
const say = parts.teller(words("find.say."));
const few = 8; // values that are shown at once

const box = (id) => ({ id: value, name }) => parts.element("li", {}, parts.element("label", {},
  parts.element("input", { type: "checkbox", name: id, value }), parts.element("span", {}, name)));

const folded = (title, list) => parts.element("details", { class: "part" }, parts.element("summary", {}, title), parts.element("ul", {}, ...list));

// ask fills in the values of one question, which without any stays hidden.
const ask = (place, facet) => {
  const held = (facet?.values ?? []).filter(({ row }) => sets.count(row));
  if (!held.length) return;
  place.hidden = false;
  const select = place.querySelector("select");
  if (select) {
    const { compare } = new Intl.Collator(parts.tongue);
    select.append(...held.sort((a, b) => compare(a.name, b.name)).map(({ id, name }) => parts.element("option", { value: id }, name)));
  } else if (!place.querySelector("ul")) {
    place.append(...lists(held, box(facet.id)));
  }
};

// lists are the values under the titles of their groups, or the first few and
// the rest.
const lists = (values, item) => {
  const groups = new Map();
  for (const value of values) groups.set(value.group, [...groups.get(value.group) ?? [], item(value)]);
  if (groups.size > 1) return [...groups].map(([title, items]) => folded(title, items));
  const [items] = groups.values();
  const first = parts.element("ul", {}, ...items.slice(0, few));
  return items.length > few ? [first, folded(say("more-values", { n: items.length - few }), items.slice(few))] : [first];
};

// askAll fills in all of them. Nobody is asked to compare what no mentor tells.
const askAll = (form, all) => {
  for (const place of form.querySelectorAll("[data-ask]")) ask(place, all.facets.get(place.dataset.ask));
  const compared = form.querySelector(".compared"), mine = compared.querySelector(".mine-is");
  mine.hidden = compared.querySelector("ul").hidden = !mine.querySelector("label:not([hidden])");
  compared.hidden = mine.hidden && compared.querySelector("[data-ask=likes]").hidden;
  const hint = form.querySelector("[data-zone]");
  hint.textContent = hint.dataset.zone.replace("{zone}", Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll("_", " "));
};
