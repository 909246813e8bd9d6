import { h } from "./element.js";
import { number, say } from "./words/index.js";

let last = 0;

/** A labelled field around an input, select or other element, and around what it has to say of itself. */
export function field(label, control) {
  last += 1;
  control.id ||= `field-${last}`;
  if (control.note) {
    control.note.id = `${control.id}-note`;
    control.setAttribute("aria-describedby", control.note.id);
  }
  return h("div", { class: "field" }, h("label", { for: control.id }, label), control, control.note);
}

/** A choice among `[value, words]`, with the language of the words where it is not the page's. */
export function choice(options, value, changed) {
  const select = h("select", { onchange: () => changed(select.value) });
  select.append(...options.map(([name, words, lang]) => h("option", { value: name, lang }, words)));
  select.value = value;
  return select;
}

/** A whole number within a range; what is not one is left aside, and said to be. */
export function whole(value, least, most, changed) {
  const input = h("input", { type: "number", inputmode: "numeric", min: least, max: most, value });
  const note = h("p", { class: "note wrong", role: "status" });
  input.addEventListener("input", () => {
    const fits = input.validity.valid && input.value !== "";
    input.setAttribute("aria-invalid", String(!fits));
    note.textContent = fits ? "" : say("range", { least: number(least), most: number(most) });
    if (fits) changed(Number(input.value));
  });
  return Object.assign(input, { note });
}

/** A slider with its number beside it. */
export function slider(label, value, most, changed, write = String) {
  const shown = h("output", {}, write(value));
  const input = h("input", { type: "range", min: 0, max: most, value, "aria-label": label });
  input.addEventListener("input", () => {
    shown.textContent = write(Number(input.value));
    changed(Number(input.value));
  });
  const row = h(
    "div",
    { class: "slider" },
    h("span", { class: "slider-name", "aria-hidden": "true" }, label),
    input,
    shown,
  );
  return Object.assign(row, {
    set(next, limit) {
      input.max = limit;
      input.value = next;
      shown.textContent = write(Number(input.value));
    },
  });
}

/** A table of rows of words or elements; the first `figures` columns are numbers. */
export function table(caption, heads, rows, figures = 0) {
  const kind = (column) => ({ class: column < figures && "figure" });
  const head = h(
    "thead",
    {},
    h(
      "tr",
      {},
      heads.map((words, column) => h("th", { scope: "col", ...kind(column) }, words)),
    ),
  );
  const body = h(
    "tbody",
    {},
    rows.map((cells) =>
      h(
        "tr",
        {},
        cells.map((cell, column) => h("td", kind(column), cell)),
      ),
    ),
  );
  return h(
    "div",
    { class: "table", tabindex: 0, role: "region", "aria-label": caption },
    h("table", {}, h("caption", { class: "hidden" }, caption), head, body),
  );
}
