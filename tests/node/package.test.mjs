// The npm package as its users meet it.
import assert from "node:assert/strict";
import test from "node:test";
import { cases, FUNCTIONS, Policy, presets, SendrightError } from "./embedding.mjs";

const policy = Policy.preset("tencent-ses");
const camelCase = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());

function thrown(act) {
  try {
    act();
  } catch (error) {
    assert(error instanceof SendrightError && error instanceof Error, `not a SendrightError: ${error}`);
    return error;
  }
  assert.fail("nothing was thrown");
}

test("every question is a method that answers as the door does", () => {
  const asked = new Set();
  for (const { preset, document, function: name, question, answer } of cases()) {
    if (!FUNCTIONS.includes(name) || JSON.parse(answer).errors || question.length > 100_000) continue;
    let object;
    try {
      object = JSON.parse(question);
    } catch {
      continue;
    }
    if (Object.values(object ?? {}).includes(Infinity)) continue;
    // Half a character is told with its field, and not as a fault of a JSON text that the caller never saw.
    if (/\\ud[89a-f]/i.test(JSON.stringify(object))) continue;
    const given = document === undefined ? Policy.preset(preset) : Policy.load(document);
    // What JSON itself makes of the question is what both ways have to agree on, positions aside.
    const encoding = object?.constructor === Object && { position_encoding: object.position_encoding ?? "utf-8" };
    const knows = given.answerJson(name, '{"position_encoding":0}').includes('"invalid-value"');
    const expected = JSON.parse(given.answerJson(name, JSON.stringify(object)));
    const ask = () => given[camelCase(name)](knows && encoding ? { ...object, ...encoding } : object);
    if (expected.error) {
      const { code, path, help, errors } = thrown(ask);
      // The line and column in a JSON text are for those who wrote it.
      const { line, column, ...error } = expected.error;
      assert.deepEqual(errors, [error]);
      assert.deepEqual([code, path, help], [expected.error.code, expected.error.path, expected.error.help]);
    } else {
      assert.deepEqual(ask(), expected);
      asked.add(name);
    }
  }
  assert.ok(asked.size > 0);
  for (const name of FUNCTIONS) assert.equal(typeof policy[camelCase(name)], "function", name);
});

test("assessReputation, which does without JSON, answers as the door does, field by field", () => {
  const counts = (sent, delivered, invalid, spam, blocked, complained, opened) =>
    ({ sent, delivered, invalid, spam, blocked, complained, opened });
  const day = [
    counts(0, 0, 0, 0, 0, 0, 0),
    counts(400, 390, 2, 1, 0, 0, 10),
    counts(400, 360, 18, 6, 2, 0, 150),
    counts(400, 300, 60, 80, 40, 3, 0),
    counts(2 ** 53 - 1, 2 ** 53 - 1, 0, 0, 0, 2 ** 52 + 1, 0),
  ];
  const questions = day.flatMap((counts) => [
    ...[0, 1, 2, 19, 20, 21, 2 ** 32 - 1, 2 ** 32].map((level) => ({ level, counts })),
    ...day.map((account_counts) => ({ level: 3, counts, account_counts })),
    { level: 30, daily_quota: 5000, counts },
    { level: 2, daily_quota: 0, counts },
    { level: 1, daily_quota: null, counts },
    { level: 1, counts, locale: "ja" },
    { level: 1, counts: { ...counts, sent: -1 } },
    { level: 1, counts: { ...counts, sent: 1.5 } },
    { level: 1, counts: { ...counts, sent: undefined } },
    { level: 1, counts: { ...counts, extra: 0 } },
    { level: 1, counts, extra: 0 },
    { level: "1", counts },
    { counts },
  ]);
  const shipped = presets().map((name) => Policy.preset(name));
  const without = Policy.load({ extends: "tencent-ses@2026.1", name: "none", version: "1", without: ["reputation.upgrade", "reputation.freeze"] });
  const told = (ask) => {
    try {
      return JSON.stringify(ask());
    } catch (error) {
      return error.message;
    }
  };
  for (const asked of [...shipped, without]) {
    for (const question of questions) {
      const door = JSON.parse(asked.answerJson("assess_reputation", JSON.stringify(question)));
      const { line, column, ...error } = door.error ?? {};
      const expected = told(() => {
        if (door.error) throw new Error([error.path && `${error.path}: `, error.message, error.help && `; ${error.help}`].join(""));
        return door;
      });
      assert.equal(told(() => asked.assessReputation(question)), expected);
    }
  }
});

test("a policy that was given back answers nothing more", () => {
  const gone = Policy.preset("tencent-ses");
  const counts = { sent: 1, delivered: 1, invalid: 0, spam: 0, blocked: 0, complained: 0, opened: 0 };
  gone.assessReputation({ level: 1, counts });
  gone.free();
  assert.throws(() => gone.assessReputation({ level: 1, counts }));
  assert.throws(() => gone.planWarmup({ days: 1 }));
});

test("positions are UTF-16 where the caller names no encoding", () => {
  const subject = "\u{1f600} {{missing}}";
  const ways = { checkSubject: { subject }, renderTemplate: { subject, data: {} } };
  for (const [method, question] of Object.entries(ways).filter(([method]) => method in policy)) {
    const [unnamed, utf16] = [question, { ...question, position_encoding: "utf-16" }].map((q) => policy[method](q));
    assert.deepEqual(unnamed, utf16);
  }
  if ("renderTemplate" in policy) assert.equal(policy.renderTemplate(ways.renderTemplate).errors[0].span.start, 3);
  assert.equal(thrown(() => policy.checkSubject({ subject, position_encoding: "utf-7" })).path, "position_encoding");
});

test("a mistake in a question is thrown with its code, path and help", () => {
  const error = thrown(() => policy.planRetry({ first_attempt_ms: 0, atempts: 1, now_ms: 5 }));
  assert.equal(error.name, "SendrightError");
  assert.deepEqual([error.code, error.path, error.help], ["unknown-field", "atempts", "did you mean `attempts`?"]);
  assert.match(error.message, /^atempts: there is no field `atempts` here; did you mean/);
});

test("a mistake in a document is thrown with its line and column", () => {
  const text = 'extends = "tencent-ses@2026.1"\nname = "mine"\nversion = "1"\n[quota]\nacount_daily = 7\n';
  const error = thrown(() => Policy.load(text));
  assert.deepEqual([error.code, error.path, error.line, error.column], ["unknown-field", "quota.acount_daily", 5, 16]);
  assert.equal(error.errors.length, 1);
});

test("a document may be an object", () => {
  const mine = Policy.load({ extends: "tencent-ses@2026.1", name: "mine", version: "7" });
  assert.match(mine.stamp, /^mine@7#[0-9a-f]{16}$/);
});

test("nothing that JSON would change in silence gets through", () => {
  const plan = (days) => thrown(() => policy.planWarmup({ days }));
  assert.match(plan(3.7).message, /found `3.7`/);
  for (const days of [NaN, Infinity, -Infinity]) assert.equal(plan(days).path, "days");
  assert.match(plan(2n ** 60n).message, /too large/);
  assert.equal(policy.planWarmup({ days: 2n }).days.length, 2);
  assert.equal(plan(new Date(0)).code, "invalid-value");
  const ring = {};
  ring.ring = ring;
  assert.match(thrown(() => policy.planWarmup(ring)).message, /cannot be written as JSON/);
  for (const nothing of [null, "text", [], 7]) thrown(() => policy.planWarmup(nothing));
  assert.equal(thrown(() => policy.planWarmup()).code, "missing-field");
});

test("a lone surrogate is refused and never replaced", () => {
  const { code, path, message } = thrown(() => policy.checkSubject({ subject: "\ud800" }));
  assert.deepEqual([code, path], ["invalid-value", "subject"]);
  assert.match(message, /lone surrogate/);
  assert.match(thrown(() => policy.answerJson("check_subject", '{"subject":"\ud800"}')).message, /lone surrogate/);
  assert.match(thrown(() => Policy.load("name = '\udc00'")).message, /lone surrogate/);
});

test("a value of a wrong type is refused with words", () => {
  assert.match(thrown(() => Policy.preset(7)).message, /expected a text/);
  assert.match(thrown(() => policy.answerJson("plan_warmup", { days: 1 })).message, /expected a text/);
  assert.throws(() => new Policy({}), TypeError);
});

test("each shipped policy loads under its name", () => {
  for (const name of presets()) assert.ok(Policy.preset(name).stamp.startsWith(`${name}#`));
});
