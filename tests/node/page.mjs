// The checker page in Chromium, with a watch over what it asks of the network.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { serve } from "../../wasm/page/serve.mjs";
import { launch } from "./chromium.mjs";

const built = process.env.SENDRIGHT_PAGE;
if (!built) throw new Error("SENDRIGHT_PAGE is not set: run these tests by `cargo xtask test`");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The page's files, as a browser may fetch them. */
const OWN = ["/", "/icon.svg", "/page.js", "/engine.js", "/schema.json", "/sendright_bg.wasm", "/style.css"];

export async function start() {
  const { server, address } = await serve(built);
  const browser = await launch();
  return {
    address,
    /** A fresh page, as for a first visit. `failures` has what went wrong in it, `asked` what it fetched. */
    async open({ hash = "", ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en", ...options });
      const page = await context.newPage();
      const seen = { failures: [], asked: [] };
      page.on("pageerror", (error) => seen.failures.push(error.message));
      context.on("request", (request) => seen.asked.push(request.url()));
      await page.goto(address + hash);
      await page.getByRole("tabpanel").waitFor();
      return { page, context, ...seen };
    },
    async stop() {
      await browser.close();
      server.close();
    },
  };
}

/** Types into an editor of CodeMirror what was there before or not. */
export async function write(page, name, text) {
  const editor = page.getByRole("textbox", { name, exact: true });
  await editor.click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

/** Fails for each thing that axe finds. */
export async function assertAccessible(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`).join("\n")}`);
  assert.deepEqual(told, []);
}

/** Fails if anything but the page's own files was asked for. */
export function assertStayedHome(address, asked) {
  const strange = asked.filter((url) => {
    const { origin, pathname, protocol } = new URL(url);
    if (["data:", "about:", "blob:"].includes(protocol)) return false;
    return origin !== new URL(address).origin || !OWN.includes(pathname);
  });
  assert.deepEqual(strange, []);
}
