import { fill, h, refill, spoken } from "../element.js";
import { ask, newest } from "../engine/client.js";
import { copy, download } from "../save.js";
import { linkTo } from "../state/link.js";
import { number, say } from "../words/index.js";
import { findingsList } from "./findings.js";
import { gauges, limits } from "./gauges.js";
import { inboxLines } from "./inbox.js";
import { previewPane } from "./pane.js";
import { question } from "./question.js";
import { markdown, verdictWords } from "./report.js";
import { writing } from "./writing.js";

/** The tab that reviews a template. `kit` has `state`, `save`, `tell`, `policy` and `presets`. */
export function reviewTab(kit) {
  const { state, tell } = kit;
  const verdict = h("div", { class: "verdict", "aria-live": "polite" });
  const counts = h("div", { class: "gauges" });
  const inbox = h("ul", { class: "inbox" });
  let latest;
  let known = { of: undefined, limits: {} };

  const review = newest(async () => {
    const asked = question(state);
    if (!state.subject && !state.html && !state.text) return showNothing();
    const policy = kit.policy();
    try {
      const answer = await ask(policy, "review_template", asked);
      const of = JSON.stringify(policy);
      if (known.of !== of) known = { of, limits: await limits(policy, kit.presets) };
      latest = { asked, answer, policy };
      showReview();
    } catch (refusal) {
      showRefusal(refusal);
    }
  });

  const preview = previewPane(kit);
  const written = writing(kit, review, preview.draw);
  const findings = findingsList(written, tell);

  function showReview() {
    const { asked, answer } = latest;
    const points = say("score", { score: number(answer.score / 10, { minimumFractionDigits: 1 }) });
    head(answer.verdict, verdictWords(answer.verdict), points, h("span", { class: "stamp" }, answer.policy));
    fill(counts, gauges(answer, asked, known.limits));
    findings.render(latest);
    fill(inbox, inboxLines(state.subject, state.domain));
    preview.draw();
  }

  function showNothing() {
    latest = undefined;
    head(undefined, say("title"), say("empty"));
    fill(counts);
    fill(inbox);
    findings.render();
    preview.draw();
  }

  function showRefusal(refusal) {
    latest = undefined;
    head("reject", say("mistakes"), h("span", {}, spoken(refusal.message)));
    fill(counts);
    fill(inbox, inboxLines(state.subject, state.domain));
    findings.render();
    preview.draw();
  }

  function head(outcome, words, ...rest) {
    if (outcome) verdict.dataset.verdict = outcome;
    else delete verdict.dataset.verdict;
    refill(verdict, h("h2", { class: "verdict-words" }, words), h("p", { class: "score" }, rest));
    for (const each of reviewed) each.hidden = !latest;
    for (const each of taken) each.disabled = !latest;
    inInbox.hidden = !state.subject;
  }

  async function share() {
    const document = state.policy === "" ? state.document : "";
    const address = await linkTo({ ...state, document });
    if (!address) return tell(say("linkTooLong"));
    history.replaceState(null, "", address);
    await copy(address, say("shared"), tell);
  }

  const copyReport = () => latest && copy(markdown(latest.asked, latest.answer), say("copied"), tell);

  function saveJson() {
    if (!latest) return;
    const { asked, answer } = latest;
    download("review.json", "application/json", JSON.stringify({ question: asked, answer }, null, 2));
  }

  const button = (words, onclick) => h("button", { type: "button", onclick }, say(words));
  const section = (name, ...children) => h("section", { class: `${name}-section` }, h("h2", {}, say(name)), children);
  // What there is to see and to take away only after a review.
  const reviewed = [section("counts", counts), section("findings", findings.list)];
  const taken = [button("copyReport", copyReport), button("download", saveJson)];
  const inInbox = section("inbox", inbox, h("p", { class: "note" }, say("inboxNote")));
  const read = h("div", { class: "read" }, verdict, h("div", { class: "buttons" }, button("share", share), taken), reviewed);
  const panel = h(
    "div",
    { class: "review" },
    h("div", { class: "column" }, written.element, preview.section),
    h("div", { class: "column" }, read, inInbox),
  );
  const shown = () => {
    written.showPolicy();
    review();
  };
  review();
  return { panel, shown };
}
