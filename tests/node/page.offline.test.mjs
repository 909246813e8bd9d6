// The page without a network, and after a deployment.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { keepOffline } from "../../wasm/page/offline.mjs";
import { serve } from "../../wasm/page/serve.mjs";
import { launch } from "./chromium.mjs";
import { write } from "./page.mjs";

const browser = await launch();
after(() => browser.close());

/** The page below a path, on a host that can be stopped. */
async function hosted(t) {
  const folder = mkdtempSync(join(tmpdir(), "sendright-"));
  const own = join(folder, "tools/mail");
  cpSync(process.env.SENDRIGHT_PAGE, own, { recursive: true });
  const { server, address } = await serve(folder);
  const host = {
    own,
    address: `${address}tools/mail/`,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
    /** Puts another build there, told by its description. */
    async deploy(description) {
      describe(own, description);
      await keepOffline(own);
    },
    /** Puts the worker of one build there and the rest of another; at no time is there a whole one but the first. */
    async deployHalf() {
      const next = join(folder, "next");
      cpSync(own, next, { recursive: true });
      describe(next, "the second build");
      await keepOffline(next);
      describe(own, "half of the third");
      cpSync(join(next, "offline.js"), join(own, "offline.js"));
    },
  };
  t.after(async () => {
    await host.stop();
    rmSync(folder, { recursive: true });
  });
  return host;
}

function describe(folder, description) {
  const file = join(folder, "index.html");
  writeFileSync(file, readFileSync(file, "utf8").replace(/(name="description" content=)"[^"]*"/, `$1"${description}"`));
}

async function visited(host) {
  const context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  await page.goto(host.address);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active.state === "activated");
  return page;
}

const description = (page) => page.locator('meta[name="description"]').getAttribute("content");
const caches = (page) => page.evaluate(async () => (await globalThis.caches.keys()).sort());

/** Looks for a new worker, as the browser does by itself too, until it is at work. */
const update = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => {});
    const next = registration.installing ?? registration.waiting ?? registration.active;
    const settled = () => ["activated", "redundant"].includes(next.state);
    while (!settled()) await new Promise((done) => next.addEventListener("statechange", done, { once: true }));
  });

test("a page that was visited reviews after a reload without a network", async (t) => {
  const host = await hosted(t);
  const page = await visited(host);
  await host.stop();
  for (const address of [host.address, `${host.address}index.html?from=mail`]) {
    await page.goto(address);
    await write(page, "Subject", "Hello");
    await write(page, "Template", "<p onclick=go()>Hello");
    await page.locator('.finding[data-rule="html/event-handler"]').waitFor();
  }
  await page.getByRole("tab", { name: "Policy" }).click();
  await page.getByText("The document is right").waitFor();
  await write(page, "Policy document", 'extends = "tencent-ses@2026.1"\n[quota]\nacc');
  await page.keyboard.press("Control+Space");
  await page.locator(".cm-tooltip-autocomplete").getByText("account_daily").waitFor();
});

test("after a deployment the first reload shows the new page, and so does one without a network", async (t) => {
  const host = await hosted(t);
  const page = await visited(host);
  const [before] = await caches(page);
  await host.deploy("the second build");
  await page.reload();
  assert.equal(await description(page), "the second build");
  await update(page);
  const kept = await caches(page);
  assert.equal(kept.length, 1);
  assert.notEqual(kept[0], before);
  await host.stop();
  await page.reload();
  assert.equal(await description(page), "the second build");
  await page.locator('main > [role="tabpanel"]').waitFor();
});

test("a deployment that is half done leaves what was kept whole", async (t) => {
  const host = await hosted(t);
  const page = await visited(host);
  const whole = await description(page);
  await host.deployHalf();
  await update(page);
  await host.stop();
  await page.reload();
  assert.equal(await description(page), whole);
  await page.locator('main > [role="tabpanel"]').waitFor();
});

test("what another page of the same host keeps is left alone", async (t) => {
  const host = await hosted(t);
  const page = await visited(host);
  const others = ["sendright of another", `sendright ${host.address}other/ sha256-x`];
  const [first] = await caches(page);
  await page.evaluate((names) => Promise.all(names.map((name) => globalThis.caches.open(name))), others);
  await host.deploy("the second build");
  await update(page);
  const kept = await caches(page);
  assert.deepEqual(others.filter((name) => kept.includes(name)), others);
  assert.equal(kept.length, 3);
  assert.ok(!kept.includes(first));
});
