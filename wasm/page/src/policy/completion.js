// Completion in the editor, by mouse, keyboard and screen reader.
import { autocompletion, completionKeymap, completionStatus } from "@codemirror/autocomplete";
import { EditorView, keymap } from "@codemirror/view";

// A text in which the keys of the arrows walk through a list is a combobox as long as the list is open; it has no lines then.
const COMBOBOX = { role: "combobox", "aria-expanded": "true", "aria-multiline": "false" };
const combobox = EditorView.contentAttributes.of(({ state }) =>
  completionStatus(state) === "active" ? COMBOBOX : null,
);

/** Completes by `find(text, position)`, which gives `{ from, options }` or nothing. */
export function completion(find) {
  const complete = async ({ state, pos, explicit }) => {
    const found = await find(state.doc.toString(), pos);
    return explicit || (found && found.from < pos) ? (found ?? null) : null;
  };
  return [autocompletion({ override: [complete] }), keymap.of(completionKeymap), combobox];
}
