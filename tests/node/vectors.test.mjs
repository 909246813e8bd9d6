// Every vector through the npm package in Node, compared byte for byte with native Rust.
import assert from "node:assert/strict";
import test from "node:test";
import { answer } from "./answer.mjs";
import { cases } from "./embedding.mjs";

for (const given of cases()) {
  test(given.id, () => assert.equal(answer(given), given.answer));
}
