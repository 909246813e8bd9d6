// The names under which quotas are kept: each has one spelling, so that no other spelling has a quota of its own.
import { Refused } from "./refused.js";

/** The account as it is named; half a character would become the same name as any other half. */
export function accountName(account) {
  if (typeof account !== "string" || account === "" || account.length > 200 || !account.isWellFormed()) {
    throw new Refused(400, "missing-field", "account_id", "the account is named by a text of 1 to 200 characters");
  }
  return account;
}

/** The domain as DNS has it: in small letters and ASCII, without the last dot. */
export function domainName(domain) {
  if (typeof domain !== "string" || domain === "") {
    throw new Refused(400, "missing-field", "domain_name", "the sender domain is named by a text");
  }
  const name = hostOf(domain)?.replace(/\.$/, "");
  if (!name || name.length > 253 || name.split(".").some((label) => label === "" || label.length > 63)) {
    throw new Refused(400, "invalid-value", "domain_name", "this is no domain name", "as `mail.example.com`");
  }
  return name;
}

/** What a URL makes of a host; nothing if more than a host was given. */
function hostOf(text) {
  if (/[\s/?#@:\\%[\]]/.test(text)) return undefined;
  try {
    return new URL(`http://${text}`).hostname;
  } catch {
    return undefined;
  }
}
