// How a text leaves a page: by a link that fills in a form or an e-mail, by the
// share sheet, copied, or as a file. Nothing leaves without a click.
const leaving = (() => {
  const longestLink = 1500; // bytes; mail programs cut at about 1,600
  const bytes = (url) => new TextEncoder().encode(url).length;
  const whole = (url, most = longestLink) => bytes(url) <= most;
  // fits gives the first of some addresses that no program cuts.
  const fits = (...urls) => urls.find((url) => whole(url)) ?? urls.at(-1);
  const put = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const filled = (address, values) => address.replace(/\{(\w+)\}/g, (_, part) => encodeURIComponent(values[part] ?? ""));
  const mail = (to, text) => to + (to.includes("?") ? "&" : "?") + "body=" + encodeURIComponent(text.replaceAll("\n", "\r\n"));
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch { return false; }
  };
  const save = (data, name) => {
    const link = document.createElement("a"), url = URL.createObjectURL(data);
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60e3);
  };
  const share = (data) => navigator.share(data).catch(() => { /* the reader closed the sheet */ });
  return { whole, fits, put, filled, mail, copy, save, share };
})();
