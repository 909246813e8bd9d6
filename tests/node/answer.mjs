// What the npm package answers, in the shape in which native Rust's answers are written.
import assert from "node:assert/strict";
import { Policy, SendrightError } from "./embedding.mjs";

/** The policy of a case, or the text that says why it does not load. */
export function load({ preset, document }) {
  try {
    return document === undefined ? Policy.preset(preset) : Policy.load(document);
  } catch (error) {
    assert(error instanceof SendrightError, error);
    return JSON.stringify({ errors: error.errors });
  }
}

/** The answer to a case. */
export function answer(given) {
  const policy = load(given);
  if (typeof policy === "string") return policy;
  const { function: name, question } = given;
  const told = name === null ? JSON.stringify({ loaded: policy.stamp }) : policy.answerJson(name, question);
  policy.free();
  return told;
}
