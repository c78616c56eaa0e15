// The names of topics over their regions: as many as fit, the largest first, more on the way
// in. They are elements over the canvas, so that they are as sharp and readable as text is.

import { el } from "../site.js";

const GAP = 4;
const SHIFTS = [0, -14, 14, -28, 28]; // pixels up and down that a name may lie off its region's middle
const CROWD = 1500; // papers from which on there is no spot without points to look for

export class Names {
  constructor(host, topics, plot) {
    this.plot = plot;
    const shown = topics.filter((topic) => topic.at).sort((a, b) => b.papers - a.papers);
    this.span = 0;
    this.all = shown.map((topic) => ({ topic, node: el("span", { class: `g-${topic.group}` }, topic.title) }));
    host.append(...this.all.map(({ node }) => node));
    this.measure();
    this.place();
  }

  measure() {
    for (const name of this.all) {
      name.width = name.node.offsetWidth;
      name.height = name.node.offsetHeight;
    }
  }

  // Where each name covers the fewest points; only looked for when the scale changes, so that
  // names keep still on their ground while the map is moved.
  settle() {
    const { host, data, ranges } = this.plot;
    const spans = ranges.map(({ start, end }) => (end - start).toPrecision(6));
    const span = [...spans, host.clientWidth, host.clientHeight].join(" ");
    if (span === this.span) return;
    this.span = span;
    const points = data.size > CROWD ? [] : Array.from(data.x, (x, i) => this.plot.at(x, data.y[i]));
    for (const name of this.all) {
      const [x, y] = this.plot.at(...name.topic.at);
      const covered = (shift) =>
        points.filter(
          ([px, py]) => Math.abs(px - x) < name.width / 2 && Math.abs(py - y - shift) < name.height / 2 + 2,
        ).length;
      const counts = SHIFTS.map(covered);
      name.shift = SHIFTS[counts.indexOf(Math.min(...counts))];
    }
  }

  place() {
    this.settle();
    const { clientWidth: width, clientHeight: height } = this.plot.host;
    const taken = [];
    for (const name of this.all) {
      const [x, middle] = this.plot.at(...name.topic.at);
      const y = middle + name.shift;
      // Near an edge a name moves in rather than out of sight, as long as its region shows.
      const left = Math.min(Math.max(x - name.width / 2, GAP), width - name.width - GAP);
      const area = [left, y - name.height / 2, left + name.width, y + name.height / 2];
      const out = x < 0 || y < name.height / 2 || x > width || y > height - name.height / 2;
      const free = !out && !taken.some((other) => meet(area, other));
      if (free) taken.push(area);
      name.node.classList.toggle("out", !free);
      name.node.style.transform = `translate(${left.toFixed(1)}px, ${area[1].toFixed(1)}px)`;
    }
  }

  // Dims the names of regions in which nothing is chosen.
  light(data, chosen, narrowed) {
    const lit = new Set();
    for (const i of chosen) if (data.own[i].length) lit.add(data.own[i][0]);
    for (const { topic, node } of this.all) {
      node.classList.toggle("dim", narrowed && !lit.has(data.topics.indexOf(topic)));
    }
  }
}

const meet = (a, b) =>
  a[0] < b[2] + GAP && b[0] < a[2] + GAP && a[1] < b[3] + GAP && b[1] < a[3] + GAP;
