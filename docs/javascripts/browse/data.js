// The files under data/browse/, each fetched when it is first needed and once.

import { root } from "../site.js";
import { Table } from "./table.js";

const VERSION = 1;
const asked = new Map();

// A failed request is forgotten, so that the next one tries again.
function once(path) {
  if (!asked.has(path)) {
    const answer = get(path);
    answer.catch(() => asked.delete(path));
    asked.set(path, answer);
  }
  return asked.get(path);
}

async function get(path) {
  const response = await fetch(new URL(`data/browse/${path}`, root));
  if (!response.ok) throw new Error(`data/browse/${path} answered ${response.status}`);
  return response.json();
}

let made;

// The index as a table. Throws where it cannot be had or has another shape.
export async function table() {
  const index = await once("index.json");
  if (index.version !== VERSION) throw new Error(`data/browse has version ${index.version}`);
  made ??= new Table(index);
  return made;
}

// Gives the table the rows of each author, which only their own lists need.
export async function withAuthorPages(table) {
  table.authorPages ??= await once(`${table.key}/author-pages.json`);
  return table;
}

// Gives the table all authors, which only text filters need.
export async function withAuthors(table) {
  table.authors ??= await once(`${table.key}/authors.json`);
  return table;
}

// The sentence of the paper in a row, as card.rich takes it; null where it has none.
export async function sentence(table, row) {
  const part = await once(`${table.key}/${Math.floor(row / table.size)}.json`);
  return part.sentences[row % table.size];
}
