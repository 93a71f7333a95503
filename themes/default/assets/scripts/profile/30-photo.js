// The photo, made small on the device. What a canvas writes holds pixels and
// nothing of the file that was chosen: no place, no time, no camera.
let photo = null;
const longestSide = 1000; // pixels; the site shows it at 384
const picker = control(named("photo")), shot = form.querySelector(".shot"), agreed = named("consent.photo");
const shrunk = async (file) => {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  const by = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height)), canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [bitmap.width, bitmap.height].map((side) => Math.max(1, Math.round(side * by)));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff"; // behind what is transparent
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
};
const clear = () => {
  photo = null;
  shot.querySelector("canvas")?.remove();
  shot.hidden = agreed.hidden = true;
  form.querySelector('[data-way="photo"]').hidden = true;
};
const drop = () => {
  picker.value = "";
  clear();
};
const take = async () => {
  const [file] = picker.files;
  clear();
  if (!file) return;
  try {
    const canvas = await shrunk(file);
    photo = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", .85));
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", say["photo-ready"]);
    shot.prepend(canvas);
    shot.hidden = agreed.hidden = false;
    form.querySelector('[data-way="photo"]').hidden = false;
    tellReader(say["photo-ready"]);
  } catch { tellReader(say["no-picture"]); }
};
picker.addEventListener("change", take);
shot.querySelector("button").addEventListener("click", () => {
  drop();
  picker.focus();
});
agreed.hidden = true;
