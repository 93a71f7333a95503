// Describes the focused element as JSON: Element, Text, Hidden.
(() => {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return JSON.stringify({Element: ""});

  const selector = (node) => {
    const parts = [];
    for (let n = node; n && n !== document.documentElement; n = n.parentElement) {
      if (n.id) { parts.unshift("#" + CSS.escape(n.id)); break; }
      const twins = n.parentElement ? [...n.parentElement.children].filter((c) => c.localName === n.localName) : [n];
      parts.unshift(n.localName + (twins.length > 1 ? `:nth-of-type(${twins.indexOf(n) + 1})` : ""));
    }
    return parts.join(" > ");
  };

  const marked = (node) => {
    const s = getComputedStyle(node);
    return (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none";
  };
  const bar = (node) => {
    for (let n = node; n; n = n.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(n).position)) return n;
    }
    return null;
  };

  // What stands in for the element when it is drawn by its label.
  const shown = [at, ...(at.labels || [])];
  const hidden = (node) => {
    const width = document.documentElement.clientWidth, height = document.documentElement.clientHeight;
    const r = node.getBoundingClientRect();
    const left = Math.max(r.left, 0), right = Math.min(r.right, width);
    const top = Math.max(r.top, 0), bottom = Math.min(r.bottom, height);
    if (right - left < 2 || bottom - top < 2) return "is outside the window";
    const points = [[0.5, 0.5], [0.1, 0.1], [0.9, 0.1], [0.1, 0.9], [0.9, 0.9]]
      .map(([x, y]) => document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y));
    const covers = points.map((p) => {
      const b = p && bar(p);
      return b && !b.contains(node) ? b : null;
    });
    const covered = covers.filter(Boolean);
    // A tall element may pass under a bar in part; a small one may not.
    const tall = r.height > height / 2;
    if (covered.length && (!tall || covered.length === points.length)) return "is under " + selector(covered[0]);
    return "";
  };

  const why = shown.map(hidden);
  const seen = why.indexOf("");
  let reason = seen < 0 ? why[0] : "";
  if (!reason && !shown.some(marked)) reason = "has no visible focus";
  return JSON.stringify({
    Element: selector(at),
    Text: (at.getAttribute("aria-label") || at.textContent || at.value || "").trim().replace(/\s+/g, " ").slice(0, 80),
    Hidden: reason,
  });
})()
