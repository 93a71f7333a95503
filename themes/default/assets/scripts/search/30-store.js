// The files of the index: fetched once, opened, kept. The root names the folder
// of the others, which a new deployment replaces; who misses a file reads the
// root anew and asks once more.
class Store {
  constructor(folder, fetch) {
    this.folder = folder;
    this.fetch = fetch;
  }

  // refresh reads the root; who asks while it is read waits for the same one.
  refresh() {
    return this.coming ??= this.begin().finally(() => { this.coming = undefined; });
  }

  async begin() {
    const bytes = await this.get("index.bin", this.root ? "reload" : "default");
    try {
      const r = new Reader(bytes);
      const length = r.varint();
      const root = JSON.parse(r.text(length));
      this.root = root;
      this.rest = bytes.subarray(r.at);
      this.files = new Map();
    } catch (e) {
      throw new SearchError("damaged", e);
    }
  }

  // file gives what read makes of a file of the folder.
  file(name, read) {
    const { files } = this;
    let found = files.get(name);
    if (!found) {
      found = this.get(this.root.id + "/" + name, "default").then((bytes) => {
        try {
          return read(bytes);
        } catch (e) {
          throw new SearchError("damaged", e);
        }
      });
      found.catch(() => files.delete(name));
      files.set(name, found);
    }
    return found;
  }

  async get(name, cache) {
    let response, bytes;
    try {
      response = await this.fetch(new URL(name, this.folder), { cache });
      bytes = new Uint8Array(await response.arrayBuffer());
    } catch (e) {
      throw new SearchError("network", e);
    }
    if (response.status === 404) throw new SearchError("gone");
    if (!response.ok) throw new SearchError("network");
    try {
      if (bytes[0] !== 31 || bytes[1] !== 139) return bytes; // the host has opened it
      const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      return new Uint8Array(await new Response(plain).arrayBuffer());
    } catch (e) {
      throw new SearchError("damaged", e);
    }
  }
}

// Reader reads numbers and texts from bytes.
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  varint() {
    let n = 0, scale = 1, b;
    do {
      b = this.bytes[this.at++];
      if (b === undefined) throw new RangeError();
      n += (b & 127) * scale;
      scale *= 128;
    } while (b > 127);
    return n;
  }

  take(length) {
    if (this.at + length > this.bytes.length) throw new RangeError();
    return this.bytes.subarray(this.at, this.at += length);
  }

  text(length) {
    return text(this.take(length));
  }
}

const text = (bytes) => new TextDecoder().decode(bytes);

// unfront undoes front coding: each word begins with a character that counts
// what it shares with the word before.
const unfront = () => {
  let before = "";
  return (word) => before = before.slice(0, word.charCodeAt(0) - 33) + word.slice(1);
};

// shard reads groups of forms of a word, each with the pages it stands in.
const shard = (bytes) => {
  const r = new Reader(bytes), word = unfront();
  const groups = r.text(r.varint()).split("\n").filter(Boolean).map((line) => ({ forms: line.split("\t").map(word) }));
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
