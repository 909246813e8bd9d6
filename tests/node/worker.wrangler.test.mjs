// The edge worker as its README deploys it, but for the last step: wrangler builds it, and workerd runs what it built.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test, { after } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "./workerd.mjs";

const own = (path) => fileURLToPath(new URL(path, import.meta.url));
const packages = createRequire(import.meta.url);
const wrangler = join(dirname(packages.resolve("wrangler/package.json")), "bin/wrangler.js");
const readme = readFileSync(own("../../wasm/worker/README.md"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "sendright-"));
after(() => rmSync(folder, { recursive: true }));

for (const name of ["src", "wrangler.toml", "package.json"]) {
  cpSync(own(`../../wasm/worker/${name}`), join(folder, name), { recursive: true });
}
cpSync(own("node_modules/sendright"), join(folder, "node_modules/sendright"), { recursive: true });

// Nothing is sent: neither the worker nor that it was built, nor is a registry asked for what is newer.
const QUIET = { WRANGLER_SEND_METRICS: "false", npm_config_registry: "http://127.0.0.1:9/", HOME: folder, CI: "true" };
const { status, stdout, stderr } = spawnSync(process.execPath, [wrangler, "deploy", "--dry-run", "--outdir", "out"], {
  cwd: folder,
  env: { PATH: process.env.PATH, ...QUIET },
  encoding: "utf8",
});

test("wrangler takes the configuration as it is, with the policy and the quotas bound", () => {
  assert.ok(readme.includes("\nnpx wrangler deploy\n"));
  assert.deepEqual([status, stderr], [0, ""]);
  assert.match(stdout, /env\.QUOTA \(Quota\) +Durable Object/);
  assert.match(stdout, /env\.POLICY \("tencent-ses@2026\.1"\) +Environment Variable/);
  assert.doesNotMatch(stdout, /warning/i);
});

test("what wrangler built answers the question of the README, with the token alone", async () => {
  const out = join(folder, "out");
  const module = readdirSync(out).find((name) => name.endsWith(".wasm"));
  const config = readFileSync(own("../../wasm/worker/workerd.capnp"), "utf8")
    .replace('(name = "sendright_bg.wasm", wasm = embed "sendright_bg.wasm")', `(name = "${module}", wasm = embed "${module}")`);
  writeFileSync(join(out, "workerd.capnp"), config);
  const worker = await serve(join(out, "workerd.capnp"), { SENDRIGHT_TOKEN: "token" });
  const [, path, body] = /curl https:\/\/[^/]+(\/\S+).*-d '([^']+)'/s.exec(readme);
  const ask = (token) =>
    fetch(worker.address + path, {
      method: "POST",
      body,
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    });
  try {
    assert.equal((await ask("another")).status, 401);
    const { verdict, policy } = await (await ask("token")).json();
    assert.equal(verdict, "approve");
    assert.match(policy, /^tencent-ses@2026\.1#/);
  } finally {
    await worker.stop();
  }
});
