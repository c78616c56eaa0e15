// The collection's own vocabulary: is this a word here, and which ones are near it?
// generator/search/spelling.py describes its files.

import { data } from "./data.js";
import { comparable, errors, forgiven } from "./words.js";

const [SHORTEST, LONGEST] = [3, 20];

async function ofLength(length) {
  if (length < SHORTEST || length > LONGEST) return { words: [], often: "" };
  const [words, often] = await data(`s${length}`);
  return { words: words ? words.split(" ") : [], often };
}

/** Whether the collection has the word, or it is too short or long to tell. */
export async function known(word) {
  if (word.length < SHORTEST || word.length > LONGEST) return true;
  return (await ofLength(word.length)).words.includes(word);
}

/**
 * The words nearest to one typed, best first. An error more weighs as much as being sixteen
 * times rarer; a wrong first letter, which people seldom type, as being four times rarer.
 */
export async function nearest(word, most = 4) {
  const allowed = forgiven(word);
  const lengths = [];
  for (let n = word.length - allowed; n <= word.length + allowed; n++) lengths.push(n);
  const files = allowed ? await Promise.all(lengths.map(ofLength)) : [];
  const found = [];
  for (const { words, often } of files) {
    words.forEach((other, i) => {
      const wrong = errors(word, other, allowed);
      if (!wrong || wrong > allowed || !comparable(word, other)) return;
      const cost = 4 * wrong + (other[0] === word[0] ? 0 : 2) - parseInt(often[i], 36);
      found.push({ word: other, wrong, cost });
    });
  }
  found.sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1));
  return found.slice(0, most);
}
