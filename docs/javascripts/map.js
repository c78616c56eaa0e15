// Draws the map of the papers above its list, and lets one be filtered by the other.

import { load } from "./map/data.js";
import { List } from "./map/list.js";
import { Names } from "./map/names.js";
import { whenPaletteChanges } from "./map/palette.js";
import { Plot } from "./map/plot.js";
import { empty, matcher, read, write } from "./map/state.js";
import { Tip } from "./map/tip.js";
import { Tools } from "./map/tools.js";

const box = document.getElementById("map");

try {
  await start();
} catch (error) {
  // The list beside is whole without the map, so the page stays of use.
  const hint = box.querySelector(".map-hint");
  hint.textContent = "The map could not be drawn. The list holds the same papers.";
  hint.hidden = false;
  box.classList.add("failed");
  throw error;
}

async function start() {
  const stage = box.querySelector(".map-stage");
  const list = new List(box.querySelector(".map-list"));
  const data = await load(new URL(box.dataset.map, document.baseURI), list.entries);
  const plot = await Plot.draw(stage.querySelector(".map-plot"), data);
  const names = new Names(stage.querySelector(".map-names"), data.topics, plot);
  const tip = new Tip(stage, data, plot);
  const tools = new Tools(box, plot);

  let state = read(location.search, data);
  let lens = null; // the papers that were drawn around, or null where none were

  function show() {
    const matches = matcher(data, state);
    const chosen = new Set();
    for (let i = 0; i < data.size; i += 1) if (matches(i) && (!lens || lens.has(i))) chosen.add(i);
    const narrowed = lens !== null || write(state) !== "";
    plot.light(chosen);
    names.light(data, chosen, narrowed);
    list.show(data, chosen, narrowed);
  }

  let later = 0;
  function change(next) {
    state = next;
    show();
    // Browsers slow down pages that change their address at every key.
    clearTimeout(later);
    later = setTimeout(() => history.replaceState(null, "", write(state) || location.pathname), 200);
  }

  tools.whenFiltered(change);
  tools.fill(state);
  list.whenCleared(() => {
    lens = null;
    tools.fill(empty());
    change(empty());
  });
  list.whenPointed((id) => tip.point(data.number.get(id)));
  plot.whenChosen((found) => {
    lens = found.size ? found : null;
    show();
  });
  plot.whenMoved(() => {
    names.place();
    tip.hide();
  });
  whenPaletteChanges(() => plot.paint());
  show();
  box.classList.add("drawn");
}
