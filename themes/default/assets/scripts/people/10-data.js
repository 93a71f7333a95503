// Who of the directory has which values: the files that package facet writes,
// read into sets of bits. The directory and other pages that look people up
// have this script before their own.
//
//   const all = await people.open(address)   // data-people of the page
//   all.size                                 // people, numbered from 0
//   all.facets                               // by id, each with values and rows; those without a name are not for readers
//   all.closed                               // who takes nobody at present
//   await all.need(ids)                      // facets that lie in further files
//   await all.names()                        // by number
//   await all.cards(numbers)                 // fields of their cards
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

  const rows = (values, size) => values.map(() => new Uint32Array((size + 31) >> 5));
  const put = (row, member) => { row[member >> 5] |= 1 << (member & 31); };

  // fill reads the streams of a facet; counts and list are kept for a facet of it.
  const fill = (facet, streams, size) => {
    const [counts, gaps] = streams.map(numbers);
    facet.counts = Uint16Array.from({ length: size }, counts);
    facet.rows = rows(facet.values, size);
    const list = [];
    for (let member = 0; member < size; member++) {
      for (let n = facet.counts[member], last = -1; n > 0; n--) {
        last += gaps() + 1;
        list.push(last);
        put(facet.rows[last], member);
      }
    }
    facet.list = list;
  };

  // deepen reads a facet of another one: a set for each of its own values and
  // each of the other's.
  const deepen = (facet, [depths], of, size) => {
    facet.depths = facet.values.map(() => rows(of.values, size));
    facet.rows = rows(facet.values, size);
    for (let member = 0, at = 0; member < size; member++) {
      for (let n = of.counts[member]; n > 0; n--, at++) {
        const depth = depths[at] - 1;
        if (depth < 0) continue;
        put(facet.depths[depth][of.list[at]], member);
        put(facet.rows[depth], member);
      }
    }
  };

  const read = (bytes, all) => {
    const length = new DataView(bytes.buffer).getUint32(0, true);
    const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
    all.size ??= head.size;
    let at = 4 + length;
    for (const told of head.facets) {
      const facet = all.facets.get(told.id) ?? told;
      all.facets.set(told.id, Object.assign(facet, told, { file: told.file }));
      if (told.file) continue;
      facet.values = (told.values ?? []).map(([id, name, group, ...words]) => ({ id, name, group, words }));
      const streams = told.sizes.map((size) => bytes.subarray(at, at += size));
      if (facet.of) deepen(facet, streams, all.facets.get(facet.of), all.size);
      else fill(facet, streams, all.size);
    }
    return head;
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
    const load = async (name, all) => read(new Uint8Array(await (await file(name)).arrayBuffer()), all);
    const all = { facets: new Map() };
    const head = await load("0", all);
    const block = head.block ? Math.ceil(all.size / head.block) : 0; // how many there are
    const blocks = new Map(), parts = new Map();
    const available = all.facets.get("available");
    const spelt = (field) => typeof field === "number" ? head.texts[field] : Array.isArray(field) ? field.map(spelt) : field;
    let names;
    return Object.assign(all, {
      notes: head.notes,
      closed: sets.or(available.values.flatMap(({ id }, v) => id === "open" ? [] : [available.rows[v]]), (all.size + 31) >> 5),
      blocks: block,
      need: async (ids) => {
        for (const id of ids) { // one after the other: one may need another
          const facet = all.facets.get(id);
          for (const wanted of [all.facets.get(facet?.of), facet]) {
            const name = wanted?.file;
            if (!name) continue;
            if (!parts.has(name)) parts.set(name, load(name, all).catch((error) => { parts.delete(name); throw error; }));
            await parts.get(name);
          }
        }
      },
      names: () => names ??= file("names").then((r) => r.text()).then((text) => text.split("\n")).catch((error) => { names = null; throw error; }),
      cards: (members) => Promise.all(members.map(async (member) => {
        const b = member % block;
        if (!blocks.has(b)) blocks.set(b, file("cards" + b).then((r) => r.json()).catch((error) => { blocks.delete(b); throw error; }));
        const columns = await blocks.get(b), at = (member - b) / block;
        return Object.fromEntries(head.fields.map((name, i) => [name, spelt(columns[i][at])]));
      })),
    });
  };
  return { open };
})();
