// The npm package through Vite and webpack, and what they make of it in Chromium.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { fileURLToPath } from "node:url";
import * as vite from "vite";
import webpack from "webpack";
import { serve } from "../../wasm/page/serve.mjs";
import { launch } from "./chromium.mjs";

const source = fileURLToPath(new URL("bundled", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "sendright-"));
const browser = await launch();
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** What the bundle tells in a page. */
async function told(address) {
  const page = await browser.newPage();
  const failures = [];
  page.on("pageerror", (error) => failures.push(error.message));
  await page.goto(address);
  await page
    .waitForFunction(() => globalThis.told, undefined, { timeout: 20_000 })
    .catch((error) => failures.push(error.message));
  assert.deepEqual(failures, []);
  return page.evaluate(() => globalThis.told);
}

async function toldFrom(out) {
  const { server, address } = await serve(out);
  try {
    return await told(address);
  } finally {
    server.close();
  }
}

const EXPECTED = { daily: 2000, help: "did you mean `days`?" };

test("Vite builds it as it is", async () => {
  const out = join(folder, "vite");
  await vite.build({ root: source, configFile: false, logLevel: "error", build: { outDir: out, target: "es2022" } });
  assert.deepEqual(await toldFrom(out), EXPECTED);
});

test("Vite's development server serves it once it is left out of the optimisation", async () => {
  const server = await vite.createServer({
    root: source,
    configFile: false,
    logLevel: "error",
    cacheDir: join(folder, "cache"),
    server: { host: "127.0.0.1", port: 0 },
    optimizeDeps: { exclude: ["sendright"] },
  });
  await server.listen();
  try {
    assert.deepEqual(await told(`http://127.0.0.1:${server.httpServer.address().port}/`), EXPECTED);
  } finally {
    await server.close();
  }
});

test("webpack builds it as it is", async () => {
  const out = join(folder, "webpack");
  const compiler = webpack({
    mode: "production",
    target: "web",
    context: source,
    entry: "./main.js",
    output: { path: out, publicPath: "" },
    performance: false,
  });
  const stats = await new Promise((done, fail) =>
    compiler.run((error, result) => (error ? fail(error) : done(result))),
  );
  assert.equal(stats.hasErrors(), false, stats.toString("errors-only"));
  writeFileSync(join(out, "index.html"), '<!doctype html><title>bundled</title><script defer src="main.js"></script>');
  assert.deepEqual(await toldFrom(out), EXPECTED);
});
