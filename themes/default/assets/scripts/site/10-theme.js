// Light, dark, or as the device says. The choice is kept in this browser, apart
// for every site of the same owner, and is never sent anywhere.
(() => {
  const root = document.documentElement;
  const button = document.getElementById("mb-theme");
  if (!button) return;
  const key = "mentorbook:theme:" + new URL(document.querySelector(".brand").href).pathname;
  const order = ["system", "dark", "light"];
  const read = () => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const keep = (value) => {
    try {
      if (value === "system") localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch { /* a browser that keeps nothing still switches */ }
  };
  const show = (value) => {
    if (value === "system") delete root.dataset.theme;
    else root.dataset.theme = value;
    button.title = button.dataset.name + ": " + button.dataset[value];
    button.setAttribute("aria-label", button.title);
  };
  let now = order.includes(read()) ? read() : "system";
  show(now);
  button.hidden = false;
  button.addEventListener("click", () => {
    now = order[(order.indexOf(now) + 1) % order.length];
    keep(now);
    show(now);
  });
})();
