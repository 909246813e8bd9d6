// Compiled and not run: the declared types take what the package takes, and refuse what it refuses.
import { Answer, FUNCTIONS, Policy, presets, SendrightError } from "sendright";
import { initSync } from "sendright/init";

initSync({ module: new Uint8Array() });
const policy: Policy = Policy.preset(presets()[0] ?? "tencent-ses");
const answer: Answer = policy.planRetry({ first_attempt_ms: 0, attempts: 1, now_ms: 5 });
const stamp: string = answer.policy + policy.stamp + Policy.load({ extends: "tencent-ses" }).stamp;
const text: string = policy.answerJson(FUNCTIONS[0], stamp);
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
// @ts-expect-error there is no such question
policy.planRetries({});
// @ts-expect-error a policy comes from `load` or `preset`
new Policy();
// @ts-expect-error the stamp never changes
policy.stamp = "";
