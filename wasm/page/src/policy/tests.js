import { show, textOf } from "../editor.js";
import { h } from "../element.js";
import { number, say } from "../words/index.js";

/** What the tests of the document in the editor came to, and what they never touch. */
export function testList({ passed, failed, uncovered, unmet = [], unmet_inherited: ofPreset }, editor) {
  const total = passed + failed.length;
  const clause = ({ rule, clause, never }) => `${rule}: ${clause} (${say(never ? "neverTrue" : "neverFalse")})`;
  const own = uncovered.filter(({ inherited }) => !inherited);
  // Of a preset's rules their number is enough: its author has tested them.
  const others = uncovered.length - own.length + ofPreset;
  const gaps = [...own.map(clause), ...unmet.map(({ list, rule }) => `${list}: ${rule} (${say("neverMet")})`)];
  if (others > 0) gaps.push(say("ofPreset", { count: number(others) }));
  return h(
    "section",
    {},
    h("h2", {}, say("tests")),
    h(
      "p",
      { class: failed.length > 0 ? "state bad" : "" },
      say("testsPassed", { passed: number(passed), total: number(total) }),
    ),
    failed.map(({ name, path, expected, found }) =>
      h("p", { class: "failure" }, failedName(name, editor), ` ${path}: ${say("expected", { expected, found })}`),
    ),
    gaps.length > 0 &&
      h(
        "details",
        {},
        h("summary", {}, `${say("uncovered")} (${number(own.length + unmet.length + others)})`),
        h(
          "ul",
          {},
          gaps.map((gap) => h("li", {}, gap)),
        ),
      ),
  );
}

/** The name of a test, which leads to its place if the document has it; of a pattern's example the pattern's. */
function failedName(name, editor) {
  const own = [name, name.split(": ")[0]].map((words) => JSON.stringify(words));
  const there = own.find((words) => textOf(editor).includes(words));
  if (!there) return h("strong", {}, name);
  const go = () => {
    const from = textOf(editor).indexOf(there);
    if (from >= 0) show(editor, from, from + there.length);
  };
  return h("button", { type: "button", onclick: go }, name);
}
