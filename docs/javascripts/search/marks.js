// The passage that matches, and the words in it that do, as nodes: text is never taken for HTML.

import { fold } from "./words.js";

const TOKEN = /[\p{L}\p{N}]+(?:[-‐‑.'’][\p{L}\p{N}]+)*/gu;
const PASSAGE = 230;

/** Whether a word of a text is what was asked for, whatever its ending. */
function matches(token, wanted) {
  const plain = fold(token);
  const bare = plain.replace(/[^\p{L}\p{N}]/gu, "");
  const parts = plain.split(/[^\p{L}\p{N}]+/u);
  return wanted.some((word) => [bare, ...parts].some((own) => own && alike(own, word)));
}

function alike(own, word) {
  if (own === word) return true;
  if (word.length < 3) return false;
  if (own.startsWith(word)) return true;
  // The same word with another ending: quantized, quantization. Numbers have no endings.
  const stem = Math.max(5, word.length - 4);
  const bare = word.length > 5 && own.length > 5 && !/\d/.test(word);
  return bare && own.slice(0, stem) === word.slice(0, stem);
}

/** Where the words asked for stand in a text: [start, end] of each. */
function places(text, wanted) {
  const found = [];
  let before = null;
  for (const match of text.matchAll(TOKEN)) {
    const end = match.index + match[0].length;
    // "Llama 2" is marked whole where "llama2" is asked for.
    const joined = before && fold(before[0] + match[0]).replace(/[^\p{L}\p{N}]/gu, "");
    if (matches(match[0], wanted)) found.push([match.index, end]);
    else if (joined && /^\d/.test(match[0]) && wanted.some((word) => joined.startsWith(word))) {
      found.push([before.index, end]);
    }
    before = match;
  }
  return found;
}

/** `text` as nodes, with the words asked for in <mark>. */
export function marked(text, wanted) {
  const nodes = [];
  let at = 0;
  for (const [start, end] of places(text, wanted)) {
    if (start < at) continue;
    nodes.push(text.slice(at, start));
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    nodes.push(mark);
    at = end;
  }
  nodes.push(text.slice(at));
  return nodes;
}

/** The stretch of a text that has most of the words, cut at words; its beginning if none. */
export function passage(text, wanted) {
  if (text.length <= PASSAGE) return text;
  const spots = places(text, wanted);
  let [best, most] = [0, 0];
  for (const [start] of spots) {
    const from = Math.max(0, start - 60);
    const inside = spots.filter(([a, b]) => a >= from && b <= from + PASSAGE);
    const different = new Set(inside.map(([a, b]) => fold(text.slice(a, b)))).size;
    if (different > most) [best, most] = [from, different];
  }
  return cut(text, best);
}

function cut(text, from) {
  const start = from ? text.indexOf(" ", from) + 1 : 0;
  if (start + PASSAGE >= text.length) return `${start ? "… " : ""}${text.slice(start)}`;
  const end = text.lastIndexOf(" ", start + PASSAGE);
  return `${start ? "… " : ""}${text.slice(start, end)} …`;
}
