// Words and elements.
const parts = (() => {
  const tongue = document.documentElement.lang;
  const plural = new Intl.PluralRules(tongue), digits = new Intl.NumberFormat(siteLanguage);

  // teller gives, of a page's messages, say("found", { n: 3 }): one with its
  // values.
  const teller = (messages) => (key, values = {}) => {
    const message = messages[key];
    const form = message.other ? message[plural.select(values.n)] ?? message.other : message;
    return form.replace(/\{(\w+)\}/g, (_, name) => name === "n" ? digits.format(values.n) : values[name]);
  };

  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== false) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const button = (label, act, attributes = {}) => {
    const made = element("button", { type: "button", ...attributes }, label);
    made.addEventListener("click", act);
    return made;
  };
  return { tongue, digits, teller, element, button };
})();
