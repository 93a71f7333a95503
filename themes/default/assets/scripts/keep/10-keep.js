// Copies of the sheet: keeping one as a file or a link, opening one, and what
// differs in it. keep.js is a module that a sheet loads when it is wanted; the
// form and the store are those of the page.
const { root, put, is, place, labelOf, read } = sheetForm;
const { make, button } = sheetParts;
const say = words("keep.");
const bar = document.getElementById("mb-keep");
const look = make("link", { rel: "stylesheet", href: bar.dataset.look });
const dressed = new Promise((done) => { // before that a dialog would jump
  for (const end of ["load", "error"]) look.addEventListener(end, done);
  document.head.append(look);
});
const longestLink = 8000, mostOpened = 1 << 20, largest = 64 << 20;

// ask shows a dialog, which leaves the page when it is closed.
const ask = (title, ...children) => {
  const heading = make("h2", { id: "mb-asked" }, title);
  const box = make("dialog", { className: "ask-box" }, heading, ...children);
  box.setAttribute("aria-labelledby", heading.id);
  box.append(make("p", { className: "tools" }, button(say.close, () => box.close())));
  box.addEventListener("close", () => box.remove());
  dressed.then(() => {
    document.body.append(box);
    box.showModal();
  });
  return box;
};

const packed = async (text) => {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  if (bytes.length > longestLink * 3 / 4) return "";
  return location.href.replace(/#.*/, "") + "#copy=" + btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};
const unpacked = async (code) => {
  if (code.length > longestLink) throw new RangeError("long");
  const bytes = Uint8Array.from(atob(code.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts = [];
  for (let size = 0, part; !(part = await reader.read()).done;) {
    size += part.value.length;
    if (size > mostOpened) throw new RangeError("long");
    parts.push(part.value);
  }
  return new Blob(parts).text();
};

export const copy = () => {
  sheetStore.save();
  const text = sheetStore.whole(), day = sheetToday();
  const file = new File([text], sheetStore.sheet + "-" + day + ".txt", { type: "text/plain" });
  const address = URL.createObjectURL(file);
  const told = make("p", {});
  told.setAttribute("role", "status");
  const link = button(say["copy-link"], async () => {
    const url = await packed(text).catch(() => "");
    try {
      if (url) await navigator.clipboard.writeText(url);
      told.textContent = url ? say.copied : say["link-long"];
    } catch {
      told.replaceChildren(make("textarea", { value: url, readOnly: true, rows: 4, ariaLabel: say["copy-link"] }));
    }
  });
  const ways = [make("a", { className: "button", href: address, download: file.name }, say.download)];
  if (navigator.canShare?.({ files: [file] })) ways.push(button(say.share, () => navigator.share({ files: [file], title: document.title }).catch(() => {})));
  if (self.CompressionStream) ways.push(link);
  const box = ask(say.copy, make("p", {}, say["copy-help"]), make("p", { className: "tools" }, ...ways), told, make("p", { className: "hint" }, say["copy-who"]));
  box.addEventListener("close", () => URL.revokeObjectURL(address));
};

export const open = () => {
  const picker = make("input", { type: "file", accept: ".txt,text/plain", id: "mb-file" });
  const paste = make("textarea", { id: "mb-paste", rows: 4 });
  const told = make("p", { className: "wrong" });
  told.setAttribute("role", "alert");
  const take = async (text) => {
    const fault = await opened(text, box);
    if (fault) told.textContent = fault;
  };
  picker.addEventListener("change", async () => {
    const [file] = picker.files;
    if (file?.size > largest) told.textContent = say["fault.long"];
    else if (file) take(await file.text());
  });
  const label = (id, text) => make("label", { htmlFor: id }, text);
  const box = ask(say.open, make("p", {}, say["open-help"]), label(picker.id, say.file), picker, label(paste.id, say.paste), paste, told,
    make("p", { className: "tools" }, button(say["open-pasted"], () => take(paste.value), false)));
};

// opened fills a copy in, shows where it differs, or says what is wrong.
export const opened = async (text, box) => {
  let { fault, sheet, entries } = sheetText.parse(text); // an answer may hold a link
  const [, code] = fault && /#copy=([\w-]*)/.exec(text.slice(0, 2 * longestLink)) || [];
  if (code !== undefined) {
    try { ({ fault, sheet, entries } = sheetText.parse(await unpacked(code))); } catch { return say["fault.link"]; }
  }
  if (fault) return say["fault." + fault];
  if (sheet !== sheetStore.sheet) return put(say["fault.other"], { sheet });
  box?.close();
  compare(entries);
  return "";
};
const compare = (entries) => {
  const differ = [];
  let filled = 0, placeless = 0;
  for (const e of entries.values()) {
    const field = e.text && place(e);
    if (!e.text || field && (is(field, "computed") || read(field) === e.text)) continue;
    if (field && !sheetStore.isGiven(field)) {
      differ.push([field, e]);
      continue;
    }
    sheetStore.fill(e);
    if (field && read(field)) filled++;
    else placeless++;
  }
  sheetStore.save();
  choose(filled, placeless, differ);
};
const rules = new Intl.PluralRules(document.documentElement.lang);
const count = (key, n) => put(say[key][rules.select(n)] ?? say[key].other, { n: n.toLocaleString(siteLanguage) });
const choose = (filled, placeless, differ) => {
  const parts = differ.map(([field, e], i) => {
    const option = (value, title, text) => make("label", {}, make("input", { type: "radio", name: "mb-differ-" + i, value, checked: value === "here" }),
      make("span", {}, make("b", {}, title), " ", text));
    const set = make("fieldset", { className: "field" }, make("legend", {}, labelOf(field)), make("div", { className: "answers" },
      option("here", say.here, read(field)), option("copy", say.theirs, e.text)));
    return set;
  });
  const apply = button(say.apply, () => {
    parts.forEach((set, i) => { if (set.querySelector("[value=copy]").checked) sheetStore.fill(differ[i][1]); });
    sheetStore.save();
    box.close();
  }, false);
  const box = ask(say.opened, make("p", {}, count("filled", filled), " ", placeless ? count("placeless", placeless) + " " : "", count("differ", differ.length)), ...parts, ...(differ.length ? [make("p", { className: "tools" }, apply)] : []));
};

export const erase = () => {
  const box = ask(say.erase, make("p", {}, say["erase-help"]), make("p", { className: "tools" },
    button(say["erase-yes"], () => { sheetStore.erase(); root.dispatchEvent(new Event("sheet-next")); box.close(); }, false)));
};

// arrived opens the copy that an address holds.
export const arrived = async (text) => {
  const fault = await opened(text);
  if (fault) ask(say.open, make("p", {}, fault));
};
