import { svg } from "../element.js";
import { number } from "../words/index.js";

const WIDTH = 760;
const HEIGHT = 260;
const RIGHT = 12;
const BOTTOM = 26;
const TOP = 14;

/** A plot with a line, and a mark across it. */
export function linePlot(title, values, labels, mark) {
  const most = top(Math.max(...values, mark ?? 0));
  const left = leftOf(most);
  const x = (index) => left + (index * (WIDTH - left - RIGHT)) / Math.max(values.length - 1, 1);
  const points = values.map((value, index) => `${x(index).toFixed(1)},${y(value, most).toFixed(1)}`);
  const floor = y(0, most);
  const level = mark && y(mark, most);
  return frame(title, most, [
    svg("polygon", { class: "area", points: `${left},${floor} ${points.join(" ")} ${x(values.length - 1)},${floor}` }),
    svg("polyline", { class: "line", points: points.join(" ") }),
    // A line of one point is not seen.
    values.length === 1 && svg("circle", { class: "point", cx: x(0), cy: y(values[0], most), r: 4 }),
    level && svg("line", { class: "mark", x1: left, x2: WIDTH - RIGHT, y1: level, y2: level }),
    ...ticks(labels, x),
  ]);
}

/** A plot with stacked columns: each is a list of `[class, value]`. */
export function columnPlot(title, columns, labels) {
  const most = top(Math.max(...columns.map((parts) => parts.reduce((sum, [, value]) => sum + value, 0))));
  const left = leftOf(most);
  const step = (WIDTH - left - RIGHT) / columns.length;
  const bars = columns.flatMap((parts, index) => {
    let below = 0;
    return parts.map(([name, value]) => {
      const [top, bottom] = [y(below + value, most), y(below, most)];
      below += value;
      return svg("rect", {
        class: name,
        x: left + index * step + 2,
        width: step - 4,
        y: top,
        height: Math.max(bottom - top, 0),
      });
    });
  });
  return frame(title, most, [...bars, ...ticks(labels, (index) => left + (index + 0.5) * step)]);
}

/** The number that the axis ends at, which has a round half: nobody sends a part of a message. */
function top(most) {
  const half = most / 2;
  const step = Math.max(10 ** Math.floor(Math.log10(half)) / 2, 1);
  return 2 * Math.max(Math.ceil(half / step) * step, 1);
}

function rungs(most) {
  return [0, 0.5, 1].map((share) => [
    most * share,
    number(most * share, { notation: "compact", maximumFractionDigits: 1 }),
  ]);
}

/** Where the columns begin: right of the longest number, as wide as it is in the large letters of a phone. */
function leftOf(most) {
  const width = (words) => [...words].reduce((sum, sign) => sum + (sign > "\u2e7f" ? 22 : 14), 0);
  return Math.max(...rungs(most).map(([, words]) => width(words))) + 10;
}

function frame(title, most, parts) {
  const left = leftOf(most);
  const rules = rungs(most).flatMap(([value, words]) => [
    svg("line", { class: "axis", x1: left, x2: WIDTH - RIGHT, y1: y(value, most), y2: y(value, most) }),
    svg("text", { x: left - 8, y: y(value, most) + 4, "text-anchor": "end" }, words),
  ]);
  return svg(
    "svg",
    { class: "plot", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": title },
    rules,
    parts,
  );
}

function ticks(labels, x) {
  const every = Math.ceil(labels.length / 8);
  const shown = labels.map((label, index) => ({ label, index })).filter(({ index }) => index % every === 0);
  return shown.map(({ label, index }) => svg("text", { x: x(index), y: HEIGHT - 8, "text-anchor": "middle" }, label));
}

function y(value, most) {
  return TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM);
}
