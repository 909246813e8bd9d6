import { PARTS } from "../state/choices.js";
import { say } from "../words/index.js";

/** A review as Markdown. */
export function markdown(question, review) {
  const lines = [
    `# ${verdictWords(review.verdict)}`,
    "",
    `${say("score", { score: (review.score / 10).toFixed(1) })} · ${say("kind")}: ${say(question.kind)} · ${review.policy}`,
    "",
    `${say("subject")}: ${code(question.subject)}`,
    "",
    `## ${say("findings")}`,
    "",
  ];
  if (review.findings.length === 0) lines.push(say("none"));
  for (const finding of review.findings) {
    const { rule, severity, message, help } = finding;
    const span = placeOf(finding);
    const place = span ? ` (${placeWords(span, question)})` : "";
    lines.push(`* **${say(`severity_${severity}`)}** \`${rule}\`${place}: ${inline(message)}`, `  ${inline(help)}`);
  }
  return `${lines.join("\n")}\n`;
}

/** A verdict in words. */
export function verdictWords(verdict) {
  return say(verdict === "review" ? "review_verdict" : verdict);
}

/** Where a finding lies; one about a text as a whole, where that begins. */
export function placeOf({ span, part }) {
  return span ?? (part && { part, start: 0, end: 0, line: 1 });
}

/** Where a finding lies, in words; of a mail in two parts its part is named. */
export function placeWords({ part, line }, asked) {
  if (part === "subject") return say("in_subject");
  return PARTS.every((each) => each in asked) ? say("partLine", { part: say(part), line }) : say("line", { line });
}

/** Text between backticks stays as it is; the rest must not become markup. */
function inline(text) {
  return text
    .split(/(`[^`]*`)/)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/[`<>*_[\]\\]/g, "\\$&")))
    .join("")
    .replace(/\s+/g, " ");
}

function code(text) {
  return `\`${text.replaceAll("`", "'").replaceAll("\n", " ")}\``;
}
