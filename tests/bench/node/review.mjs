// The review in Node, once it gave native Rust's answers.
//
// Arguments: the folder of the npm package, and a file with a line of JSON for each template, a question and its answer.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { serve } from "./worker.mjs";

const [folder, file] = process.argv.slice(2);
const { Policy } = await import(pathToFileURL(`${folder}/node.js`));
const policy = Policy.preset("tencent-ses");
const lines = readFileSync(file, "utf8").trim().split("\n").map(JSON.parse);
for (const { question, answer } of lines) {
  assert.equal(policy.answerJson("review_template", question), answer);
}
const questions = lines.map(({ question }) => question);
serve({ node: process.version }, questions, (question) => policy.answerJson("review_template", question));
