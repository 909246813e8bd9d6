// How the npm package is started in the workers of a browser.
import assert from "node:assert/strict";
import test from "node:test";
import { pageBeside } from "./served.mjs";

const page = await pageBeside({
  "index.html": "<!doctype html><title>workers</title>",
  "worker.js": `import { Policy } from "./sendright/browser.js"; postMessage(Policy.preset("tencent-ses").stamp);`,
  "service.js": `import { init, Policy } from "./sendright/init.js";
    const ready = init(new URL("./sendright/sendright_bg.wasm", import.meta.url));
    onmessage = async ({ source }) => { await ready; source.postMessage(Policy.preset("tencent-ses").stamp); };`,
});

test("a web worker imports it as a page does", async () => {
  const stamp = await page.evaluate(
    () =>
      new Promise((done, fail) => {
        const worker = new Worker("worker.js", { type: "module" });
        worker.onmessage = ({ data }) => done(data);
        worker.onerror = ({ message }) => fail(new Error(message));
      }),
  );
  assert.match(stamp, /^tencent-ses@/);
});

test("a service worker, which may not wait while it starts, starts it by `init`", async () => {
  const stamp = await page.evaluate(async () => {
    await navigator.serviceWorker.register("service.js", { type: "module" });
    const { active } = await navigator.serviceWorker.ready;
    return new Promise((done) => {
      navigator.serviceWorker.onmessage = ({ data }) => done(data);
      active.postMessage("");
    });
  });
  assert.match(stamp, /^tencent-ses@/);
});
