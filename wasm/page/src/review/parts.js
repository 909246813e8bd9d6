// The two parts of a mail: tabs over the place of one editor, of which each keeps what can be undone in it.
import { html } from "@codemirror/lang-html";
import { textEditor, textOf } from "../editor.js";
import { h } from "../element.js";
import { filled, PARTS } from "../state/choices.js";
import { swap, tabList } from "../tabs.js";
import { say } from "../words/index.js";

const LANGUAGE = { html: html({ matchClosingTags: false }), text: [] };
// Ends the listening of a tab that was built anew.
let here;

/**
 * `editors` by the name of the part; `show(part)` brings one to the front, and `shown` follows; `take()` takes over what
 * is written in them.
 */
export function bodyParts(state, written, shown) {
  const panels = {};
  const editors = {};
  for (const part of PARTS) {
    const label = say("template");
    editors[part] = textEditor({ name: part, label, text: state[part], language: LANGUAGE[part], changed: written });
    panels[part] = h("div", { "data-part": say(part) }, editors[part].dom);
  }
  const place = h("div");
  const named = PARTS.map((part) => [part, say(part)]);
  const tabs = tabList(say("part"), named, show);

  /** An editor may hold a text with other line breaks than it was given. */
  function take() {
    for (const part of PARTS) state[part] = textOf(editors[part]);
    const has = filled(state);
    for (const part of PARTS) tabs.describe(part, has.includes(part) && say("written"));
  }

  function front() {
    swap(place, panels[state.part]);
    tabs.mark(state.part, panels[state.part]);
  }

  function show(part) {
    state.part = part;
    front();
    shown();
  }

  front();
  here?.abort();
  here = new AbortController();
  // On paper nothing is in front of anything: there is each part that is written.
  const onPaper = ({ matches }) => {
    for (const part of PARTS.filter((each) => each !== state.part)) {
      if (!matches) panels[part].remove();
      else if (state[part]) place[part === "html" ? "prepend" : "append"](panels[part]);
    }
  };
  matchMedia("print").addEventListener("change", onPaper, { signal: here.signal });

  return { tabs: tabs.element, place, editors, show, take };
}
