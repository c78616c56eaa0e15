// A row of the table as a card: the same elements as templates/pages/_macros.md.j2 makes, so
// that a list looks the same whoever put it together.

import { el, page } from "../site.js";
import { sentence } from "./data.js";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
  "September", "October", "November", "December"];

// Text, or a list in which each second item is MathML that the build made; only that is markup.
export function rich(text) {
  if (typeof text === "string") return [text];
  return text.map((part, i) => (i % 2 ? document.createRange().createContextualFragment(part) : part));
}

// "29 Sep 2023", "May 2023" or "2023", from "2023-09-29", "2023-05" or "2023".
export function dateWords(date) {
  const [year, month, day] = date.split("-");
  return [day && Number(day), month && MONTHS[month - 1].slice(0, 3), year].filter(Boolean).join(" ");
}

function time(table, row) {
  const date = table.date[row];
  if (!date) return null;
  const text = dateWords(date);
  if (!table.guessed.has(row)) return el("time", { datetime: date }, text);
  const year = el("span", { title: table.note }, `[${text.slice(-4)}]`);
  return el("time", { datetime: date }, text.slice(0, -4), year);
}

function chips(table, row, scope) {
  return table.topics[row]
    .map((number) => table.kinds.topics[number])
    .filter((topic) => scope !== `topics/${topic.id}`)
    .map((topic) =>
      el("a", { class: `chip g-${topic.group}`, href: page(`topics/${topic.id}/`) }, topic.title));
}

// The sentence stands in another file: its place is kept until that has come. While someone
// types, only a list that stays for a moment is worth fetching for.
function place(table, row, waitMs) {
  const made = el("p", { class: "pending" });
  const fill = async () => {
    try {
      const text = await sentence(table, row);
      if (text === null) return made.remove();
      made.append(...rich(text));
      made.removeAttribute("class");
    } catch {
      made.remove();
    }
  };
  if (waitMs) setTimeout(() => made.isConnected && fill(), waitMs);
  else fill();
  return made;
}

// roomy: whether the sentence shows. A dense list does without, and does not fetch it.
export function card(table, row, { scope, level, roomy, waitMs }) {
  const id = table.idOf(row);
  const title = el("a", { href: page(`papers/${id}/`) }, rich(table.rich[row] ?? table.title[row]));
  return el("li", { class: "card", "data-paper": id },
    el(`h${level}`, {}, title),
    roomy && place(table, row, waitMs),
    el("div", { class: "meta" },
      time(table, row),
      table.by[row] && el("span", {}, table.by[row]),
      table.listed[row] > 1 && el("span", {}, `in ${table.listed[row]} listings`),
      chips(table, row, scope)));
}

// The heading that a row stands under where a list goes by date, with the heading's anchor.
export function heading(table, row, scope) {
  const date = table.date[row];
  if (!date) return ["Undated", "undated"];
  const [year, month] = date.split("-");
  if (!scope.startsWith("years/")) return [year, `y${year}`];
  return month ? [`${MONTHS[month - 1]} ${year}`, `m${year}-${month}`] : [year, `m${year}`];
}
