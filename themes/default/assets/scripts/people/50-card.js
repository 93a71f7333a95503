// makeCard fills a copy of the theme's own card: ~name~ stands for a field, and
// an element whose field is a list is there once for each. What has no value
// goes, as it does where the theme writes the card.
//
//   makeCard(blanks, fields, root)  the two forms of the card, as they are written
const makeCard = (() => {
  const slot = /~(\w+)~/g;
  const fillText = (node, fields) => {
    const name = node.data.match(/^~(\w+)~$/)?.[1];
    if (!Array.isArray(fields[name])) {
      node.data = node.data.replace(slot, (_, key) => fields[key] ?? "");
      if (name && !node.data) node.parentElement.remove();
      return;
    }
    const one = node.parentElement;
    for (const value of fields[name]) {
      const copy = one.cloneNode();
      copy.textContent = value;
      one.before(copy);
    }
    one.remove();
  };
  const fillAttributes = (e, fields) => {
    for (const { name, value } of [...e.attributes]) {
      if (!value.includes("~")) continue;
      const filled = value.replace(slot, (_, key) => fields[key] ?? "");
      if (filled || name === "alt") e.setAttribute(name, filled);
      else e.removeAttribute(name);
    }
  };
  const nodesOf = (card) => {
    const walk = document.createTreeWalker(card, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    const nodes = [];
    for (let node = card; node; node = walk.nextNode()) nodes.push(node);
    return nodes;
  };
  // slotsOf tells which of a blank's nodes have a slot; it looks once.
  const known = new Map();
  const slotsOf = (blank) => {
    if (!known.has(blank)) {
      const slotted = (node) => node.data?.includes("~") || [...node.attributes ?? []].some(({ value }) => value.includes("~"));
      known.set(blank, nodesOf(blank).flatMap((node, i) => slotted(node) ? [i] : []));
    }
    return known.get(blank);
  };
  return (blanks, fields, root) => {
    const own = { ...fields };
    for (const key of ["url", "src", "srcset"]) own[key] = fields[key].replaceAll("~/", root);
    const blank = blanks[fields.src ? 0 : 1], card = blank.cloneNode(true), nodes = nodesOf(card);
    for (const i of slotsOf(blank)) nodes[i].nodeType === Node.TEXT_NODE ? fillText(nodes[i], own) : fillAttributes(nodes[i], own);
    for (const left of card.querySelectorAll(".now:not([data-zone]), ul:empty")) left.remove();
    return card;
  };
})();
