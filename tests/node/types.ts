// Compiled and not run: the declared types take what the package takes, and refuse what it refuses.
import { FUNCTIONS, Policy, presets, SendrightError } from "sendright";
import type { AssessReputation, Finding, Reputation, Review, ReviewTemplate, Verdict } from "sendright";
import { init, initSync } from "sendright/init";

initSync({ module: new Uint8Array() });
const started: Promise<void> = init(fetch("sendright_bg.wasm"));
await started;
const policy: Policy = Policy.preset(presets()[0] ?? "tencent-ses");
const retry: number | undefined = policy.planRetry({ first_attempt_ms: 0, attempts: 1, now_ms: 5 }).retry_ms;
const stamp: string = policy.planWarmup({ days: 1 }).policy + policy.stamp + Policy.load({ extends: "tencent-ses" }).stamp;
const text: string = policy.answerJson(FUNCTIONS[0], stamp + String(retry));

const template: ReviewTemplate = {
  kind: "marketing",
  subject: text,
  html: "<p>",
  variables: { name: { max_length: 20 }, other: {} },
  sender: { domain: "example.com", link_domains: ["example.org"] as const },
};
const review: Review = policy.reviewTemplate(template);
const verdict: Verdict = review.verdict;
const worst: Finding | undefined = review.findings[0];
const line: number | undefined = worst?.span?.line;

const counts = { sent: 1, delivered: 1, invalid: 0, spam: 0, blocked: 0, complained: 0, opened: 0 };
const question: AssessReputation = { level: 1, counts };
const { actions, nearest_miss: nearest }: Reputation = policy.assessReputation(question);
const quota: number | undefined = actions.find(({ action }) => action === "upgrade")?.daily_quota;
const lacks: string[] | undefined = nearest?.lacks;
console.log(policy.describeRules().rules.length, policy.testPolicy().passed, verdict, line, quota, lacks);

try {
  policy.checkSubject({ subject: text });
} catch (error) {
  if (error instanceof SendrightError) {
    const place: [string, string, number | undefined] = [error.code, error.path, error.line];
    console.log(place, error.errors.map((mistake) => mistake.message));
  }
}
policy.free();

// @ts-expect-error there is no such field
policy.planRetry({ atempts: 1 });
// @ts-expect-error a field is missing
policy.planRetry({ attempts: 1 });
// @ts-expect-error there is no such kind
policy.reviewTemplate({ kind: "advert", subject: "" });
// @ts-expect-error a count is a number
policy.assessReputation({ level: "1", counts });
// @ts-expect-error there is no such verdict
if (review.verdict === "aprove") throw new Error();
// @ts-expect-error there is no such field in the answer
console.log(review.findigs);
// @ts-expect-error there is no such question
policy.planRetries({});
// @ts-expect-error a policy comes from `load` or `preset`
new Policy();
// @ts-expect-error the stamp never changes
policy.stamp = "";
