// Which rows of the table a list shows, and in which order. No page, no browser in here.

import { finder, words } from "./fold.js";

const among = (column, number) =>
  number === undefined ? () => false : (row) => column[row].includes(number);

// The papers that a list holds before anything is asked: "papers" (all), "unsorted",
// "topics/…", "years/…", "models/…", "benchmarks/…", "languages/…", "venues/…" or "authors/…".
function inScope(table, scope) {
  const [kind, id] = scope.split("/");
  if (kind === "papers") return () => true;
  if (kind === "unsorted") return (row) => table.topics[row].length === 0;
  if (kind === "years") return (row) => table.yearOf(row) === id;
  if (kind === "authors") {
    const own = new Set(table.authorPages?.[id]);
    return (row) => own.has(row);
  }
  return kind in table.numbers ? among(table[kind], table.numbers[kind].get(id)) : () => false;
}

// Every word must stand in the title or among the people.
function inText(table, typed) {
  const wanted = words(typed).map(finder);
  return (row) => {
    const title = table.text(row);
    const rest = wanted.filter((has) => !has(title));
    if (rest.length === 0) return true;
    const people = table.people(row);
    return rest.every((has) => has(people));
  };
}

// One test for each thing that is asked; marks has the sets of ids "stars" and "read".
function tests(table, state, marks) {
  const found = {};
  if (state.q.trim()) found.q = inText(table, state.q);
  for (const [facet, kind] of [["topic", "topics"], ["model", "models"]]) {
    const each = state[facet].map((id) => among(table[kind], table.numbers[kind].get(id)));
    if (each.length) found[facet] = (row) => each.every((test) => test(row));
  }
  if (state.year.length) found.year = (row) => state.year.includes(table.yearOf(row));
  if (state.show === "starred") found.show = (row) => marks.stars.has(table.idOf(row));
  if (state.show === "unread") found.show = (row) => !marks.read.has(table.idOf(row));
  return found;
}

const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

// Rows come newest first; sorting keeps that order where two are equal.
function sorted(table, rows, sort) {
  if (sort === "oldest") {
    const date = (row) => table.date[row] ?? "9999";
    return rows.sort((a, b) => compare(date(a), date(b)) || a - b);
  }
  if (sort === "title") {
    return rows.sort((a, b) => compare(table.folded(a), table.folded(b)) || a - b);
  }
  if (sort === "listed") return rows.sort((a, b) => table.listed[b] - table.listed[a] || a - b);
  return rows;
}

// rows: what to show, in order. own: all that the list holds. counts(facet): how many papers
// each further choice would leave, by id.
export function select(table, scope, state, marks) {
  const scoped = inScope(table, scope);
  const own = Array.from({ length: table.length }, (_, row) => row).filter(scoped);
  const asked = tests(table, state, marks);
  const passing = (left) => {
    const each = Object.entries(asked).filter(([name]) => name !== left).map(([, test]) => test);
    return own.filter((row) => each.every((test) => test(row)));
  };
  const rows = passing();
  return {
    own,
    rows: sorted(table, [...rows], state.sort),
    // Another year would add its papers to those of the years chosen.
    counts: (facet) => (facet === "year" ? tally(table, passing("year"), facet) : tally(table, rows, facet)),
    offered: (facet) => tally(table, own, facet),
  };
}

function tally(table, rows, facet) {
  const found = new Map();
  const add = (id) => found.set(id, (found.get(id) ?? 0) + 1);
  if (facet === "year") {
    for (const row of rows) if (table.yearOf(row)) add(table.yearOf(row));
    return found;
  }
  const kind = `${facet}s`;
  for (const row of rows) for (const number of table[kind][row]) add(table.kinds[kind][number].id);
  return found;
}
