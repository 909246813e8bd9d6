// A page in Chromium beside the npm package as it is, without a bundler.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../wasm/page/serve.mjs";
import { launch } from "./chromium.mjs";

/** The page at the root of a server that has these files, and the package in the folder `sendright`. */
export async function pageBeside(files) {
  const folder = mkdtempSync(join(tmpdir(), "sendright-"));
  cpSync(fileURLToPath(new URL("node_modules/sendright", import.meta.url)), join(folder, "sendright"), {
    recursive: true,
  });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const { server, address } = await serve(folder);
  const browser = await launch();
  after(async () => {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true });
  });
  const page = await browser.newPage();
  await page.goto(address);
  return page;
}
