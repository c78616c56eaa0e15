// One list out of two tiers: titles, which forgive errors and answer at once, and the full
// text. What is typed wrongly is mended by what the collection knows.

import * as fulltext from "./fulltext.js";
import { known, nearest } from "./spelling.js";
import { Titles } from "./titles.js";
import { asked, fold, identifier } from "./words.js";

const MOST_TRIED = 4;
const PAUSE_MS = 60;
const DEFAULTS = { most: 8, asTyped: false, pause: false, facets: {}, sort: "relevance" };
const BEGINS_ID = /^\s*(?:arxiv:\s*)?(\d{4}\.\d{0,5})\s*$/i;

/**
 * What was found so far. `words`: those searched for; `first`: rows from the titles, best
 * first; `rest`: records of the full text that are not among them; `records`: all of these
 * by id, null before the full text was asked; `total`: how many in all,
 * null while that is not known; `filters`: counts by facet and value; `mended`: the query
 * with its errors mended, or null; `some`: nothing has all the words, so these have some.
 */
function nothing(words = []) {
  const tiers = { first: [], rest: [], records: null };
  return { words, ...tiers, total: null, filters: {}, mended: null, some: false };
}

/**
 * Find what `query` asks for. `update(found, done)` is called each time more is known, last
 * with `done`. `most`: rows wanted from the titles. `asTyped`: mend nothing. `pause`: wait for
 * the next key before asking more than the titles. `facets` and `sort` as in fulltext.js. A search whose `signal` is aborted falls silent.
 */
export async function find(query, options) {
  const { update, signal, ...rest } = options;
  const search = new Search(query, { ...DEFAULTS, ...rest, signal });
  const say = (found, done) => signal?.aborted || update(found, done);
  try {
    await search.run(say);
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}

class Search {
  constructor(query, options) {
    Object.assign(this, options, { query, strange: [] });
    this.narrowed = Object.values(this.facets).some((values) => values.length);
    // With facets, or by date, the full text alone knows what belongs there.
    this.titlesLead = this.sort === "relevance";
  }

  async run(say) {
    if (!this.query.trim()) return say(await this.everything(), true);
    this.titles = await Titles.open();
    this.signal?.throwIfAborted();
    const ids = await this.identified();
    if (ids) return say(await this.only(ids), true);
    await this.understand();
    if (this.hits.length && this.titlesLead && !this.narrowed) {
      say({ ...nothing(this.words), first: await this.rows(this.hits) }, false);
    }
    if (this.pause) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    this.signal?.throwIfAborted();
    if (await this.withNames()) {
      if (this.titlesLead && !this.narrowed) {
        say({ ...nothing(this.words), first: await this.rows(this.hits) }, false);
      }
      this.signal?.throwIfAborted();
    }
    await this.mend(say);
    this.signal?.throwIfAborted();
    say(await this.complete(), true);
  }

  /** No words: all records that the facets leave, newest first, for none fits better. */
  async everything() {
    const { results, filters } = await fulltext.search(null, this.facets, "date");
    return { ...nothing(), rest: results, total: results.length, filters };
  }

  /** The papers with the identifier that was typed, whole or in its beginning; else null. */
  async identified() {
    const id = identifier(this.query);
    if (id) return this.titles.identified(id);
    const beginning = BEGINS_ID.exec(this.query)?.[1];
    return beginning ? this.titles.identifiedFrom(beginning) : null;
  }

  async only(docs) {
    const first = await this.titles.rows(docs.slice(0, this.most));
    return { ...nothing(), first, total: docs.length };
  }

  /** The best hits with what they show; a title that begins with what is asked for is it. */
  async rows(hits) {
    const best = hits.slice(0, 2 * this.most);
    const rows = await this.titles.rows(best.map((hit) => hit.doc));
    const whole = this.words.join("");
    const scored = rows.map((row, i) => {
      const title = fold(row.title).replace(/[^\p{L}\p{N}]/gu, "");
      const begins = title.startsWith(whole) ? 1.3 : title.startsWith(this.words[0]) ? 1.1 : 1;
      return { ...row, score: hits[i].score * begins };
    });
    scored.sort((a, b) => b.score - a.score);
    return scored.slice(0, this.most);
  }

  /** Decide which words were meant, and find the titles that have them all. */
  async understand() {
    const units = asked(this.query);
    const open = !/\s$/.test(this.query);
    this.words = [];
    for (const [i, unit] of units.entries()) {
      const last = open && i === units.length - 1;
      const parts = await this.split(unit, last);
      for (const part of parts) this.words.push(part);
    }
    this.joinNeighbours();
    this.open = open;
    this.candidates = this.words.map((word, i) => this.titles.matching(word, this.isLast(i)));
    this.gathered = await Promise.all(this.candidates.map((own) => this.titles.gather(own)));
    this.hits = this.titles.rank(this.gathered);
  }

  isLast(i) {
    return this.open && i === this.words.length - 1;
  }

  async split({ word, parts }, last) {
    if (parts.length === 1 || this.titles.has(word)) return [word];
    if (last && this.titles.begins(word)) return [word];
    return (await known(word)) && word.length < 20 ? [word] : parts;
  }

  /** "Deep Speed" is DeepSpeed where no title has the two as words. */
  joinNeighbours() {
    for (let i = 0; i + 1 < this.words.length; i++) {
      const [one, two] = [this.words[i], this.words[i + 1]];
      if (this.titles.has(one) && this.titles.has(two)) continue;
      if (this.titles.has(one + two)) this.words.splice(i, 2, one + two);
    }
  }

  /** Count authors' names as words of their papers' titles. Tells whether that found more. */
  async withNames() {
    const names = await Promise.all(
      this.words.map((word, i) => this.titles.named(word, this.isLast(i))),
    );
    if (!names.some((own) => own.size)) return false;
    this.gathered = this.gathered.map((own, i) => united(own, names[i]));
    this.hits = this.titles.rank(this.gathered);
    return this.hits.length > 0;
  }

  /** Replace what is no word here by the nearest that is. */
  async mend(say) {
    const unknown = [];
    await this.guess(say);
    for (const [i, word] of this.words.entries()) {
      if (!this.gathered[i].size && !(await known(word))) unknown.push(i);
    }
    this.signal?.throwIfAborted();
    if (!unknown.length || (await this.isBeginning(unknown))) return;
    this.strange = unknown;
    if (this.asTyped) return;
    if (await this.mendByTitles(unknown)) {
      if (this.titlesLead && !this.narrowed) {
        const first = await this.rows(this.hits);
        say({ ...nothing(this.words), first, mended: this.mended }, false);
      }
      return;
    }
    await this.mendByVocabulary(unknown);
  }

  /**
   * Titles that fit but for typing errors, shown at once: it takes several more files to know
   * what was meant. A single word gives too little to go by.
   */
  async guess(say) {
    const lost = this.words.map((_, i) => i).filter((i) => !this.gathered[i].size);
    const able = this.titlesLead && !this.narrowed && !this.asTyped && this.words.length > 1;
    if (!lost.length || !able) return;
    const hits = this.titles.rank(await this.nearly(lost));
    this.signal?.throwIfAborted();
    if (!hits.length) return;
    const words = this.words.map((word, i) => (lost.includes(i) ? hits[0].found[i] : word));
    say({ ...nothing(words), first: await this.rows(hits), mended: words.join(" ") }, false);
  }

  /** What was gathered, with `lost` words allowed to be off by some letters. */
  async nearly(lost) {
    const gathered = [...this.gathered];
    for (const i of lost) gathered[i] = await this.titles.gather(this.titles.near(this.words[i]));
    return gathered;
  }

  /** Whether the last word alone is unknown, because it is not typed to its end yet. */
  async isBeginning(unknown) {
    const last = this.words.length - 1;
    if (unknown.length > 1 || unknown[0] !== last || !this.isLast(last)) return false;
    const { results } = await fulltext.search(this.words, this.facets);
    if (!results.length) return false;
    const { content } = await results[0].data();
    return fold(content).split(/[^\p{L}\p{N}]+/u).some((own) => own.startsWith(this.words[last]));
  }

  /** The titles that have all words when `unknown` ones may be off by some letters. */
  async mendByTitles(unknown) {
    const gathered = await this.nearly(unknown);
    const hits = this.titles.rank(gathered);
    if (!hits.length) return false;
    const meant = new Map(unknown.map((i) => [i, hits[0].found[i]]));
    // Where the text has a word that is nearer, it was rather that one.
    for (const [i, word] of meant) {
      const [best] = await nearest(this.words[i], 1);
      const own = this.titles.near(this.words[i]).get(word);
      if (best && best.wrong === 1 && own < 0.6) return false;
    }
    this.replace(meant);
    this.hits = hits;
    this.gathered = gathered;
    return true;
  }

  /** Of the nearest words, the first ones that some record has together with the others. */
  async mendByVocabulary(unknown) {
    const choices = await Promise.all(unknown.map((i) => nearest(this.words[i])));
    if (choices.some((own) => !own.length)) return;
    const tried = combinations(choices.map((own) => own.map(({ word }) => word)));
    for (const combination of tried.slice(0, MOST_TRIED)) {
      const meant = new Map(unknown.map((i, n) => [i, combination[n]]));
      const words = this.words.map((word, i) => meant.get(i) ?? word);
      this.signal?.throwIfAborted();
      const { results } = await fulltext.search(words, this.facets);
      if (!results.length) continue;
      this.replace(meant);
      this.candidates = words.map((word) => this.titles.matching(word, false));
      this.gathered = await Promise.all(this.candidates.map((own) => this.titles.gather(own)));
      this.hits = this.titles.rank(this.gathered);
      await this.withNames();
      return;
    }
  }

  replace(meant) {
    this.strange = [];
    this.words = this.words.map((word, i) => meant.get(i) ?? word);
    this.mended = this.words.join(" ");
  }

  async fulltext(words) {
    if (!words) return { results: [], filters: {} };
    return fulltext.search(words, this.facets, this.sort);
  }

  /** Both tiers together. */
  async complete() {
    // Pagefind shortens what it does not know until it is the beginning of something.
    const asked = this.strange.length ? null : this.words;
    let { results, filters } = await this.fulltext(asked);
    if (!results.length && !this.hits.length && !this.asTyped) {
      await this.forgiveAll();
      if (this.mended || this.some) {
        ({ results, filters } = await this.fulltext(this.words));
      }
    }
    const found = { ...nothing(this.words), filters, mended: this.mended ?? null };
    found.some = this.some ?? false;
    const among = new Map(results.map((result) => [result.id, result]));
    let first = this.titlesLead ? await this.rows(this.hits) : [];
    if (this.narrowed) first = first.filter((row) => among.has(row.record));
    const shown = new Set(first.map((row) => row.record));
    const rest = results.filter((result) => !shown.has(result.id));
    const alone = first.filter((row) => !among.has(row.record)).length;
    return { ...found, first, rest, records: among, total: results.length + alone };
  }

  /** Every word is one, but nothing has them all: forgive errors in each, then leave words out. */
  async forgiveAll() {
    const near = this.words.map((word) => this.titles.near(word));
    const gathered = await Promise.all(
      near.map(async (own, i) => united(this.gathered[i], await this.titles.gather(own))),
    );
    this.hits = this.titles.rank(gathered);
    if (this.hits.length) {
      const meant = new Map(this.hits[0].found.map((word, i) => [i, word]));
      for (const [i, word] of meant) if (!near[i].has(word)) meant.delete(i);
      if (meant.size) return this.replace(meant);
    }
    this.leaveOut();
    return undefined;
  }

  /** Search without the words that stand nowhere, or, where all do, without the commonest. */
  leaveOut() {
    const sizes = this.gathered.map((own) => own.size);
    const most = Math.max(...sizes);
    const keep = this.words.filter((_, i) =>
      this.strange.length ? !this.strange.includes(i) : sizes[i] < most,
    );
    if (!keep.length || keep.length === this.words.length) return;
    this.gathered = this.gathered.filter((_, i) => keep.includes(this.words[i]));
    this.hits = this.titles.rank(this.gathered);
    this.words = keep;
    this.some = true;
  }
}

function united(one, other) {
  const all = new Map(one);
  for (const [doc, own] of other) {
    if ((all.get(doc)?.quality ?? 0) < own.quality) all.set(doc, own);
  }
  return all;
}

/** One of each list, those with the best first. */
function combinations(lists) {
  let all = [{ picked: [], cost: 0 }];
  for (const own of lists) {
    all = all.flatMap(({ picked, cost }) =>
      own.map((word, i) => ({ picked: [...picked, word], cost: cost + i })),
    );
  }
  all.sort((a, b) => a.cost - b.cost);
  return all.map(({ picked }) => picked);
}
