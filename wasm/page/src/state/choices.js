// What can be chosen on the page.
export const KINDS = ["marketing", "notification", "transactional", "trigger", "test"];
export const PARTS = ["html", "text"];
/** A final mail, in which nothing is a variable. */
export const LITERAL = "literal";

export const DIALECTS = [
  ["handlebars", "Handlebars"],
  ["jinja", "Jinja, Twig, Liquid"],
  ["go", "Go"],
  ["erb", "ERB, EJS"],
  ["mailchimp", "Mailchimp"],
];

/** Puts in order what a link or an older page may have brought: what cannot be chosen is as at a first visit. */
export function mend(state, presets) {
  if (!KINDS.includes(state.kind)) state.kind = KINDS[0];
  if (!PARTS.includes(state.part)) state.part = PARTS[0];
  const dialects = [...DIALECTS.map(([name]) => name), LITERAL];
  if (!dialects.includes(state.dialect)) state.dialect = "";
  if (state.policy !== "" && !presets.includes(state.policy)) state.policy = presets[0];
}
