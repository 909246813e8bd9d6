// The edge worker in workerd, over HTTP, as its callers meet it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { after } from "node:test";
import { Policy } from "sendright";
import { serve } from "./workerd.mjs";

const built = process.env.SENDRIGHT_WORKER;
if (!built) throw new Error("SENDRIGHT_WORKER is not set: run these tests by `cargo xtask test`");
const config = join(built, "workerd.capnp");
const running = [];
const start = async (environment, state) => {
  const worker = await serve(config, environment, state);
  running.push(worker);
  return worker;
};
after(() => Promise.all(running.map(({ stop }) => stop())));

const TOKEN = "a-token-of-the-tests";
const begun = performance.now();
const worker = await start({ SENDRIGHT_TOKEN: TOKEN });

async function ask(path, question, { address = worker.address, headers = {}, ...rest } = {}) {
  const body = typeof question === "string" ? question : JSON.stringify(question);
  const given = { "Content-Type": "application/json", Authorization: `Bearer ${TOKEN}`, ...headers };
  const response = await fetch(address + path, { method: "POST", body, headers: given, ...rest });
  assert.match(response.headers.get("Content-Type"), /^application\/json/);
  return { status: response.status, headers: response.headers, ...(await response.json()) };
}

const subject = { subject: "Your order" };

test("the first answer comes soon after the start", async (t) => {
  assert.equal((await ask("/check-subject", subject)).status, 200);
  t.diagnostic(`from spawn to the first answer: ${Math.round(performance.now() - begun)} ms`);
});

test("a review is that of the package", async () => {
  const question = {
    kind: "trigger",
    subject: "\u{1f600} {{code}}",
    html: "<p>\u{1f600} <a href='http://bit.ly/x'>x</a>",
  };
  const { status, headers, ...answer } = await ask("/review", question);
  assert.equal(status, 200);
  assert.deepEqual(answer, Policy.preset("tencent-ses").reviewTemplate(question));
});

test("a subject is checked", async () => {
  const { verdict, policy } = await ask("/check-subject", { subject: "" });
  assert.deepEqual([verdict, policy.split("#")[0]], ["reject", "tencent-ses@2026.1"]);
});

test("whoever has no token, or a wrong one, gets no answer", async () => {
  for (const Authorization of [
    "",
    "Bearer",
    "Bearer wrong",
    `Bearer ${TOKEN}x`,
    `Bearer ${TOKEN.slice(1)}`,
    `Basic ${TOKEN}`,
  ]) {
    const { status, error, headers } = await ask("/review", {}, { headers: { Authorization } });
    assert.deepEqual([status, error.code, headers.get("WWW-Authenticate")], [401, "unauthorized", "Bearer"]);
  }
});

test("a worker without a token answers nobody, unless it is told to be open", async () => {
  const shut = await start({});
  const { status, error } = await ask("/check-subject", subject, { address: shut.address });
  assert.deepEqual([status, error.code], [503, "not-configured"]);
  const open = await start({ SENDRIGHT_OPEN: "true" });
  assert.equal(
    (await ask("/check-subject", subject, { address: open.address, headers: { Authorization: "" } })).status,
    200,
  );
});

test("a mistake is told with its place and what may be meant", async () => {
  const { status, error } = await ask("/check-subject", { subjekt: "x" });
  assert.deepEqual(
    [status, error.code, error.path, error.help],
    [400, "unknown-field", "subjekt", "did you mean `subject`?"],
  );
  const cases = [
    [404, await ask("/nothing", {})],
    [405, await ask("/review", undefined, { method: "GET", body: undefined })],
    [415, await ask("/review", "{}", { headers: { "Content-Type": "text/plain" } })],
    [400, await ask("/review", "{")],
    [400, await ask("/review", "[]")],
    [400, await ask("/review", "null")],
    [400, await ask("/review", new Uint8Array([0x22, 0xff, 0x22]).buffer, {})],
  ];
  for (const [status, told] of cases) {
    assert.equal(told.status, status);
    for (const key of ["code", "path", "message", "help"]) assert.equal(typeof told.error[key], "string");
  }
});

test("a body beyond the limit is refused, however it is sent", async () => {
  const small = await start({ SENDRIGHT_TOKEN: TOKEN, SENDRIGHT_MAX_BODY_BYTES: "1000" });
  const long = JSON.stringify({ subject: "x".repeat(2000) });
  assert.equal((await ask("/check-subject", long, { address: small.address })).status, 413);
  const pieces = new ReadableStream({
    start(controller) {
      for (let at = 0; at < 20; at += 1) controller.enqueue(new TextEncoder().encode("x".repeat(100)));
      controller.close();
    },
  });
  const headers = { "Content-Type": "application/json", Authorization: `Bearer ${TOKEN}` };
  const streamed = await fetch(`${small.address}/check-subject`, {
    method: "POST",
    body: pieces,
    duplex: "half",
    headers,
  });
  assert.equal(streamed.status, 413);
  assert.equal((await ask("/check-subject", subject, { address: small.address })).status, 200);
});

test("the policy is the one of the binding", async () => {
  const document = 'extends = "tencent-ses@2026.1"\nname = "mine"\nversion = "1"\n[subject]\nmax_characters = 5\n';
  const own = await start({ SENDRIGHT_TOKEN: TOKEN, SENDRIGHT_POLICY: document });
  const { verdict, policy } = await ask("/check-subject", subject, { address: own.address });
  assert.deepEqual([verdict, policy.split("#")[0]], ["reject", "mine@1"]);
  const bad = await start({ SENDRIGHT_TOKEN: TOKEN, SENDRIGHT_POLICY: "tencent-sess" });
  const { status, error } = await ask("/check-subject", subject, { address: bad.address });
  assert.deepEqual([status, error.code], [500, "unknown-preset"]);
});

const wanted = (account, count, rest = {}) => ({
  account_id: account,
  domain_name: "mail.acme.example",
  mode: "batch",
  count,
  domain: { verified: true, level: 2 },
  account: {},
  ...rest,
});

test("a quota is granted once, however many ask at the same time", async () => {
  const asked = Array.from({ length: 40 }, () => ask("/decide-quota", wanted("at-once", 30)));
  const granted = (await Promise.all(asked)).map((answer) => answer.granted);
  // Level 2 may send 1 000 a day.
  assert.equal(
    granted.reduce((sum, each) => sum + each, 0),
    1000,
  );
});

test("domains of one account have their own quota, and case is no difference", async () => {
  const of = async (domain_name) => (await ask("/decide-quota", wanted("domains", 800, { domain_name }))).granted;
  assert.deepEqual([await of("a.example"), await of("b.example"), await of("A.example")], [800, 800, 200]);
});

test("a batch that met its quota rests", async () => {
  const first = await ask("/decide-quota", wanted("rests", 1500));
  assert.deepEqual([first.decision, first.granted], ["send", 1000]);
  const second = await ask("/decide-quota", wanted("rests", 10));
  assert.deepEqual([second.decision, second.granted, second.resume_ms], ["hold", 0, first.resume_ms]);
  assert.match(JSON.stringify(second.reasons), /rests/);
});

test("single sends are counted by the second", async () => {
  const send = { mode: "single", domain: { verified: true, level: 5 } };
  const asked = Array.from({ length: 200 }, () => ask("/decide-quota", wanted("singles", 1, send)));
  const refused = (await Promise.all(asked)).filter(({ granted }) => granted === 0);
  assert.ok(refused.length > 0 && refused.every(({ reasons }) => reasons[0].limit === 20), JSON.stringify(refused[0]));
});

test("nobody tells the worker what it counts itself", async () => {
  for (const [path, part] of [
    ["domain.sent_today", { domain: { verified: true, level: 2, sent_today: 0 } }],
    ["now_ms", { now_ms: 5 }],
  ]) {
    const { status, error } = await ask("/decide-quota", wanted("told", 1, part));
    assert.deepEqual([status, error.path], [400, path]);
  }
  assert.equal((await ask("/decide-quota", wanted("", 1))).error.path, "account_id");
  assert.equal((await ask("/decide-quota", wanted("told", 1, { domain_name: 7 }))).error.path, "domain_name");
  assert.equal((await ask("/decide-quota", wanted("told", 1, { modus: 1 }))).error.path, "modus");
});

test("the configurations of wrangler and workerd name the same things", () => {
  const source = new URL("../../wasm/worker/", import.meta.url);
  const [wrangler, workerd] = ["wrangler.toml", "workerd.capnp"].map((name) =>
    readFileSync(new URL(name, source), "utf8"),
  );
  const value = (key) => new RegExp(`^${key} = \\[?"([^"]+)"`, "m").exec(wrangler)[1];
  const main = readFileSync(new URL(value("main"), source), "utf8");
  assert.ok(main.includes(`export { ${value("class_name")} }`));
  assert.equal(value("new_sqlite_classes"), value("class_name"));
  assert.ok(workerd.includes(`className = "${value("class_name")}"`));
  const binding = /^name = "(\w+)"\nclass_name/m.exec(wrangler)[1];
  assert.ok(workerd.includes(`(name = "${binding}", durableObjectNamespace`));
  assert.ok(workerd.includes(`compatibilityDate = "${value("compatibility_date")}"`));
});

test("what was granted is known after a restart", async () => {
  const first = await serve(config, { SENDRIGHT_TOKEN: TOKEN });
  assert.equal((await ask("/decide-quota", wanted("kept", 700), { address: first.address })).granted, 700);
  await first.stop({ keep: true });
  const second = await start({ SENDRIGHT_TOKEN: TOKEN }, first.state);
  assert.equal((await ask("/decide-quota", wanted("kept", 700), { address: second.address })).granted, 300);
});
