// The section "Link": the address as a link in the format that the reader chooses and remembers.
import { rename } from "./copy.js";
import { el, recall, remember, root } from "./site.js";

const NAME = "link-format";
const VERSION = 1;

// Id, name, what its link is called, and the signs around title and address. So does
// generator/exports/snippets.py write them, which also knows where a title needs more than that:
// such links stand in the page (data-own).
const FORMATS = [
  ["address", "Address", "address", "ADDRESS"],
  ["markdown", "Markdown", "Markdown link", "[TITLE](ADDRESS)"],
  ["mediawiki", "MediaWiki", "MediaWiki link", "[ADDRESS TITLE]"],
  ["confluence", "Confluence wiki markup", "Confluence wiki markup link", "[TITLE|ADDRESS]"],
  ["storage", "Confluence storage", "Confluence storage format link", "<a href=\"ADDRESS\">TITLE</a>"],
  ["html", "HTML", "HTML link", "<a href=\"ADDRESS\">TITLE</a>"],
  ["rest", "reStructuredText", "reStructuredText link", "`TITLE <ADDRESS>`__"],
  ["org", "Org", "Org link", "[[ADDRESS][TITLE]]"],
  ["embed", "Embed", "code of the card", "<iframe src=\"ADDRESS\" title=\"TITLE\" width=\"600\" height=\"240\" frameborder=\"0\"></iframe>"],
];

// The links of a page by their formats.
function links(section, text) {
  const { embed, own, placeholder } = section.dataset;
  const title = section.dataset.title ?? document.querySelector("[property='og:title']").content;
  // Where the build did not know the site's address; from a disk there is none for anybody else.
  const known = !placeholder || !root.protocol.startsWith("http");
  // Quotes and brackets are percent-encoded, as the build does it, so that no format trips.
  const home = root.href.replace(/['()*!]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  const complete = (link) => (known ? link : link.replaceAll(placeholder, home));
  if (!known) section.querySelector(".unfinished").remove();
  const address = complete(text);
  const card = address.replace(/papers\/([^/]+\/)$/, "embed/$1");
  const special = JSON.parse(own ?? "{}");
  const between = (id, signs) => {
    const stands = { TITLE: title, ADDRESS: id === "embed" ? card : address };
    return signs.replace(/TITLE|ADDRESS/g, (word) => stands[word]);
  };
  return FORMATS.filter(([id]) => id !== "embed" || embed !== undefined).map(
    ([id, label, spoken, signs]) => {
      const link = special[id] ? complete(special[id]) : between(id, signs);
      return { id, label, spoken, link };
    },
  );
}

function choice({ id, label }, last) {
  const input = { type: "radio", name: NAME, id: `format-${id}`, value: id, checked: id === last };
  return [el("input", input), el("label", { for: `format-${id}` }, label)];
}

const section = document.querySelector(".link");
if (section) {
  const snippet = section.querySelector(".snippet");
  const text = snippet.querySelector("pre");
  const made = links(section, text.textContent);
  const last = made.find(({ id }) => id === recall(NAME, VERSION)) ?? made[0];
  const show = ({ spoken, link }) => {
    text.textContent = link;
    rename(text, spoken);
  };

  const legend = el("legend", { class: "unseen" }, "Format of the link");
  const choices = el("fieldset", {}, legend, ...made.flatMap((own) => choice(own, last.id)));
  snippet.replaceWith(choices);
  choices.append(snippet);
  show(last);
  choices.addEventListener("change", ({ target }) => {
    show(made.find(({ id }) => id === target.value));
    remember(NAME, VERSION, target.value);
  });
}
