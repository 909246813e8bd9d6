import { fill, h } from "../element.js";
import { ask } from "../engine/client.js";
import { number, say } from "../words/index.js";

// Values that no policy has: what a policy says instead of them are its limits.
const PROBE = `
name = "probe"
version = "1"
[template]
units_per_variable = 987654
max_images = 987654
max_bytes = 987654321
clip_bytes = 987654321
[template.min_characters]
marketing = 987654
notification = 987654
transactional = 987654
trigger = 987654
test = 987654
[subject]
max_characters = 987654
`;

/** The limits of a policy by their paths, as `template.max_images`. */
export async function limits(policy, presets) {
  const other = `extends = "${presets[0]}"\n${PROBE}`;
  const { changes } = await ask(policy, "compare_policy", { other });
  return Object.fromEntries(changes.filter(({ before }) => typeof before === "number").map((c) => [c.path, c.before]));
}

/** The counts of a review as bars against the limits. */
export function gauges(review, question, known) {
  const { stats } = review;
  const least = known[`template.min_characters.${question.kind}`] ?? 0;
  const perVariable = known["template.units_per_variable"] ?? 5;
  const subject = [...question.subject].length;
  const bytes = (value) => number(value / 1000, { maximumFractionDigits: value < 10_000 ? 1 : 0 }) + " KB";
  const html = new TextEncoder().encode(question.html ?? "").length;
  return [
    least > 0 && atLeast(say("characters"), stats.characters, least),
    atMost(say("variables"), stats.variables, Math.floor(stats.text_units / perVariable)),
    atMost(say("images"), stats.images, known["template.max_images"] ?? 50),
    atMost(say("subject"), subject, known["subject.max_characters"] ?? 998),
    atMost(say("size"), stats.bytes, known["template.max_bytes"] ?? 4_194_304, bytes),
    question.html !== undefined && atMost("Gmail", html, known["template.clip_bytes"] ?? 102_400, bytes),
  ].filter(Boolean);
}

function atLeast(name, value, limit) {
  return bar(name, say("atLeast", { value: number(value), limit: number(limit) }), value / limit, value >= limit);
}

function atMost(name, value, limit, write = number) {
  const share = limit > 0 ? value / limit : Number(value > 0);
  return bar(name, say("atMost", { value: write(value), limit: write(limit) }), share, value <= limit);
}

function bar(name, words, share, right) {
  const percent = Math.round(Math.min(share, 1) * 100);
  const filling = h("span", { class: "filling" });
  filling.style.width = `${percent}%`;
  const meter = { class: "bar", role: "meter", "aria-label": name, "aria-valuemin": 0, "aria-valuemax": 100 };
  const row = h("div", { class: right ? "gauge" : "gauge over" });
  fill(
    row,
    h("span", { class: "gauge-name" }, name),
    h("span", { class: "gauge-words" }, words),
    h("div", { ...meter, "aria-valuenow": percent, "aria-valuetext": words }, filling),
  );
  return row;
}
