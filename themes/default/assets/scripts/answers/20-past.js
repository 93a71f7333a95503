// sheetPast lists the numbers of the sheets that were put aside under a key of
// the browser's memory, in order.
const sheetPast = (key) => {
  const names = (area) => {
    try {
      return Object.keys(area());
    } catch {
      return []; // this browser keeps nothing
    }
  };
  const numbers = [() => localStorage, () => sessionStorage].flatMap(names).map((name) => name.startsWith(key + "#") && name.slice(key.length + 1));
  return [...new Set(numbers)].filter((n) => /^[1-9]\d{0,3}$/.test(n)).map(Number).sort((a, b) => a - b);
};
