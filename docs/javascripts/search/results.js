// A result as it is shown in the box and on the search page: title, what it is, the passage.

import { el, root } from "../site.js";
import { readable, shown } from "./fulltext.js";
import { marked, passage } from "./marks.js";

const KINDS = { to: "Topic", au: "Author", pa: "", pg: "Page" };

/** The address of a result, from the root of the host. */
export const address = (row) => new URL(row.url, root).pathname;

/** What stands in a result. The passage is filled in by `fill` when its text is there. */
export function content(row, words) {
  const kind = KINDS[row.kind];
  return [
    el("span", { class: "find-title" }, ...marked(row.title, words)),
    el(
      "span",
      { class: "find-facts" },
      kind && el("b", {}, kind),
      row.day && el("time", {}, row.day),
      row.note && el("span", {}, ...marked(row.note, words)),
      row.topics.slice(0, 3).map((own) => el("i", { class: `chip g-${own.group}` }, own.title)),
    ),
    row.text && el("span", { class: "find-passage" }, ...marked(passage(row.text, words), words)),
  ];
}

/** Whether the passage shows any of the words; else the full text may have a better one. */
export function telling(row, words) {
  return marked(row.text, words).length > 1;
}

/** The result of a full-text record. */
export async function load(result, topics) {
  return shown(await result.data(), topics);
}

/** The result with its text from the full text instead of its one sentence. */
export async function enrich(row, result) {
  const record = await result.data();
  return { ...row, text: readable(record.content, record.meta.title) };
}
