// Above "my stars": what they are, and ways to take them elsewhere.

import { el, plural, root } from "../site.js";
import { marks } from "./store.js";
import { markdown, mediawiki } from "./wiki.js";

// The site has a BibTeX entry beside each paper's page; one text is made of them.
async function bibtex(papers) {
  const entries = await Promise.all(papers.map(async ({ url }) => {
    const answer = await fetch(new URL("cite.bib", url));
    if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
    return answer.text();
  }));
  return entries.map((entry) => `${entry.trim()}\n`).join("\n");
}

const FORMATS = [
  { label: "BibTeX", make: bibtex, file: "stars.bib", type: "application/x-bibtex" },
  { label: "Markdown", make: markdown, file: "stars.md", type: "text/markdown" },
  { label: "MediaWiki", make: mediawiki, file: "stars.wiki", type: "text/plain" },
];
const KEPT = "Stars and read marks are kept in this browser alone. Nothing about them is sent anywhere, " +
  "so they are gone when its data for this site is cleared, and another browser does not have them. " +
  "A file takes them along.";
const LOST = "This browser does not let the site keep anything: marks last until you leave the page.";

// A star that was taken away while the list stood there is not exported.
const papers = (table, rows) =>
  rows
    .map((row) => ({ id: table.idOf(row), title: table.title[row], by: table.by[row], date: table.date[row] }))
    .filter(({ id }) => marks.stars.has(id))
    .map((paper) => ({ ...paper, url: new URL(`papers/${paper.id}/`, root).href }));

function save(text, file, type) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  el("a", { href: address, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(address));
}

// Copies where the browser allows it; elsewhere the text stands there, selected, to be copied.
async function copy(text, say, shown) {
  try {
    await navigator.clipboard.writeText(text);
    say("Copied.");
  } catch {
    shown.value = text;
    shown.hidden = false;
    shown.focus();
    shown.select();
    say("Press Ctrl+C or Cmd+C to copy.");
  }
}

// table: the index. again() shows the list anew. Returns {element, update(rows)}; rows are the
// starred papers that the list shows, on all its pages.
export function panel(table, again) {
  let rows = [];
  const status = el("p", { class: "stars-status", role: "status" });
  const say = (words) => (status.textContent = words);
  const shown = el("textarea", { rows: 6, readonly: true, hidden: true, "aria-label": "Text to copy" });
  const press = (label, name, act) => {
    const button = el("button", { type: "button", class: "button", "aria-label": name }, label);
    button.addEventListener("click", async () => {
      try {
        await act();
      } catch (error) {
        console.warn(error);
        say("That did not work: the data of these papers did not load.");
      }
    });
    return button;
  };
  const formats = el("ul", { class: "bare" }, FORMATS.map(({ label, make, file, type }) => {
    const text = async () => make(papers(table, rows));
    return el("li", {},
      el("span", {}, label),
      press("Copy", `Copy as ${label}`, async () => copy(await text(), say, shown)),
      press("Download", `Download as ${label}`, async () => save(await text(), file, type)));
  }));
  const keep = () => save(marks.text(), "paper-atlas-marks.json", "application/json");
  const element = el("section", { class: "stars", "aria-label": "My stars" },
    formats,
    shown,
    el("p", {}, marks.kept ? KEPT : LOST),
    el("div", { class: "stars-file" },
      press("Save marks", "Save all marks as a file", keep),
      loader(say, again)),
    status);
  return {
    element,
    update(found) {
      rows = found;
      formats.hidden = rows.length === 0;
      shown.hidden = true;
    },
  };
}

// A button that adds the marks of a file to those that are there.
function loader(say, again) {
  const field = el("input", { type: "file", accept: ".json,application/json", hidden: true });
  const button = el("button", { type: "button", class: "button", "aria-label": "Add marks from a file" }, "Add from a file");
  const size = () => marks.stars.size + marks.read.size;
  button.addEventListener("click", () => field.click());
  field.addEventListener("change", async () => {
    const before = size();
    try {
      marks.add(await field.files[0].text());
      say(`${plural(size() - before, "mark")} added.`);
      again();
    } catch {
      say("This is not a file of marks that was saved here.");
    }
    field.value = "";
  });
  return el("span", {}, button, field);
}
