// Ratings over time as a drawing, with a table of the same numbers below it for
// whoever does not see the lines apart. The page brings an example, drawn alike
// when the site was built; it stands there until there is something to draw.
const drawn = (name, settings, ...children) => {
  const e = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(settings)) e.setAttribute(key, value);
  e.append(...children);
  return e;
};
const chartWidth = 640, chartHeight = 240, edge = 32;
const tenths = (n) => Math.round(n * 10) / 10;
const dashes = ["", "8 4", "2 4", "12 4 2 4", "4 4", "16 6"];

// ratings lists the copies of a part that have any: number, name and marks.
const ratings = (section) => sheetForm.copies(section).flatMap((copy, i) => {
  const all = sheetForm.fields(copy), marks = all.filter((f) => is(f, "scale")).map((f) => read(f));
  const name = all.find((f) => is(f, "text"));
  return marks.some(Boolean) ? [{ number: i + 1, name: name ? read(name) : "", marks }] : [];
});
const drawing = (points, lines, top) => {
  const x = (i) => tenths(edge + i * (chartWidth - 2 * edge) / (points.length - 1));
  const y = (mark) => tenths(chartHeight - edge - mark * (chartHeight - 2 * edge) / top);
  const rules = [0, top / 2, top].flatMap((mark) => [
    drawn("line", { x1: edge, x2: chartWidth - edge, y1: y(mark), y2: y(mark), class: "rule" }),
    drawn("text", { x: edge - 8, y: tenths(y(mark) + 4), "text-anchor": "end" }, String(mark)),
  ]);
  const feet = points.map((point, i) => drawn("text", { x: x(i), y: chartHeight - 8, "text-anchor": i ? i < points.length - 1 ? "middle" : "end" : "start" }, point));
  const labels = []; // of lines that end together they stand one below the other
  const beside = (at) => {
    while (labels.some((l) => l.x === at.x && Math.abs(l.y - at.y) < 13)) at.y = tenths(at.y + 13);
    labels.push(at);
    return at;
  };
  const paths = lines.map(({ number, marks }, n) => {
    const known = marks.flatMap((mark, i) => mark ? [[x(i), y(mark)]] : []), [lastX, lastY] = known.at(-1);
    return drawn("g", {}, drawn("polyline", { points: known.map((p) => p.join()).join(" "), "stroke-dasharray": dashes[n % dashes.length] }),
      ...known.map(([cx, cy]) => drawn("circle", { cx, cy, r: 4 })), drawn("text", { ...beside({ x: tenths(lastX + 8), y: tenths(lastY + 4) }), class: "number" }, String(number)));
  });
  return drawn("svg", { viewBox: "0 0 " + chartWidth + " " + chartHeight, role: "img", "aria-label": say.chart }, ...rules, ...feet, ...paths);
};
const figure = (section) => {
  const lines = ratings(section), scales = sheetForm.fields(section).filter((f) => is(f, "scale"));
  if (!lines.length) return [];
  const points = scales.map(labelOf), top = Math.max(...scales.flatMap((f) => sheetForm.inputs(f).map((i) => +i.value)));
  const head = make("tr", {}, make("th", { scope: "col" }, say["chart-what"]), ...points.map((p) => make("th", { scope: "col" }, p)));
  const rows = lines.map(({ number, name, marks }) => make("tr", {}, make("th", { scope: "row" }, number + ". " + name), ...marks.map((mark) => make("td", {}, mark))));
  return [make("figcaption", {}, say.chart), drawing(points, lines, top), make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows))];
};
// placeOf finds the figure of a part, which stands before the next part.
const placeOf = (section) => {
  let next = sheetForm.copies(section).at(-1).nextElementSibling;
  while (next && !next.matches("section, .chart")) next = next.nextElementSibling;
  if (next?.matches(".chart")) return next;
  const place = make("figure", { className: "chart" });
  root.insertBefore(place, next);
  return place;
};
const samples = new Map();
export const charts = () => {
  for (const section of root.querySelectorAll("section[data-chart][data-copy='1']")) {
    const place = placeOf(section), parts = figure(section);
    if (!samples.has(place)) samples.set(place, [...place.childNodes]);
    const sample = samples.get(place);
    place.classList.toggle("sample", !parts.length && sample.length > 0);
    place.replaceChildren(...(parts.length ? parts : sample));
  }
};
