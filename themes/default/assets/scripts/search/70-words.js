// Words, numbers and elements of what readers see of the search. Text of the
// index and of the reader goes in as text, never as markup.
const messages = words("js.search."), typeNames = words("types.");
const tongue = document.documentElement.lang;
const plural = new Intl.PluralRules(tongue), digits = new Intl.NumberFormat(siteLanguage);
const root = new URL("..", import.meta.url); // of the site

// say("results", { n: 3 }) is a message with its values; one that counts is
// in the form that belongs to n.
const say = (key, values = {}) => {
  const message = messages[key];
  const text = message.other ? message[plural.select(values.n)] ?? message.other : message;
  return text.replace(/\{(\w+)\}/g, (_, name) => name === "n" ? digits.format(values.n) : values[name]);
};

// sayWith puts an element in the place of a value: [before, element, after].
const sayWith = (key, inside) => {
  const [before, after] = messages[key].split("{words}");
  return [before, inside, after];
};

// element("a", { href: "x" }, "text", …) leaves out what is false or undefined.
const element = (name, attributes, ...children) => {
  const made = document.createElement(name);
  const given = (value) => value !== undefined && value !== false;
  for (const key in attributes) if (given(attributes[key])) made.setAttribute(key, attributes[key]);
  made.append(...children.flat().filter(given));
  return made;
};

const listen = (target, event, act) => target.addEventListener(event, act);
const chorded = (event) => event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;

const button = (text, act, attributes) => {
  const made = element("button", { type: "button", ...attributes }, text);
  listen(made, "click", act);
  return made;
};

// foreign gives language and direction of a text that has another than the page.
const rightToLeft = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b|-(Arab|Hebr)\b/;
const foreign = (lang) => lang && lang !== tongue ? { lang, dir: rightToLeft.test(lang) ? "rtl" : "ltr" } : {};
