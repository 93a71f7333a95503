// Asks lunr, elasticlunr and MiniSearch with their defaults, and lets Pagefind
// write its index to the folder out, to be asked in a browser.
// In: {out, docs: [{title, text}], queries: [text]}. Out: [{engine, answers: [{docs, ms}]}].
import elasticlunr from "elasticlunr";
import lunr from "lunr";
import MiniSearch from "minisearch";
import * as pagefind from "pagefind";
import { readFileSync } from "node:fs";

const { out, docs, queries } = JSON.parse(readFileSync(0, "utf8"));

const engines = {
  lunr() {
    const index = lunr(function () {
      this.ref("id");
      this.field("title");
      this.field("text");
      docs.forEach(({ title, text }, id) => this.add({ id, title, text }));
    });
    // Natural text may hold what lunr takes for operators.
    const ask = (query) => index.query((q) => q.term(lunr.tokenizer(query)));
    return (query) => ask(query).map((r) => +r.ref);
  },
  elasticlunr() {
    const index = elasticlunr(function () {
      this.setRef("id");
      this.addField("title");
      this.addField("text");
    });
    docs.forEach(({ title, text }, id) => index.addDoc({ id, title, text }));
    return (query) => index.search(query, {}).map((r) => +r.ref);
  },
  minisearch() {
    const index = new MiniSearch({ fields: ["title", "text"] });
    index.addAll(docs.map(({ title, text }, id) => ({ id, title, text })));
    return (query) => index.search(query, { prefix: true, fuzzy: 0.2 }).map((r) => r.id);
  },
};

const answers = [];
for (const [engine, make] of Object.entries(engines)) {
  const ask = make();
  answers.push({
    engine,
    answers: queries.map((query) => {
      const begin = performance.now();
      const found = ask(query).slice(0, 10);
      return { docs: found, ms: performance.now() - begin };
    }),
  });
}

const { index } = await pagefind.createIndex({});
for (const [number, { title, text }] of docs.entries()) {
  const { errors } = await index.addCustomRecord({ url: "/d/" + number + "/", content: title + "\n" + text || " ", language: "en", meta: { title, number: String(number) } });
  if (errors.length) throw new Error(errors.join("\n"));
}
await index.writeFiles({ outputPath: out });
await pagefind.close();
console.log(JSON.stringify(answers));
