import { Policy, SendrightError } from "sendright";
import { Refused } from "./refused.js";

let loaded;

/** The policy of the binding `POLICY`: a shipped one by name, or a document. Loaded once an isolate. */
export function policyOf(env) {
  const source = env.POLICY || "tencent-ses";
  if (loaded?.source !== source) loaded = { source, policy: load(source) };
  return loaded.policy;
}

function load(source) {
  try {
    // A name has no line break, `=` or `{`; a document has one of them.
    return /[\n={]/.test(source) ? Policy.load(source) : Policy.preset(source);
  } catch (error) {
    if (!(error instanceof SendrightError)) throw error;
    const { code, path, message } = error;
    throw new Refused(
      500,
      code,
      path,
      `the worker's policy cannot be loaded: ${message}`,
      "mend the variable `POLICY`",
    );
  }
}
