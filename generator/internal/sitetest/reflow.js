// Applies the text spacing of WCAG 1.4.12 and lists what then is cut off or
// wider than the window, as JSON findings.
(() => {
  const spacing = new CSSStyleSheet();
  spacing.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, spacing];

  const root = document.documentElement, width = root.clientWidth;
  const name = (n) => n.localName + (n.id ? "#" + n.id : "") + [...n.classList].map((c) => "." + c).join("");
  const found = [];
  const visible = (n) => n.checkVisibility({opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true});
  // Hidden for the eye only, for screen readers: cut to a point by intent.
  const forEars = (n) => {
    for (; n; n = n.parentElement) {
      const r = n.getBoundingClientRect(), s = getComputedStyle(n);
      if ((r.width <= 1 || r.height <= 1) && s.overflow !== "visible") return true;
      if (s.clipPath !== "none" && s.position === "absolute") return true;
    }
    return false;
  };
  const scrolls = (n) => {
    for (n = n.parentElement; n && n !== document.body; n = n.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(n).overflowX)) return true;
    }
    return false;
  };
  const clips = (n) => ["hidden", "clip"].includes(getComputedStyle(n).overflowX);

  const wide = root.scrollWidth > width + 1;
  if (wide || clips(root) || clips(document.body)) {
    for (const n of document.body.querySelectorAll("*")) {
      const r = n.getBoundingClientRect();
      if (r.width === 0 || !(r.right > width + 1 || r.left < -1)) continue;
      if (!visible(n) || forEars(n) || scrolls(n)) continue;
      // Above the start of the page: a skip link that waits for focus.
      if (r.bottom <= 0 && getComputedStyle(n).position !== "static") continue;
      found.push({Rule: "reflow/wide", Element: name(n), Message: `reaches from ${Math.round(r.left)} to ${Math.round(r.right)} px in a window of ${width} px`});
    }
    if (wide && !found.length) found.push({Rule: "reflow/wide", Element: "html", Message: `page is ${root.scrollWidth} px wide in a window of ${width} px`});
  }
  for (const n of document.body.querySelectorAll("*")) {
    const own = [...n.childNodes].some((c) => c.nodeType === Node.TEXT_NODE && c.data.trim());
    if (!own || !visible(n) || forEars(n)) continue;
    const s = getComputedStyle(n);
    const cut = (["hidden", "clip"].includes(s.overflowX) && n.scrollWidth > n.clientWidth + 1) ||
      (["hidden", "clip"].includes(s.overflowY) && n.scrollHeight > n.clientHeight + 1);
    if (cut) found.push({Rule: "reflow/cut", Element: name(n), Message: "text is cut off"});
  }
  return JSON.stringify(found);
})()
