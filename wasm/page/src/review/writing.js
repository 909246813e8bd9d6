import { lineEditor, replaceText, textOf } from "../editor.js";
import { h } from "../element.js";
import { choice, field } from "../fields.js";
import { DIALECTS, KINDS, LITERAL, UNSAID, YES } from "../state/choices.js";
import { current, say } from "../words/index.js";
import { example } from "./example.js";
import { files, partOf } from "./file.js";
import { bodyParts } from "./parts.js";
import { senderFields } from "./sender.js";

/**
 * What the person writes and sets: the fields, the subject and the parts of the template. `changed` follows a change,
 * `shown` another part in front.
 */
export function writing({ state, edited, save, tell, presets }, changed, shown) {
  const written = () => {
    take();
    edited();
    changed();
  };
  const take = () => {
    state.subject = textOf(subject);
    parts.take();
  };
  const subject = lineEditor({ name: "subject", label: say("subject"), text: state.subject, changed: written });
  const parts = bodyParts(state, written, () => {
    save();
    shown();
  });
  take();

  const set = (key) => (value) => {
    state[key] = value;
    edited();
    changed();
  };
  const named = (names) => names.map((name) => [name, say(name)]);
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

  function toDialect(name) {
    dialects.value = name;
    set("dialect")(name);
    // What led here is gone once the mail is reviewed anew.
    dialects.focus();
  }

  const opening = files({
    tell,
    take(name, text) {
      const part = partOf(name);
      parts.show(part);
      replaceText(parts.editors[part], text);
    },
    takeMail: ({ oneClick, ...mail }) => fillIn({ ...mail, dialect: LITERAL, oneClick: oneClick ? YES : "" }),
    opened: () => parts.editors[state.part].focus(),
  });

  /** Puts a whole mail with what is said of it in the place of what was written. */
  function fillIn({ subject: line, html, text = "", ...said }) {
    Object.assign(state, UNSAID, said);
    sender.show();
    [kinds.value, domain.value, dialects.value] = [state.kind, state.domain, state.dialect];
    parts.show(html ? "html" : "text");
    replaceText(subject, line);
    replaceText(parts.editors.html, html);
    replaceText(parts.editors.text, text);
    edited();
    changed();
  }

  function showExample() {
    opening.forget();
    fillIn({ ...example(current()), dialect: "handlebars" });
  }

  function clear() {
    opening.forget();
    for (const editor of [subject, ...Object.values(parts.editors)]) replaceText(editor, "");
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
        h("span", { class: "buttons small" }, h("span", { class: "label" }, say("template")), parts.tabs),
        h(
          "span",
          { class: "buttons small" },
          button("open", opening.choose),
          button("example", showExample),
          button("clear", clear),
        ),
      ),
      opening.notes,
      opening.dropping(h("div", { class: "editor", "data-drop": say("drop") }, parts.place)),
      opening.input,
      h("p", { class: "note" }, say("templateHelp")),
    ),
  );
  const showPolicy = () => (policies.value = state.policy);
  return { element, editors: { subject, ...parts.editors }, toPart: parts.show, toDialect, showPolicy };
}
