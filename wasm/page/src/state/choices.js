// What can be chosen on the page.
export const KINDS = ["marketing", "notification", "transactional", "trigger", "test"];
export const PARTS = ["html", "text"];
/** The parts of a mail in which something is written. */
export const filled = (state) => PARTS.filter((part) => state[part]?.trim());
/** A final mail, in which nothing is a variable. */
export const LITERAL = "literal";

/** What most people say nothing of. */
export const UNSAID = { links: "", oneClick: "", appended: "" };
/** How a tick is kept, which a link carries as a text like all else. */
export const YES = "yes";

export const DIALECTS = [
  ["handlebars", "Handlebars"],
  ["jinja", "Jinja, Twig, Liquid"],
  ["go", "Go"],
  ["erb", "ERB, EJS"],
  ["mailchimp", "Mailchimp"],
];

/**
 * Puts in order what a link or another version of the page may have brought: what cannot be chosen is as at a first
 * visit. Gives what it did not know.
 */
export function mend(state, presets) {
  const choices = {
    kind: KINDS,
    part: PARTS,
    dialect: ["", ...DIALECTS.map(([name]) => name), LITERAL],
    policy: [presets[0], ...presets, ""],
  };
  const strange = Object.keys(choices).filter((key) => !choices[key].includes(state[key]));
  const names = strange.map((key) => state[key]);
  for (const key of strange) state[key] = choices[key][0];
  return names;
}
