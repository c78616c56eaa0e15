// One list of papers: what is asked of it, what it shows, and what stands in the address.

import { decorate } from "../marks/buttons.js";
import { panel } from "../marks/panel.js";
import { marks } from "../marks/store.js";
import { count, plural, recall, remember } from "../site.js";
import { table, withAuthorPages, withAuthors } from "./data.js";
import { select } from "./filter.js";
import { SIZE, cards, pager } from "./pages.js";
import { asks, empty, read, write } from "./state.js";
import { toolbar } from "./toolbar.js";

const VIEW = ["view", 1];
// Browsers refuse an address that changes with each key.
const PAUSE_MS = 300;
const FAILED = "The list could not be filtered: its data did not load. What you see is all of it, newest first.";
const TITLES_ONLY = "Only titles were looked at: the authors did not load.";

export class List {
  #section;
  #scope;
  #built;
  #state = empty();
  #dense = false;
  #turn = 0;
  #table = null;
  #toolbar;
  #panel = null;
  #typing = { timer: 0, entry: false };

  constructor(section) {
    this.#section = section;
    this.#scope = section.dataset.scope;
    this.#built = [...section.childNodes];
    this.#toolbar = toolbar(this, this.#scope);
    section.before(this.#toolbar.form);
    section.classList.remove("filters");
    section.addEventListener("click", (event) => this.#onPage(event));
    addEventListener("popstate", () => this.#onPop());
    this.#readView();
    this.#state = read(location.search);
    if (asks(this.#state)) this.#show();
  }

  // Something else is asked; typing is true while the text is being typed.
  change(patch, typing = false) {
    this.#state = { ...this.#state, page: 1, ...patch };
    this.#address(typing);
    return this.#show(typing);
  }

  // The view belongs to the reader and not to the list: it is kept, and is no step to go back.
  setView(dense) {
    remember(...VIEW, dense ? "dense" : "roomy");
    this.#applyView(dense);
    history.replaceState(null, "", this.#href());
    if (asks(this.#state)) this.#show();
  }

  // What a facet offers within this list, and how many papers each choice would leave.
  async choices(facet) {
    await this.#load();
    const result = this.#select();
    const groups = offered(this.#table, this.#scope, facet, result.offered(facet));
    return { groups, counts: result.counts(facet) };
  }

  #select() {
    return select(this.#table, this.#scope, this.#state, marks);
  }

  async #load() {
    const found = await table();
    if (this.#scope.startsWith("authors/")) await withAuthorPages(found);
    this.#table = found;
  }

  #readView() {
    const said = new URLSearchParams(location.search).get("view");
    this.#applyView((said ?? recall(...VIEW)) === "dense");
  }

  #applyView(dense) {
    this.#dense = dense;
    this.#section.classList.toggle("dense", dense);
    this.#toolbar.setView(dense);
  }

  // The path stays what it is, also on a later page of the list: the links of the page are
  // relative to it.
  #href(state = this.#state) {
    return `${location.pathname}${write(state, this.#dense ? "dense" : "")}`;
  }

  // A step in the history for each change, but one for all keys of one text.
  #address(typing) {
    clearTimeout(this.#typing.timer);
    const move = () => {
      const method = typing && this.#typing.entry ? "replaceState" : "pushState";
      this.#typing.entry = typing;
      if (this.#href() !== location.pathname + location.search) history[method](null, "", this.#href());
    };
    if (typing) this.#typing.timer = setTimeout(move, PAUSE_MS);
    else move();
  }

  #onPop() {
    clearTimeout(this.#typing.timer);
    this.#typing.entry = false;
    const state = read(location.search);
    if (write(state) === write(this.#state)) return;
    this.#state = state;
    this.#show();
  }

  #onPage(event) {
    const link = event.target.closest(".pager a[data-page]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.change({ page: Number(link.dataset.page) });
    this.#toolbar.form.scrollIntoView({ block: "start" });
    this.#toolbar.status.focus({ preventScroll: true });
  }

  // Shows what is asked. A later call overtakes an earlier one that still waits for data.
  async #show(typing = false) {
    this.#turn += 1;
    const turn = this.#turn;
    if (!asks(this.#state)) return this.#restore();
    this.#section.setAttribute("aria-busy", "true");
    try {
      if (!this.#table) this.#toolbar.status.textContent = "Loading…";
      await this.#load();
      if (turn !== this.#turn) return;
      this.#render(typing);
      if (this.#state.q.trim() && !this.#table.authors) await this.#addAuthors(turn, typing);
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    } finally {
      if (turn === this.#turn) this.#section.removeAttribute("aria-busy");
    }
  }

  // Titles answer at once; the authors are a file of their own.
  async #addAuthors(turn, typing) {
    try {
      await withAuthors(this.#table);
      if (turn === this.#turn) this.#render(typing);
    } catch (error) {
      console.warn(error);
      if (turn === this.#turn) this.#toolbar.status.textContent += ` ${TITLES_ONLY}`;
    }
  }

  #fail(error) {
    console.warn(error);
    if (!this.#table) this.#section.replaceChildren(...this.#built);
    this.#toolbar.update(this.#state, null, this.#title);
    this.#toolbar.status.textContent = FAILED;
  }

  // The list as the site was built.
  #restore() {
    this.#section.replaceChildren(...this.#built);
    this.#section.removeAttribute("aria-busy");
    this.#frame(null);
    this.#toolbar.update(this.#state, this.#table && this.#select(), this.#title);
    this.#toolbar.status.textContent = `All ${plural(Number(this.#section.dataset.total), "paper")}.`;
  }

  #render(typing) {
    const result = this.#select();
    const pages = Math.max(1, Math.ceil(result.rows.length / SIZE));
    this.#state.page = Math.min(this.#state.page, pages);
    const start = (this.#state.page - 1) * SIZE;
    const rows = result.rows.slice(start, start + SIZE);
    const href = (page) => this.#href({ ...this.#state, page });
    this.#section.replaceChildren(
      ...cards(this.#table, rows, this.#state, {
        scope: this.#scope,
        roomy: !this.#dense,
        waitMs: typing ? PAUSE_MS : 0,
      }),
      pager(this.#state.page, pages, href) ?? "",
    );
    decorate(this.#section);
    this.#frame(this.#state.show === "starred" ? result.rows : null);
    this.#toolbar.update(this.#state, result, this.#title);
    this.#toolbar.status.textContent = said(result, this.#state, start, rows.length);
  }

  // What stands around a filtered list: the stars' panel; ways to headings that may be gone.
  #frame(starred) {
    this.#section.closest(".atlas")?.classList.toggle("filtered", asks(this.#state));
    if (!starred) return this.#panel?.element.remove();
    this.#panel ??= panel(this.#table, () => this.#show());
    this.#panel.update(starred);
    if (!this.#panel.element.isConnected) this.#section.before(this.#panel.element);
  }

  #title = (facet, id) => {
    const kind = `${facet}s`;
    const number = this.#table?.numbers[kind]?.get(id);
    return number === undefined ? id : this.#table.kinds[kind][number].title;
  };
}

function said({ own, rows }, state, start, shown) {
  if (rows.length === 0) {
    if (state.show === "starred" && marks.stars.size === 0) {
      return "No stars yet: the star beside a title keeps the paper here.";
    }
    return "No paper matches. Take a filter away, or clear them all.";
  }
  const all = rows.length === own.length;
  const found = all ? plural(own.length, "paper") : `${count(rows.length)} of ${plural(own.length, "paper")}`;
  return rows.length > shown ? `${found}, ${count(start + 1)} to ${count(start + shown)} shown.` : `${found}.`;
}

// Choices of a facet in groups, most papers first; topics stay in the order of the taxonomy.
function offered(table, scope, facet, counts) {
  if (facet === "year") {
    const years = [...counts.keys()].sort().reverse();
    return [{ title: "", entries: years.map((year) => ({ id: year, title: year })) }];
  }
  const entries = table.kinds[`${facet}s`].filter(({ id }) => counts.has(id) && scope !== `${facet}s/${id}`);
  if (facet === "topic") {
    return table.groups.map(({ id, title }) => ({
      title,
      group: id,
      entries: entries.filter(({ group }) => group === id),
    }));
  }
  return [{ title: "", entries: entries.sort((a, b) => counts.get(b.id) - counts.get(a.id)) }];
}
