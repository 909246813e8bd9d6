// The edge worker as HTTP has it: methods, origins, bodies and bindings.
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import test, { after } from "node:test";
import { serve } from "./workerd.mjs";

const built = process.env.SENDRIGHT_WORKER;
if (!built) throw new Error("SENDRIGHT_WORKER is not set: run these tests by `cargo xtask test`");
const running = [];
const start = async (environment) => {
  const worker = await serve(join(built, "workerd.capnp"), { SENDRIGHT_OPEN: "true", ...environment });
  running.push(worker);
  return worker.address;
};
after(() => Promise.all(running.map(({ stop }) => stop())));

const address = await start({});
const json = { "Content-Type": "application/json" };
const SUBJECT = JSON.stringify({ subject: "Your order" });
const ask = (path, { to = address, headers = {}, ...rest } = {}) =>
  fetch(to + path, { method: "POST", body: SUBJECT, headers: { ...json, ...headers }, ...rest });

test("no cache keeps an answer or a mistake", async () => {
  const responses = [await ask("/check-subject"), await ask("/nothing"), await fetch(`${address}/review`)];
  assert.deepEqual(
    responses.map(({ status, headers }) => [status, headers.get("Cache-Control"), headers.get("X-Content-Type-Options")]),
    [200, 404, 405].map((status) => [status, "no-store", "nosniff"]),
  );
});

test("OPTIONS and HEAD are told which methods there are, and HEAD nothing more", async () => {
  const asked = await fetch(`${address}/review`, { method: "OPTIONS" });
  assert.deepEqual([asked.status, asked.headers.get("Allow"), await asked.text()], [204, "POST, OPTIONS", ""]);
  assert.equal(asked.headers.get("Access-Control-Allow-Origin"), null);
  assert.equal((await fetch(`${address}/nothing`, { method: "OPTIONS" })).status, 404);
  for (const method of ["HEAD", "PUT", "DELETE"]) {
    const told = await fetch(`${address}/review`, { method });
    assert.deepEqual([told.status, told.headers.get("Allow")], [405, "POST, OPTIONS"]);
    if (method === "HEAD") assert.equal(await told.text(), "");
  }
});

test("pages of the origins in the binding may ask, and no others", async () => {
  const to = await start({ SENDRIGHT_OPEN: "", SENDRIGHT_TOKEN: "t", SENDRIGHT_ORIGINS: "https://a.example https://b.example" });
  const preflight = (Origin) =>
    ask("/review", { to, method: "OPTIONS", body: undefined, headers: { Origin, "Access-Control-Request-Method": "POST" } });
  const allowed = await preflight("https://b.example");
  assert.equal(allowed.status, 204);
  assert.equal(allowed.headers.get("Access-Control-Allow-Origin"), "https://b.example");
  assert.match(allowed.headers.get("Access-Control-Allow-Headers"), /Authorization/);
  const stranger = await preflight("https://c.example");
  assert.equal(stranger.headers.get("Access-Control-Allow-Origin"), null);
  assert.match(stranger.headers.get("Vary"), /Origin/);
  // A page has to be able to read why it was refused.
  const refused = await ask("/check-subject", { to, headers: { Origin: "https://a.example" } });
  assert.deepEqual([refused.status, refused.headers.get("Access-Control-Allow-Origin")], [401, "https://a.example"]);
  const open = await start({ SENDRIGHT_ORIGINS: "*" });
  const answer = await ask("/check-subject", { to: open, headers: { Origin: "https://c.example" } });
  assert.deepEqual([answer.status, answer.headers.get("Access-Control-Allow-Origin")], [200, "https://c.example"]);
});

test("a compressed body is refused by that name, and a charset is no hindrance", async () => {
  const packed = await ask("/check-subject", { body: new Uint8Array([31, 139, 8]), headers: { "Content-Encoding": "gzip" } });
  assert.equal(packed.status, 415);
  assert.match((await packed.json()).error.message, /compressed/);
  for (const type of ["application/json; charset=utf-8", "Application/JSON"]) {
    assert.equal((await ask("/check-subject", { headers: { "Content-Type": type } })).status, 200);
  }
  for (const type of ["text/json", "multipart/form-data; boundary=application/json", ""]) {
    assert.equal((await ask("/check-subject", { headers: { "Content-Type": type } })).status, 415, type);
  }
});

test("a body in chunks without an end is cut off at the limit", async () => {
  const small = await start({ SENDRIGHT_MAX_BODY_BYTES: "100000" });
  const socket = connect(new URL(small).port, "127.0.0.1");
  let told = "";
  const closed = new Promise((done) => socket.on("close", done).on("error", done));
  socket.on("data", (bytes) => (told += bytes));
  const head = "POST /check-subject HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
  socket.write(head);
  const endless = setInterval(() => socket.writable && socket.write(`2710\r\n${"x".repeat(10_000)}\r\n`), 5);
  while (!told.includes("\r\n\r\n") && !socket.destroyed) await new Promise((done) => setTimeout(done, 20));
  clearInterval(endless);
  socket.destroy();
  await closed;
  assert.match(told, /^HTTP\/1.1 413 /);
  assert.equal((await ask("/check-subject", { to: small })).status, 200);
});

test("a strange body never becomes a failure of the worker", async () => {
  const bodies = {
    deep: `{"subject":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
    huge: '{"subject":1e999}',
    half: '{"subject":"\\ud800"}',
    prototype: '{"subject":"a","__proto__":{"kind":"b"}}',
    empty: "",
  };
  for (const [name, body] of Object.entries(bodies)) {
    const response = await ask("/check-subject", { body });
    assert.equal(response.status, 400, name);
    assert.equal(typeof (await response.json()).error.code, "string", name);
  }
  for (const path of ["/constructor", "/__proto__", "/review/", "//review", "/REVIEW", "/"]) {
    assert.equal((await ask(path)).status, 404, path);
  }
});

test("a binding that is wrong is told as one, and what is nearly right is taken", async () => {
  for (const MAX of ["-5", "6MB", "0", "1.5"]) {
    const to = await start({ SENDRIGHT_MAX_BODY_BYTES: MAX });
    const { error } = await (await ask("/check-subject", { to })).json();
    assert.match(error.message, /MAX_BODY_BYTES/, MAX);
  }
  for (const [policy, told] of [
    ["a = 1\nb = [", "syntax"],
    ['{"extends":"tencent-ses@2026.1","name":"a","version":"1","quota":{"acount_daily":1}}', "unknown-field"],
  ]) {
    const response = await ask("/check-subject", { to: await start({ SENDRIGHT_POLICY: policy }) });
    const { error } = await response.json();
    assert.deepEqual([response.status, error.code, error.help], [500, told, "mend the variable `POLICY`"]);
  }
  for (const policy of ["amazon-ses\n", " amazon-ses "]) {
    const answer = await (await ask("/check-subject", { to: await start({ SENDRIGHT_POLICY: policy }) })).json();
    assert.match(answer.policy, /^amazon-ses@/);
  }
});

test("a field that is given twice is refused with its path, wherever it stands", async () => {
  const quota = '"domain_name":"a.example","mode":"batch","count":5,"domain":{"verified":true,"level":3},"account":{}';
  for (const [path, body, place] of [
    ["/check-subject", '{"subject":"a","subject":"b"}', "subject"],
    ["/check-subject", '{"subject":"\\"}\\\\","s\\u0075bject":"b"}', "subject"],
    ["/review", '{"kind":"test","history":[{"kind":"test"},{"kind":"test","kind":"trigger"}]}', "history[1].kind"],
    ["/decide-quota", `{"account_id":"a","account_id":"b",${quota}}`, "account_id"],
    ["/decide-quota", `{"account_id":"a",${quota},"domain":{"level":3,"level":20}}`, "domain"],
  ]) {
    const response = await ask(path, { body });
    const { error } = await response.json();
    assert.deepEqual([response.status, error.code, error.path], [400, "invalid-value", place], body);
  }
  const twins = await ask("/check-subject", { body: '{"subject":"[{\\"a\\":1,\\"a\\":2}]"}' });
  assert.equal(twins.status, 200);
});

test("what is no JSON is told with its place", async () => {
  const { error } = await (await ask("/review", { body: '{"kind":"test",\n "subject": oops}' })).json();
  assert.equal(error.code, "syntax");
  assert.match(error.message, /^line 2, column 13: /);
});

test("half a character is told with the field that has it", async () => {
  const { error } = await (await ask("/check-subject", { body: '{"subject":"a\\ud800"}' })).json();
  assert.deepEqual([error.code, error.path], ["invalid-value", "subject"]);
  assert.match(error.message, /surrogate/);
});

test("what the operator has to mend is in the log with all its places, and what a caller did wrong is not", async () => {
  const policy = 'extends = "tencent-ses@2026.1"\nname = "a"\nversion = "1"\n[quota]\nb = 1\nc = 2\n';
  const worker = await serve(join(built, "workerd.capnp"), { SENDRIGHT_OPEN: "true", SENDRIGHT_POLICY: policy });
  running.push(worker);
  await ask("/nothing", { to: worker.address });
  await ask("/check-subject", { to: worker.address, body: "{" });
  assert.equal((await ask("/check-subject", { to: worker.address })).status, 500);
  for (let tries = 0; tries < 40 && !worker.log().includes("quota.c"); tries += 1) await new Promise((done) => setTimeout(done, 50));
  assert.match(worker.log(), /line 5,[^]*quota\.b[^]*line 6,[^]*quota\.c/);
  assert.doesNotMatch(worker.log(), /nothing/);
});

test("a worker is opened by a truth as by a text, as a configuration may write either", async () => {
  const config = readFileSync(join(built, "workerd.capnp"), "utf8");
  const binding = '(name = "OPEN", fromEnvironment = "SENDRIGHT_OPEN")';
  assert.ok(config.includes(binding));
  const file = join(built, "open.capnp");
  for (const [value, status] of [["true", 200], ["false", 503]]) {
    writeFileSync(file, config.replace(binding, `(name = "OPEN", json = "${value}")`));
    const worker = await serve(file).finally(() => rmSync(file));
    running.push(worker);
    assert.equal((await ask("/check-subject", { to: worker.address })).status, status, value);
  }
});
