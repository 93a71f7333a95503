// What is true on the day of reading: where the cycle stands, what is over,
// what time it is for the reader, and who has none this month.
(() => {
  const given = document.currentScript.dataset;
  const messages = words("today.");
  const now = new Date();
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  const element = (name, className, text) => {
    const e = document.createElement(name);
    e.className = className;
    e.textContent = text;
    return e;
  };

  const over = (e) => new Date(e.dataset.until) <= now; // never without one

  for (const li of document.querySelectorAll("li[data-until]")) {
    if (!over(li)) continue;
    const list = li.closest("[data-passing]");
    if (list) {
      li.hidden = true;
      list.hidden = !list.querySelector("li:not([hidden])");
    } else {
      li.querySelector("a").after(" ", element("span", "your-time", "(" + given.over + ")"));
    }
  }

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
    if (over(time) || now - at > 12 * 3600e3) { // no session is longer than a day
      const box = time.closest(".when");
      if (box?.matches(".held, .cancelled")) continue;
      time.after(" ", element("span", "your-time", "(" + given.over + ")"));
      for (const button of box?.querySelectorAll(".button") ?? []) button.remove();
      continue;
    }
    const offset = time.dateTime.match(/([+-])(\d\d):(\d\d)$/);
    const theirs = offset ? (offset[1] + 1) * (offset[2] * 60 + +offset[3]) : 0;
    if (theirs === -at.getTimezoneOffset()) continue;
    const sameDay = +time.dateTime.slice(8, 10) === at.getDate();
    const local = at.toLocaleTimeString(siteLanguage, sameDay ? clock : { ...clock, weekday: "short" });
    time.after(" ", element("span", "your-time", "(" + given.time.replace("{time}", local) + ")"));
  }

  // A clock is dear to make and a list has one for each person: each is made
  // shortly before it comes into sight.
  const plural = new Intl.PluralRules(siteLanguage);
  const shared = (zone) => {
    if (!workingHours.ahead(zone, now)) return messages.same;
    const hours = Math.floor(workingHours.inCommon(zone, now) / 30) / 2;
    const form = messages.common[plural.select(hours)] ?? messages.common.other;
    return hours ? form.replace("{n}", hours.toLocaleString(siteLanguage)) : messages.none;
  };
  const clocks = new Map(); // by zone, in words
  const tell = (place) => {
    const { zone } = place.dataset;
    try {
      if (!clocks.has(zone)) {
        const time = now.toLocaleTimeString(siteLanguage, { ...clock, timeZone: zone });
        clocks.set(zone, given.now.replace("{time}", time) + ", " + shared(zone));
      }
      place.textContent = clocks.get(zone);
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

  // Months without time are named as far as they follow on this one.
  const month = (year, index) => year + "-" + String(index + 1).padStart(2, "0");
  const named = (year, index) => new Date(year, index, 1).toLocaleDateString(siteLanguage, { month: "long", ...(year !== now.getFullYear() && { year: "numeric" }) });
  const pause = (state) => {
    const away = state.dataset.away.split(" ");
    let [year, index] = [now.getFullYear(), now.getMonth()];
    if (!away.includes(month(year, index))) return;
    const first = named(year, index);
    let months = 0;
    for (; away.includes(month(year, index)); months++) [year, index] = index < 11 ? [year, index + 1] : [year + 1, 0];
    const text = months === 1 ? messages.away.replace("{month}", first)
      : months < 12 ? messages.back.replace("{month}", named(year, index)) : messages["no-time"];
    state.append(element("span", "away", " · " + text));
  };

  // Cards come and go with the filters.
  const look = () => {
    for (const place of document.querySelectorAll(".now[data-zone][hidden]")) near.observe(place.parentElement);
    for (const state of document.querySelectorAll(".state[data-away]:not(:has(.away))")) pause(state);
  };
  document.addEventListener("mb:cards", look);
  look();

  for (const line of document.querySelectorAll(".window")) {
    const { from, until } = line.dataset, say = line.querySelector(".now");
    const when = from > today ? "before" : until < today ? "after" : until === today ? "last" : "open";
    say.textContent = messages["window." + when];
    say.hidden = false;
  }

  for (const due of document.querySelectorAll("[data-due]")) due.hidden = due.dataset.due >= today;
})();
