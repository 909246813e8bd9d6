// What the page says above its tabs of the link that was opened.
import { h } from "./element.js";
import { say } from "./words/index.js";

/** What lies aside since a link was opened, to be taken up again (`leave(true)`) or dropped. */
export function draftNote(draft, leave) {
  if (!draft || typeof draft !== "object") return undefined;
  const button = (words, isTakenUp) => h("button", { type: "button", onclick: () => leave(isTakenUp) }, say(words));
  return h("div", { class: "draft" }, h("p", {}, say("givenLink")), button("ownDraft", true), button("dropDraft", false));
}

/** What of a link could not be read, as the `key` of words and what they are filled with, until it is closed. */
export function troubleNote(trouble, closed) {
  if (!trouble) return undefined;
  const close = () => {
    note.remove();
    closed();
  };
  const button = h("button", { type: "button", onclick: close }, say("closeNote"));
  const note = h("div", { class: "draft", role: "alert" }, h("p", {}, say(trouble.key, trouble)), button);
  return note;
}
