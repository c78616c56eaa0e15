// What stands beside the paper under the pointer: its title, date and topics. A click opens
// the paper; a finger, which cannot hover, sees first and opens by tapping what it sees.

import { el } from "../site.js";

export class Tip {
  constructor(stage, data, plot) {
    this.stage = stage;
    this.node = stage.querySelector(".map-tip");
    this.data = data;
    this.plot = plot;
    this.shown = null;
    plot.whenOver((i) => {
      if (plot.pointer !== "touch") this.point(i);
    });
    plot.whenTapped((i, keys) => this.tap(i, keys));
    stage.addEventListener("keydown", (event) => event.key === "Escape" && this.hide());
  }

  tap(i, keys) {
    if (i === null || this.plot.pointer === "touch") {
      this.point(i, true);
      return;
    }
    const { href } = this.data.links[i];
    if (keys.ctrl || keys.meta) open(href, "_blank", "noopener");
    else location.assign(href);
  }

  hide() {
    this.point(null);
  }

  // Shows the paper of this number, or none; with a link where it is to be tapped.
  point(i = null, linked = false) {
    if (i === this.shown) return;
    this.shown = i;
    this.plot.encircle(i);
    this.stage.classList.toggle("over", i !== null && !linked);
    this.node.hidden = i === null;
    if (i === null) return;
    this.node.classList.toggle("linked", linked);
    this.node.replaceChildren(...this.words(i, linked));
    this.place(i);
  }

  words(i, linked) {
    const { links, own, topics } = this.data;
    const title = el(linked ? "a" : "b", linked ? { href: links[i].href } : {});
    // The list's own markup, for a title may hold a formula.
    title.append(...[...links[i].childNodes].map((child) => child.cloneNode(true)));
    const date = links[i].parentElement.querySelector("time");
    const chips = own[i].map((t) => el("span", { class: `chip g-${topics[t].group}` }, topics[t].title));
    return [
      title,
      date && el("div", { class: "meta" }, date.cloneNode(true)),
      el("div", { class: "chips" }, chips),
    ].filter(Boolean);
  }

  place(i) {
    const [x, y] = this.plot.at(this.data.x[i], this.data.y[i]);
    const { clientWidth: width, clientHeight: height } = this.stage;
    const { offsetWidth: own, offsetHeight: tall } = this.node;
    const left = Math.min(Math.max(x - own / 2, 6), width - own - 6);
    const below = y + 16;
    const top = below + tall < height - 6 ? below : Math.max(y - tall - 16, 6);
    this.node.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }
}
