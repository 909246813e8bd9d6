// Completion in the editor, by mouse, keyboard and screen reader.
import { autocompletion, completionKeymap, completionStatus } from "@codemirror/autocomplete";
import { EditorView, keymap } from "@codemirror/view";
import { h, spoken } from "../element.js";

// A text in which the keys of the arrows walk through a list is a combobox as long as the list is open; it has no lines then.
const COMBOBOX = { role: "combobox", "aria-expanded": "true", "aria-multiline": "false" };
const combobox = EditorView.contentAttributes.of(({ state }) =>
  completionStatus(state) === "active" ? COMBOBOX : null,
);

/** Completes by `find(text, position)`, which gives `{ from, to, options }` or nothing. */
export function completion(find) {
  const complete = async ({ state, pos, explicit }) => {
    const found = await find(state.doc.toString(), pos);
    if (!found || !(explicit || found.from < pos)) return null;
    return { ...found, options: found.options.map(explained) };
  };
  return [autocompletion({ override: [complete], icons: false }), keymap.of(completionKeymap), combobox];
}

/** The choice with its explanation in code and words. */
function explained({ info, ...choice }) {
  return info ? { ...choice, info: () => h("div", {}, spoken(info)) } : choice;
}
