// The buttons that mark a paper, on cards and on the paper's own page.

import { el, page, plural } from "../site.js";
import { marks } from "./store.js";

const LABELS = { stars: "Star", read: "Have read" };

function button(kind, id, title) {
  const label = LABELS[kind];
  const attributes = { type: "button", class: `mark mark-${kind}`, "data-mark": kind, "data-id": id };
  return title
    ? el("button", { ...attributes, "aria-label": `${label}: ${title}`, title: label })
    : el("button", { ...attributes, class: `button ${attributes.class}` }, label);
}

const buttons = (id, title) => Object.keys(LABELS).map((kind) => button(kind, id, title));

// Puts buttons on the cards within root that have none yet, and on the paper's page.
export function decorate(root) {
  for (const card of root.querySelectorAll(".card[data-paper]:not(:has(> .card-marks))")) {
    const title = card.querySelector("a").textContent;
    card.append(el("div", { class: "card-marks" }, buttons(card.dataset.paper, title)));
  }
  for (const place of root.querySelectorAll(".marks[data-paper]:empty")) {
    const stars = el("a", { class: "my-stars", href: `${page("papers/")}?show=starred` });
    place.append(...buttons(place.dataset.paper), stars);
  }
  refresh(root);
}

function refresh(root) {
  for (const button of root.querySelectorAll("button[data-mark]")) {
    button.setAttribute("aria-pressed", String(marks[button.dataset.mark].has(button.dataset.id)));
  }
  for (const card of root.querySelectorAll(".card[data-paper]")) {
    card.classList.toggle("is-read", marks.read.has(card.dataset.paper));
  }
  for (const link of root.querySelectorAll(".my-stars")) {
    link.hidden = marks.stars.size === 0;
    link.textContent = `My stars: ${plural(marks.stars.size, "paper")}`;
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button[data-mark]");
  if (button) marks.toggle(button.dataset.mark, button.dataset.id);
});
marks.addEventListener("change", () => refresh(document));
