import { filled, YES } from "../state/choices.js";
import { current } from "../words/index.js";

/** The question about what is written, in the page's language. */
export function question(state) {
  const { kind, subject, dialect } = state;
  const asked = { kind, subject, ...partsOf(state), locale: current(), position_encoding: "utf-16" };
  const sender = senderOf(state);
  return { ...asked, ...(dialect && { dialect }), ...(Object.keys(sender).length > 0 && { sender }) };
}

/** The parts that the mail has; one that nobody wrote is none. */
function partsOf(state) {
  const has = filled(state);
  const parts = has.length > 0 ? has : ["html"];
  return Object.fromEntries(parts.map((part) => [part, state[part]]));
}

/** What is said of the sender; what nobody said is left out. */
function senderOf({ domain, links, oneClick, appended }) {
  const host = hostOf(domain);
  const others = links.split(/[\s,、，;；]+/).map(hostOf).filter(Boolean);
  return {
    ...(host && { domain: host }),
    ...(others.length > 0 && { link_domains: others }),
    ...(oneClick === YES && { one_click_unsubscribe: true }),
    ...(appended === YES && { platform_appends_unsubscribe: true }),
  };
}

/** The domain of what a person wrote or pasted, which may be an address of mail or of a page. */
export function hostOf(written) {
  return written
    .trim()
    .replace(/^[a-z][a-z\d+.-]*:\/\//i, "")
    .replace(/[/?#].*$/s, "")
    .replace(/^.*@/s, "")
    .replace(/:\d*$/, "");
}
