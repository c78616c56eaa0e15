// The forgiving tier: titles, names and identifiers, typing errors included.
// generator/search/titles.py describes its files.

import { data, numbers } from "./data.js";
import { comparable, errors, forgiven } from "./words.js";

const MOST_ENDINGS = 60;
const MOST_NEAR = 12;
const [EXACT, INFLECTED, NAME] = [1, 0.9, 0.95];
const NEAR = [1, 0.6, 0.35];

/** The words of all titles, and where their documents are. */
export class Titles {
  static #opened;

  static open() {
    Titles.#opened ??= data("words").then((manifest) => new Titles(manifest));
    Titles.#opened.catch(() => (Titles.#opened = undefined));
    return Titles.#opened;
  }

  constructor(manifest) {
    this.words = manifest.words ? manifest.words.split(" ") : [];
    this.lengths = [...manifest.lengths].map((digit) => parseInt(digit, 36));
    this.total = manifest.documents;
    this.starts = manifest.starts;
    this.perRow = manifest.rows;
    this.topics = manifest.topics.map(([id, title, group]) => ({ id, title, group }));
    this.topicsById = new Map(this.topics.map((topic) => [topic.id, topic]));
    this.nameFiles = new Set(manifest.names.split(" "));
    this.idFiles = new Set(manifest.ids.split(" "));
  }

  /** The place where `word` stands, or would stand, among the sorted words. */
  #place(word) {
    let [low, high] = [0, this.words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  has(word) {
    return this.words[this.#place(word)] === word;
  }

  /** Whether a title has a word that begins with these letters. */
  begins(letters) {
    return this.words[this.#place(letters)]?.startsWith(letters) ?? false;
  }

  /** Words of titles that `word` is, or is the beginning of: [word, how good a match]. */
  matching(word, last) {
    const found = new Map();
    const add = (other, quality) => {
      if (this.has(other)) found.set(other, Math.max(quality, found.get(other) ?? 0));
    };
    add(word, EXACT);
    add(`${word}s`, INFLECTED);
    if (word.endsWith("s") && word.length > 3) add(word.slice(0, -1), INFLECTED);
    if (word.length >= (last ? 1 : 4)) {
      const from = this.#place(word);
      for (let i = from; i < from + MOST_ENDINGS && this.words[i]?.startsWith(word); i++) {
        add(this.words[i], 0.5 + (0.35 * word.length) / this.words[i].length);
      }
    }
    return found;
  }

  /** Words of titles that `word` is but for typing errors, the nearest ones: [word, quality]. */
  near(word) {
    const most = forgiven(word);
    if (!most) return new Map();
    const found = [];
    for (const other of this.words) {
      if (Math.abs(other.length - word.length) > most || other.length < 3) continue;
      const wrong = errors(word, other, most);
      if (wrong && wrong <= most && comparable(word, other)) found.push([other, NEAR[wrong]]);
    }
    found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return new Map(found.slice(0, MOST_NEAR));
  }

  async #documents(word) {
    const place = this.#place(word);
    let part = this.starts.length - 1;
    while (this.starts[part] > place) part--;
    return numbers((await data(`p${part}`))[place - this.starts[part]]);
  }

  /** The documents of several words with the best quality of each: document to quality. */
  async gather(candidates) {
    const best = new Map();
    const lists = await Promise.all([...candidates.keys()].map((word) => this.#documents(word)));
    [...candidates].forEach(([word, quality], i) => {
      for (const doc of lists[i]) {
        if ((best.get(doc)?.quality ?? 0) < quality) best.set(doc, { quality, word });
      }
    });
    return best;
  }

  /** The documents that name somebody so: document to quality. */
  async named(word, last) {
    const best = new Map();
    const file = this.nameFiles.has("all") ? "all" : word.slice(0, 2);
    if (word.length < 2 || !this.nameFiles.has(file)) return best;
    const index = await data(`n-${file}`);
    const add = (other, quality) => {
      for (const doc of numbers(index[other])) {
        if ((best.get(doc)?.quality ?? 0) < quality) best.set(doc, { quality, word: other });
      }
    };
    if (index[word]) add(word, NAME);
    if (last && word.length > 2) {
      for (const other of Object.keys(index)) if (other.startsWith(word)) add(other, 0.6);
    }
    return best;
  }

  async #identifiers(id) {
    const own = /^\d{4}\./.test(id) ? id.slice(0, 4) : "x";
    const file = this.idFiles.has("all") ? "all" : own;
    return this.idFiles.has(file) ? data(`i-${file}`) : {};
  }

  /** The documents with an identifier. */
  async identified(id) {
    const index = await this.#identifiers(id);
    return Object.hasOwn(index, id) ? numbers(index[id]) : [];
  }

  /** The documents with an identifier that begins so. */
  async identifiedFrom(beginning) {
    const own = Object.entries(await this.#identifiers(beginning));
    return own.filter(([id]) => id.startsWith(beginning)).flatMap(([, steps]) => numbers(steps));
  }

  /** Rank documents that have every word: the rarer the word and the shorter the title, the better. */
  rank(gathered) {
    if (!gathered.length) return [];
    const [fewest] = [...gathered].sort((a, b) => a.size - b.size);
    const weights = gathered.map((own) => Math.log(1 + this.total / (own.size || 1)));
    const hits = [];
    for (const doc of fewest.keys()) {
      if (!gathered.every((own) => own.has(doc))) continue;
      const sum = gathered.reduce((all, own, i) => all + own.get(doc).quality * weights[i], 0);
      const found = gathered.map((own) => own.get(doc).word);
      hits.push({ doc, score: sum / (1 + 0.03 * this.lengths[doc]), found });
    }
    return hits.sort((a, b) => b.score - a.score || a.doc - b.doc);
  }

  /** What results show, for each document. */
  async rows(docs) {
    const files = await Promise.all(docs.map((doc) => data(`r${Math.floor(doc / this.perRow)}`)));
    return docs.map((doc, i) => this.#row(files[i][doc % this.perRow]));
  }

  #row([kind, url, title, note, date, day, topics, gist, record]) {
    const shown = topics.map((number) => this.topics[number]);
    return { kind, url, title, note, date, day, topics: shown, text: gist, record };
  }
}
