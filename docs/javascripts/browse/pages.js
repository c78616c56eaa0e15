// The page of a list that is shown: its cards under their headings, and the way to the others.

import { count, el } from "../site.js";
import { card, heading } from "./card.js";

export const SIZE = 50;

// options: as for a card, without level.
export function cards(table, rows, state, { scope, ...options }) {
  const headed = ["date", "oldest"].includes(state.sort) && scope !== "unsorted";
  const groups = [];
  for (const row of rows) {
    const [words, anchor] = headed ? heading(table, row, scope) : ["", ""];
    if (groups.at(-1)?.anchor !== anchor) groups.push({ words, anchor, rows: [] });
    groups.at(-1).rows.push(row);
  }
  const own = { ...options, scope, level: headed ? 3 : 2 };
  return groups.flatMap(({ words, anchor, rows }) => [
    words ? el("h2", { id: anchor }, words) : null,
    el("ol", { class: "bare cards" }, rows.map((row) => card(table, row, own))),
  ]).filter(Boolean);
}

// Links to the first, the last and the pages around this one; href gives a page's address.
export function pager(number, of, href) {
  if (of <= 1) return null;
  const link = (to, words, rel) => el("a", { href: href(to), "data-page": to, rel }, words);
  const parts = [];
  if (number > 1) parts.push(link(number - 1, "Previous", "prev"));
  for (let n = 1; n <= of; n += 1) {
    if (n === number) parts.push(el("b", { "aria-current": "page" }, count(n)));
    else if (n === 1 || n === of || Math.abs(n - number) <= 2) parts.push(link(n, count(n)));
    else if (Math.abs(n - number) === 3) parts.push(el("span", {}, "…"));
  }
  if (number < of) parts.push(link(number + 1, "Next", "next"));
  return el("nav", { class: "pager", "aria-label": "Pages of this list" }, parts);
}
