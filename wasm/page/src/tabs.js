// Tabs by the pattern of ARIA: one is chosen, and the keys of the arrows choose the next.
import { fill, h } from "./element.js";

/**
 * Tabs of `[name, words]`: `choose(name)` follows a click or a key, `mark(name, panel)` says which one is chosen, and
 * `describe(name, words)` what is to be known of one, if anything.
 */
export function tabList(label, named, choose) {
  const buttons = named.map(([name, words]) =>
    h("button", { type: "button", role: "tab", id: `tab-${name}`, onclick: () => choose(name) }, words),
  );

  function walk(event) {
    const at = buttons.indexOf(event.target);
    const wanted = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    const next = buttons.at(wanted % buttons.length);
    next.focus();
    next.click();
  }

  function mark(name, panel) {
    panel.id = `panel-${name}`;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", `tab-${name}`);
    for (const button of buttons) {
      const here = button.id === `tab-${name}`;
      button.setAttribute("aria-selected", String(here));
      button.tabIndex = here ? 0 : -1;
      // A panel that is not in the page cannot be named.
      if (here) button.setAttribute("aria-controls", panel.id);
      else button.removeAttribute("aria-controls");
      if (here) button.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }

  function describe(name, words) {
    const button = buttons.find(({ id }) => id === `tab-${name}`);
    if (words) button.setAttribute("aria-description", words);
    else button.removeAttribute("aria-description");
  }

  const element = h("div", { class: "tabs", role: "tablist", "aria-label": label, onkeydown: walk }, buttons);
  return { element, mark, describe };
}

// What leaves the page is scrolled to its top.
const scrolled = new WeakMap();

/** Shows a panel in the place of another; its editors are scrolled as they were last seen. */
export function swap(place, panel) {
  // Whoever is in the panel stays there.
  if (panel.parentNode === place && place.childElementCount === 1) return;
  for (const scroller of place.querySelectorAll(".cm-scroller")) scrolled.set(scroller, scroller.scrollTop);
  fill(place, panel);
  for (const scroller of panel.querySelectorAll(".cm-scroller")) scroller.scrollTop = scrolled.get(scroller) ?? 0;
}
