// Today where the reader is, as 2027-01-11.
const sheetToday = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60e3).toISOString().slice(0, 10);

// A day in the words of the site: sheetDay("2027-01-11") is "11 January 2027".
const sheetDay = (() => {
  const months = words("month."), pattern = words("date.long")[""];
  return (iso) => {
    const [, year, month, day] = /^(\d{4,})-(\d\d)-(\d\d)$/.exec(iso) ?? [];
    if (!year) return iso;
    return pattern.replace(/\{(\w+)\}/g, (_, name) => ({ year, month: months[+month], month_number: +month, day: +day })[name] ?? "");
  };
})();
