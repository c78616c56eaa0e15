// Colours as the style sheets have them at this moment. A canvas knows no custom properties,
// and theirs are light-dark() pairs, so an element is asked what it would look like.

const probe = document.createElement("i");
probe.hidden = true;
document.body.append(probe);

export function colour(property, className = "") {
  probe.className = className;
  probe.style.color = `var(${property})`;
  return getComputedStyle(probe).color;
}

// Calls back when the palette is switched on the page or by the system.
export function whenPaletteChanges(then) {
  const watched = { attributes: true, attributeFilter: ["data-md-color-scheme"] };
  new MutationObserver(then).observe(document.body, watched);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", then);
}
