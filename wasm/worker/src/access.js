import { Refused } from "./refused.js";

/** Lets only those in who have the token; without one the worker is shut unless it was told to be open. */
export async function refuseStranger(request, env) {
  if (!env.TOKEN) {
    // A variable of `wrangler.toml` may be a text or a truth.
    if (String(env.OPEN) === "true") return;
    const help = "set the secret `TOKEN`, or the variable `OPEN` to `true` if everybody may ask";
    throw new Refused(503, "not-configured", "", "this worker has no token yet", help);
  }
  const given = /^Bearer +(\S+)$/i.exec(request.headers.get("Authorization") ?? "")?.[1] ?? "";
  if (!(await isSame(given, env.TOKEN))) {
    const help = "send `Authorization: Bearer …` with the worker's token";
    throw new Refused(401, "unauthorized", "", "the token is missing or wrong", help).header(
      "WWW-Authenticate",
      "Bearer",
    );
  }
}

/** Compares digests, which are of one length, in a time that tells nothing. */
async function isSame(given, wanted) {
  const digest = (text) => crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const [a, b] = await Promise.all([digest(given), digest(wanted)]);
  return crypto.subtle.timingSafeEqual(a, b);
}
