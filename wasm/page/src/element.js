/** An element: `h("p", { class: "small", onclick }, "text", child)`. Text is only ever text. */
export function h(tag, properties = {}, ...children) {
  return filled(document.createElement(tag), properties, children);
}

/** The same in SVG. */
export function svg(tag, properties = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), properties, children);
}

/** Puts these children in the place of all others. */
export function fill(element, ...children) {
  element.replaceChildren(
    ...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false),
  );
}

/** The same unless it would say what is there already: what is read out at each change must not be at each key. */
export function refill(element, ...children) {
  const next = h("div", {}, ...children);
  if (element.textContent !== next.textContent) fill(element, [...next.childNodes]);
}

/** Words in which what stands between backticks is code; a number stays on the line of its sign. */
export function spoken(words) {
  const whole = (piece) => piece.replace(/(?<=\d) (?=%)/g, "\u00a0");
  return words.split(/`([^`]*)`/).map((piece, index) => (index % 2 === 1 ? h("code", {}, piece) : whole(piece)));
}

function filled(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  fill(element, ...children);
  return element;
}
