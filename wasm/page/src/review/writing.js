import { html } from "@codemirror/lang-html";
import { lineEditor, replaceText, textEditor, textOf } from "../editor.js";
import { h } from "../element.js";
import { choice, field } from "../fields.js";
import { DIALECTS, KINDS, LITERAL, PARTS } from "../state/choices.js";
import { current, say } from "../words/index.js";
import { example } from "./example.js";

const MOST_BYTES = 8_000_000;

/** What the person writes and sets: the fields, the subject and the template. */
export function writing({ state, edited, tell, presets }, changed) {
  const written = () => {
    take();
    edited();
    changed();
  };
  /** An editor may hold a text with other line breaks than it was given. */
  const take = () => {
    state.subject = textOf(subject);
    state.content = textOf(body);
  };
  const subject = lineEditor({ name: "subject", label: say("subject"), text: state.subject, changed: written });
  const language = html({ matchClosingTags: false });
  const body = textEditor({
    name: "template",
    label: say("template"),
    text: state.content,
    language,
    changed: written,
  });
  take();

  const set = (key) => (value) => {
    state[key] = value;
    edited();
    changed();
  };
  const named = (names) => names.map((name) => [name, say(name)]);
  const parts = choice(named(PARTS), state.part, set("part"));
  const ways = [["", say("ofPolicy")], ...DIALECTS, [LITERAL, say("literal")]];
  const dialects = choice(ways, state.dialect, set("dialect"));
  const kinds = choice(named(KINDS), state.kind, set("kind"));
  const policies = choice([...presets.map((name) => [name, name]), ["", say("own")]], state.policy, set("policy"));
  const domain = h("input", {
    type: "text",
    value: state.domain,
    placeholder: "mail.example.com",
    autocomplete: "off",
    spellcheck: "false",
    oninput: () => set("domain")(domain.value),
  });

  async function openFile(given) {
    if (!given) return;
    if (given.size > MOST_BYTES) {
      tell(say("tooLarge", { limit: `${MOST_BYTES / 1_000_000} MB` }));
      return;
    }
    let text;
    try {
      text = await given.text();
    } catch {
      tell(say("cannotOpen", { name: given.name }));
      return;
    }
    state.part = /\.txt$/i.test(given.name) ? "text" : "html";
    parts.value = state.part;
    replaceText(body, text);
    body.focus();
  }

  function showExample() {
    const given = example(current());
    Object.assign(state, { kind: given.kind, domain: given.domain, part: "html", dialect: "handlebars" });
    [kinds.value, domain.value, parts.value, dialects.value] = [given.kind, given.domain, "html", "handlebars"];
    replaceText(subject, given.subject);
    replaceText(body, given.html);
  }

  function clear() {
    replaceText(subject, "");
    replaceText(body, "");
  }

  const file = h("input", {
    type: "file",
    accept: ".html,.htm,.txt,text/html,text/plain",
    class: "hidden",
    tabindex: -1,
    "aria-hidden": "true",
    onchange: () => {
      openFile(file.files[0]);
      // The same file may be chosen again.
      file.value = "";
    },
  });
  const button = (words, onclick) => h("button", { type: "button", onclick }, say(words));
  const element = h(
    "div",
    { class: "write" },
    h(
      "div",
      { class: "fields" },
      field(say("kind"), kinds),
      field(say("domain"), domain),
      field(say("policy"), policies),
      field(say("part"), parts),
      field(say("dialect"), dialects),
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
      h(
        "div",
        { class: "between" },
        h("span", { class: "label" }, say("template")),
        h(
          "span",
          { class: "buttons small" },
          button("open", () => file.click()),
          button("example", showExample),
          button("clear", clear),
        ),
      ),
      dropping(h("div", { class: "editor", "data-drop": say("drop") }, body.dom), openFile),
      file,
      h("p", { class: "note" }, say("templateHelp")),
    ),
  );
  const showPolicy = () => (policies.value = state.policy);
  return { element, editors: { subject, body }, showPolicy };
}

/** Lets files be dropped on an element; what else is dropped is the editor's. */
function dropping(element, open) {
  element.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    element.classList.add("dropping");
  });
  element.addEventListener("dragleave", () => element.classList.remove("dropping"));
  const take = (event) => {
    element.classList.remove("dropping");
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    open(event.dataTransfer.files[0]);
  };
  element.addEventListener("drop", take, { capture: true });
  return element;
}
