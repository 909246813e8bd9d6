import { Policy, SendrightError } from "sendright";

const policy = Policy.preset("tencent-ses");
let help;
try {
  policy.planWarmup({ dais: 3 });
} catch (error) {
  help = error instanceof SendrightError && error.help;
}
globalThis.told = { daily: policy.planWarmup({ days: 3 }).days[2].daily, help };
