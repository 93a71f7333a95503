// The files of the index: fetched once, opened, kept. The root names the folder
// of the others, which a new deployment replaces; who misses a file reads the
// root anew and asks once more.
const openStore = (folder, fetch) => {
  const store = {};
  let files, coming;

  // refresh reads the root; who asks while it is read waits for the same one.
  store.refresh = () => coming ??= begin().finally(() => { coming = null; });

  const begin = async () => {
    const r = await get("index.bin", reader, store.root && "reload");
    await broken(() => {
      store.root = JSON.parse(r.head());
      store.rest = r.rest();
      files = new Map();
    });
  };

  // file gives what read makes of a file of the folder.
  store.file = (name, read) => {
    const at = files;
    let found = at.get(name);
    if (!found) {
      at.set(name, found = get(store.root.id + "/" + name, read));
      found.catch(() => at.delete(name));
    }
    return found;
  };

  // broken makes the failure of a job one of the file's.
  const broken = async (job) => {
    try {
      return await job();
    } catch (e) {
      throw new SearchError("damaged", e);
    }
  };

  const get = async (name, read, cache = "default") => {
    let response, bytes;
    try {
      response = await fetch(new URL(name, folder), { cache });
      bytes = new Uint8Array(await response.arrayBuffer());
    } catch (e) {
      throw new SearchError("network", e);
    }
    if (!response.ok) throw new SearchError(response.status === 404 ? "gone" : "network");
    return broken(async () => {
      if (bytes[0] !== 31 || bytes[1] !== 139) return read(bytes); // the host has opened it
      const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      return read(new Uint8Array(await new Response(plain).arrayBuffer()));
    });
  };

  return store;
};

// reader reads numbers and texts from bytes.
const reader = (bytes) => {
  let at = 0;
  const take = (length) => {
    if (at + length > bytes.length) throw new RangeError();
    return bytes.subarray(at, at += length);
  };
  const varint = () => {
    let n = 0, scale = 1, b;
    do {
      [b] = take(1);
      n += (b & 127) * scale;
      scale *= 128;
    } while (b > 127);
    return n;
  };
  return { take, varint, head: () => text(take(varint())), rest: () => bytes.subarray(at) };
};

const text = (bytes) => new TextDecoder().decode(bytes);

const lines = (list) => list.split("\n").filter(Boolean);

// unfront undoes front coding: each word begins with a character that counts
// what it shares with the word before.
const unfront = () => {
  let before = "";
  return (word) => before = before.slice(0, word.charCodeAt(0) - 33) + word.slice(1);
};

// readShard reads groups of forms of a word, each with the pages it stands in.
const readShard = (bytes) => {
  const r = reader(bytes), word = unfront();
  const groups = lines(r.head()).map((line) => ({ forms: line.split("\t").map(word) }));
  for (const g of groups) {
    g.df = r.varint();
    g.size = r.varint();
  }
  const forms = new Map();
  for (const g of groups) {
    g.list = r.take(g.size);
    for (const form of g.forms) forms.set(form, g);
  }
  return { groups, forms };
};
