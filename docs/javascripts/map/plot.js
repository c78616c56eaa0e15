// The drawing itself, by Bokeh: points, the ground of the groups, moving, zooming, lenses.

import { Glide } from "./glide.js";
import { colour } from "./palette.js";

const { Bokeh } = globalThis;
Bokeh?.logger.set_level("warn");

// Signs of the groups as the legend has them, with how large each must be to weigh the same;
// style sheets and this list go together.
const SIGNS = {
  "models-and-training": ["circle", 1],
  adaptation: ["diamond", 1.4],
  efficiency: ["triangle", 1.12],
  abilities: ["square", 0.86],
  domains: ["hex", 1],
  "trust-and-understanding": ["plus", 1.12],
};
const OTHER = ["square", 0.7];
const DIM = 0.1;
const MARGIN = 0.06;
const MANY = 1500; // papers that take longer to draw than a moving map has time
const CLOSEST = 40; // how many times the map can be magnified
const REACH = { mouse: 12, touch: 26 }; // pixels from a paper's middle that count as on it

export class Plot {
  static async draw(host, data) {
    const plot = new Plot(host, data);
    const view = await Bokeh.Plotting.show(plot.figure, host);
    // Bokeh takes the focus and does nothing with keys; the stage around it does.
    view.canvas_view.events_el.removeAttribute("tabindex");
    if (data.size > MANY) plot.glide = new Glide(plot.figure, view, plot.ranges);
    return plot;
  }

  constructor(host, data) {
    this.host = host;
    this.data = data;
    this.size = 0;
    this.chosen = new Set();
    this.whole = [extent(data.x), extent(data.y)];
    this.ranges = this.whole.map(range);
    this.build();
    this.grow();
    this.paint();
    this.listen();
  }

  build() {
    const { data } = this;
    const named = data.groups.map((group) => SIGNS[group.sign ?? group.id] ?? OTHER);
    const signs = data.group.map((group) => named[group]);
    this.weights = signs.map(([, weight]) => weight);
    this.points = new Bokeh.ColumnDataSource({
      data: {
        x: data.x,
        y: data.y,
        sign: signs.map(([sign]) => sign),
        colour: [],
        size: new Float64Array(data.size),
        alpha: new Float64Array(data.size).fill(1),
      },
    });
    const { xs, ys, of } = patches(data.groups);
    this.patchGroups = of;
    this.ground = new Bokeh.ColumnDataSource({ data: { xs, ys, colour: [] } });
    this.ring = new Bokeh.ColumnDataSource({ data: { x: [], y: [] } });
    this.figure = new Bokeh.Plot({
      x_range: this.ranges[0],
      y_range: this.ranges[1],
      sizing_mode: "stretch_both",
      toolbar_location: null,
      min_border: 0,
      outline_line_color: null,
      background_fill_color: null,
      border_fill_color: null,
      // Bokeh would leave out most points while the map moves.
      lod_threshold: null,
    });
    this.addGlyphs();
    this.addTools();
  }

  addGlyphs() {
    // A lens only tells which points lie in it; how they look is decided here.
    const plain = { selection_glyph: null, nonselection_glyph: null };
    const ground = new Bokeh.MultiPolygons({
      xs: { field: "xs" },
      ys: { field: "ys" },
      fill_color: { field: "colour" },
      fill_alpha: { value: 0.07 },
      line_color: { field: "colour" },
      line_alpha: { value: 0.22 },
    });
    this.dots = new Bokeh.Scatter({
      x: { field: "x" },
      y: { field: "y" },
      marker: { field: "sign" },
      size: { field: "size" },
      fill_color: { field: "colour" },
      fill_alpha: { field: "alpha" },
      line_alpha: { field: "alpha" },
      line_width: { value: 0.75 },
    });
    this.circle = new Bokeh.Scatter({
      x: { field: "x" },
      y: { field: "y" },
      fill_color: { value: null },
      line_width: { value: 2 },
    });
    this.figure.add_glyph(ground, this.ground, plain);
    this.dotted = this.figure.add_glyph(this.dots, this.points, plain);
    this.figure.add_glyph(this.circle, this.ring, plain);
  }

  addTools() {
    const lens = { renderers: [this.dotted], continuous: false };
    this.tools = {
      move: new Bokeh.PanTool(),
      lasso: new Bokeh.LassoSelectTool(lens),
      box: new Bokeh.BoxSelectTool(lens),
    };
    const wheel = new Bokeh.WheelZoomTool();
    this.figure.add_tools(...Object.values(this.tools), wheel);
    this.figure.toolbar.active_drag = this.tools.move;
    this.figure.toolbar.active_scroll = wheel;
  }

  listen() {
    this.whenMoved(() => this.grow());
    for (const type of ["pointerdown", "pointermove"]) {
      this.host.addEventListener(type, (event) => (this.pointer = event.pointerType), true);
    }
  }

  // Colours of the palette that is on.
  paint() {
    const hues = this.data.groups.map((group) => colour("--hue", `g-${group.id}`));
    this.points.data.colour = this.data.group.map((group) => hues[group]);
    this.ground.data.colour = this.patchGroups.map((group) => hues[group]);
    this.dots.line_color = { value: colour("--paper") };
    this.circle.line_color = { value: colour("--ink") };
    this.points.change.emit();
    this.ground.change.emit();
  }

  // Shows the papers of these numbers plainly and all others dimly.
  light(chosen) {
    const { alpha } = this.points.data;
    for (let i = 0; i < alpha.length; i += 1) alpha[i] = chosen.has(i) ? 1 : DIM;
    this.chosen = chosen;
    this.points.change.emit();
  }

  use(name) {
    for (const [key, tool] of Object.entries(this.tools)) tool.active = key === name;
  }

  // Points grow a little as one comes nearer, or they would be lost in the distance between them.
  grow() {
    const { clientWidth: width, clientHeight: height } = this.host;
    const room = Math.sqrt((width * height) / this.data.size);
    const span = this.ranges[0].end - this.ranges[0].start;
    const nearness = Math.min(2, ((this.whole[0][1] - this.whole[0][0]) / span) ** 0.3);
    const size = Math.min(9, Math.max(4, room / 4)) * nearness;
    if (Math.abs(size - this.size) < 0.5) return;
    this.size = size;
    this.points.data.size = Float64Array.from(this.weights, (weight) => weight * size);
    this.points.change.emit();
    this.circle.size = { value: size + 9 };
  }

  // Where a point of the map stands in the host, in pixels from its upper left corner.
  at(x, y) {
    const [across, up] = this.ranges;
    return [
      ((x - across.start) / (across.end - across.start)) * this.host.clientWidth,
      (1 - (y - up.start) / (up.end - up.start)) * this.host.clientHeight,
    ];
  }

  // The number of the paper nearest to a spot in the host, if it is within reach and chosen.
  nearest(left, top) {
    const { x, y } = this.data;
    const [across, up] = this.ranges;
    const wide = this.host.clientWidth / (across.end - across.start);
    const tall = this.host.clientHeight / (up.end - up.start);
    const reach = REACH[this.pointer] ?? REACH.mouse;
    let best = null;
    let least = reach * reach;
    for (let i = 0; i < x.length; i += 1) {
      const far = ((x[i] - across.start) * wide - left) ** 2 + ((up.end - y[i]) * tall - top) ** 2;
      if (far < least && this.chosen.has(i)) [best, least] = [i, far];
    }
    return best;
  }

  // Draws a ring around a paper, or none.
  encircle(i) {
    this.ring.data = i === null ? { x: [], y: [] } : { x: [this.data.x[i]], y: [this.data.y[i]] };
  }

  zoom(factor) {
    this.move(0, 0, factor);
  }

  // Moves by shares of what is shown, and magnifies about the middle.
  move(right, up, factor = 1) {
    this.ranges.forEach((one, i) => {
      const span = one.end - one.start;
      const kept = Math.min(Math.max(span / factor, one.min_interval), one.max_interval);
      const [low, high] = one.bounds;
      const middle = (one.start + one.end) / 2 + span * (i ? up : right);
      const start = Math.min(Math.max(middle - kept / 2, low), high - kept);
      one.setv({ start, end: start + kept });
    });
  }

  reset() {
    this.ranges.forEach((one, i) => one.setv({ start: this.whole[i][0], end: this.whole[i][1] }));
  }

  // Calls back once where both ranges change together.
  whenMoved(then) {
    let waiting = false;
    const once = () => {
      if (waiting) return;
      waiting = true;
      queueMicrotask(() => {
        waiting = false;
        then();
      });
    };
    for (const one of this.ranges) one.change.connect(once);
    new ResizeObserver(once).observe(this.host);
  }

  // Calls back with the numbers of the papers that a lens was drawn around.
  whenChosen(then) {
    this.figure.on_event("selectiongeometry", ({ final }) => {
      if (!final) return;
      // The event comes before the tool has put down what it found.
      setTimeout(() => {
        const found = new Set(this.points.selected.indices);
        this.points.selected.indices = [];
        then(found);
      });
    });
  }

  whenOver(then) {
    this.figure.on_event("mousemove", ({ sx, sy }) => then(this.nearest(sx, sy)));
    this.figure.on_event("mouseleave", () => then(null));
  }

  // Calls back with a paper's number, or null, and the keys that were held.
  whenTapped(then) {
    this.figure.on_event("tap", ({ sx, sy, modifiers }) => then(this.nearest(sx, sy), modifiers));
  }
}

function extent(values) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const margin = (high - low) * MARGIN || 1;
  return [low - margin, high + margin];
}

function range([start, end]) {
  const span = end - start;
  return new Bokeh.Range1d({
    start,
    end,
    bounds: [start, end],
    min_interval: span / CLOSEST,
    max_interval: span,
  });
}

// The outlines of all groups as Bokeh wants them: polygons of rings of coordinates, with the
// number of each one's group.
function patches(groups) {
  const all = groups.flatMap((group, i) => group.ground.map((rings) => ({ rings, i })));
  const along = (axis) => all.map(({ rings }) => [rings.map((ring) => ring.map((at) => at[axis]))]);
  return { xs: along(0), ys: along(1), of: all.map(({ i }) => i) };
}
