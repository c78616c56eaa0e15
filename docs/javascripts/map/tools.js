// The fields above the map and the buttons on it, and the keys that do the same.

const STEP = 0.15;
const CLOSER = 1.5;

export class Tools {
  constructor(box, plot) {
    this.form = box.querySelector(".map-tools");
    this.plot = plot;
    this.tools = [...box.querySelectorAll("[data-tool]")];
    this.form.addEventListener("submit", (event) => event.preventDefault());
    for (const button of this.tools) button.addEventListener("click", () => this.use(button));
    for (const button of box.querySelectorAll("[data-zoom]")) {
      button.addEventListener("click", () => this.zoom(button.dataset.zoom));
    }
    box.querySelector(".map-stage").addEventListener("keydown", (event) => this.key(event));
  }

  use(chosen) {
    this.plot.use(chosen.dataset.tool);
    for (const button of this.tools) button.setAttribute("aria-pressed", button === chosen);
  }

  zoom(way) {
    if (way === "all") this.plot.reset();
    else this.plot.zoom(way === "in" ? CLOSER : 1 / CLOSER);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("a")) return;
    const does = {
      ArrowLeft: () => this.plot.move(-STEP, 0),
      ArrowRight: () => this.plot.move(STEP, 0),
      ArrowUp: () => this.plot.move(0, STEP),
      ArrowDown: () => this.plot.move(0, -STEP),
      "+": () => this.zoom("in"),
      "=": () => this.zoom("in"),
      "-": () => this.zoom("out"),
      0: () => this.zoom("all"),
    }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  }

  // Puts a state into the fields.
  fill({ q, topic, groups }) {
    this.form.elements.q.value = q;
    this.form.elements.topic.value = topic;
    for (const field of this.boxes()) field.checked = groups.includes(field.value);
  }

  boxes() {
    return [...this.form.querySelectorAll("[name=group]")];
  }

  // Calls back with the state that the fields say.
  whenFiltered(then) {
    this.form.addEventListener("input", () => {
      const { q, topic } = this.form.elements;
      const groups = this.boxes().filter((field) => field.checked);
      then({ q: q.value, topic: topic.value, groups: groups.map((field) => field.value) });
    });
  }
}
