// The list by region, which stands in the page: narrowed to the papers that are chosen.

import { count, plural } from "../site.js";

export class List {
  constructor(node) {
    this.node = node;
    this.status = node.querySelector("[role=status]");
    this.clear = node.querySelector(".map-status button");
    this.regions = [...node.querySelectorAll(".region")].map((region) => ({
      node: region,
      number: region.querySelector("summary b"),
      links: [...region.querySelectorAll("li > a")],
    }));
    // By id, the last part of a paper's address.
    const links = this.regions.flatMap((region) => region.links);
    this.entries = new Map(links.map((link) => [idOf(link), link]));
    this.narrowed = false;
  }

  // Shows the chosen papers. Regions open where the list was narrowed, if it is short.
  show(data, chosen, narrowed) {
    for (const region of this.regions) {
      let left = 0;
      for (const link of region.links) {
        const shown = chosen.has(data.number.get(idOf(link)));
        left += shown;
        if (link.parentElement.hidden === shown) link.parentElement.hidden = !shown;
      }
      region.node.hidden = !left;
      region.number.textContent = count(left);
      if (narrowed || this.narrowed) region.node.open = narrowed && chosen.size <= 100;
    }
    for (const group of this.node.querySelectorAll(".map-group")) {
      group.hidden = !group.querySelector(".region:not([hidden])");
    }
    this.narrowed = narrowed;
    this.clear.hidden = !narrowed;
    this.say(chosen.size, data.size);
  }

  say(chosen, all) {
    const bold = document.createElement("b");
    bold.textContent = chosen === all ? plural(all, "paper") : count(chosen);
    this.status.replaceChildren(bold, chosen === all ? " by region" : ` of ${plural(all, "paper")}`);
  }

  whenCleared(then) {
    this.clear.addEventListener("click", then);
  }

  // Calls back with the id of the paper that is pointed at or focused in the list.
  whenPointed(then) {
    const tell = (event) => {
      const link = event.target.closest("li > a");
      if (link) then(idOf(link));
    };
    this.node.addEventListener("pointerover", (event) => event.pointerType === "mouse" && tell(event));
    this.node.addEventListener("focusin", tell);
    for (const type of ["pointerleave", "focusout"]) this.node.addEventListener(type, () => then());
  }
}

const idOf = (link) => link.getAttribute("href").split("/").at(-2);
