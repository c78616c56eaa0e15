// The site's search: the boxes that answer while one types, their keys, and the search page.

import { attach } from "./search/box.js";
import { start } from "./search/page.js";
import { page } from "./site.js";

for (const form of document.querySelectorAll("form[data-find]")) attach(form);

const results = document.querySelector("[data-find-page]");
if (results) start(results);

// The fields of this page, the most prominent first.
const FIELDS = "#search-q, #hero-q, #find-q";

/** The first field that is in sight. */
function field() {
  return [...document.querySelectorAll(FIELDS)].find((own) => {
    const { bottom, top, width } = own.getBoundingClientRect();
    return width && bottom > 0 && top < innerHeight;
  });
}

function typing(target) {
  return target.isContentEditable || target.closest?.("input, textarea, select");
}

addEventListener("keydown", (event) => {
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
  const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey;
  if (!k && (!slash || typing(event.target))) return;
  event.preventDefault();
  const own = field();
  if (own) {
    own.focus();
    own.select();
  } else {
    location.assign(page("search/"));
  }
});
