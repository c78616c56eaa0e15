// What results can be narrowed by: a group of boxes for each facet, with counts.

import { count, el } from "../site.js";

export const FACETS = [
  ["topic", "Topic"],
  ["year", "Year"],
  ["model", "Model family"],
  ["benchmark", "Benchmark"],
  ["language", "Language"],
  ["listing", "Listing"],
];
const FEW = 8;

/** The facets in `root`; `changed` is called when one is chosen. `chosen` holds values by facet. */
export class Facets {
  constructor(root, changed) {
    this.root = root;
    this.chosen = new Map(FACETS.map(([facet]) => [facet, []]));
    this.unfolded = new Set();
    root.addEventListener("change", ({ target }) => {
      const { facet } = target.closest("[data-facet]").dataset;
      const own = this.chosen.get(facet).filter((value) => value !== target.value);
      this.chosen.set(facet, target.checked ? [...own, target.value] : own);
      changed();
    });
    root.addEventListener("click", ({ target }) => {
      if (target.matches("[data-clear]")) {
        for (const facet of this.chosen.keys()) this.chosen.set(facet, []);
        changed();
      } else if (target.matches("[data-unfold]")) {
        this.unfolded.add(target.dataset.unfold);
        this.draw(this.counts, this.labels);
        this.root.querySelector(`[data-facet=${target.dataset.unfold}] input`)?.focus();
      }
    });
  }

  draw(counts, labels) {
    this.counts = counts;
    this.labels = labels;
    // The boxes are made anew: the focus goes on in the one that takes the place of its own.
    const { activeElement: held } = document;
    const name = this.root.contains(held) && held.matches("input") ? [held.name, held.value] : null;
    const some = [...this.chosen.values()].some((values) => values.length);
    this.root.replaceChildren(
      ...FACETS.map(([facet, title]) => this.group(facet, title)).filter(Boolean),
      some ? el("button", { type: "button", "data-clear": true }, "Clear all") : "",
    );
    if (name) [...this.root.querySelectorAll("input")].find((own) => own.name === name[0] && own.value === name[1])?.focus();
  }

  group(facet, title) {
    const chosen = this.chosen.get(facet);
    const own = this.values(facet);
    if (!own.length) return null;
    const few = this.unfolded.has(facet) ? own : own.slice(0, Math.max(FEW, chosen.length));
    const rest = own.length - few.length;
    const more = rest
      ? el("button", { type: "button", "data-unfold": facet }, `Show ${count(rest)} more`)
      : null;
    return el(
      "fieldset",
      { "data-facet": facet },
      el("legend", {}, title),
      el("ul", { class: "bare" }, few.map(([value, n]) => this.box(facet, value, n, chosen))),
      more,
    );
  }

  /** Values by count; the chosen ones first, be their count 0; years by year. */
  values(facet) {
    const chosen = this.chosen.get(facet);
    const counts = this.counts[facet] ?? {};
    const found = Object.entries(counts).filter(([value, n]) => n || chosen.includes(value));
    for (const value of chosen) if (!(value in counts)) found.push([value, 0]);
    const picked = ([value]) => (chosen.includes(value) ? 0 : 1);
    const order = (a, b) => (facet === "year" ? b[0].localeCompare(a[0]) : b[1] - a[1]);
    return found.sort((a, b) => picked(a) - picked(b) || order(a, b) || (a[0] < b[0] ? -1 : 1));
  }

  box(facet, value, number, chosen) {
    const checked = chosen.includes(value);
    const label = this.labels[facet]?.[value] ?? value;
    const input = el("input", { type: "checkbox", name: facet, value, checked });
    return el("li", {}, el("label", {}, input, el("span", {}, label), el("b", {}, count(number))));
  }
}
