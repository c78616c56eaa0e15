// The section "Link": says which format is shown, remembers it, and fills in the site's address
// where the build did not know it.
import { rename } from "./copy.js";
import { recall, remember, root } from "./site.js";

const NAME = "link-format";
const VERSION = 1;

function complete(section) {
  const { placeholder } = section.dataset;
  // From a disk there is no address that anybody else could open.
  if (!placeholder || !root.protocol.startsWith("http")) return;
  // Quotes and brackets are percent-encoded, as the build does it, so that no format trips.
  const address = root.href.replace(/['()*!]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  for (const piece of section.querySelectorAll("pre > i")) {
    piece.textContent = piece.textContent.replaceAll(placeholder, address);
  }
  section.querySelector(".unfinished").remove();
}

const section = document.querySelector(".link");
if (section) {
  complete(section);
  const text = section.querySelector("pre");
  const known = [...section.querySelectorAll("[name=link-format]")];
  const last = known.find((input) => input.id === `format-${recall(NAME, VERSION)}`);
  if (last) last.checked = true;
  rename(text, known.find((input) => input.checked).value);
  section.addEventListener("change", ({ target }) => {
    rename(text, target.value);
    remember(NAME, VERSION, target.id.replace("format-", ""));
  });
}
