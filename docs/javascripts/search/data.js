// The search files of the site, each fetched once and only when something asks for it.

import { root } from "../site.js";

const FOLDER = new URL("search/data/", root);

const fetched = new Map();

/** The content of a JSON file of the search, by its name without ".json". */
export function data(name) {
  if (!fetched.has(name)) {
    const loading = load(name);
    // What failed may be asked for again: the network may be back by then.
    loading.catch(() => fetched.delete(name));
    fetched.set(name, loading);
  }
  return fetched.get(name);
}

async function load(name) {
  const response = await fetch(new URL(`${name}.json`, FOLDER));
  if (!response.ok) throw new Error(`${name}.json: ${response.status}`);
  return response.json();
}

/** Ascending numbers from the first and the steps between them. */
export function numbers(steps) {
  let last = 0;
  return steps.map((step) => (last += step));
}
