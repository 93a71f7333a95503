// The checks that the build makes of a profile, made before it is sent: what
// must be there, limits, web addresses, agreement, and contact data, which the
// build refuses (generator/internal/markdown/contact.go has the same patterns).
const email = /[\p{L}\p{N}.!$%'*+^_`{|}~-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/u;
const phone = /[+(]?\d[\d \t().\-/\u00a0\u202f\u2010-\u2013]{5,}\d/g;
const addresses = [
  /\/\/(?:wa\.me|t\.me|(?:api|web)\.whatsapp\.com|signal\.me)\/[^\s'"<>]+/i,
  /:\/\/[^\s'"<>]*[=/:,]( ?\+[1-9][\d ().-]{6,18}\d)/,
  /:\/\/[^\s'"<>]*[?&;#](?:phone|tel|telephone|mobile|cell|sms|whatsapp|call)=(\+?[\d ().-]{6,18}\d)/i,
];
const dialable = (text, before, after) => {
  const digits = text.replace(/\D/g, "").length;
  if (/[\p{L}/=#]/u.test(before) || /\p{L}/u.test(after) || digits < 7 || digits > 15) return false;
  if (/^(\+|00)/.test(text)) return true;
  if (/^\(?0/.test(text)) return digits >= 9;
  return /^(?:1[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$/.test(text);
};
const digit = (c) => {
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(c.codePointAt() - value - 1))) value++;
  return String(value);
};
// seen is a text as a reader takes it.
const seen = (text) => text
  .replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(parseInt(code, 16)))
  .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (whole, hex, number) => { try { return String.fromCodePoint(hex ? parseInt(hex, 16) : +number); } catch { return whole; } })
  .replace(/\p{Cf}/gu, "").replace(/[\uff01-\uff5e]/g, (c) => c.normalize("NFKC")).replace(/[^\P{Nd}0-9]/gu, digit);
// contact gives what looks like a private address in a text, or nothing.
export const contact = (text) => {
  const line = seen(text).replace(/\n/g, " ");
  for (const pattern of [...line.includes("//") ? addresses : [], email]) {
    const found = pattern.exec(line);
    if (found) return found.at(-1) ?? found[0];
  }
  for (const { 0: number, index } of line.matchAll(phone)) {
    if (dialable(number, line.slice(0, index).slice(-1), line.slice(index + number.length, index + number.length + 1))) return number;
  }
  return "";
};

const labelOf = (field) => (field.querySelector("legend, :scope > label") ?? field.querySelector("label span")).firstChild.textContent.trim();
const empty = (value) => value === false || value === "" || Array.isArray(value) && !value.length;
const isAddress = (url) => /^https?:\/\/[^\s\\"<>]+$/i.test(url) && URL.canParse(url);
// fault says what is wrong with an answer, or nothing.
const fault = (field) => {
  const text = field.querySelector("input:not([type]), textarea")?.value ?? "";
  const found = contact(text);
  if (found) return put(say.contact, { text: found });
  if (field.dataset.account) return "";
  const value = read(field), { min, max, ask } = field.dataset;
  if (ask === "consent.photo") return photo && !value ? say.photo : "";
  if (empty(value)) return "required" in field.dataset && !is(field, "photo") ? is(field, "today") ? say.agree : say.required : "";
  if (is(field, "number") && !(/^\d+$/.test(value) && +value >= min && +value <= max)) return put(say.number, { min, max });
  const bad = is(field, "pairs") && value.find(([label, url]) => !label || !isAddress(url));
  return bad ? put(say.link, { text: bad[1] }) : "";
};

const fields = [...form.querySelectorAll("[data-ask]:not([type=hidden]), [data-account]")];
const tell = (field) => {
  const told = field.hidden ? "" : fault(field), input = control(field), group = field.matches("fieldset") ? field : input;
  const id = (field.id || input.id) + "-wrong", others = (group.getAttribute("aria-describedby") ?? "").split(" ").filter((other) => other && other !== id);
  field.querySelector(".wrong")?.remove();
  if (told) {
    const p = document.createElement("p");
    p.className = "wrong";
    p.id = id;
    p.textContent = told;
    (field.querySelector(".hint") ?? field.querySelector("legend, :scope > label") ?? field.firstElementChild).after(p);
    others.push(id);
  }
  if (others.length) group.setAttribute("aria-describedby", others.join(" "));
  else group.removeAttribute("aria-describedby");
  if (told) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
  return told;
};
form.addEventListener("change", ({ target }) => {
  const field = target.closest("[data-ask], [data-account]");
  if (field?.querySelector(".wrong")) tell(field);
});

// right tells whether the profile may go. Else what is wrong stands beside each
// answer and in a list, which takes the focus.
const box = form.querySelector(".faults");
const right = () => {
  const wrong = fields.flatMap((field) => {
    const told = tell(field);
    return told ? [[field, told]] : [];
  });
  const n = wrong.length, rules = new Intl.PluralRules(document.documentElement.lang);
  box.hidden = !n;
  if (!box.querySelector("h2")) box.prepend(document.createElement("h2"));
  box.querySelector("h2").textContent = put(say.faults[rules.select(n)] ?? say.faults.other, { n: n.toLocaleString(siteLanguage) });
  box.querySelector("ul").replaceChildren(...wrong.map(([field, told]) => {
    const li = document.createElement("li"), link = document.createElement("a");
    link.href = "#" + (field.id || control(field).id);
    link.textContent = labelOf(field);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      control(field).focus();
    });
    li.append(link, told);
    return li;
  }));
  if (n) box.focus();
  return !n;
};
