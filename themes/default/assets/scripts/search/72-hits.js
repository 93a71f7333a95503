// What was found: pages, and under each the parts of it that say it.
const marked = (parts) => parts.map((part) => part.mark === undefined ? part : element("mark", {}, part.mark));

// onPage lets the browser mark the best hit on the page that a link leads to:
// a text directive, with the word before it since others are written alike.
const onPage = (parts) => {
  const at = parts.findIndex((part) => part.mark), before = / ([^\s…·]+) $/.exec(parts[at - 1]);
  return at < 0 ? "" : ":~:text=" + [before?.[1], parts[at].mark].filter(Boolean)
    .map((text) => encodeURIComponent(text).replaceAll("-", "%2D")).join("-,");
};

const spot = ({ title, url, snippet: parts }) => element("li", {},
  title && element("a", { href: new URL(url + onPage(parts), root) }, title),
  parts.length > 0 && element("p", {}, marked(parts)));

// hit shows a page with no more than so many of its parts.
const hit = (page, most) => {
  const own = foreign(page.lang);
  return element("li", { class: "hit" },
    page.crumbs.length > 0 && element("p", { class: "trail" }, page.crumbs.map((crumb) => element("span", {}, crumb))),
    element("h3", own, element("a", { href: new URL(page.url.split("#")[0], root) }, element("bdi", {}, page.title))),
    page.sections.length > 0 && element("ul", { class: "spots", ...own }, page.sections.slice(0, most).map(spot)));
};

// remarks say what was searched for instead, besides, and in vain.
const listed = (texts) => element("b", {}, new Intl.ListFormat(tongue).format(texts));
const remarks = ({ correction, also, missing, total }, instead) => [
  correction && [...sayWith("showing", listed([correction.shown])), " ", instead(correction.instead)],
  also.length > 0 && sayWith("also", listed(also)),
  missing.length > 0 && total > 0 && sayWith("missing", listed(missing)),
].filter(Boolean).map((parts) => element("p", {}, parts));
