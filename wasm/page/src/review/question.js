import { YES } from "../state/choices.js";
import { current } from "../words/index.js";

/** The question about what is written, in the page's language. */
export function question({ kind, subject, part, content, dialect, ...said }) {
  const asked = { kind, subject, [part]: content, locale: current(), position_encoding: "utf-16" };
  const sender = senderOf(said);
  return { ...asked, ...(dialect && { dialect }), ...(Object.keys(sender).length > 0 && { sender }) };
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
