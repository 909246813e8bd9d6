import { h, refill } from "../element.js";
import { newest } from "../engine/client.js";
import { say } from "../words/index.js";
import { isTooHeavy } from "./heavy.js";
import { previewDocument } from "./preview.js";

// For so long nothing has to be typed before the mail is drawn anew.
const REST_MS = 300;
const NARROW = 700;
const WIDTHS = ["desktop", "phone"];

/** The preview of the part in front, with its choices of width and images. */
export function previewPane({ state, save }) {
  const usual = WIDTHS.includes(state.preview) ? state.preview : innerWidth < NARROW ? "phone" : "desktop";
  const frame = h("iframe", { sandbox: "", title: say("previewFrame"), class: `preview ${usual}` });
  const note = h("p", { class: "note", role: "status" }, say("imagesNote"));
  const draw = newest(
    async () => {
      const content = state[state.part];
      const isHeavy = state.part === "html" && isTooHeavy(content);
      const drawn = previewDocument(isHeavy ? "" : content, state.part, state.images);
      // A frame that is drawn anew is scrolled to its top and loses the focus.
      if (frame.srcdoc !== drawn) frame.srcdoc = drawn;
      refill(note, say(isHeavy ? "tooHeavy" : "imagesNote"));
    },
    REST_MS,
    true,
  );

  const widths = WIDTHS.map((name) => {
    const choose = () => {
      state.preview = name;
      save();
      frame.className = `preview ${name}`;
      for (const one of widths) one.setAttribute("aria-pressed", String(one === button));
    };
    const button = h("button", { type: "button", "aria-pressed": String(name === usual), onclick: choose }, say(name));
    return button;
  });

  const change = () => {
    state.images = images.checked;
    save();
    draw();
  };
  const images = h("input", { type: "checkbox", id: "show-images", onchange: change });
  images.checked = state.images;

  const section = h(
    "section",
    { class: "preview-section" },
    h(
      "div",
      { class: "between" },
      h("h2", {}, say("preview")),
      h(
        "span",
        { class: "buttons small" },
        h("span", { class: "pair" }, widths),
        h("label", { class: "tick", for: "show-images" }, images, say("showImages")),
      ),
    ),
    h("div", { class: "frame", tabindex: 0, role: "region", "aria-label": say("preview") }, frame),
    note,
  );
  return { section, draw };
}
