// Completion in the editor, by mouse, keyboard and screen reader.
import { autocompletion, completionKeymap, completionStatus, startCompletion } from "@codemirror/autocomplete";
import { EditorView, keymap } from "@codemirror/view";
import { h, spoken } from "../element.js";

// A text in which the keys of the arrows walk through a list is a combobox as long as the list is open; it has no lines then.
const COMBOBOX = { role: "combobox", "aria-expanded": "true", "aria-multiline": "false" };
const combobox = EditorView.contentAttributes.of(({ state }) =>
  completionStatus(state) === "active" ? COMBOBOX : null,
);

/** Completes by `find(text, position)`, which gives `{ from, to, options }`, or nothing, at once or later. */
export function completion(find) {
  const complete = ({ state, pos, explicit, view }) => {
    const offered = (found) =>
      found && (explicit || found.from < pos) ? { ...found, options: found.options.map(explained) } : null;
    const found = find(state.doc.toString(), pos);
    if (!(found instanceof Promise)) return offered(found);
    const later = found.then(offered, () => null);
    if (explicit) return later;
    // Whoever asks while the editor waits for what typing began is not answered, so it does not wait.
    later.then((list) => list && view.state.doc === state.doc && startCompletion(view));
    return null;
  };
  return [autocompletion({ override: [complete], icons: false }), keymap.of(completionKeymap), combobox];
}

/** The choice with its explanation in code and words. */
function explained({ info, ...choice }) {
  return info ? { ...choice, info: () => h("div", {}, spoken(info)) } : choice;
}
