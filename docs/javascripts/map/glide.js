// Keeps a large map smooth: while it moves, the picture that is there is moved and scaled by
// the style sheet's means, and only when it comes to rest, or too much of it is out of sight,
// is it drawn anew. Drawing 10,000 points takes several frames; moving a picture takes none.

const REST = 140; // milliseconds without a move
const AWAY = 0.35; // of the map out of sight
const ZOOMED = 2.2; // times larger or smaller than it was drawn

export class Glide {
  constructor(figure, view, ranges) {
    this.figure = figure;
    this.ranges = ranges;
    this.canvas = view.canvas_view.primary.el;
    this.canvas.style.transformOrigin = "0 0";
    this.canvas.style.willChange = "transform";
    this.timer = 0;
    this.settled();
    view.repainted.connect(() => this.settled());
    for (const range of ranges) range.change.connect(() => this.move());
  }

  settled() {
    this.drawn = this.ranges.map(({ start, end }) => ({ start, end }));
    this.canvas.style.transform = "";
  }

  move() {
    this.figure.hold_render = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.rest(), REST);
    const [across, up] = this.ranges.map((now, i) => {
      const before = this.drawn[i];
      const span = now.end - now.start;
      const scale = (before.end - before.start) / span;
      const shift = (i ? now.end - before.end : before.start - now.start) / span;
      return { scale, shift };
    });
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const moved = `translate(${across.shift * width}px, ${up.shift * height}px)`;
    this.canvas.style.transform = `${moved} scale(${across.scale}, ${up.scale})`;
    if ([across, up].some(far)) this.rest();
  }

  rest() {
    clearTimeout(this.timer);
    this.figure.hold_render = false;
  }
}

// Whether so much ground that was not drawn comes into sight that it must be drawn now.
const far = ({ scale, shift }) =>
  shift > AWAY || 1 - shift - scale > AWAY || scale > ZOOMED || scale < 1 / ZOOMED;
