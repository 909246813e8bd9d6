import { Policy, SendrightError } from "sendright";
import { Refused } from "./refused.js";

let loaded;

/** The policy of the binding `POLICY`: a shipped one by name, or a document. Loaded once an isolate. */
export function policyOf({ POLICY: source }) {
  if (!loaded || loaded.source !== source) loaded = { source, policy: load(source) };
  return loaded.policy;
}

function load(given) {
  const source = given ?? "";
  try {
    if (typeof source === "object") return Policy.load(source);
    const text = source.trim() || "tencent-ses";
    // A name has no line break, `=` or `{`; a document has one of them.
    return /[\n={]/.test(text) ? Policy.load(source) : Policy.preset(text);
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
