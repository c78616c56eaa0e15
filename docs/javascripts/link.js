// The section "Link": remembers the format, and fills in the site's address where the build did
// not know it.
import { recall, remember, root } from "./site.js";

const NAME = "link-format";
const VERSION = 1;

function complete(section) {
  const { placeholder } = section.dataset;
  // From a disk there is no address that anybody else could open.
  if (!placeholder || !root.protocol.startsWith("http")) return;
  // Quotes and brackets are percent-encoded, as the build does it, so that no format trips.
  const address = root.href.replace(/['()*!]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  for (const pre of section.querySelectorAll("pre")) {
    pre.textContent = pre.textContent.replaceAll(placeholder, address);
  }
  section.querySelector(".unfinished").remove();
}

const section = document.querySelector(".link");
if (section) {
  complete(section);
  const known = [...section.querySelectorAll("[name=link-format]")];
  const last = known.find((input) => input.value === recall(NAME, VERSION));
  if (last) last.checked = true;
  section.addEventListener("change", (event) => remember(NAME, VERSION, event.target.value));
}
