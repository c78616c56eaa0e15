// A search field that answers while one types: a combobox whose list shows the results.
// Pattern: WAI-ARIA Authoring Practices, "Editable Combobox With List Autocomplete".

import { count, el, page, plural } from "../site.js";
import { find } from "./finder.js";
import { content, address, enrich, load, telling } from "./results.js";
import { Titles } from "./titles.js";

const SHOWN = 7;
const ANNOUNCE_MS = 500;
let made = 0;

/** Makes the search form answer while one types. */
export function attach(form) {
  const input = form.querySelector("input");
  return new Box(form, input);
}

class Box {
  constructor(form, input) {
    this.form = form;
    this.input = input;
    this.id = `find-${++made}`;
    this.active = -1;
    this.list = el("div", { role: "listbox", id: this.id, class: "find-list", "aria-label": "Results" });
    this.note = el("p", { class: "find-note", hidden: true });
    this.panel = el("div", { class: "find-panel", hidden: true }, this.note, this.list);
    this.status = el("span", { class: "unseen", role: "status" });
    form.append(this.panel, this.status);
    const attributes = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-controls": this.id,
    };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    this.listen();
  }

  listen() {
    this.input.addEventListener("focus", () => Titles.open().catch(() => {}));
    this.input.addEventListener("input", (event) => event.isComposing || this.ask());
    this.input.addEventListener("compositionend", () => this.ask());
    this.input.addEventListener("click", () => this.options.length && this.open(true));
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("focusout", ({ relatedTarget: to }) => {
      if (!this.form.contains(to)) this.open(false);
    });
    // A press on a result must not take the focus away, or the list closes under the finger.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  get options() {
    return [...this.list.children];
  }

  open(yes) {
    this.panel.hidden = !yes;
    this.input.setAttribute("aria-expanded", String(yes));
    if (!yes) this.mark(-1);
  }

  mark(number) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = number;
    const option = this.options[number];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    return this.input.setAttribute("aria-activedescendant", option.id);
  }

  key(event) {
    if (event.isComposing) return;
    const { length } = this.options;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && length) {
      event.preventDefault();
      if (this.panel.hidden) return this.open(true);
      // One place more than there are options: the field itself.
      return this.mark(((this.active + 1 + step + length + 1) % (length + 1)) - 1);
    }
    if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.options[this.active].click();
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (this.panel.hidden) this.clear();
      else this.open(false);
    }
    return undefined;
  }

  clear() {
    this.input.value = "";
    this.ask();
  }

  async ask() {
    this.search?.abort();
    this.search = new AbortController();
    const { signal } = this.search;
    const query = this.input.value;
    this.list.ariaBusy = "true";
    if (!query.trim()) {
      this.list.replaceChildren();
      this.say("");
      this.list.ariaBusy = "false";
      return this.open(false);
    }
    try {
      await find(query, {
        signal,
        most: SHOWN,
        pause: true,
        update: (found, done) => this.show(query, found, done, signal),
      });
    } catch (error) {
      this.fail(query, error);
    }
    return undefined;
  }

  async show(query, found, done, signal) {
    const titles = await Titles.open();
    const wanted = found.rest.slice(0, Math.max(0, SHOWN - found.first.length));
    const more = await Promise.all(wanted.map((result) => load(result, titles.topicsById)));
    if (signal.aborted) return;
    const rows = [...found.first, ...more];
    // An empty list while there is still something to ask would only flicker.
    if (!rows.length && !done) return;
    this.draw(query, found, rows);
    if (!done) return;
    this.list.ariaBusy = "false";
    this.announce(found, rows.length);
    const better = await Promise.all(rows.map((row) => this.better(row, found)));
    if (!signal.aborted && better.some((row, i) => row !== rows[i])) this.draw(query, found, better);
  }

  async better(row, found) {
    const result = found.records?.get(row.record);
    return result && !telling(row, found.words) ? enrich(row, result) : row;
  }

  draw(query, found, rows) {
    const chosen = this.options[this.active]?.href;
    const options = rows.map((row, i) => this.option(i, address(row), content(row, found.words)));
    if (found.total > rows.length) {
      const words = `All ${count(found.total)} results`;
      options.push(this.option(options.length, this.target(query), [words], "find-all"));
    }
    this.list.replaceChildren(...options);
    this.list.dataset.query = query;
    this.noteOn(query, found, rows.length);
    this.open(true);
    this.mark(options.findIndex((option) => chosen && option.href === chosen));
  }

  option(number, href, inside, kind) {
    const attributes = { role: "option", id: `${this.id}-${number}`, href, tabindex: "-1" };
    return el("a", { ...attributes, class: kind, "aria-selected": "false" }, ...inside.filter(Boolean));
  }

  target(query, exact) {
    const asked = new URLSearchParams({ q: query, ...(exact ? { exact: "1" } : {}) });
    return `${page("search/")}?${asked}`;
  }

  noteOn(query, found, shown) {
    const parts = notes(query, found, shown, this.target(query, true));
    this.note.replaceChildren(...parts);
    this.note.hidden = !parts.length;
    this.list.hidden = !shown;
  }

  announce(found, shown) {
    const fixed = found.mended ? ` for ${found.mended}` : "";
    const all = plural(found.total, "result");
    const said = found.total > shown ? `${shown} of ${all}` : all;
    this.say(shown ? said + fixed : "No results");
  }

  say(text) {
    clearTimeout(this.saying);
    this.saying = setTimeout(() => (this.status.textContent = text), text ? ANNOUNCE_MS : 0);
  }

  fail(query, error) {
    console.warn("The search failed:", error);
    this.list.replaceChildren();
    this.list.ariaBusy = "false";
    this.note.replaceChildren("The search could not be loaded. Try again in a moment.");
    this.note.hidden = false;
    this.open(true);
    this.say("The search could not be loaded.");
  }
}

/** What has to be said above a list: that words were mended or left out, or that it is empty. */
export function notes(query, found, shown, asTyped) {
  if (found.mended) {
    const back = el("a", { href: asTyped }, query.trim());
    return ["Showing results for ", el("b", {}, found.mended), ". Search instead for ", back];
  }
  if (found.some && shown) return ["Nothing has all of these words. These have some of them."];
  if (!shown) return [`Nothing found for “${query.trim()}”.`];
  return [];
}

