// Makes a page of the preview follow what its author does; see package serve.
"use strict";
(() => {
  const version = document.currentScript.dataset.version;
  const place = "mentorbook-place:" + location.pathname;
  const page = document.querySelector("#mentorbook-page pre"); // shows problems in place of a page
  let events, reloading = false, hidden = "";

  // Back to where the reader was. Pictures may still push the text down.
  const at = sessionStorage.getItem(place);
  if (at) {
    sessionStorage.removeItem(place);
    const [left, top] = at.split(" ").map(Number);
    const back = () => scrollTo({ left, top, behavior: "instant" });
    back();
    addEventListener("load", back, { once: true });
  }

  function reload() {
    events.close();
    sessionStorage.setItem(place, scrollX + " " + scrollY);
    history.scrollRestoration = "manual"; // browsers do not agree on it
    reloading = true;
    location.reload();
  }

  // A new style sheet goes in beside the old one, which leaves when it is there.
  function restyle(styles) {
    for (const link of document.querySelectorAll('link[rel="stylesheet"]:not([data-old])')) {
      const url = new URL(link.href);
      const address = styles[url.pathname.split("/").pop().split(".")[0]];
      if (!url.pathname.startsWith("/assets/") || !address || url.pathname === address) continue;
      const next = link.cloneNode();
      next.href = address;
      next.onload = next.onerror = () => link.remove();
      link.dataset.old = "";
      link.after(next);
    }
  }

  function element(name, text, parent) {
    const e = document.createElement(name);
    e.textContent = text;
    parent.append(e);
    return e;
  }

  function panel(problems) {
    document.getElementById("mentorbook-problems")?.remove();
    if (!problems || problems === hidden) return;
    const box = document.createElement("section");
    box.id = "mentorbook-problems";
    box.lang = "en";
    box.dir = "ltr";
    box.setAttribute("aria-labelledby", "mentorbook-problems-title");
    const alert = element("div", "", box);
    element("h2", "The site cannot be built", alert).id = "mentorbook-problems-title";
    element("pre", problems, box).tabIndex = 0;
    const hide = element("button", "Hide until something changes", box);
    hide.type = "button";
    hide.onclick = () => { hidden = problems; box.remove(); };
    document.body.append(box);
    alert.setAttribute("role", "alert"); // after it is there, so that it is read out
  }

  function follow(event) {
    const state = JSON.parse(event.data);
    if (state.version !== version && !state.blocked) return reload();
    restyle(state.styles);
    if (!page) return panel(state.problems);
    if (state.problems && page.textContent !== state.problems) page.textContent = state.problems;
  }

  // A browser keeps few connections to one host, so only the page in front has
  // one. It hears the whole state when it comes back.
  function listen() {
    events?.close();
    if (document.hidden) return;
    events = new EventSource("/_mentorbook/events");
    events.addEventListener("state", follow);
  }
  listen();
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => {
    events?.close();
    if (!reloading) history.scrollRestoration = "auto";
  });
  addEventListener("pageshow", (e) => e.persisted && listen());
})();
