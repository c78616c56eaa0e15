// The search page: results with facets. What is asked for stands in the address, all of it.

import { count, el, page, plural } from "../site.js";
import { notes } from "./box.js";
import { data } from "./data.js";
import { FACETS, Facets } from "./facets.js";
import { find } from "./finder.js";
import * as fulltext from "./fulltext.js";
import { address, content, enrich, load, telling } from "./results.js";
import { Titles } from "./titles.js";

const PER_PAGE = 20;
const REMEMBER_MS = 600;

/** Brings the search page to life. */
export function start(root) {
  new SearchPage(root).restore();
}

class SearchPage {
  constructor(root) {
    const part = (name) => root.querySelector(`[data-find-${name}]`);
    this.form = part("form");
    this.input = this.form.querySelector("input");
    this.note = part("note");
    this.status = part("status");
    this.list = part("results");
    this.more = part("more");
    this.sorts = part("sorts");
    this.facets = new Facets(part("facets"), () => this.change());
    // On a phone the facets would push the results out of sight.
    part("facets").closest("details").open = matchMedia("(min-width: 45em)").matches;
    this.listen();
  }

  listen() {
    this.input.addEventListener("input", (event) => event.isComposing || this.type());
    this.input.addEventListener("compositionend", () => this.type());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.change();
    });
    this.sorts.addEventListener("change", () => this.change());
    this.more.addEventListener("click", () => this.showMore());
    addEventListener("popstate", () => this.restore());
    // The way back to what was typed is on this page: no need to load it again.
    this.note.addEventListener("click", (event) => {
      if (event.target.closest("a") === null || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      history.pushState({}, "", event.target.closest("a").href);
      this.restore();
    });
  }

  /** Take everything from the address. */
  restore() {
    const asked = new URLSearchParams(location.search);
    this.input.value = asked.get("q") ?? "";
    this.exact = asked.get("exact") === "1";
    const sort = asked.get("sort") === "date" ? "date" : "relevance";
    this.sorts.querySelector(`[value=${sort}]`).checked = true;
    this.facets.chosen = new Map(FACETS.map(([facet]) => [facet, asked.getAll(facet)]));
    this.run(history.state?.shown ?? PER_PAGE);
  }

  get address() {
    const asked = new URLSearchParams();
    const query = this.input.value.trim();
    if (query) asked.set("q", query);
    for (const [facet, values] of this.facets.chosen) {
      for (const value of values) asked.append(facet, value);
    }
    if (this.sort === "date") asked.set("sort", "date");
    if (this.exact) asked.set("exact", "1");
    const text = asked.toString();
    return page("search/") + (text ? `?${text}` : "");
  }

  get sort() {
    return this.sorts.querySelector(":checked").value;
  }

  /** Something was chosen: a step that the browser's back button can take back. */
  change() {
    clearTimeout(this.remembering);
    if (this.address !== location.pathname + location.search) history.pushState({}, "", this.address);
    this.run();
  }

  /** A key was pressed: the address follows when the word is there, without a step for each. */
  type() {
    this.exact = false;
    clearTimeout(this.remembering);
    this.remembering = setTimeout(() => history.replaceState({}, "", this.address), REMEMBER_MS);
    this.run();
  }

  async run(shown = PER_PAGE) {
    this.search?.abort();
    this.search = new AbortController();
    const { signal } = this.search;
    const facets = Object.fromEntries(this.facets.chosen);
    try {
      await find(this.input.value, {
        signal,
        facets,
        sort: this.sort,
        most: PER_PAGE,
        asTyped: this.exact,
        update: (found, done) => this.show(found, done, shown, signal),
      });
    } catch (error) {
      console.warn("The search failed:", error);
      this.status.textContent = "The search could not be loaded. Try again in a moment.";
    }
  }

  async show(found, done, shown, signal) {
    const rows = await this.rows(found, 0, shown);
    if (signal.aborted || (!rows.length && !done)) return;
    this.found = found;
    this.shown = rows.length;
    this.list.replaceChildren(...rows.map((row) => result(row, found.words)));
    if (!done) return;
    this.conclude();
    if (signal.aborted) return;
    const counts = await this.counts(found);
    const labels = await data("facets");
    if (!signal.aborted) this.facets.draw(counts, labels);
  }

  conclude() {
    const { found } = this;
    const query = this.input.value;
    const back = new URLSearchParams(new URL(this.address, location).search);
    back.set("exact", "1");
    const parts = query.trim() ? notes(query, found, found.total, `?${back}`) : [];
    this.note.replaceChildren(...parts);
    this.note.hidden = !parts.length;
    this.status.textContent = found.total ? plural(found.total, "result") : "No results";
    const left = found.total - this.shown;
    this.more.hidden = left <= 0;
    this.more.textContent = `Show ${count(Math.min(left, PER_PAGE))} more`;
  }

  /** Results `from` to `to` of both tiers, each with the passage that tells most. */
  async rows(found, from, to) {
    const { topicsById } = await Titles.open();
    const first = found.first.slice(from, to).map(async (row) => {
      const record = found.records?.get(row.record);
      return record && !telling(row, found.words) ? enrich(row, record) : row;
    });
    const at = (place) => Math.max(0, place - found.first.length);
    const rest = found.rest.slice(at(from), at(to)).map((result) => load(result, topicsById));
    return Promise.all([...first, ...rest]);
  }

  async showMore() {
    const rows = await this.rows(this.found, this.shown, this.shown + PER_PAGE);
    const items = rows.map((row) => result(row, this.found.words));
    this.list.append(...items);
    this.shown += rows.length;
    history.replaceState({ shown: this.shown }, "");
    this.conclude();
    items[0]?.querySelector("a").focus();
  }

  /** How many results each value has. A facet's own choice does not narrow its own counts. */
  async counts(found) {
    await fulltext.counted();
    const facets = Object.fromEntries(this.facets.chosen);
    const words = this.input.value.trim() ? found.words : null;
    if (words && !words.length) return {};
    const { filters: counts } = await fulltext.search(words, facets);
    for (const [facet, values] of this.facets.chosen) {
      if (!values.length) continue;
      const { filters } = await fulltext.search(words, { ...facets, [facet]: [] });
      counts[facet] = filters[facet];
    }
    return counts;
  }
}

function result(row, words) {
  return el("li", {}, el("a", { href: address(row) }, ...content(row, words).filter(Boolean)));
}
