// The people chosen: their order, the reason for each, and all side by side.
const chosen = (() => {
  const form = document.getElementById("mb-apply");
  if (!form || !choices) return null;
  document.querySelector(".scriptless").hidden = true;
  form.hidden = false;
  const say = words("choose.");
  const { put, save } = choices;
  const ol = form.querySelector(".chosen"), blank = document.getElementById("mb-choice");
  const status = form.querySelector(".order");

  const item = (choice, i, all) => {
    const li = blank.content.firstElementChild.cloneNode(true);
    const link = li.querySelector("a"), label = li.querySelector("label"), why = li.querySelector("textarea");
    link.href = new URL(choice.path, choices.root);
    link.firstElementChild.textContent = choice.name;
    why.id = "mb-why-" + i;
    why.value = choice.why;
    label.htmlFor = why.id;
    label.textContent = put(say.why, choice);
    why.addEventListener("input", () => {
      save(choices.list().map((c) => c.path === choice.path ? { ...c, why: why.value } : c));
    });
    const name = (button, text, off) => {
      button.textContent = text;
      button.setAttribute("aria-label", text + ": " + choice.name);
      button.disabled = off;
    };
    for (const button of li.querySelectorAll("[data-move]")) {
      const up = button.dataset.move < 0;
      name(button, up ? say.up : say.down, up ? i === 0 : i === all.length - 1);
      button.addEventListener("click", () => move(choice, +button.dataset.move));
    }
    const drop = li.querySelector("[data-drop]");
    name(drop, say.drop, false);
    drop.addEventListener("click", () => {
      save(choices.list().filter((c) => c.path !== choice.path));
      status.textContent = put(say.dropped, choice);
      (ol.querySelector("a") ?? form.querySelector(".empty a")).focus();
    });
    return li;
  };

  // move changes two neighbours; the focus stays with the person.
  const move = (choice, by) => {
    const list = [...choices.list()], at = list.findIndex((c) => c.path === choice.path), to = at + by;
    if (at < 0 || to < 0 || to >= list.length) return;
    [list[at], list[to]] = [list[to], list[at]];
    save(list);
    const buttons = ol.children[to].querySelectorAll("[data-move]");
    [...buttons].find((b) => +b.dataset.move === by && !b.disabled)?.focus() ?? [...buttons].find((b) => !b.disabled)?.focus();
    status.textContent = put(say.moved, { name: choice.name, n: (to + 1).toLocaleString(siteLanguage) });
  };

  let shown = "";
  const show = () => {
    const list = choices.list(), now = JSON.stringify(list.map((c) => c.path));
    const typing = ol.contains(document.activeElement) && document.activeElement.matches("textarea");
    form.querySelector(".empty").hidden = list.length > 0;
    if (now === shown) { // texts alone changed, here or in another tab
      list.forEach((c, i) => {
        const why = ol.children[i].querySelector("textarea");
        if (!typing || why !== document.activeElement) why.value = c.why;
      });
      return;
    }
    shown = now;
    ol.replaceChildren(...list.map(item));
    compare(list);
  };

  // compare puts the profiles side by side, from their own pages.
  const profile = (choice) => new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.onload = () => resolve(request.status === 200 ? request.response : null);
    request.onerror = () => resolve(null);
    request.open("GET", new URL(choice.path, choices.root));
    request.send();
  });
  const known = new Map();
  const read = (choice) => {
    if (!known.has(choice.path)) known.set(choice.path, profile(choice));
    return known.get(choice.path);
  };
  const plain = (e) => e.textContent.replace(/\s+/g, " ").trim();
  const told = (e) => {
    const small = e.querySelector("small"); // a level
    if (!small) return plain(e);
    const level = plain(small);
    return plain(e).slice(0, -level.length).trim() + " (" + level + ")";
  };
  const rows = (page) => new Map([...(page?.querySelectorAll("[data-row]") ?? [])].map((row) => [
    row.dataset.row || row.querySelector("h2, dt").textContent,
    [...row.querySelectorAll("li, dd, .state, :scope > p")].map(told),
  ]));
  // Each part says what it is, since the styles for a phone lay it out as no table.
  const roles = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };
  const part = (e, role = roles[e.localName]) => {
    if (role) e.setAttribute("role", role);
    return e;
  };
  const cell = (name, scope, ...content) => {
    const e = document.createElement(name);
    if (scope) e.scope = scope;
    e.append(...content);
    return part(e, { col: "columnheader", row: "rowheader" }[scope]);
  };
  const box = form.querySelector(".compare"), table = box.querySelector("table");
  [table, table.tHead, table.tHead.rows[0], table.tBodies[0]].forEach((e) => part(e));
  const compare = async (list) => {
    box.hidden = list.length < 2;
    if (box.hidden) return;
    const pages = (await Promise.all(list.map(read))).map(rows);
    if (JSON.stringify(list.map((c) => c.path)) !== shown) return; // another order meanwhile
    const labels = [...new Set(pages.flatMap((p) => [...p.keys()]))];
    const names = list.map((c) => {
      const bdi = document.createElement("bdi");
      bdi.textContent = c.name;
      return cell("th", "col", bdi);
    });
    const gone = list.map((c, i) => pages[i].size ? "" : say.gone);
    table.tHead.rows[0].replaceChildren(cell("td"), ...names);
    table.tBodies[0].replaceChildren(...labels.map((label) => cell("tr", "", cell("th", "row", label), ...pages.map((p, i) => {
      const values = p.get(label) ?? [];
      const lines = values.map((v) => cell("div", "", v));
      return cell("td", "", ...(lines.length ? lines : [gone[i] || "–"]));
    }))));
  };

  document.addEventListener("mb-choices", show);
  show();
  return { form, say };
})();
