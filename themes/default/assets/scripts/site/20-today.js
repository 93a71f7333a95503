// What is true on the day of reading: where the cycle stands, what is over, and
// what time it is for the reader.
(() => {
  const words = document.currentScript.dataset;
  const language = document.documentElement.lang;
  const now = new Date();
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  const element = (name, className, text) => {
    const e = document.createElement(name);
    e.className = className;
    e.textContent = text;
    return e;
  };

  for (const line of document.querySelectorAll(".timeline")) {
    const items = [...line.querySelectorAll("li")];
    const next = items.find((li) => li.querySelector("time").dateTime >= today);
    for (const li of items) {
      if (li === next) break;
      li.classList.add("past");
    }
    const mark = element("li", "today", line.dataset.today);
    mark.setAttribute("aria-current", "date");
    if (!next) {
      line.querySelector("ol").append(mark);
      continue;
    }
    next.before(mark);
    const say = line.querySelector(".next");
    const name = next.querySelector("b").textContent, date = next.querySelector("time").textContent;
    say.textContent = line.dataset.next.replace("{milestone}", name + ", " + date);
    say.hidden = false;
  }

  for (const time of document.querySelectorAll("time.moment")) {
    const at = new Date(time.dateTime);
    if (isNaN(at)) continue;
    if (now - at > 3 * 3600e3) { // long enough for any meeting to be over
      const box = time.closest(".when");
      if (box?.matches(".held, .cancelled")) continue;
      time.after(" ", element("span", "your-time", "(" + words.over + ")"));
      for (const button of box?.querySelectorAll(".button") ?? []) button.hidden = true;
      continue;
    }
    const offset = time.dateTime.match(/([+-])(\d\d):(\d\d)$/);
    const theirs = offset ? (offset[1] + 1) * (offset[2] * 60 + +offset[3]) : 0;
    if (theirs === -at.getTimezoneOffset()) continue;
    const sameDay = +time.dateTime.slice(8, 10) === at.getDate();
    const local = at.toLocaleTimeString(language, sameDay ? clock : { ...clock, weekday: "short" });
    time.after(" ", element("span", "your-time", "(" + words.time.replace("{time}", local) + ")"));
  }

  // A clock is dear to make and a list has one for each person: each is made
  // shortly before it comes into sight.
  const tell = (place) => {
    try {
      const time = now.toLocaleTimeString(language, { ...clock, timeZone: place.dataset.zone });
      place.textContent = words.now.replace("{time}", time);
      place.hidden = false;
    } catch { /* a zone that this browser does not know */ }
  };
  const near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      tell(target.querySelector(".now"));
    }
  }, { rootMargin: "50%" });
  for (const place of document.querySelectorAll(".now[data-zone]")) near.observe(place.parentElement);

  for (const due of document.querySelectorAll("[data-due]")) due.hidden = due.dataset.due >= today;
})();
