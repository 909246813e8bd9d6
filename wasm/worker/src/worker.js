// The policy at the edge: three questions over HTTP, with a quota that holds across all isolates.
import { refuseStranger } from "./access.js";
import { readQuestion } from "./body.js";
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
      if (request.method !== "POST") {
        throw new Refused(405, "method-not-allowed", "", "questions are asked with POST").header("Allow", "POST");
      }
      await refuseStranger(request, env);
      return Response.json(await answer(await readQuestion(request, env), env));
    } catch (error) {
      return asResponse(error);
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
  if (typeof account !== "string" || account === "" || account.length > 200) {
    throw new Refused(400, "missing-field", "account_id", "the account is named by a text of 1 to 200 characters");
  }
  const told = await env.QUOTA.getByName(account).decide(question);
  if (told.refused) throw new Refused(...told.refused);
  return told.answer;
}
