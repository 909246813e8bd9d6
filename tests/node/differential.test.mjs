// Random questions of random policies through the npm package in Node, compared byte for byte with native Rust.
import assert from "node:assert/strict";
import test from "node:test";
import { blocks, differences } from "./differential.mjs";

const file = process.env.SENDRIGHT_RANDOM;
if (!file) throw new Error("SENDRIGHT_RANDOM is not set: run these tests by `cargo xtask test`");

for await (const block of blocks(file)) {
  const [first, last] = [block.cases.at(0), block.cases.at(-1)];
  test(`the random questions ${first.number} to ${last.number}`, () => assert.deepEqual(differences(block), []));
}
