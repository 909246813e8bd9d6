// Fixes that leave nothing to choose: each is a change of the text at a finding's place. Whether it mends the finding is
// for the policy to say, which reviews the changed text before the fix is offered.

/** The change that might mend a finding in its text; nothing if there is a choice to make. */
export function candidate(finding, text, part) {
  const make = CHANGES[finding.rule];
  if (!make || (finding.span ? finding.span.part : "html") !== part) return undefined;
  return make(text, finding.span?.start ?? text.length, finding.span?.end ?? text.length, finding.help);
}

/** The text with a change made. */
export function changed(text, { from, to, insert }) {
  return text.slice(0, from) + insert + text.slice(to);
}

const CHANGES = {
  "links/no-https": encrypted,
  "images/no-https": encrypted,
  "links/userinfo": (text, from, to) => within(text, from, to, /(?<=\/\/)[^/?#\s"']*@/, ""),
  "variables/raw-html": (text, from, to) => within(text, from, to, /\{\{\{([^{}]*)\}\}\}/, "{{$1}}"),
  "html/script": element,
  "html/iframe": element,
  "html/object-embed": element,
  "html/meta-refresh": tag,
  "html/base-href": tag,
  "html/event-handler": attribute,
  "subject/punctuation": (text) => within(text, 0, text.length, /([!?\uff01\uff1f])[!?\uff01\uff1f]+/g, "$1"),
  "unsubscribe/missing": unsubscribe,
};

/** The rules whose findings may be mended so. */
export const MENDED = Object.keys(CHANGES);

function within(text, from, to, pattern, words) {
  const found = text.slice(from, to);
  const mended = found.replace(pattern, words);
  return mended === found ? undefined : { from, to, insert: mended };
}

function encrypted(text, from, to) {
  return within(text, from, to, /http:/i, "https:");
}

/** Takes out the tag that the place lies in. */
function tag(text, from) {
  const start = text.lastIndexOf("<", from);
  const found = /^<(?:"[^"]*"|'[^']*'|[^"'>])*>/.exec(text.slice(Math.max(start, 0)));
  return found ? { from: start, to: start + found[0].length, insert: "" } : undefined;
}

/** Takes out the element that begins at the place, with all that is in it. */
function element(text, from) {
  const start = text.lastIndexOf("<", from);
  const name = /^<([a-z]+)/i.exec(text.slice(Math.max(start, 0)))?.[1];
  if (start < 0 || !name) return undefined;
  const closing = new RegExp(`</${name}\\s*>`, "gi");
  closing.lastIndex = start;
  const end = closing.exec(text);
  return end ? { from: start, to: closing.lastIndex, insert: "" } : tag(text, from);
}

/** Takes out the attribute that the place lies in. */
function attribute(text, from) {
  // Step by step: a pattern that looks for the end of what stands before tries each of its blanks.
  let name = from + 1;
  while (name > 0 && /[^\s=<>"']/.test(text[name - 1])) name -= 1;
  let start = name;
  while (start > 0 && /\s/.test(text[start - 1])) start -= 1;
  const found = /^\s+[^\s=<>]+(\s*=\s*("[^"]*"|'[^']*'|[^\s>]*))?/.exec(text.slice(start));
  return start === name || !found ? undefined : { from: start, to: start + found[0].length, insert: "" };
}

/** Adds the link that the rule asks for, as its advice spells it, at the end of the mail. */
function unsubscribe(text, from, to, help) {
  const link = /`(<a .*<\/a>)`/.exec(help)?.[1];
  const end = text.search(/<\/body\s*>/i);
  const at = end < 0 ? text.length : end;
  return link && { from: at, to: at, insert: `\n<p>${link}</p>\n` };
}
