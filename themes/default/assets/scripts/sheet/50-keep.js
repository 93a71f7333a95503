// The line above the sheet: where it is kept and who could read it; keeping a
// copy, opening one, putting this sheet aside for the next, erasing.
(() => {
  if (!sheetStore) return;
  const { root, put, is, fields, place, labelOf, read } = sheetForm;
  const say = sheetWords;
  const bar = document.getElementById("mb-keep");
  const longestLink = 8000, mostOpened = 1 << 20, largest = 64 << 20;

  const make = (name, settings, ...children) => {
    const e = Object.assign(document.createElement(name), settings);
    e.append(...children);
    return e;
  };
  const button = (text, act, quiet = true) => {
    const b = make("button", { type: "button", className: quiet ? "button quiet small" : "button" }, text);
    b.addEventListener("click", act);
    return b;
  };
  // open shows a dialog, which leaves the page when it is closed.
  const open = (title, ...children) => {
    const heading = make("h2", { id: "mb-asked" }, title);
    const box = make("dialog", { className: "ask-box" }, heading, ...children);
    box.setAttribute("aria-labelledby", heading.id);
    box.append(make("p", { className: "tools" }, button(say.close, () => box.close())));
    box.addEventListener("close", () => box.remove());
    document.body.append(box);
    box.showModal();
    return box;
  };

  // The state in one line.
  const state = make("span", {}), line = make("p", { className: "whence" }, state);
  line.setAttribute("role", "status");
  const shared = /\.github\.io$/.test(location.hostname) ? " " + put(say.shared, { host: location.hostname }) : "";
  const show = () => {
    const where = sheetStore.fault() || (sheetStore.mode === "browser" ? sheetStore.begun() ? "saved" : "will-save" : sheetStore.mode);
    const text = say[where] + (where === "saved" ? shared : "");
    if (state.textContent !== text) state.textContent = text;
    line.classList.toggle("wrong", !!sheetStore.fault());
    showLost();
  };

  // Answers that the sheet does not ask for stand after it, until removed.
  const rest = make("section", { className: "lost", hidden: true });
  const showLost = () => {
    rest.hidden = !sheetStore.lost.size;
    rest.replaceChildren(make("h2", {}, say.lost), make("p", { className: "help" }, say["lost-help"]));
    for (const [name, e] of sheetStore.lost) {
      const drop = button(say.remove, () => sheetStore.drop(name));
      drop.classList.add("no-print");
      drop.setAttribute("aria-label", say.remove + ": " + e.label);
      rest.append(make("div", { className: "field" }, make("h3", {}, e.label || e.id), make("p", { className: "said" }, e.text), drop));
    }
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

  const keepCopy = () => {
    sheetStore.save();
    const text = sheetStore.whole(), day = new Date().toISOString().slice(0, 10);
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
    const box = open(say.copy, make("p", {}, say["copy-help"]), make("p", { className: "tools" }, ...ways), told, make("p", { className: "hint" }, say["copy-who"]));
    box.addEventListener("close", () => URL.revokeObjectURL(address));
  };

  const openCopy = () => {
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
    const box = open(say.open, make("p", {}, say["open-help"]), label(picker.id, say.file), picker, label(paste.id, say.paste), paste, told,
      make("p", { className: "tools" }, button(say["open-pasted"], () => take(paste.value), false)));
  };

  // opened fills a copy in, shows where it differs, or says what is wrong.
  const opened = async (text, box) => {
    const [, code] = /#copy=([\w-]*)/.exec(text.slice(0, 2 * longestLink)) ?? [];
    if (code !== undefined) {
      try { text = await unpacked(code); } catch { return say["fault.link"]; }
    }
    const { fault, sheet, entries } = sheetText.parse(text);
    if (fault) return say["fault." + fault];
    if (sheet !== sheetStore.sheet) return put(say["fault.other"], { sheet });
    box?.close();
    compare(entries);
    return "";
  };
  const compare = (entries) => {
    const differ = [];
    let filled = 0;
    for (const e of entries.values()) {
      const field = e.text && place(e);
      if (!e.text || field && (is(field, "computed") || read(field) === e.text)) continue;
      if (field && !sheetStore.isGiven(field)) {
        differ.push([field, e]);
        continue;
      }
      sheetStore.fill(e);
      filled++;
    }
    sheetStore.save();
    choose(filled, differ);
  };
  const choose = (filled, differ) => {
    const rules = new Intl.PluralRules(document.documentElement.lang);
    const count = (key, n) => put(say[key][rules.select(n)] ?? say[key].other, { n });
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
    const box = open(say.opened, make("p", {}, count("filled", filled), " ", count("differ", differ.length)), ...parts, ...(differ.length ? [apply] : []));
  };

  const erase = () => {
    const box = open(say.erase, make("p", {}, say["erase-help"]), make("p", { className: "tools" },
      button(say["erase-yes"], () => { sheetStore.erase(); root.dispatchEvent(new Event("sheet-next")); box.close(); }, false)));
  };
  const next = () => {
    if (sheetStore.putAside()) return show();
    root.dispatchEvent(new Event("sheet-next"));
    showEarlier();
    root.scrollIntoView();
  };

  // Sheets that were put aside are opened by their number.
  const past = make("p", { className: "earlier" });
  const showEarlier = () => {
    const list = Array.from({ length: sheetStore.earlier() }, (_, i) => i + 1), links = [...list, 0].map((n) => {
      const a = make("a", { href: n ? "#mb-sheet-" + n : "#mb-keep" }, n ? String(n) : say.latest);
      if (n === sheetStore.number) a.setAttribute("aria-current", "true");
      return a;
    });
    past.replaceChildren(...(list.length ? [say.earlier + " ", ...links.flatMap((a) => [a, " "])] : []));
  };

  const end = make("p", { className: "tools keep-end no-print" }, button(say.copy, keepCopy, false));
  if ("again" in root.dataset && !sheetStore.number) end.append(button(say.next, next));
  root.after(end);
  bar.querySelector(".tools").append(button(say.copy, keepCopy), button(say.open, openCopy), button(say.erase, erase));
  bar.prepend(line);
  bar.append(past);
  bar.classList.add("ready");
  root.append(rest);
  root.addEventListener("sheet-saved", show);
  show();
  showEarlier();

  const fromAddress = () => {
    if (!location.hash.startsWith("#copy=")) return false;
    const text = location.hash;
    history.replaceState(null, "", location.pathname + location.search);
    opened(text).then((fault) => { if (fault) open(say.open, make("p", {}, fault)); });
    return true;
  };
  fromAddress();
  addEventListener("hashchange", () => {
    if (!fromAddress() && /^#(mb-sheet-\d+|mb-keep|fill=.*)$/.test(location.hash)) location.reload();
  });
})();
