// The questions of the sheet on this page: each is read and filled in as text.
const sheetForm = (() => {
  const root = document.querySelector(".sheet[data-sheet]");
  if (!root) return null;
  const cellName = words("worksheet.cell")[""], copyName = words("worksheet.copy")[""], more = sheetWords.another;
  const most = 1000, mostCopies = 60; // rows of a table, copies of a part
  const put = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const is = (field, type) => field.classList.contains(type);
  const inputs = (element) => [...element.querySelectorAll("input, textarea")];
  const fields = (within = root) => [...within.querySelectorAll("[data-key]")];
  const copyOf = (field) => +field.closest("section").dataset.copy;
  const labelOf = (field) => field.querySelector("legend, label").firstChild.textContent.trim();
  const columnsOf = (field) => [...field.querySelectorAll("th")].map((th) => th.textContent);
  const rowsOf = (field) => [...field.querySelectorAll("tbody tr")];
  const nameOf = (field) => sheetText.key(field.dataset.key, copyOf(field));
  const known = new Map(); // questions by key and copy
  const enter = (within) => fields(within).forEach((f) => known.set(nameOf(f), f));
  const find = (key, copy) => known.get(sheetText.key(key, copy));
  const isMark = (input) => input.type === "checkbox" || input.type === "radio";

  // Clones are numbered as the page's own are: f-goal-2, f-goal-2_3_1.
  const renumber = (element, from, to) => {
    for (const e of [element, ...element.querySelectorAll("*")]) {
      for (const a of e.attributes) if (/^(id|for|name|list|aria-.*by)$/.test(a.name)) a.value = a.value.replace(from, to);
    }
  };
  const blank = (element) => {
    for (const input of inputs(element)) {
      if (isMark(input)) input.checked = false;
      else input.value = "";
    }
    for (const said of element.querySelectorAll(".inked")) said.remove();
  };

  // addRow adds row number after the last one and gives it. The caller counts,
  // since whoever asks the page for each row waits the square of their number.
  const addRow = (names, last, number) => {
    const row = last.cloneNode(true);
    renumber(row, /_\d+_(\d+)$/, "_" + number + "_$1");
    blank(row);
    inputs(row).forEach((cell, i) => cell.setAttribute("aria-label", put(cellName, { column: names[i], number })));
    last.after(row);
    return row;
  };

  const partOf = (section) => section.getAttribute("aria-labelledby").replace(/\d+$/, "");
  const copies = (section) => [...root.querySelectorAll("section[data-copy]")].filter((s) => partOf(s) === partOf(section));
  const addCopy = (section) => {
    const all = copies(section), number = all.length + 1;
    if (number > mostCopies) return null;
    const next = all[0].cloneNode(true);
    renumber(next, /-\d+(?=(_[a-z0-9_]*)?$)/, "-" + number);
    next.dataset.copy = number;
    next.querySelector(".help")?.remove();
    for (const body of next.querySelectorAll("tbody")) while (body.rows.length > 1) body.lastElementChild.remove();
    blank(next);
    enter(next);
    all.at(-1).after(next);
    for (const s of copies(next)) s.querySelector(":is(h2, h4) small").textContent = put(copyName, { number: s.dataset.copy, total: number });
    return next;
  };

  // On paper all copies stand ready; on the screen a blank one, or one with no
  // more than what the programme fills in, waits until it is asked for or an
  // answer comes into it.
  const fold = () => {
    for (const s of root.querySelectorAll("section[data-copy]:not([data-copy='1'])")) {
      s.classList.toggle("spare", !fields(s).some((f) => !f.dataset.fill && read(f)));
    }
  };
  const unfold = (section) => {
    section?.classList.remove("spare");
    return section;
  };
  for (const section of root.querySelectorAll("section[data-copy='1']:has(:is(h2, h4) small)")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet small no-print";
    button.textContent = put(more, { title: section.querySelector("h2, h4").firstChild.textContent.trim() });
    button.addEventListener("click", () => inputs(unfold(copies(section).find((s) => s.classList.contains("spare")) ?? addCopy(section)) ?? section)[0].focus());
    copies(section).at(-1).after(button);
  }

  const mark = (input) => input.checked ? "x" : "";
  const read = (field) => {
    if (is(field, "table")) return sheetText.table(columnsOf(field), rowsOf(field).map((row) => inputs(row).map((c) => isMark(c) ? mark(c) : c.value)));
    if (field.tagName === "FIELDSET") return inputs(field).filter((i) => i.checked).map((i) => i.value).join("\n");
    return sheetText.whole(inputs(field)[0].value);
  };

  // write fills a question in and gives what of the text it has no place for.
  const write = (field, text) => {
    if (is(field, "computed")) return "";
    if (text && !field.dataset.fill) unfold(field.closest("section"));
    if (is(field, "table")) return writeTable(field, text);
    if (field.tagName === "FIELDSET") {
      const wanted = text.split("\n");
      for (const input of inputs(field)) input.checked = wanted.includes(input.value);
      return wanted.filter((w) => w && !inputs(field).some((i) => i.value === w && i.checked)).join("\n");
    }
    const [input] = inputs(field);
    input.value = input.tagName === "TEXTAREA" ? text : text.replace(/\n+/g, " ");
    return text && !input.value ? text : "";
  };
  const writeTable = (field, text) => {
    const names = columnsOf(field), { rows, rest } = sheetText.rows(names, text);
    blank(field);
    const all = rowsOf(field);
    for (let n = all.length; n < Math.min(rows.length, most); n++) all.push(addRow(names, all.at(-1), n + 1));
    const lost = [rest, sheetText.table(names, rows.slice(most))];
    all.forEach((row, i) => inputs(row).forEach((cell, j) => {
      const value = rows[i]?.[j] ?? "";
      if (isMark(cell)) cell.checked = value !== "";
      else cell.value = value;
      if (value && !isMark(cell) && !cell.value) lost.push(names[j] + ": " + value);
    }));
    return lost.filter(Boolean).join("\n");
  };

  // place finds the question of an entry, in a new copy of its part if need be.
  const place = ({ id, copy }) => {
    const section = find(id, 1)?.closest("section");
    if (copy <= mostCopies && section?.querySelector(":is(h2, h4) small")) while (!find(id, copy) && addCopy(section));
    return find(id, copy);
  };

  enter();
  fold();
  root.addEventListener("sheet-next", fold);
  root.addEventListener("input", ({ target }) => {
    const row = target.closest(".table tr"), field = row?.closest(".field");
    if (!row || row.nextElementSibling) return;
    const number = rowsOf(field).length + 1;
    if (number <= most) addRow(columnsOf(field), row, number);
  });

  return { root, put, is, inputs, fields, find, place, copies, addCopy, columnsOf, copyOf, nameOf, labelOf, read, write };
})();
