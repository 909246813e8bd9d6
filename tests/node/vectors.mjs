// Every vector through the npm package in Node, compared byte for byte with native Rust.
import assert from "node:assert/strict";
import { cases, Policy, SendrightError } from "./embedding.mjs";

let passed = 0;
let failed = 0;

function check(id, test) {
  try {
    test();
    passed += 1;
  } catch (error) {
    failed += 1;
    console.error(`FAILED ${id}\n  ${String(error.message).slice(0, 2000)}`);
  }
}

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
  check(given.id, () => assert.equal(answer(given), given.answer));
}

console.log(`vectors in Node: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
