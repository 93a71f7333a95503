// The application: what the mentee writes and the ways by which it may leave.
// Nothing leaves without a click; name, contact and goals are kept for this
// visit alone.
(() => {
  if (!chosen) return;
  const { form, say } = chosen, { put } = choices;
  const key = "mentorbook:apply1:" + choices.root.pathname;
  const said = form.querySelector(".said");
  const inputs = ["name", "contact", "goals"].map((name) => form.elements[name]), withMe = form.elements["with-me"];
  const { reader, programme } = form.dataset;
  const answers = () => Object.fromEntries(inputs.map((input) => [input.name, input.value]));

  const kept = (() => {
    try { return JSON.parse(sessionStorage.getItem(key)) ?? {}; } catch { return {}; }
  })();
  for (const input of inputs) if (typeof kept[input.name] === "string") input.value = kept[input.name].slice(0, input.maxLength);
  withMe.checked = kept.withMe === true;
  const keep = () => {
    try { sessionStorage.setItem(key, JSON.stringify({ ...answers(), withMe: withMe.checked })); } catch { /* then this page is all there is */ }
  };

  const answer = (id, label, text, copy = 1) => ({ id, copy, label, text });
  const idOf = (path) => path.split("/").at(-2);
  const named = (c) => c.name + " (" + idOf(c.path) + ")";
  const entries = () => [
    ...inputs.map((input) => answer(input.name, form.querySelector(`label[for="${input.id}"]`).textContent, input.value)),
    ...choices.list().flatMap((c, i) => [
      answer("choice", put(say.nth, { n: i + 1 }), named(c), i + 1),
      answer("why", put(say.why, c), c.why, i + 1),
    ]),
    answer("with-me", withMe.labels[0].textContent, withMe.checked || !choices.list().length ? say.yes : say.no),
  ];
  const application = () => sheetText.format(
    { sheet: "application", title: put(say.heading, { programme }), about: [location.origin + location.pathname] }, entries());

  const { fits, filled, mail, copy } = leaving;
  const ways = {
    form: (link, text) => {
      const ranked = choices.list().map((c, i) => i + 1 + ". " + named(c)).join("\n");
      const all = { ...answers(), choices: ranked, application: text }, { name, contact } = all;
      link.href = fits(...[all, { name, contact, choices: ranked }, {}].map((values) => filled(link.dataset.form, values)));
      link.dataset.whole = /\{(application|choices)\}/.test(link.dataset.form) && link.href === new URL(filled(link.dataset.form, all)).href;
    },
    email: (link, text) => {
      const to = link.dataset.to ??= link.href, all = mail(to, text);
      link.href = fits(all, mail(to, say.paste));
      link.dataset.whole = leaving.whole(all);
    },
  };
  const links = [...form.querySelectorAll("a[data-way]")];
  const refresh = () => {
    const text = application();
    for (const link of links) ways[link.dataset.way](link, text);
  };

  const follow = (hint) => async (link, text) => link.dataset.whole === "true" ? "" : await copy(text) ? hint : say["too-long"];
  const leave = {
    form: follow(say["paste-form"]),
    email: follow(say["paste-email"]),
    copy: async (_, text) => await copy(text) ? put(say.copied, { name: reader }) : say["too-long"],
    file: async (_, text) => {
      leaving.save(new Blob([text], { type: "text/plain;charset=utf-8" }), say["file-name"] + ".txt");
      return put(say.saved, { name: reader });
    },
    share: async (_, text) => {
      await leaving.share({ title: put(say.heading, { programme }), text });
      return "";
    },
  };
  // Nobody can answer an application without a name and a way to reach it. What
  // is missing is said where it belongs, until it is there.
  const needed = inputs.filter((input) => input.name !== "goals"), empty = (input) => !input.value.trim();
  const tell = (input) => {
    input.setAttribute("aria-invalid", empty(input));
    form.querySelector("#" + input.id + "-wrong").textContent = empty(input) ? say["missing." + input.name] : "";
  };
  for (const input of needed) input.addEventListener("change", () => { if (input.ariaInvalid === "true") tell(input); });
  const missing = () => {
    needed.forEach(tell);
    return needed.find(empty);
  };
  form.addEventListener("click", async (event) => {
    const way = event.target.closest("[data-way]");
    if (!way) return;
    const first = missing();
    if (first) {
      event.preventDefault();
      said.textContent = say.missing;
      first.focus();
      return;
    }
    refresh();
    said.textContent = await leave[way.dataset.way](way, application());
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { keep(); refresh(); });
  document.addEventListener("mb-choices", refresh);
  form.querySelector("[data-forget]").addEventListener("click", () => {
    for (const input of inputs) input.value = "";
    withMe.checked = false;
    choices.save([]);
    try { sessionStorage.removeItem(key); } catch { /* nothing was kept */ }
    refresh();
    said.textContent = say.forgotten;
  });
  const share = form.querySelector('[data-way="share"]');
  if (share) share.hidden = !navigator.share;
  refresh();
})();
