// A mail as it was sent (RFC 5322, RFC 2045 to 2047): what of it is reviewed.
import PostalMime from "postal-mime";

/** `{ subject, domain, oneClick, html, text }` of a mail; what it has not is an empty text. Throws where it is no mail. */
export async function readMail(bytes) {
  // A mail that another brings along is not what is reviewed.
  const mail = await PostalMime.parse(bytes, { forceRfc822Attachments: true });
  const has = (name, value) => mail.headers.some((field) => field.key === name && value.test(field.value));
  return {
    subject: mail.subject ?? "",
    domain: mail.from?.address?.split("@").at(-1) ?? "",
    // RFC 8058, 3.1.
    oneClick: has("list-unsubscribe", /<https:/i) && has("list-unsubscribe-post", /^List-Unsubscribe=One-Click$/i),
    html: mail.html ?? "",
    text: mail.text ?? "",
  };
}
