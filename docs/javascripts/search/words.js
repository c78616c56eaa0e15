// From what is typed to the words that are compared. generator/search/words.py does the same
// to the papers; tests/search/words.json holds the two together.

const MOST_LETTERS = 24;
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
const CHUNK = /[\p{L}\p{N}]+(?:[-‐‑.'’_/][\p{L}\p{N}]+)*/gu;
const PART = /[\p{L}\p{N}]+/gu;
const NUMBER = /^[0-9]{1,3}[a-z]{0,2}$/;
const DIGITS = /[0-9]+/g;

/** Text without accents and capitals: "PokéChamp" becomes "pokechamp". */
export function fold(text) {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter]);
}

/** The words of a text in order, and beside them what they are when written together. */
export function words(text) {
  const found = [];
  for (const { parts, name } of chunks(text)) {
    found.push(...parts);
    for (let i = 1; i < parts.length; i++) found.push(parts[i - 1] + parts[i]);
    if (parts.length > 2) found.push(parts.join(""));
    if (name) {
      found.push(name + parts[0]);
      if (/^\d+$/.test(parts[1] ?? "")) found.push(name + parts[0] + parts[1]);
    }
  }
  return found.filter((word) => word.length <= MOST_LETTERS);
}

/** Hyphenated words in their parts; `name` is the word before where the first part numbers it. */
function* chunks(text) {
  const folded = fold(text);
  let [before, end] = ["", 0];
  for (const match of folded.matchAll(CHUNK)) {
    const parts = match[0].match(PART);
    // Nothing but a space stands between a name and its number.
    const near = folded.slice(end, match.index) === " " && before.length > 1;
    yield { parts, name: near && NUMBER.test(parts[0]) ? before : "" };
    before = /^\p{L}+$/u.test(parts.at(-1)) ? parts.at(-1) : "";
    end = match.index + match[0].length;
  }
}

/**
 * What is asked for: one entry per word, with `word` as it is when written together and
 * `parts` where it was typed in several. "Llama 2" and "llama2" ask for the same word.
 */
export function asked(text) {
  const found = [];
  for (const { parts, name } of chunks(text)) {
    if (name && found.at(-1)?.word.endsWith(name)) {
      const before = found.pop();
      found.push({ word: before.word + parts.join(""), parts: [...before.parts, ...parts] });
    } else {
      found.push({ word: parts.join(""), parts });
    }
  }
  return found.filter(({ word }) => word.length <= 2 * MOST_LETTERS);
}

const ARXIV = /(?:^|[\s/:])(\d{4}\.\d{4,5})(?:v\d+)?(?=$|[\s.,/?#])/;
const OLD_ARXIV = /(?:^|[\s/:])([a-z-]+(?:\.[a-z]{2})?\/\d{7})/i;
const DOI = /\b(10\.\d{4,9}\/\S+)/;

/** The arXiv id or DOI that is asked for, in lower case, or null. */
export function identifier(text) {
  const own = DOI.exec(text)?.[1].toLowerCase().replace(/[.,;:]+$/, "");
  const arxiv = own?.startsWith("10.48550/arxiv.") ? own.slice(15) : null;
  return (arxiv ?? own ?? (ARXIV.exec(text) ?? OLD_ARXIV.exec(text))?.[1])?.toLowerCase() ?? null;
}

/** How many errors lie between two words, at most `most` + 1; two letters swapped are one. */
export function errors(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [older, last] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, older[j - 2] + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [older, last] = [last, row];
  }
  return Math.min(last[b.length], most + 1);
}

/** How many errors are forgiven in a word: none in short ones, for every word is near them. */
export function forgiven(word) {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}

/** Whether two words may be the same but for errors: numbers are never mistyped names. */
export function comparable(a, b) {
  return (a.match(DIGITS) ?? []).join() === (b.match(DIGITS) ?? []).join();
}
