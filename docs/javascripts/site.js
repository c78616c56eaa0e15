// What several scripts of the site share.

// Where the site begins, under whatever path it is served: this file's own place tells it.
export const root = new URL("../", import.meta.url);

// The address of a page, such as "papers/mistral-7b/", from the root of the host.
export const page = (path) => new URL(path, root).pathname;

// An element with attributes and children. An attribute that is false, null or undefined is
// left out; children are nodes or text, and text is never read as markup.
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child != null && child !== false));
  return made;
}

const numbers = new Intl.NumberFormat("en");
export const count = (number) => numbers.format(number);
export const plural = (number, noun) => `${count(number)} ${noun}${number === 1 ? "" : "s"}`;

// What the browser keeps for this site, apart from other sites of the same host. The version
// in the name lets a later shape of the value stand beside the earlier one.
const key = (name, version) => `paper-atlas/${name}/v${version}${root.pathname}`;

// Storage may be switched off, full, or forbidden to this page: reading then finds nothing,
// and writing says that it failed.
export function recall(name, version) {
  try {
    return localStorage.getItem(key(name, version));
  } catch {
    return null;
  }
}

export function remember(name, version, value) {
  try {
    localStorage.setItem(key(name, version), value);
    return true;
  } catch {
    return false;
  }
}

// Calls back when another tab changed what is kept under the name.
export function whenChanged(name, version, then) {
  addEventListener("storage", (event) => {
    if (event.key === null || event.key === key(name, version)) then();
  });
}
