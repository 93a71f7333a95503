// The ways by which a profile leaves. The build's own repository is one of them
// for those who have an account there, and only after they said that they know
// what it means.
const longestFile = 6000; // bytes of a link that makes a new file
const said = form.querySelector(".leave + .said"), preview = form.querySelector(".preview");
const github = form.querySelector('[data-way="github"]'), known = form.querySelector("#mb-public");
const { reader } = form.dataset;
let updated = null; // { id, edit } of the profile that is brought up to date
const tellReader = (text) => { said.textContent = text; };
const id = () => updated?.id ?? slug(read(named("name")));
const text = (withPhoto = photo) => write(withPhoto && id() + ".jpg");
const message = () => {
  const name = read(named("name")), reach = flat(form.elements.contact.value);
  const heading = updated ? put(say.update, updated) : put(say.heading, { name });
  return heading + "\n" + (reach && put(say.reach, { contact: reach }) + "\n") + "\n" + text();
};

const links = {
  form: (link) => {
    const name = read(named("name")), reach = flat(form.elements.contact.value);
    const all = leaving.filled(link.dataset.form, { name, contact: reach, profile: message() });
    link.href = leaving.fits(all, leaving.filled(link.dataset.form, { name, contact: reach }), leaving.filled(link.dataset.form, {}));
    return leaving.whole(all) && link.dataset.form.includes("{profile}") ? "" : say["paste-form"];
  },
  email: (link) => {
    const to = link.dataset.to ??= link.href, all = leaving.mail(to, message());
    link.href = leaving.fits(all, leaving.mail(to, say.paste));
    return leaving.whole(all) ? "" : say["paste-email"];
  },
};
const follow = async (link) => {
  const hint = links[link.dataset.way](link);
  return hint && !await leaving.copy(message()) ? say["too-long"] : hint;
};
const file = (ending) => new File([text()], id() + ending, { type: ending === ".md" ? "text/markdown" : "text/plain" });
const picture = () => new File([photo], id() + ".jpg", { type: "image/jpeg" });
const ways = {
  form: follow,
  email: follow,
  copy: async () => await leaving.copy(message()) ? put(say.copied, { name: reader }) : say["too-long"],
  file: () => {
    leaving.save(file(".md"), id() + ".md");
    return put(say.saved, { name: reader });
  },
  photo: () => {
    leaving.save(picture(), id() + ".jpg");
    return put(say.saved, { name: reader });
  },
  share: async () => {
    const bodies = [".md", ".txt"].map((ending) => [file(ending), ...photo ? [picture()] : []]).map((files) => ({ title: put(say.heading, { name: read(named("name")) }), files }));
    await leaving.share(bodies.find((data) => navigator.canShare?.(data)) ?? { title: bodies[0].title, text: message() });
    return "";
  },
  github: (link) => {
    link.href = updated?.edit || link.dataset.new + "?filename=" + encodeURIComponent(id() + ".md") + "&value=" + encodeURIComponent(text(null));
    return leaving.whole(link.href, longestFile) ? "" : say["github-long"];
  },
};

// leave answers a click on a way: it goes only when all is right.
export const leave = async (event, way) => {
  const { way: name } = way.dataset, edits = name === "github" && updated?.edit;
  if (!edits && !right()) {
    event.preventDefault();
    return tellReader("");
  }
  const made = ways[name](way);
  if (name === "github" && made) event.preventDefault();
  const hint = await made;
  tellReader([hint, photo && ["form", "email", "copy", "github"].includes(name) ? say.attach : ""].filter(Boolean).join(" "));
};

const show = () => { if (preview.open) preview.querySelector("pre").textContent = text(); };
preview.addEventListener("toggle", show);
form.addEventListener("input", show);
const share = form.querySelector('[data-way="share"]');
share.hidden = !navigator.share;
known?.addEventListener("change", () => { github.hidden = !known.checked; });
form.querySelector("[data-forget]").addEventListener("click", () => {
  joinForm.fill(joinForm.blank);
  form.elements.contact.value = "";
  drop();
  joinForm.forget();
  tellReader(say.forgotten);
});
