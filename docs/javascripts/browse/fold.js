// Text made comparable: what a reader types and what a title prints meet in the same form.

const PLAIN = /^[\x20-\x7e]*$/;
// Letters that Unicode does not divide into a base and a mark.
const LETTERS = { ł: "l", ø: "o", đ: "d", ð: "d", ħ: "h", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" };
const UNDIVIDED = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

// Lower case, without accents; words divided by one space, and so are letters from digits:
// "Llama2", "LLaMA-2" and "llama 2" become the same.
export function fold(text) {
  if (PLAIN.test(text)) {
    return text
      .toLowerCase()
      .replace(/([a-z])(?=[0-9])|([0-9])(?=[a-z])/g, "$1$2 ")
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  }
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(UNDIVIDED, (letter) => LETTERS[letter])
    .replace(/(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, "$1$2 ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

// What is typed, as words that must all be found.
export const words = (typed) => typed.split(/\s+/).map(fold).filter(Boolean);

const SHORT = 3;
const LONG = 5;

const squeeze = (folded) => folded.replaceAll(" ", "");

// A folded text ready to be looked into often.
export const ready = (folded) => ({ spaced: ` ${folded}`, squeezed: squeeze(folded) });

// A test whether such a text has the word. One or two letters only count where a word begins,
// for inside they are everywhere; a long word also counts where the text divides it, so that
// "pretraining" finds "pre-training".
export function finder(word) {
  if (word.length < SHORT) return ({ spaced }) => spaced.includes(` ${word}`);
  const whole = squeeze(word);
  if (whole.length < LONG) return ({ spaced }) => spaced.includes(word);
  return ({ spaced, squeezed }) => spaced.includes(word) || squeezed.includes(whole);
}
