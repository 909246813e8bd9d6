// The policy at the edge: three questions over HTTP, with a quota that holds across all isolates.
import { refuseStranger } from "./access.js";
import { readQuestion } from "./body.js";
import { finished, METHODS, preflight } from "./headers.js";
import { accountName } from "./names.js";
import { policyOf } from "./policy.js";
import { asResponse, Refused } from "./refused.js";

export { Quota } from "./quota.js";

const ROUTES = {
  "/review": (question, env) => policyOf(env).reviewTemplate(question),
  "/check-subject": (question, env) => policyOf(env).checkSubject(question),
  "/decide-quota": decideQuota,
};

export default {
  async fetch(request, env) {
    try {
      const answer = route(new URL(request.url).pathname);
      if (request.method === "OPTIONS") return preflight(request, env);
      if (request.method !== "POST") {
        throw new Refused(405, "method-not-allowed", "", "questions are asked with POST").header("Allow", METHODS);
      }
      await refuseStranger(request, env);
      return finished(Response.json(await answer(await readQuestion(request, env), env)), request, env);
    } catch (error) {
      return finished(asResponse(error), request, env);
    }
  },
};

function route(path) {
  if (Object.hasOwn(ROUTES, path)) return ROUTES[path];
  const help = `ask ${Object.keys(ROUTES).join(", ")}`;
  throw new Refused(404, "unknown-function", "", `there is nothing at \`${path}\``, help);
}

/** One account's quota is decided in one place, whichever isolate the request came to. */
async function decideQuota({ account_id: account, ...question }, env) {
  if (!env.QUOTA) {
    throw new Refused(500, "not-configured", "", "the worker has no durable objects", "bind `QUOTA` to the class `Quota`");
  }
  const told = await env.QUOTA.getByName(accountName(account)).decide(question);
  if (told.refused) throw new Refused(...told.refused);
  return told.answer;
}
