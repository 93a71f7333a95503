// For the person whose profile it is: one line that says whether it is still
// right and how many places are left, which mentorbook import answers reads. Its
// form stands in generator/importer/answer.go.
(() => {
  const form = document.getElementById("mb-owner");
  if (!form) return;
  form.hidden = false;
  const say = words("owner.say.");
  const [right, left, shown] = ["select", "input", "output"].map((name) => form.querySelector(name)), said = form.querySelector(".said");
  left.value = form.dataset.left;
  const day = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  };
  const line = () => {
    const places = /^\d{1,2}$/.test(left.value.trim()) ? left.value.trim() : "-";
    return "mentorbook " + form.dataset.id + ": " + say.right + " " + right.value + "; " + say.left + " " + places + "; " + day();
  };
  const link = form.querySelector("[data-way=email]"), to = link?.href;
  const show = () => {
    shown.value = line();
    if (link) link.href = leaving.mail(to + "?subject=" + encodeURIComponent("mentorbook " + form.dataset.id), line());
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  const share = form.querySelector("[data-way=share]");
  share.hidden = !navigator.share;
  share.addEventListener("click", () => leaving.share({ text: line() }));
  form.querySelector("[data-way=copy]").addEventListener("click", async () => {
    said.textContent = await leaving.copy(line()) ? say.copied : say.uncopied;
  });
  show();
})();
