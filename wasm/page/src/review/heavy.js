// A browser parses a mail in one go, and takes a time that grows with the square of how deep its elements lie; each
// handler of an event costs it a report, as the page's policy forbids them. What would stop the page is not shown.
const MOST_TAGS = 60_000;
const DEEPEST = 1500;
const MOST_HANDLERS = 1500;

// These have no end, or end by themselves where the next begins.
const SHALLOW = new Set(
  ("area base br col embed hr img input link meta source track wbr " +
    "html head body p li dt dd td th tr tbody thead tfoot option optgroup colgroup rt rp").split(" "),
);

/** Whether a browser would need so long for a mail that nobody could write meanwhile. */
export function isTooHeavy(html) {
  if (count(html.matchAll(/\son[a-z]+\s*=/gi), MOST_HANDLERS) > MOST_HANDLERS) return true;
  let [tags, depth] = [0, 0];
  for (const [, end, name] of html.matchAll(/<(\/?)([a-z][a-z\d]*)/gi)) {
    tags += 1;
    if (!SHALLOW.has(name.toLowerCase())) depth = end ? Math.max(depth - 1, 0) : depth + 1;
    if (depth > DEEPEST || tags > MOST_TAGS) return true;
  }
  return false;
}

/** How many there are, up to one more than the most. */
function count(found, most) {
  let seen = 0;
  for (const _ of found) {
    seen += 1;
    if (seen > most) break;
  }
  return seen;
}
