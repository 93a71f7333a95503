// The text in which answers are kept, shared and read back: one form for the
// browser's memory, a file, a link and the programme's own commands. The rules
// stand in generator/internal/answers, which reads and writes the same.
const sheetText = (() => {
  const longest = 16 << 20;
  const mark = /^((?:> ?)*)mentorbook-sheet (\d{1,4}) (\S+)$/;
  const head = /^\[([a-z0-9.-]+)(?: (\d{1,4}))?\](?: ([^]*))?$/;
  const clean = (text) => text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, "");
  const end = (line) => line.replace(/[ \t\u00a0]+$/, "");
  const whole = (text) => text.split("\n").map(end).join("\n").replace(/^\n+|\n+$/g, "");
  const flat = (text) => text.replace(/\s+/g, " ").trim();
  const key = (id, copy) => id + " " + copy;

  const unquoted = (line, quote) => {
    if (line.startsWith(quote)) line = line.slice(quote.length);
    else if (line.startsWith(quote.trimEnd())) line = line.slice(quote.trimEnd().length);
    return end(line).replace(/^[ \t\u00a0]+/, (space) => space.replaceAll("\t", "  ").replaceAll("\u00a0", " "));
  };

  // parse gives the sheet's id and its entries by question and copy, or a fault:
  // long, foreign or newer.
  const parse = (text) => {
    if (text.length > longest) return { fault: "long" };
    const lines = clean(text).split("\n");
    const at = lines.findIndex((line) => mark.test(end(line)));
    if (at < 0) return { fault: "foreign" };
    const [, quote, version, sheet] = mark.exec(end(lines[at]));
    if (+version !== 1) return { fault: "newer" };
    const entries = new Map();
    let lasting = null, answering = false;
    for (const raw of lines.slice(at + 1)) {
      const line = unquoted(raw, quote), begin = head.exec(line);
      if (begin) {
        lasting = { id: begin[1], copy: +(begin[2] || 1) || 1, label: begin[3] || "", lines: [] };
        entries.delete(key(lasting.id, lasting.copy));
        entries.set(key(lasting.id, lasting.copy), lasting);
        answering = false;
      } else if (!line) {
        lasting?.lines.push("");
        answering = false;
      } else if (line.startsWith("  ")) {
        lasting?.lines.push(line.slice(2));
        answering = !!lasting;
      } else if (answering && line[0] !== "#") { // wrapped on its way
        lasting.lines.push(lasting.lines.pop() + " " + line.replace(/^ +/, ""));
      } else if (lasting?.lines.length) {
        lasting = null;
        answering = false;
      }
    }
    for (const entry of entries.values()) {
      entry.text = whole(entry.lines.join("\n"));
      delete entry.lines;
    }
    return { sheet, entries };
  };

  // format writes entries { id, copy, label, text, part } for people to read.
  const format = ({ sheet, title, about }, entries) => {
    const lines = [flat(title), ...about.map(flat), "", "mentorbook-sheet 1 " + sheet];
    let part = "";
    for (const entry of entries) {
      if (entry.part && entry.part !== part) lines.push("", "# " + flat(part = entry.part));
      lines.push("", end("[" + entry.id + (entry.copy > 1 ? " " + entry.copy : "") + "] " + flat(entry.label)));
      const text = whole(clean(entry.text));
      if (text) lines.push(...text.split("\n").map((line) => line && "  " + line));
    }
    return lines.join("\n") + "\n";
  };

  // rows reads a table; rest are lines that belong to none of its columns.
  const rows = (columns, text) => {
    const names = [...columns].sort((a, b) => b.length - a.length);
    const list = [], rest = [];
    let cell = -1;
    for (const line of text ? text.split("\n") : []) {
      const begin = line === "-" || line.startsWith("- ");
      if (cell >= 0 && !begin && (!line || line.startsWith("    "))) {
        list.at(-1)[cell] += "\n" + line.slice(4);
        continue;
      }
      if (begin) list.push(columns.map(() => ""));
      const body = line.slice(2), name = names.find((n) => body.startsWith(n + ":"));
      cell = -1;
      if (list.length && name !== undefined && (begin || line.startsWith("  "))) {
        cell = columns.indexOf(name);
        list.at(-1)[cell] = body.slice(name.length + 1).replace(/^ /, "");
      } else if (line && line !== "-") rest.push(line);
    }
    return { rows: list.map((row) => row.map(whole)), rest: rest.join("\n") };
  };

  // table writes rows; empty ones at the end are left out.
  const table = (columns, list) => {
    const filled = list.findLastIndex((row) => row.some(whole)) + 1;
    return list.slice(0, filled).flatMap((row) => {
      const cells = columns.flatMap((name, i) => whole(row[i]) ? [name + ": " + whole(row[i]).replaceAll("\n", "\n    ")] : []);
      return ["- " + (cells.shift() ?? ""), ...cells.map((cell) => "  " + cell)];
    }).map((line) => line.split("\n").map(end).join("\n")).join("\n");
  };

  return { parse, format, rows, table, key, whole };
})();
