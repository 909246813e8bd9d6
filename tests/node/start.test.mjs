// How the npm package is started: by itself in Node, or with a module that the host brings.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import test, { after } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";

const here = fileURLToPath(new URL(".", import.meta.url));
const bytes = readFileSync(new URL("node_modules/sendright/sendright_bg.wasm", import.meta.url));
const server = createServer((request, response) => {
  const type = { "/sendright_bg.wasm": "application/wasm", "/untyped": "application/octet-stream" }[request.url];
  response.writeHead(type ? 200 : 404, { "Content-Type": type ?? "text/plain" }).end(type ? bytes : "nothing");
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
after(() => server.close());

/** Runs code in a process of its own, with `s` as `sendright/init`, and gives what it returns. */
async function told(code) {
  const program = `
    import * as s from "sendright/init";
    import { readFileSync } from "node:fs";
    const bytes = readFileSync("node_modules/sendright/sendright_bg.wasm");
    const address = "http://127.0.0.1:${server.address().port}/";
    const failure = async (act) => { try { await act(); } catch (error) { return error.message; } };
    console.log(JSON.stringify(await (async () => { ${code} })()));`;
  const { stdout } = await promisify(execFile)("node", ["--input-type=module", "--eval", program], { cwd: here });
  return JSON.parse(stdout);
}

const STAMP = /^tencent-ses@2026\.1#/;

test("whoever asks before the start is told what to do", async () => {
  const failures = await told(`return [
    await failure(() => s.Policy.preset("tencent-ses")), await failure(() => s.Policy.load("")), await failure(() => s.presets()),
  ]`);
  for (const failure of failures) assert.match(failure, /not been started yet: call `initSync` or await `init`/);
});

for (const [name, source] of Object.entries({
  "an address": "new URL('sendright_bg.wasm', address)",
  "an address as text": "address + 'sendright_bg.wasm'",
  "a response": "await fetch(address + 'sendright_bg.wasm')",
  "a promise of a response": "fetch(address + 'sendright_bg.wasm')",
  "a response of another type": "fetch(address + 'untyped')",
  "bytes": "bytes",
  "an array buffer": "new Uint8Array(bytes).buffer",
  "a compiled module": "new WebAssembly.Module(bytes)",
})) {
  test(`it starts with ${name}`, async () => {
    assert.match(await told(`await s.init(${source}); return s.Policy.preset("tencent-ses").stamp`), STAMP);
  });
}

test("it is started once, whoever starts it at the same time", async () => {
  const stamps = await told(`
    const starts = [s.init(address + "sendright_bg.wasm"), s.init(bytes)];
    s.initSync({ module: bytes });
    const early = s.Policy.preset("tencent-ses");
    await Promise.all(starts);
    s.initSync({ module: bytes });
    await s.init(bytes);
    return [early.stamp, s.Policy.preset("tencent-ses").stamp];`);
  for (const stamp of stamps) assert.match(stamp, STAMP);
});

test("a start that failed is told in words and may be tried again", async () => {
  const [lost, broken, strange, nothing, stamp] = await told(`
    const failures = [
      await failure(() => s.init(address + "gone")), await failure(() => s.init(bytes.subarray(0, 100))),
      await failure(() => s.init({})), await failure(() => s.initSync()),
    ];
    await s.init(bytes);
    return [...failures, s.Policy.preset("tencent-ses").stamp];`);
  assert.equal(lost, "sendright_bg.wasm cannot be loaded: 404");
  assert.match(broken, /WebAssembly/);
  assert.match(strange, /init takes the address/);
  assert.match(nothing, /initSync takes `\{ module \}`/);
  assert.match(stamp, STAMP);
});

test("a thread of Node has a policy of its own", async () => {
  const code = `const { parentPort } = require("node:worker_threads");
    import(${JSON.stringify(new URL("node_modules/sendright/node.js", import.meta.url).href)})
      .then(({ Policy }) => parentPort.postMessage(Policy.preset("tencent-ses").stamp));`;
  const thread = new Worker(code, { eval: true });
  const stamp = await new Promise((done, fail) => thread.once("message", done).once("error", fail));
  await thread.terminate();
  assert.match(stamp, STAMP);
});

test("tools find the package's description", () => {
  const { name } = createRequire(import.meta.url)("sendright/package.json");
  assert.equal(name, "sendright");
});
