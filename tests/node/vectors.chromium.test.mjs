// Every vector through the npm package in Chromium, without a bundler, compared byte for byte with native Rust.
import assert from "node:assert/strict";
import test from "node:test";
import { cases } from "./embedding.mjs";
import { pageBeside } from "./served.mjs";

const page = await pageBeside({ "index.html": "<!doctype html><title>vectors</title>" });
const given = cases();
const answers = [];
for (let at = 0; at < given.length; at += 50) {
  const asked = given.slice(at, at + 50).map(({ answer, ...rest }) => rest);
  answers.push(...(await page.evaluate(answerAll, asked)));
}

for (const [index, { id, answer }] of given.entries()) {
  test(id, () => assert.equal(answers[index], answer));
}

/** Runs in the page. */
async function answerAll(asked) {
  const { Policy, SendrightError } = await import("/sendright/browser.js");
  return asked.map(({ preset, document, function: name, question }) => {
    try {
      const policy = document === undefined ? Policy.preset(preset) : Policy.load(document);
      const told = name === null ? JSON.stringify({ loaded: policy.stamp }) : policy.answerJson(name, question);
      policy.free();
      return told;
    } catch (error) {
      if (!(error instanceof SendrightError)) throw error;
      return JSON.stringify({ errors: error.errors });
    }
  });
}
