// Every vector through the npm package in Node, compared byte for byte with native Rust.
import assert from "node:assert/strict";
import test from "node:test";
import { cases, Policy, SendrightError } from "./embedding.mjs";

function answer({ preset, document, function: name, question }) {
  let policy;
  try {
    policy = document === undefined ? Policy.preset(preset) : Policy.load(document);
  } catch (error) {
    assert(error instanceof SendrightError, error);
    return JSON.stringify({ errors: error.errors });
  }
  return name === null ? JSON.stringify({ loaded: policy.stamp }) : policy.answerJson(name, question);
}

for (const given of cases()) {
  test(given.id, () => assert.equal(answer(given), given.answer));
}
