import { html as htmlLanguage } from "@codemirror/lang-html";
import { lineEditor, replaceText, show, textEditor, textOf, underline } from "../editor.js";
import { fill, h, spoken } from "../element.js";
import { ask, newest } from "../engine/client.js";
import { choice, field } from "../fields.js";
import { copy, download } from "../save.js";
import { fragment } from "../state/link.js";
import { current, number, say } from "../words/index.js";
import { example } from "./example.js";
import { candidate, changed } from "./fixes.js";
import { gauges, limits } from "./gauges.js";
import { inboxLines } from "./inbox.js";
import { previewDocument } from "./preview.js";
import { markdown, placeWords, verdictWords } from "./report.js";

const KINDS = ["marketing", "notification", "transactional", "trigger", "test"];
const MARKS = { reject: "error", review: "warning", warn: "warning", info: "info" };
const MOST_BYTES = 8_000_000;
const MOST_FIXES = 12;

/** The tab that reviews a template. `kit` has `state`, `save`, `tell`, `policy` and `presets`. */
export function reviewTab(kit) {
  const { state, save, tell } = kit;
  const verdict = h("div", { class: "verdict", "aria-live": "polite" });
  const counts = h("div", { class: "gauges" });
  const findings = h("ol", { class: "findings" });
  const inbox = h("ul", { class: "inbox" });
  const usual = innerWidth < 700 ? "phone" : "desktop";
  const frame = h("iframe", { sandbox: "", title: say("previewFrame"), class: `preview ${usual}`, tabindex: -1 });
  let latest;
  let known = {};
  let knownOf;

  const subject = lineEditor({ label: say("subject"), text: state.subject, changed: edited });
  const body = textEditor({
    label: say("template"),
    text: state.content,
    language: htmlLanguage({ matchClosingTags: false }),
    changed: edited,
  });

  function edited() {
    state.subject = textOf(subject);
    state.content = textOf(body);
    save();
    review();
  }

  function question() {
    const { kind, domain, part } = state;
    const asked = {
      kind,
      subject: state.subject,
      [part]: state.content,
      locale: current(),
      position_encoding: "utf-16",
    };
    return domain.trim() ? { ...asked, sender: { domain: domain.trim() } } : asked;
  }

  const review = newest(async () => {
    const asked = question();
    if (!asked.subject && !state.content) {
      latest = undefined;
      return showNothing();
    }
    const policy = kit.policy();
    try {
      const answer = await ask(policy, "review_template", asked);
      if (knownOf !== JSON.stringify(policy)) {
        known = await limits(policy, kit.presets);
        knownOf = JSON.stringify(policy);
      }
      latest = { asked, answer, policy };
      render();
    } catch (refusal) {
      latest = undefined;
      showRefusal(refusal);
    }
  });

  const draw = newest(
    async () => {
      frame.srcdoc = previewDocument(state.content, state.part, state.images);
    },
    300,
    true,
  );

  const repair = newest(async () => offerFixes(), 350, true);

  function render() {
    const { asked, answer } = latest;
    showVerdict(answer);
    fill(counts, gauges(answer, asked, known));
    fill(findings, answer.findings.map(findingItem));
    if (answer.findings.length === 0) fill(findings, h("li", { class: "nothing" }, say("none")));
    if (asked.subject === textOf(subject)) underline(subject, marks("subject"));
    if (asked[state.part] === textOf(body)) underline(body, marks(state.part));
    fill(inbox, inboxLines(state.subject, state.domain));
    draw();
    repair();
  }

  function marks(part) {
    const inPart = latest.answer.findings.filter(({ span }) => span?.part === part);
    return inPart.map(({ span, severity, message, help, rule }) => ({
      from: span.start,
      to: span.end,
      severity: MARKS[severity],
      source: rule,
      message: `${message}\n${help}`,
    }));
  }

  function showVerdict({ verdict: outcome, score, policy }) {
    verdict.dataset.verdict = outcome;
    const points = number(score / 10, { minimumFractionDigits: 1 });
    fill(
      verdict,
      h("p", { class: "verdict-words" }, verdictWords(outcome)),
      h("p", { class: "score" }, say("score", { score: points }), h("span", { class: "stamp" }, policy)),
    );
  }

  function showNothing() {
    delete verdict.dataset.verdict;
    fill(verdict, h("p", { class: "verdict-words" }, say("title")), h("p", { class: "score" }, say("empty")));
    for (const list of [counts, findings, inbox]) fill(list);
    for (const view of [subject, body]) underline(view, []);
    draw();
  }

  function showRefusal(refusal) {
    verdict.dataset.verdict = "reject";
    fill(verdict, h("p", { class: "verdict-words" }, say("mistakes")), h("p", { class: "score" }, refusal.message));
    fill(findings);
  }

  function findingItem(finding) {
    const { rule, severity, message, help, span, count } = finding;
    const place = span && h("span", { class: "place" }, placeWords(span));
    const more = count && h("span", { class: "place" }, say("more", { count }));
    const head = [h("span", { class: "badge" }, say(`severity_${severity}`)), place, more];
    const words = [h("span", { class: "message" }, spoken(message)), h("span", { class: "help" }, spoken(help))];
    const go = span
      ? h(
          "button",
          { class: "finding-body", type: "button", onclick: () => goTo(span) },
          h("span", { class: "finding-head" }, head),
          words,
        )
      : h("div", { class: "finding-body" }, h("span", { class: "finding-head" }, head), words);
    return h(
      "li",
      { class: "finding", "data-severity": severity, "data-rule": rule },
      go,
      h("div", { class: "fixes" }),
    );
  }

  function goTo(span) {
    show(span.part === "subject" ? subject : body, span.start, span.end);
  }

  /** Offers each fix that the policy itself finds to mend the matter. */
  async function offerFixes() {
    if (!latest) return;
    const { asked, answer, policy } = latest;
    const items = [...findings.children];
    let tried = 0;
    for (const [index, finding] of answer.findings.entries()) {
      const part = finding.span?.part === "subject" ? "subject" : state.part;
      const text = asked[part] ?? "";
      const change = tried < MOST_FIXES ? candidate(finding, text, part) : undefined;
      if (!change) continue;
      tried += 1;
      const mended = { ...asked, [part]: changed(text, change) };
      const after = await ask(policy, "review_template", mended);
      if (latest?.answer !== answer) return;
      if (weight(after, finding.rule) < weight(answer, finding.rule) && after.score >= answer.score) {
        fill(items[index].querySelector(".fixes"), fixButton(finding, part, text, change));
      }
    }
  }

  function fixButton({ message }, part, text, change) {
    const apply = () => {
      const view = part === "subject" ? subject : body;
      if (textOf(view) !== text) return;
      view.dispatch({ changes: change, selection: { anchor: change.from }, userEvent: "input.fix" });
      view.focus();
      tell(say("fixed"));
    };
    return h(
      "button",
      { type: "button", class: "fix", "aria-label": `${say("fix")}: ${message}`, onclick: apply },
      say("fix"),
    );
  }

  function openFile(file) {
    if (!file) return;
    if (file.size > MOST_BYTES) {
      tell(say("tooLarge", { limit: `${MOST_BYTES / 1_000_000} MB` }));
      return;
    }
    file.text().then((text) => {
      state.part = /\.txt$/i.test(file.name) ? "text" : "html";
      parts.value = state.part;
      replaceText(body, text);
      body.focus();
    });
  }

  const set = (key) => (value) => {
    state[key] = value;
    save();
    review();
  };
  const domain = h("input", {
    type: "text",
    value: state.domain,
    placeholder: "mail.example.com",
    autocomplete: "off",
    spellcheck: "false",
    oninput: () => set("domain")(domain.value),
  });
  const parts = choice(
    ["html", "text"].map((part) => [part, say(part)]),
    state.part,
    set("part"),
  );
  const kinds = choice(
    KINDS.map((kind) => [kind, say(kind)]),
    state.kind,
    set("kind"),
  );
  const policies = choice([...kit.presets.map((name) => [name, name]), ["", say("own")]], state.policy, set("policy"));
  const file = h("input", {
    type: "file",
    accept: ".html,.htm,.txt,text/html,text/plain",
    class: "hidden",
    tabindex: -1,
    "aria-hidden": "true",
    onchange: () => openFile(file.files[0]),
  });
  const button = (words, onclick) => h("button", { type: "button", onclick }, say(words));

  function showExample() {
    const given = example(current());
    Object.assign(state, { kind: given.kind, domain: given.domain, part: "html" });
    kinds.value = given.kind;
    domain.value = given.domain;
    parts.value = "html";
    replaceText(subject, given.subject);
    replaceText(body, given.html);
  }

  const width = (name) =>
    h(
      "button",
      {
        type: "button",
        "aria-pressed": String(name === usual),
        onclick: (event) => {
          frame.className = `preview ${name}`;
          for (const one of event.target.parentElement.children)
            one.setAttribute("aria-pressed", String(one === event.target));
        },
      },
      say(name),
    );
  const images = h("input", {
    type: "checkbox",
    id: "show-images",
    onchange: () => {
      state.images = images.checked;
      save();
      draw();
    },
  });
  images.checked = state.images;

  const drop = h("div", { class: "editor", "data-drop": say("drop") }, body.dom);
  drop.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    drop.classList.add("dropping");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("dropping"));
  drop.addEventListener(
    "drop",
    (event) => {
      drop.classList.remove("dropping");
      if (event.dataTransfer.files.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      openFile(event.dataTransfer.files[0]);
    },
    { capture: true },
  );

  const share = async () => {
    const address =
      location.href.replace(/#.*/, "") +
      (await fragment({ ...state, document: state.policy === "" ? state.document : "" }));
    history.replaceState(null, "", address);
    await copy(address, say("shared"), tell);
  };
  const report = () => latest && copy(markdown(latest.asked, latest.answer), say("copied"), tell);
  const saveJson = () =>
    latest &&
    download(
      "review.json",
      "application/json",
      JSON.stringify({ question: latest.asked, answer: latest.answer }, null, 2),
    );

  const clear = () => {
    replaceText(subject, "");
    replaceText(body, "");
  };
  const write = h(
    "div",
    { class: "write" },
    h(
      "div",
      { class: "fields" },
      field(say("kind"), kinds),
      field(say("domain"), domain),
      field(say("policy"), policies),
      field(say("part"), parts),
    ),
    h(
      "div",
      { class: "field" },
      h("span", { class: "label" }, say("subject")),
      h("div", { class: "line-editor" }, subject.dom),
    ),
    h(
      "div",
      { class: "field" },
      headed(
        h("span", { class: "label" }, say("template")),
        button("open", () => file.click()),
        button("example", showExample),
        button("clear", clear),
      ),
      drop,
      file,
      h("p", { class: "note" }, say("templateHelp")),
    ),
  );
  const read = h(
    "div",
    { class: "read" },
    verdict,
    h("div", { class: "buttons" }, button("share", share), button("copyReport", report), button("download", saveJson)),
    h("section", {}, h("h2", {}, say("counts")), counts),
    h("section", {}, h("h2", {}, say("findings")), findings),
  );
  const preview = h(
    "section",
    { class: "preview-section" },
    headed(
      h("h2", {}, say("preview")),
      h("span", { class: "pair" }, width("desktop"), width("phone")),
      h("label", { class: "tick", for: "show-images" }, images, say("showImages")),
    ),
    h("div", { class: "frame", tabindex: 0, role: "region", "aria-label": say("preview") }, frame),
    h("p", { class: "note" }, say("imagesNote")),
  );
  const lines = h(
    "section",
    { class: "inbox-section" },
    h("h2", {}, say("inbox")),
    inbox,
    h("p", { class: "note" }, say("inboxNote")),
  );
  const panel = h(
    "div",
    { class: "review" },
    h("div", { class: "column" }, write, preview),
    h("div", { class: "column" }, read, lines),
  );
  review();
  return {
    panel,
    shown: () => {
      policies.value = state.policy;
      review();
    },
  };
}

/** A heading with what there is to do beside it. */
function headed(heading, ...tools) {
  return h("div", { class: "between" }, heading, h("span", { class: "buttons small" }, tools));
}

/** How often a rule speaks in a review. */
function weight({ findings }, rule) {
  return findings.filter((finding) => finding.rule === rule).reduce((sum, { count }) => sum + (count ?? 1), 0);
}
