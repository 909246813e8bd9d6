import { StreamLanguage } from "@codemirror/language";
import { toml } from "@codemirror/legacy-modes/mode/toml";
import { replaceText, show, textEditor, textOf, underline } from "../editor.js";
import { fill, h, refill, spoken } from "../element.js";
import { ask, newest } from "../engine/client.js";
import { choice, field, table } from "../fields.js";
import { download } from "../save.js";
import { say } from "../words/index.js";
import { completion } from "./completion.js";
import { completions } from "./schema.js";
import { testList } from "./tests.js";

// No policy is nearly so long.
const MOST_BYTES = 1_000_000;

/** The tab with the editor of the person's own policy. */
export function policyTab(kit) {
  const { state, save, edited } = kit;
  state.base = kit.presets.includes(state.base) ? state.base : kit.presets[0];
  const results = h("div", { class: "results" });
  const verdict = h("div", { "aria-live": "polite" });
  const editor = textEditor({
    name: "document",
    label: say("document"),
    text: state.document,
    language: StreamLanguage.define(toml),
    changed,
    extensions: [completion(completions)],
  });

  function changed() {
    state.document = textOf(editor);
    edited();
    check();
  }

  const check = newest(async () => {
    const text = state.document;
    try {
      const policy = { document: text };
      const tests = await ask(policy, "test_policy");
      const { changes } = await ask({ preset: state.base }, "compare_policy", { other: text });
      underline(editor, []);
      refill(verdict, valid(tests));
      fill(results, verdict, testList(tests, editor), differences(changes));
    } catch (refusal) {
      underline(
        editor,
        (refusal.errors ?? []).map((mistake) => mark(text, mistake)),
      );
      refill(verdict, mistakes(refusal));
      fill(results, verdict);
    }
  }, 60);

  function valid({ policy }) {
    const use = () => {
      state.policy = "";
      edited();
      kit.go("review");
      // The button is gone.
      document.querySelector("#tab-review").focus();
    };
    const button = h("button", { type: "button", onclick: use }, say("usePolicy"));
    return [
      h("p", { class: "state" }, say("valid", { stamp: policy })),
      h("div", { class: "buttons after" }, button),
    ];
  }

  function mistakes({ errors = [], message }) {
    const item = (mistake) => {
      const go = () => {
        const { from, to } = mark(textOf(editor), mistake);
        show(editor, from, to);
      };
      const place = mistake.line ? say("place", { line: mistake.line, column: mistake.column ?? 1 }) : mistake.path;
      const words = mistake.help ? `${mistake.message}; ${mistake.help}` : mistake.message;
      return h(
        "li",
        {},
        h("button", { type: "button", onclick: go }, place || "–"),
        " ",
        // What is wrong with a document is said in English alone.
        h("span", { lang: "en" }, spoken(words)),
      );
    };
    return h(
      "div",
      { class: "state bad" },
      h("h2", {}, say("mistakes")),
      errors.length > 0 ? h("ul", { class: "mistakes" }, errors.map(item)) : spoken(message),
    );
  }

  function differences(changes) {
    const rows = changes.map(({ path, before, after }) => [
      // A path may be broken where it goes on to the next name.
      h("code", {}, path.split(/(?<=\.)/).flatMap((step) => [step, h("wbr")])),
      h("code", {}, written(before)),
      h("code", {}, written(after)),
    ]);
    const preset = state.base;
    return h(
      "section",
      {},
      h("h2", {}, say("differences", { preset })),
      rows.length === 0
        ? h("p", {}, say("same"))
        : table(say("differences", { preset }), [say("where"), say("before"), say("after")], rows),
    );
  }

  const base = choice(
    kit.presets.map((name) => [name, name]),
    state.base,
    (name) => {
      state.base = name;
      save();
      check();
    },
  );
  const input = h("input", {
    type: "file",
    accept: ".toml,.json,application/toml,application/json",
    class: "hidden",
    tabindex: -1,
    "aria-hidden": "true",
    onchange: () => {
      const [file] = input.files;
      if (file) open(file);
      // The same file may be chosen again.
      input.value = "";
    },
  });

  async function open(file) {
    const text = file.size > MOST_BYTES ? undefined : await file.text().catch(() => undefined);
    // What no text has is read as this sign.
    if (text === undefined || text.includes("\ufffd")) return kit.tell(say("cannotOpen", { name: file.name }));
    replaceText(editor, text);
    editor.focus();
  }

  const saved = () => download("policy.toml", "application/toml", state.document);
  check();
  const panel = h(
    "div",
    { class: "policy-page" },
    h(
      "div",
      { class: "write" },
      h(
        "div",
        { class: "between" },
        h("span", { class: "label" }, say("document")),
        h(
          "span",
          { class: "buttons small" },
          h("button", { type: "button", onclick: () => input.click() }, say("open")),
          h("button", { type: "button", onclick: saved }, say("toml")),
        ),
      ),
      input,
      h("div", { class: "editor" }, editor.dom),
      h("p", { class: "note" }, say("documentHelp")),
    ),
    h("div", { class: "results" }, field(say("before"), base), results),
  );
  return { panel, shown: check };
}

function written(value) {
  return value === undefined || value === null ? "–" : JSON.stringify(value);
}

/** A mistake as a mark in the text: the name that its path ends in, or what stands at its place. */
function mark(text, { line, column = 1, path, message, help }) {
  const lines = text.split("\n");
  const row = Math.min(line ?? 1, lines.length) - 1;
  const begin = lines.slice(0, row).reduce((sum, each) => sum + each.length + 1, 0);
  const found = lines[row];
  const at = [...found].slice(0, column - 1).join("").length;
  const name = path.split(/[.[\]]+/).findLast((part) => /\D/.test(part)) ?? "";
  const named = found.lastIndexOf(name, at);
  const [from, to] = line && name && named >= 0 ? [named, named + name.length] : [line ? at : 0, found.length];
  return { from: begin + from, to: begin + to, severity: "error", message: help ? `${message}\n${help}` : message };
}
