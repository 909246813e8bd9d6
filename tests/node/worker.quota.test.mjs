// The quota at the edge: over isolates, over days, and by one name for each domain.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { serve } from "./workerd.mjs";

const built = process.env.SENDRIGHT_WORKER;
if (!built) throw new Error("SENDRIGHT_WORKER is not set: run these tests by `cargo xtask test`");
const config = join(built, "workerd.capnp");
const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
const OPEN = { SENDRIGHT_OPEN: "true" };

const question = (rest) => ({
  account_id: "acme",
  domain_name: "mail.acme.example",
  mode: "batch",
  count: 600,
  domain: { verified: true, level: 2 },
  account: {},
  ...rest,
});

async function decide(address, rest = {}) {
  const body = JSON.stringify(question(rest));
  const headers = { "Content-Type": "application/json" };
  const response = await fetch(`${address}/decide-quota`, { method: "POST", body, headers });
  return { status: response.status, ...(await response.json()) };
}

test("two isolates grant one quota between them", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sendright-"));
  folders.push(folder);
  // A second worker of the same code whose durable objects are those of the first.
  for (const name of ["worker.js", "sendright_bg.wasm"]) copyFileSync(join(built, name), join(folder, name));
  const text = readFileSync(config, "utf8");
  const [, worker] = /const sendright :Workerd\.Worker = (\([^]*\));/.exec(text);
  const second = worker
    .replace('durableObjectNamespace = "Quota"', 'durableObjectNamespace = (className = "Quota", serviceName = "sendright")')
    .replace(/ {2}durableObjectNamespaces = [^]*$/, ")");
  const services = '(name = "second", worker = .second),\n    (name = "state"';
  const socket = 'sockets = [(name = "other", address = "127.0.0.1:0", http = (), service = "second"), (name = "http"';
  const both = text.replace('(name = "state"', services).replace('sockets = [(name = "http"', socket);
  writeFileSync(join(folder, "both.capnp"), `${both}\nconst second :Workerd.Worker = ${second};\n`);

  const { address, ports, stop } = await serve(join(folder, "both.capnp"), OPEN);
  const addresses = [address, `http://127.0.0.1:${ports.other}`];
  const asked = Array.from({ length: 60 }, (_, index) => decide(addresses[index % 2], { count: 30 }));
  const granted = (await Promise.all(asked)).map((answer) => answer.granted);
  await stop();
  // Level 2 may send 1 000 a day.
  assert.equal(granted.reduce((sum, each) => sum + each, 0), 1000);
  for (const side of [0, 1]) assert.ok(granted.some((each, index) => index % 2 === side && each > 0), "both granted");
});

test("a domain has one quota, however it is spelt", async () => {
  const { address, stop } = await serve(config, OPEN);
  const spellings = ["bücher.example", "BÜCHER.example", "xn--bcher-kva.example", "bücher.example.", "ｂücher.example"];
  const granted = [];
  for (const domain_name of spellings) granted.push((await decide(address, { domain_name })).granted);
  const strange = [" a.example", "a.example/x", "a@b.example", "a..example", "a.example:25", `${"x".repeat(64)}.example`, "%61.example"];
  const refused = [];
  for (const domain_name of strange) refused.push(await decide(address, { domain_name }));
  await stop();
  assert.deepEqual(granted, [600, 400, 0, 0, 0]);
  for (const [index, { status, error }] of refused.entries()) {
    assert.deepEqual([status, error?.path], [400, "domain_name"], strange[index]);
  }
});

test("accounts that are named by half a character are refused, for they would be one", async () => {
  const { address, stop } = await serve(config, OPEN);
  const told = [await decide(address, { account_id: "a\ud800" }), await decide(address, { account_id: "a\ufffd" })];
  await stop();
  assert.deepEqual(told.map(({ status }) => status), [400, 200]);
  assert.equal(told[0].error.path, "account_id");
});

test("what is said of the domain or the account has to be an object", async () => {
  const { address, stop } = await serve(config, OPEN);
  const told = [];
  for (const [part, value] of [["domain", "x"], ["domain", []], ["domain", null], ["account", 7], ["account", []]]) {
    told.push([part, await decide(address, { [part]: value })]);
  }
  await stop();
  for (const [part, { status, error }] of told) assert.deepEqual([status, error?.path], [400, part]);
});

/** Moves all that is kept back in time, as if it had been granted so long ago. */
function age(state, milliseconds) {
  const files = readdirSync(join(state, "state"), { recursive: true }).filter((name) => name.endsWith(".sqlite"));
  assert.ok(files.length > 0);
  const program = `import sqlite3, sys
for file in sys.argv[2:]:
    base = sqlite3.connect(file)
    if base.execute("SELECT 1 FROM sqlite_master WHERE name = 'sent'").fetchone():
        base.execute("UPDATE sent SET at = at - ?", (int(sys.argv[1]),))
        base.execute("UPDATE pause SET until = until - ?", (int(sys.argv[1]),))
        base.commit()
    base.close()`;
  execFileSync("python3", ["-c", program, String(milliseconds), ...files.map((name) => join(state, "state", name))]);
}

const ROLLING = 'extends = "tencent-ses@2026.1"\nname = "rolling"\nversion = "1"\n[day]\nrolling = true\n';
const HOUR_MS = 3_600_000;

for (const [name, policy, hours, granted] of [
  ["a day later the quota is whole again", "tencent-ses", 24, 1000],
  ["within the last 24 hours what was granted counts", ROLLING, 23, 400],
  ["after 24 hours what was granted counts no longer", ROLLING, 24.1, 1000],
]) {
  test(`over a restart: ${name}`, async () => {
    const environment = { ...OPEN, SENDRIGHT_POLICY: policy };
    const first = await serve(config, environment);
    const before = await decide(first.address);
    await first.stop({ keep: true });
    folders.push(first.state);
    age(first.state, hours * HOUR_MS);
    const second = await serve(config, environment, first.state);
    const after = await decide(second.address, { count: 5000 });
    await second.stop();
    assert.deepEqual([before.granted, after.granted], [600, granted], JSON.stringify(after));
    assert.ok(after.resume_ms > Date.now(), JSON.stringify(after));
  });
}
