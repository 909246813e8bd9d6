// The checker page in Chromium, with a watch over what it asks of the network.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { serve } from "../../wasm/page/serve.mjs";
import { launch } from "./chromium.mjs";

const built = process.env.SENDRIGHT_PAGE;
if (!built) throw new Error("SENDRIGHT_PAGE is not set: run these tests by `cargo xtask test`");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The page's files, as a browser may fetch them. */
const OWN = ["/", "/icon.svg", "/page.js", "/mail.js", "/engine.js", "/offline.js", "/schema.json", "/sendright_bg.wasm"].concat(
  ["base", "editor", "review", "simulator", "narrow", "print"].map((name) => `/${name}.css`),
);

export async function start() {
  const { server, address } = await serve(built);
  // All that the tests' mails name leads here, so that whatever the page would reach is seen.
  const outside = createServer((socket) => {
    strangers += 1;
    socket.destroy();
  });
  let strangers = 0;
  await new Promise((done) => outside.listen(0, "127.0.0.1", done));
  const browser = await launch([`--host-resolver-rules=MAP *.example 127.0.0.1:${outside.address().port}`]);
  return {
    address,
    /** A fresh page, as for a first visit. `failures` has what went wrong in it. */
    async open({ hash = "", ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en", ...options });
      const page = await context.newPage();
      const [failures, fetched] = [[], []];
      page.on("pageerror", (error) => failures.push(error.message));
      context.on("response", (response) => fetched.push(response.url()));
      await page.goto(address + hash);
      await page.locator('main > [role="tabpanel"]').waitFor();
      /** Fails if anything but the page's own files was reached. */
      const assertStayedHome = () => {
        const strange = fetched
          .map((url) => new URL(url))
          .filter(({ protocol }) => !["data:", "about:", "blob:"].includes(protocol));
        const own = strange.filter(({ origin, pathname }) => `${origin}/` === address && OWN.includes(pathname));
        assert.deepEqual(strange.filter((url) => !own.includes(url)).map(String), []);
        assert.equal(strangers, 0);
      };
      return { page, context, failures, assertStayedHome };
    },
    /** Whether the watch over the network sees what leaves. */
    async seesWhatLeaves() {
      const page = await browser.newPage();
      await page.goto("http://somewhere.example/").catch(() => {});
      return strangers > 0;
    },
    async stop() {
      await browser.close();
      server.close();
      outside.close();
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
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`).join("\n")}`,
  );
  assert.deepEqual(told, []);
}
