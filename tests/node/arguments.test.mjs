// What the npm package makes of arguments that are no questions or documents.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import * as sendright from "sendright";

const { Policy, SendrightError } = sendright;
const policy = Policy.preset("tencent-ses");
const question = { kind: "trigger", subject: "Your code", html: "<p>Your code is {{code}}" };
const counts = { sent: 1, delivered: 1, invalid: 0, spam: 0, blocked: 0, complained: 0, opened: 0 };

function refused(act) {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof SendrightError, `not a SendrightError: ${error}`);
    return error;
  }
  assert.fail("nothing was thrown");
}

test("what is no document is refused by what it is, not by what JSON makes of it", () => {
  const cases = [
    [undefined, "undefined"],
    [null, "null"],
    [7, "number"],
    [7n, "bigint"],
    [NaN, "number"],
    [() => "", "function"],
    [Symbol("x"), "symbol"],
    [[], "list"],
    [new Date(0), "Date"],
    [new Map([["name", "mine"]]), "Map"],
    [new Uint8Array(4), "Uint8Array"],
    [Promise.resolve(""), "Promise"],
  ];
  for (const [document, found] of cases) {
    const { code, message } = refused(() => Policy.load(document));
    assert.equal(code, "invalid-value");
    assert.ok(message.includes(`found \`${found}\``), message);
  }
});

test("a mistake in a document that is an object has no line, which nobody wrote", () => {
  const document = { extends: "tencent-ses@2026.1", name: "mine", version: "1", quota: { acount_daily: 7 } };
  const { path, line, column, message } = refused(() => Policy.load(document));
  assert.deepEqual([path, line, column], ["quota.acount_daily", undefined, undefined]);
  assert.doesNotMatch(message, /line/);
});

test("a value that JSON would leave out or empty is refused with its whole path", () => {
  const cases = [
    [{ ...question, html: () => "<p>" }, "html"],
    [{ ...question, text: Symbol("x") }, "text"],
    [{ ...question, variables: new Map([["code", {}]]) }, "variables"],
    [{ ...question, variables: { code: { max_length: NaN } } }, "variables.code.max_length"],
    [{ ...question, sender: { domain: "a.example", link_domains: new Set() } }, "sender.link_domains"],
    [{ ...question, sender: { domain: "a.example", link_domains: ["b.example", () => 1] } }, "sender.link_domains[1]"],
    [{ ...question, history: [{ at: 1n << 60n }] }, "history[0].at"],
  ];
  for (const [asked, path] of cases) {
    const error = refused(() => policy.reviewTemplate(asked));
    assert.deepEqual([error.code, error.path], ["invalid-value", path]);
  }
});

test("assessReputation takes and refuses what every question does", () => {
  const plain = policy.assessReputation({ level: 1, counts });
  assert.deepEqual(policy.assessReputation({ level: 1n, counts: { ...counts, sent: 1n } }), plain);
  for (const sent of [NaN, 2n ** 60n, Symbol("x"), () => 1, new Map(), "1", null, new Date(0)]) {
    const { path } = refused(() => policy.assessReputation({ level: 1, counts: { ...counts, sent } }));
    assert.equal(path, "counts.sent");
  }
  assert.deepEqual(policy.assessReputation({ level: 1, counts }), plain);
});

test("a question that is nested without end is refused", () => {
  const top = {};
  let inner = top;
  for (let depth = 0; depth < 100_000; depth += 1) inner = inner.deeper = {};
  assert.equal(refused(() => policy.planWarmup(top)).code, "invalid-value");
});

test("a policy that was given back says so, and may be given back twice", () => {
  const gone = Policy.preset("tencent-ses");
  gone.free();
  gone.free();
  const uses = [
    () => gone.stamp,
    () => gone.planWarmup({ days: 1 }),
    () => gone.assessReputation({ level: 1, counts }),
    () => gone.answerJson("plan_warmup", "{}"),
  ];
  for (const use of uses) assert.throws(use, /given back by `free`/);
});

test("two policies at once answer each by its own", () => {
  const start = 'extends = "tencent-ses@2026.1"\nversion = "1"\n';
  const short = Policy.load(`${start}name = "short"\n[subject]\nmax_characters = 2\n`);
  const verdicts = [policy, short, policy].map((each) => each.checkSubject({ subject: "Your code" }).verdict);
  assert.deepEqual(verdicts, ["approve", "reject", "approve"]);
  short.free();
  assert.equal(policy.checkSubject({ subject: "Your code" }).verdict, "approve");
});

test("the first code of the README prints what it says", () => {
  const readme = readFileSync(new URL("../../wasm/npm/README.md", import.meta.url), "utf8");
  const [, code] = /```js\n(.*?)```/s.exec(readme);
  const said = [...code.matchAll(/console\.log\((error.*?)\); \/\/ (.*)/g)].map(([, , words]) => words);
  const printed = [];
  const run = new Function("Policy", "SendrightError", "console", code.replace(/^import .*$/m, ""));
  run(Policy, SendrightError, { log: (...words) => printed.push(words.join(" ")) });
  assert.ok(said.length > 0 && printed.length > said.length, `${printed}`);
  for (const words of said) assert.ok(printed.includes(words), `${words} is not among: ${printed.join(" | ")}`);
});
