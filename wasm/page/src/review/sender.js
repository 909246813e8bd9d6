import { h } from "../element.js";
import { field } from "../fields.js";
import { UNSAID, YES } from "../state/choices.js";
import { say } from "../words/index.js";

/** What the sender may say beyond the domain, folded up until it is wanted. `set(key)` takes a field's new value. */
export function senderFields(state, set) {
  const links = h("input", {
    type: "text",
    placeholder: "shop.example.com, example.net",
    autocomplete: "off",
    spellcheck: "false",
    oninput: () => set("links")(links.value),
  });
  const tick = (key) => h("input", { type: "checkbox", onchange: ({ target }) => set(key)(target.checked ? YES : "") });
  const [oneClick, appended] = [tick("oneClick"), tick("appended")];
  const ticked = (input, words) => h("label", { class: "tick" }, input, say(words));
  const element = h(
    "details",
    { class: "sender" },
    h("summary", {}, say("moreSender")),
    h("div", { class: "sender-fields" }, field(say("linkDomains"), links), ticked(oneClick, "oneClick"), ticked(appended, "appended")),
  );

  function show() {
    links.value = state.links;
    oneClick.checked = state.oneClick === YES;
    appended.checked = state.appended === YES;
    // What was said must be seen.
    if (Object.keys(UNSAID).some((key) => state[key])) element.open = true;
  }
  show();
  return { element, show };
}
