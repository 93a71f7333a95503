// sheetPast lists the numbers of the sheets that were put aside under a key of
// the browser's memory, in order.
const sheetPast = (key) => {
  const numbers = (area) => {
    try {
      return Object.keys(area()).flatMap((name) => name.startsWith(key) ? /^#([1-9]\d{0,3})$/.exec(name.slice(key.length))?.[1] ?? [] : []);
    } catch {
      return []; // this browser keeps nothing
    }
  };
  const all = [...numbers(() => localStorage), ...numbers(() => sessionStorage)];
  return [...new Set(all.map(Number))].sort((a, b) => a - b);
};
