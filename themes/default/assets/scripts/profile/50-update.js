// A profile that is there already: its page says what is public, and that is
// filled in. Nothing else is known here.
const page = (id) => new Promise((resolve) => {
  const request = new XMLHttpRequest();
  request.responseType = "document";
  request.onload = () => resolve(request.status === 200 ? request.response : null);
  request.onerror = () => resolve(null);
  request.open("GET", new URL(form.dataset.mentors + encodeURIComponent(id) + "/", document.baseURI));
  request.send();
});
const last = (url) => decodeURIComponent(new URL(url, document.baseURI).pathname.split("/").at(-2));
const worded = (e) => e.textContent.replace(/\s+/g, " ").trim();
const lone = (e) => [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join(" ").replace(/\s+/g, " ").trim();

// valuesOf gives what a page says for a question.
const valuesOf = (ask, row) => {
  const parts = [...row.querySelectorAll("li, dd")], all = parts.length ? parts : [row];
  if (is(ask, "tongues", "levels")) return [...row.querySelectorAll("a")].map((a) => last(a.href));
  if (is(ask, "check")) return all.flatMap((part) => [...ask.querySelectorAll("label")].filter((label) => worded(label) === worded(part)).map((label) => label.control.value));
  if (is(ask, "pairs")) return [...row.querySelectorAll("a")].map((a) => worded(a) + ": " + a.getAttribute("href"));
  return all.map(worded);
};
const levelsOf = (ask, row) => {
  const options = [...ask.querySelector(".level").content.querySelectorAll("option")];
  return [...row.querySelectorAll("a")].flatMap((a) => {
    const small = a.querySelector("small"), option = small && options.find((o) => o.text === worded(small));
    return option ? [[last(a.href), option.value]] : [];
  });
};
// account gives the paragraphs below a heading, when they are nothing but text.
const account = (profile, heading) => {
  const head = [...profile.querySelectorAll(".voice h2")].find((h) => lone(h) === heading || worded(h) === heading);
  const paragraphs = [];
  for (let e = head?.nextElementSibling; e && !e.matches("h1, h2"); e = e.nextElementSibling) {
    if (!e.matches("p") || e.querySelector("*")) return null;
    paragraphs.push(worded(e));
  }
  return paragraphs.join("\n\n");
};

const publicState = (profile) => {
  const texts = { ...joinForm.blank.texts, timezone: "", contact: form.elements.contact.value }, ticks = {}, levels = {};
  for (const ask of asks) {
    const key = ask.dataset.ask, rows = [...profile.querySelectorAll(`[data-key="${key}"]`)].filter((row) => !key.startsWith("expectations.") || row.closest("[data-own]"));
    const values = rows.flatMap((row) => row.dataset.value ?? valuesOf(ask, row));
    if (is(ask, "check", "tongues", "levels")) ticks[key] = values;
    else if (is(ask, "number")) texts[key] = /\d+/.exec(values[0] ?? "")?.[0] ?? "";
    else if (values.length) texts[key] = values.join("\n");
    if (is(ask, "levels")) for (const row of rows) Object.assign(levels, Object.fromEntries(levelsOf(ask, row)));
  }
  for (const field of accounts) {
    const text = account(profile, field.querySelector("label").textContent);
    texts[control(field).name] = text ?? "";
    field.querySelector(".stays").hidden = text !== null;
  }
  return { texts, ticks, levels };
};

// update fills the form with what a profile says in public.
export const update = async (profileID) => {
  const profile = await page(profileID), told = form.querySelector(".update");
  told.hidden = false;
  if (!profile?.querySelector(".person")) {
    told.querySelector("p").textContent = say["update-failed"];
    told.lastElementChild.hidden = true;
    return;
  }
  const name = worded(profile.querySelector("h1 bdi"));
  updated = { id: profileID, name, edit: profile.querySelector("[data-edit]")?.dataset.edit };
  joinForm.fill(publicState(profile));
  told.querySelector("p").textContent = put(say["update-of"], { name });
  told.lastElementChild.hidden = false;
  named("consent.indexing").hidden = true; // no page tells what was agreed
  form.querySelectorAll(".who").forEach((line, i) => { line.hidden = !i; });
  for (const line of form.querySelectorAll(".github [data-of]")) line.hidden = line.dataset.of === "new";
  show();
};
