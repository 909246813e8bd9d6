// Editors of CodeMirror, all of one look.
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyField, historyKeymap, indentWithTab, isolateHistory } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers, tooltips } from "@codemirror/view";
import { coloured } from "./colours.js";
import { h, spoken } from "./element.js";
import { inEditor } from "./words/index.js";

// For so long after Escape the Tab key leaves the editor.
const LEAVING_MS = 2000;
const leave = (view) => {
  view.setTabFocusMode(LEAVING_MS);
  return false;
};

const common = (label, changed) => [
  EditorState.phrases.of(inEditor()),
  history(),
  // What shows nothing or turns the direction of a line is shown as a dot.
  highlightSpecialChars(),
  EditorView.perLineTextDirection.of(true),
  Prec.highest(keymap.of([{ key: "Escape", run: leave }])),
  tooltips({ position: "fixed" }),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "false", autocapitalize: "off" }),
  EditorView.updateListener.of((update) => update.docChanged && changed()),
];

const views = new Map();

/** An editor by its name; one of the same text takes over what could be undone in the one before it. */
function opened(name, text, extensions) {
  const before = views.get(name)?.state;
  views.get(name)?.destroy();
  const fields = { history: historyField };
  const state =
    before?.doc.toString() === text
      ? EditorState.fromJSON(before.toJSON(fields), { extensions }, fields)
      : EditorState.create({ doc: text, extensions });
  views.set(name, new EditorView({ state }));
  return views.get(name);
}

/** An editor of a whole text in a language of CodeMirror. */
export function textEditor({ name, label, text, language, changed, extensions = [] }) {
  return opened(name, text, [
      ...common(label, changed),
      ...extensions,
      language,
      lineNumbers(),
      lintGutter(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      bracketMatching(),
      closeBrackets(),
      coloured(text),
      keymap.of([
        ...closeBracketsKeymap,
        ...defaultKeymap,
        ...searchKeymap,
        ...historyKeymap,
        ...lintKeymap,
        indentWithTab,
      ]),
  ]);
}

/** An editor of one line; line breaks that are brought become blanks. */
export function lineEditor({ name, label, text, changed }) {
  const oneLine = EditorState.transactionFilter.of((change) => (change.newDoc.lines > 1 ? [] : change));
  const inOneLine = (words) => words.replace(/\s*[\r\n]\s*/g, " ");
  const pasted = EditorView.clipboardInputFilter.of(inOneLine);
  const keys = keymap.of([...defaultKeymap, ...historyKeymap]);
  return opened(name, inOneLine(text), [...common(label, changed), oneLine, pasted, keys]);
}

/** The text of an editor. */
export function textOf(view) {
  return view.state.doc.toString();
}

/** Puts a whole text into an editor, which is undone apart from what was written before. */
export function replaceText(view, text) {
  const changes = { from: 0, to: view.state.doc.length, insert: text };
  view.dispatch({ changes, annotations: isolateHistory.of("full") });
}

/** Underlines: each mark has `from`, `to`, `severity` of CodeMirror and `message`. */
export function underline(view, marks) {
  const length = view.state.doc.length;
  const within = marks.map((mark) => ({
    ...mark,
    from: Math.min(mark.from, length),
    to: Math.min(mark.to, length),
    renderMessage: () => h("div", {}, mark.message.split("\n").map((line) => h("div", {}, spoken(line)))),
  }));
  view.dispatch(setDiagnostics(view.state, within));
}

/** Selects a place and goes there. */
export function show(view, from, to) {
  const length = view.state.doc.length;
  const selection = { anchor: Math.min(from, length), head: Math.min(to, length) };
  view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.anchor, { y: "center" }) });
  view.focus();
}
