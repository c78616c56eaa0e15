// The full text: Pagefind, started when the titles have answered.

import { root } from "../site.js";

let started;

async function start() {
  const engine = await import(new URL("pagefind/pagefind.js", root).href);
  // Words that only help to find a record (its kind, its day) weigh nothing; titles weigh
  // through the record's text.
  const metaWeights = { title: 0, kind: 0, note: 0, day: 0, topics: 0 };
  await engine.options({ ranking: { metaWeights, pageLength: 0.3 } });
  await engine.init();
  return engine;
}

/** Start Pagefind, once. */
export function open() {
  started ??= start();
  started.catch(() => (started = undefined));
  return started;
}

/**
 * Search for words (null: everything) among records that have any of the values of each
 * facet. Gives `results` (each with `id` and `data()`) and `filters`, counts by value.
 */
export async function search(words, facets = {}, sort = "relevance") {
  const engine = await open();
  const filters = {};
  for (const [facet, values] of Object.entries(facets)) {
    if (values.length) filters[facet] = { any: values };
  }
  const query = words === null ? null : words.join(" ");
  const order = sort === "date" ? { sort: { date: "desc" } } : {};
  return engine.search(query, { filters, ...order });
}

/** Have results counted by facet from now on, which takes files of its own. */
export async function counted() {
  await (await open()).filters();
}

/** What a result shows, read from its record. */
export function shown(record, topics) {
  const { meta, content } = record;
  const own = (meta.topics ?? "").split(" ").filter(Boolean);
  return {
    kind: { paper: "pa", topic: "to", page: "pg" }[meta.kind],
    url: record.raw_url.replace(/^\//, ""),
    title: meta.title,
    note: meta.note ?? "",
    day: meta.day ?? "",
    topics: own.map((id) => topics.get(id)).filter(Boolean),
    text: readable(content, meta.title),
  };
}

/** The text without the title before it and the words that only help to find it. */
export function readable(content, title) {
  const text = content.split("␞")[0];
  return (text.startsWith(title) ? text.slice(title.length) : text).replace(/^[\s.]+/, "").trim();
}
