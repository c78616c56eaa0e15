// Beside each text with data-copy stands a button that copies it, and says that it did. What the
// text is called stands in that attribute, or, where it is empty, in its label.
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

// What a reader sees of an element: some of its pieces may be hidden.
const textOf = (target) => target.innerText.trim();

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

// What a text is called.
const called = (target) => target.dataset.copy || target.getAttribute("aria-label");

// Calls a text, and so its button, by another name.
export function rename(target, name) {
  target.setAttribute("aria-label", name);
  target.nextElementSibling.setAttribute("aria-label", `Copy ${name}`);
}

async function onClick(button, target) {
  const done = await copy(target);
  // Where nothing can be copied, the text is selected: the reader's own keys will do it.
  say(done ? `Copied ${called(target)}` : "Selected: press Control or Command and C");
  button.textContent = done ? "Copied" : "Selected";
  clearTimeout(Number(button.dataset.timer));
  button.dataset.timer = setTimeout(() => {
    button.textContent = "Copy";
  }, SHOWN_MS);
}

// Code in notes and introductions, which the maintainer wrote: long lines of it scroll.
for (const code of document.querySelectorAll(".written pre")) {
  code.dataset.copy = "code";
  code.tabIndex = 0;
}

const targets = document.querySelectorAll("[data-copy]");
if (targets.length) document.body.append(status);
for (const target of targets) {
  const label = `Copy ${called(target)}`;
  const button = el("button", { class: "copy", type: "button", "aria-label": label }, "Copy");
  button.addEventListener("click", () => onClick(button, target));
  target.after(button);
}
