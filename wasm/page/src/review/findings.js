import { show, textOf, underline } from "../editor.js";
import { fill, h, spoken } from "../element.js";
import { ask, newest } from "../engine/client.js";
import { say } from "../words/index.js";
import { DIALECT_NAMES } from "./dialect.js";
import { placeOf, placeWords } from "./report.js";

const MARKS = { reject: "error", review: "warning", warn: "warning", info: "info" };
const UNDO = /^Mac|^iP/.test(navigator.platform) ? "⌘Z" : "Ctrl+Z";
const MOST_FIXES = 12;
// For so long nothing has to be typed before fixes are tried.
const REST_MS = 350;

/**
 * The list of findings, with their marks in the editors; `toPart` brings the editor of a part to the front, `toDialect`
 * has the variables read in another way.
 */
export function findingsList({ editors, toPart, toDialect }, tell) {
  const list = h("ol", { class: "findings" });
  let latest;

  /** The editor of a part, where it can be seen. */
  const inFront = (part) => {
    if (part !== "subject") toPart(part);
    return editors[part];
  };
  const offer = newest(() => offerFixes(latest), REST_MS, true);

  /** Shows a review: `{ asked, answer, policy }`, or none. */
  function render(review) {
    latest = review;
    const findings = review?.answer.findings ?? [];
    fill(list, findings.map(item));
    if (!review) {
      for (const view of Object.values(editors)) underline(view, []);
      return;
    }
    if (findings.length === 0) fill(list, h("li", { class: "nothing" }, say("none")));
    for (const part of Object.keys(editors)) mark(part);
    offer();
  }

  /** Underlines what was found in a part, unless the text is another by now. */
  function mark(part) {
    const asked = latest.asked[part];
    if (asked !== undefined && textOf(editors[part]) !== asked) return;
    const found = latest.answer.findings.filter(({ span }) => span?.part === part);
    const marks = found.map((finding) => ({
      from: finding.span.start,
      to: finding.span.end,
      severity: MARKS[finding.severity],
      source: finding.rule,
      message: `${finding.message}\n${advice(finding)}`,
    }));
    underline(editors[part], marks);
  }

  function item(finding) {
    const { rule, severity, message, count } = finding;
    const span = placeOf(finding);
    const head = h(
      "span",
      { class: "finding-head" },
      h("span", { class: "badge" }, say(`severity_${severity}`)),
      span && h("span", { class: "place" }, placeWords(span, latest.asked)),
      count && h("span", { class: "place" }, say("more", { count })),
    );
    const words = [h("span", { class: "message" }, spoken(message)), h("span", { class: "help" }, spoken(advice(finding)))];
    const go = () => show(inFront(span.part), span.start, span.end);
    const body = span
      ? h("button", { class: "finding-body", type: "button", onclick: go }, head, words)
      : h("div", { class: "finding-body" }, head, words);
    return h("li", { class: "finding", "data-severity": severity, "data-rule": rule }, body, h("div"));
  }

  /** Offers each fix that the policy itself finds to mend the matter. */
  async function offerFixes(review) {
    if (!review) return;
    const { asked, answer, policy } = review;
    const items = [...list.children];
    let tried = 0;
    let dialect;
    const isLess = (after, { rule }) => times(after, rule) < times(answer, rule);
    for (const [index, finding] of answer.findings.entries()) {
      const other = finding.dialect;
      if (other && !dialect) {
        dialect = other;
        const after = await ask(policy, "review_template", { ...asked, dialect });
        if (latest !== review) return;
        // What is read rightly may have more to be said of it.
        if (isLess(after, finding)) fill(items[index].lastChild, dialectButton(dialect));
      }
      if (!finding.edit || tried >= MOST_FIXES) continue;
      tried += 1;
      const { span, new_text: insert } = finding.edit;
      const { part, start: from, end: to } = span;
      const text = asked[part];
      const changed = text.slice(0, from) + insert + text.slice(to);
      const after = await ask(policy, "review_template", { ...asked, [part]: changed });
      if (latest !== review) return;
      if (isLess(after, finding) && after.score >= answer.score) {
        fill(items[index].lastChild, fixButton(finding, part, text, { from, to, insert }));
      }
    }
  }

  function fixButton({ message }, part, text, change) {
    const apply = () => {
      if (textOf(editors[part]) !== text) return;
      const view = inFront(part);
      view.dispatch({ changes: change, selection: { anchor: change.from }, userEvent: "input.fix" });
      view.focus();
      tell(say("fixed", { keys: UNDO }));
    };
    const label = `${say("fix")}: ${message}`;
    return h("button", { type: "button", class: "fix", "aria-label": label, onclick: apply }, say("fix"));
  }

  function dialectButton(name) {
    const words = { dialect: DIALECT_NAMES[name] };
    const apply = () => {
      toDialect(name);
      tell(say("nowDialect", words));
    };
    return h("button", { type: "button", class: "fix", onclick: apply }, say("asDialect", words));
  }

  return { list, render };
}

/** What to do about a finding; the page has a button where others are told of a field of the question. */
function advice(finding) {
  const { dialect } = finding;
  return dialect ? say("likeDialect", { dialect: DIALECT_NAMES[dialect] }) : finding.help;
}

/** How often a rule speaks in a review. */
function times({ findings }, rule) {
  return findings.filter((finding) => finding.rule === rule).reduce((sum, { count }) => sum + (count ?? 1), 0);
}
