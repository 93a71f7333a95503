// Who of the directory has which values: the files that package facet writes,
// read into sets of bits. The directory and other pages that look people up
// have this script before their own.
//
//   const all = await people.open(address)   // data-people of the page
//   all.size                                 // people, numbered from 0
//   all.facets                               // by id, each with values; those without a name are not for readers
//   await all.need(values)                   // who has them: value.row, and value.depths where another facet tells how deep
//   all.closed                               // who takes nobody at present
//   await all.names()                        // by number
//   await all.cards(numbers)                 // fields of their cards
//
// A value with parts, which a page may make of others, is had by whoever has one
// of them.
//
// A file that is not there any more (a new deployment took its place) makes an
// error whose name is "StaleError".
const people = (() => {
  const inflate = (response) => new Response(response.body.pipeThrough(new DecompressionStream("deflate-raw")));
  const get = async (url) => {
    const response = await fetch(url);
    if (response.ok) return inflate(response);
    const error = new Error(url + ": " + response.status);
    if (response.status === 404) error.name = "StaleError";
    throw error;
  };

  // numbers reads varints one after the other.
  const numbers = (bytes) => {
    let at = 0;
    return () => {
      let value = 0, shift = 0, byte;
      do {
        byte = bytes[at++];
        value |= (byte & 127) << shift;
        shift += 7;
      } while (byte > 127);
      return value;
    };
  };

  // read takes who has the values of a file.
  const read = (bytes, values, size) => {
    const next = numbers(bytes), none = () => new Uint32Array((size + 31) >> 5);
    const put = (row, member) => { row[member >> 5] |= 1 << (member & 31); };
    for (const value of values) {
      const members = [], row = none();
      for (let n = next(), last = -1; n > 0; n--) {
        last += next() + 1;
        members.push(last);
        put(row, last);
      }
      value.depths = Array.from({ length: value.deep }, none);
      for (const member of value.deep ? members : []) {
        const depth = next();
        if (depth) put(value.depths[depth - 1], member);
      }
      value.row = row;
    }
  };

  const open = async (address) => {
    const base = new URL(address, document.baseURI).href;
    const once = new Map();
    const file = (name) => {
      if (!once.has(name)) {
        const asked = get(base.replace("/0.", "/" + name + "."));
        once.set(name, asked);
        asked.catch(() => once.delete(name)); // so that it can be asked for again
      }
      return once.get(name);
    };
    const bytes = async (name) => new Uint8Array(await (await file(name)).arrayBuffer());
    const first = await bytes("0"), streams = 4 + new DataView(first.buffer).getUint32(0, true);
    const head = JSON.parse(new TextDecoder().decode(first.subarray(4, streams)));
    const all = { size: head.size, facets: new Map(), notes: head.notes, blocks: head.block ? Math.ceil(head.size / head.block) : 0 };
    for (const facet of head.facets) {
      const deep = head.facets.find((other) => other.of === facet.id)?.values.length ?? 0;
      facet.values = facet.values.map(([id, name, group, ...words], at) => ({ id, name, group, words, at, deep }));
      all.facets.set(facet.id, facet);
    }
    const values = head.facets.flatMap((facet) => facet.values), files = [];
    let from = 0;
    for (const n of head.files) files.push(values.slice(from, from += n));
    read(first.subarray(streams), files[0], all.size);
    // A file is read once; one that could not be had can be asked for again.
    const parts = files.map(() => null);
    const load = async (n) => read(await bytes(n), files[n], all.size);
    const need = async (wanted) => {
      const lacking = new Set(wanted.flatMap((value) => value.parts ?? value).filter((value) => !value.row));
      await Promise.all(files.map((list, n) => list.some((value) => lacking.has(value))
        && (parts[n] ??= load(n).catch((error) => { parts[n] = null; throw error; }))));
      for (const value of wanted) value.row ??= sets.or(value.parts.map(({ row }) => row), (all.size + 31) >> 5);
    };
    const blocks = new Map();
    const takers = all.facets.get("available").values[0]; // of all values the first, which is in the first file however many people there are
    const spelt = (field) => typeof field === "number" ? head.texts[field] : Array.isArray(field) ? field.map(spelt) : field;
    let names;
    return Object.assign(all, {
      need,
      closed: sets.full(all.size).map((word, i) => word & ~takers.row[i]),
      names: () => names ??= file("names").then((r) => r.text()).then((text) => text.split("\n")).catch((error) => { names = null; throw error; }),
      cards: (members) => Promise.all(members.map(async (member) => {
        const b = member % all.blocks;
        if (!blocks.has(b)) blocks.set(b, file("cards" + b).then((r) => r.json()).catch((error) => { blocks.delete(b); throw error; }));
        const columns = await blocks.get(b), at = (member - b) / all.blocks;
        return Object.fromEntries(head.fields.map((name, i) => [name, spelt(columns[i][at])]));
      })),
    });
  };
  return { open };
})();
