// The index: one row per paper, newest first, in columns. Rows are known by their number.

import { fold, ready } from "./fold.js";

const LONGEST_ID = 80;

// The id that follows from a title, as generator/exports/cards_json.py has it.
function simpleId(title) {
  const whole = title
    .replace(/['’]/g, "")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase();
  return whole.length <= LONGEST_ID
    ? whole
    : whole.slice(0, whole.lastIndexOf("-", LONGEST_ID));
}

const byId = (entries) => new Map(entries.map((entry, number) => [entry.id, number]));

export class Table {
  #texts;
  #people;

  constructor(index) {
    Object.assign(this, index.papers);
    this.key = index.key;
    this.size = index.size;
    this.note = index.inferred;
    this.groups = index.groups;
    this.length = this.title.length;
    // Entries of each kind: {id, title}, topics with their group, in the order to offer them.
    this.kinds = {
      topics: index.topics,
      models: index.models,
      benchmarks: index.benchmarks,
      languages: index.languages,
      venues: index.venues,
    };
    this.numbers = Object.fromEntries(
      Object.entries(this.kinds).map(([kind, entries]) => [kind, byId(entries)]),
    );
    this.guessed = new Set(this.inferred);
    this.authors = null;
    this.authorPages = null;
  }

  idOf(row) {
    return this.id[row] ?? simpleId(this.title[row]);
  }

  yearOf(row) {
    return this.date[row]?.slice(0, 4) ?? "";
  }

  // A title, folded: for sorting.
  folded(row) {
    return this.text(row).spaced;
  }

  // A title and a paper's people for looking into. All are made ready at once: the first text
  // that is typed pays for those that follow.
  text(row) {
    this.#texts ??= this.title.map((title) => ready(fold(title)));
    return this.#texts[row];
  }

  people(row) {
    if (!this.authors) return this.#byLine(row);
    this.#people ??= this.#foldPeople();
    return this.#people[row];
  }

  #byLine(row) {
    return ready(fold(this.by[row] ?? ""));
  }

  // Each name is folded once, however many papers it stands on. Where no author is known, an
  // organisation may be.
  #foldPeople() {
    const names = this.authors.names.map(fold);
    return this.authors.papers.map((own, row) =>
      own.length ? ready(own.map((number) => names[number]).join("  ")) : this.#byLine(row));
  }
}
