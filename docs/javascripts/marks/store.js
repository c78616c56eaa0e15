// Stars and read marks: ids of papers, kept in this browser and nowhere else.

import { recall, remember, whenChanged } from "../site.js";

const PLACE = ["marks", 1];
const KINDS = ["stars", "read"];
const ID = /^[a-z0-9-]{1,200}$/;
export const FORMAT = "paper-atlas-marks";

const ids = (value) => (Array.isArray(value) ? value.filter((id) => typeof id === "string" && ID.test(id)) : []);

class Marks extends EventTarget {
  stars = new Set();
  read = new Set();
  // Whether the browser keeps what is marked; false once it refused.
  kept = true;

  constructor() {
    super();
    this.#load();
    whenChanged(...PLACE, () => {
      this.#load();
      this.#tell();
    });
  }

  // Sets or takes away a mark; kind is "stars" or "read".
  toggle(kind, id) {
    // Another tab may have marked something that this one has not heard of yet.
    if (this.kept) this.#load();
    if (!this[kind].delete(id)) this[kind].add(id);
    this.#save();
  }

  // Adds the marks of a saved file, given as its text. Throws where it is no such file.
  add(text) {
    const found = JSON.parse(text);
    if (found?.format !== FORMAT) throw new Error("not a file of marks");
    for (const kind of KINDS) for (const id of ids(found[kind])) this[kind].add(id);
    this.#save();
  }

  // All marks, in the order in which they were set, as the text of such a file.
  text() {
    return `${JSON.stringify({ format: FORMAT, version: 1, stars: [...this.stars], read: [...this.read] }, null, 1)}\n`;
  }

  #load() {
    let found = null;
    try {
      found = JSON.parse(recall(...PLACE));
    } catch {
      // What stands there is not ours; the next mark writes over it.
    }
    for (const kind of KINDS) this[kind] = new Set(ids(found?.[kind]));
  }

  #save() {
    this.kept = remember(...PLACE, JSON.stringify({ stars: [...this.stars], read: [...this.read] }));
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }
}

export const marks = new Marks();
