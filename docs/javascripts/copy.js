// Buttons with data-copy="<id>" copy the text of the element of that id, and say that they did.
import { el } from "./site.js";

const SHOWN_MS = 2000;

// A screen reader reads what changes in here; it must be on the page before it changes.
const status = el("div", { class: "unseen", role: "status", "aria-live": "polite" });

// Where a page is not served over HTTPS, browsers give no access to the clipboard but this.
function copySelected(target) {
  const selection = getSelection();
  const range = document.createRange();
  range.selectNodeContents(target);
  selection.removeAllRanges();
  selection.addRange(range);
  const done = document.execCommand("copy");
  if (done) selection.removeAllRanges();
  return done;
}

// What an element says, its lines as they are in <pre>; in form fields what stands in them.
const textOf = (target) => target.value ?? target.textContent.trim();

async function copy(target) {
  try {
    await navigator.clipboard.writeText(textOf(target));
    return true;
  } catch {
    return copySelected(target);
  }
}

let quiet;

// All buttons speak through one element: what an earlier one said must not end what this one says.
function say(text) {
  clearTimeout(quiet);
  status.textContent = text;
  quiet = setTimeout(() => {
    status.textContent = "";
  }, SHOWN_MS);
}

async function onClick(button) {
  const target = document.getElementById(button.dataset.copy);
  const done = await copy(target);
  const what = button.getAttribute("aria-label")?.replace(/^Copy /, "") ?? "";
  // Where nothing can be copied, the text is selected: the reader's own keys will do it.
  say(done ? `Copied ${what}`.trim() : "Selected: press Control or Command and C");
  button.textContent = done ? "Copied" : "Selected";
  clearTimeout(Number(button.dataset.timer));
  button.dataset.timer = setTimeout(() => {
    button.textContent = "Copy";
  }, SHOWN_MS);
}

const buttons = document.querySelectorAll("[data-copy]");
if (buttons.length) document.body.append(status);
for (const button of buttons) {
  button.hidden = false;
  button.addEventListener("click", () => onClick(button));
}
