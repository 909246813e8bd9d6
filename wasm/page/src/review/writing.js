import { html } from "@codemirror/lang-html";
import { lineEditor, replaceText, textEditor, textOf } from "../editor.js";
import { h } from "../element.js";
import { choice, field } from "../fields.js";
import { DIALECTS, KINDS, LITERAL, PARTS, UNSAID } from "../state/choices.js";
import { current, say } from "../words/index.js";
import { example } from "./example.js";
import { files } from "./file.js";
import { senderFields } from "./sender.js";

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

  const sender = senderFields(state, set);

  const opening = files({
    tell,
    take(name, text) {
      state.part = /\.txt$/i.test(name) ? "text" : "html";
      parts.value = state.part;
      replaceText(body, text);
    },
    opened: () => body.focus(),
  });

  function showExample() {
    opening.forget();
    const given = example(current());
    Object.assign(state, { kind: given.kind, domain: given.domain, part: "html", dialect: "handlebars" }, UNSAID);
    sender.show();
    [kinds.value, domain.value, parts.value, dialects.value] = [given.kind, given.domain, "html", "handlebars"];
    replaceText(subject, given.subject);
    replaceText(body, given.html);
  }

  function clear() {
    opening.forget();
    replaceText(subject, "");
    replaceText(body, "");
  }

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
    sender.element,
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
          button("open", opening.choose),
          button("example", showExample),
          button("clear", clear),
        ),
      ),
      opening.note,
      opening.dropping(h("div", { class: "editor", "data-drop": say("drop") }, body.dom)),
      opening.input,
      h("p", { class: "note" }, say("templateHelp")),
    ),
  );
  const showPolicy = () => (policies.value = state.policy);
  return { element, editors: { subject, body }, showPolicy };
}
