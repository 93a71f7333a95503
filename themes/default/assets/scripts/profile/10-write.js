// The file of a profile, written from the answers of the form. Whatever a person
// types is text: in YAML, in Markdown and in the file's name. profile.js is a
// module that the form loads when somebody begins to answer.
const { form, asks, named, is, control, read, flat } = joinForm;
const { put } = leaving;
const say = words("join.say.");

const plain = /^\p{L}[\p{L}\p{M}\p{N} .'’()/&+–-]*$/u, spoken = /^(true|false|null|yes|no|on|off|y|n)$/i;
const unseen = /[^\P{C}\u200c\u200d]|[\u2028\u2029]/gu; // joiners make emoji and letters
const escaped = (c) => {
  const code = c.codePointAt().toString(16);
  return code.length > 4 ? "\\U" + code.padStart(8, "0") : "\\u" + code.padStart(4, "0");
};
// quote writes a text as one YAML value, in a list or behind a key.
export const quote = (text) => plain.test(text) && text === text.trim() && !spoken.test(text) ? text
  : '"' + text.replace(/\p{Cs}/gu, "\ufffd").replace(/["\\]/g, "\\$&").replace(unseen, escaped) + '"';

// literal writes a text so that Markdown shows it as it was typed; the importer
// does the same.
export const literal = (text) => text.replace(/\p{Cs}/gu, "\ufffd").replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n").replace(/[^\P{Cc}\n]/gu, " ")
  .split("\n").map((line) => line.trim()).join("\n").replace(/[\\`*_{[\]<|~]|&(?=[a-zA-Z#])/g, "\\$&")
  .replace(/^(\d{1,9})(?=[.)])/gm, "$1\\").replace(/^(?=[-+=:#>])/gm, "\\").replace(/\n{2,}/g, "\n\n").trim();

// slug makes a file's name of a person's, which the build accepts as an address.
const kept = /^(page|index|_index|con|prn|aux|nul|com\d|lpt\d)$/;
export const slug = (name) => {
  const small = name.replaceAll("İ", "i").normalize("NFC").toLowerCase().normalize("NFC");
  const words = small.replace(/[ ./\\:]/g, "-").replace(/[^\p{L}\p{M}\p{Nd}_'’+-]/gu, "").normalize("NFC").split("-").filter(Boolean);
  let made = words.join("-");
  while (new TextEncoder().encode(made).length > 180) made = [...made].slice(0, -1).join("");
  if (!/[^_'’+-]/.test(made)) return "mentor";
  return kept.test(made) ? "my-" + made : made;
};

const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
};
const items = (list) => list.map((item) => "\n  - " + item).join("");
const apart = (pairs) => {
  const seen = new Map();
  return pairs.map(([label, url]) => {
    seen.set(label, (seen.get(label) ?? 0) + 1);
    return [seen.get(label) > 1 ? label + " " + seen.get(label) : label, url];
  });
};
const forms = {
  number: (n) => n, flag: (yes) => yes ? "true" : "", today: (yes) => yes ? today() : "", now: today,
  check: (list) => list.length ? "[" + list.map(quote).join(", ") + "]" : "",
  levels: (list) => items(list.map(([topic, level]) => quote(topic) + (level && ": " + level))),
  rows: (list) => items(list.map(quote)),
  pairs: (list) => apart(list).map((pair) => "\n  " + pair.map(quote).join(": ")).join(""),
};
forms.tongues = forms.check;
const written = (ask) => (forms[ask.dataset.how] ?? ((text) => text && quote(text)))(read(ask));

// write gives the file's text. A photo is named where one goes along.
export const write = (photo) => {
  const keys = new Map();
  for (const ask of asks) {
    const [key, inner] = ask.dataset.ask.split(".");
    const value = is(ask, "photo") ? photo && quote(photo) : ask.dataset.ask === "consent.photo" ? photo && written(ask) : written(ask);
    if (!value) continue;
    if (inner) keys.set(key, [...keys.get(key) ?? [], inner + ": " + value]);
    else keys.set(key, value);
  }
  const lines = [...keys].map(([key, value]) => key + ":" + (Array.isArray(value) ? " {" + value.join(", ") + "}" : (value[0] === "\n" ? "" : " ") + value) + "\n");
  const parts = accounts.filter((field) => literal(control(field).value))
    .map((field) => "\n## " + field.querySelector("label").textContent + "\n\n" + literal(control(field).value) + "\n");
  return "---\n" + lines.join("") + "---\n" + parts.join("");
};
const accounts = [...form.querySelectorAll("[data-account]")];
