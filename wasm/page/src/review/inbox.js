import { h } from "../element.js";
import { say } from "../words/index.js";

// The room that each client has for a subject on a usual screen, in pixels, and the size of its letters.
const CLIENTS = [
  { name: "gmailWeb", width: 520, size: 14, weight: 700 },
  { name: "outlook", width: 300, size: 14, weight: 400 },
  { name: "android", width: 290, size: 15, weight: 600 },
  { name: "iphone", width: 285, size: 15, weight: 400 },
  { name: "watch", width: 150, size: 15, weight: 400 },
];

// No client shows nearly so much, and a browser measures and lays out no book in the time of a key.
const LONGEST = 600;

const pen = document.createElement("canvas").getContext("2d");

/** The subject as a list of inbox lines, each with its cut. */
export function inboxLines(subject, sender) {
  const characters = graphemes(subject.slice(0, LONGEST));
  const more = subject.length > LONGEST ? "…" : "";
  const letter = graphemes((sender || "S").slice(0, LONGEST))[0].toUpperCase();
  return CLIENTS.map(({ name, width, size, weight }) => {
    const shown = fitting(characters, width, `${weight} ${size}px system-ui, sans-serif`);
    const whole = shown === characters.length;
    const told = whole ? say("whole") : say("cut", { count: shown });
    const rest = whole ? undefined : h("s", { class: "cut-off" }, characters.slice(shown).join("") + more);
    return h(
      "li",
      { class: "inbox-line" },
      h("div", { class: "inbox-client" }, say(name), h("span", { class: whole ? "whole" : "cut" }, told)),
      h(
        "div",
        { class: "inbox-row" },
        h("span", { class: "avatar", "aria-hidden": "true" }, letter),
        h("span", { class: "inbox-sender" }, sender || "sender.example"),
        h(
          "span",
          { class: "inbox-subject", dir: "auto" },
          h("span", { class: whole ? "" : "kept" }, characters.slice(0, shown).join("")),
          rest,
        ),
      ),
    );
  });
}

/** How many characters fit; the last of a cut subject gives its room to the dots. */
function fitting(characters, width, font) {
  pen.font = font;
  if (pen.measureText(characters.join("")).width <= width) return characters.length;
  const room = width - pen.measureText("…").width;
  let [fits, fails] = [0, characters.length];
  while (fails - fits > 1) {
    const middle = (fits + fails) >> 1;
    if (pen.measureText(characters.slice(0, middle).join("")).width <= room) fits = middle;
    else fails = middle;
  }
  return fits;
}

function graphemes(text) {
  return [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)].map(({ segment }) => segment);
}
