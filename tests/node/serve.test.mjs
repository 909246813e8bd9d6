// The small server of the page, which must outlive strange requests.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { serve } from "../../wasm/page/serve.mjs";

const folder = mkdtempSync(join(tmpdir(), "sendright-"));
writeFileSync(join(folder, "index.html"), "<p>Here");
writeFileSync(join(folder, "_headers"), "/*\n  Referrer-Policy: no-referrer\n");
const { server, address } = await serve(folder);
after(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const status = (path) =>
  new Promise((done, fail) => {
    request(address, { path, timeout: 5000 }, (response) => done(response.resume().statusCode)).on("error", fail).end();
  });

test("what is not there, or is no path, is not found, and the next request is answered", async () => {
  for (const path of ["/nothing.css", "/%", "/..%2f..%2f..%2fetc%2fpasswd.html", "/_headers", "/folder/", "//["]) {
    assert.equal(await status(path), 404, path);
  }
  const response = await fetch(address);
  assert.deepEqual([response.status, await response.text()], [200, "<p>Here"]);
  assert.equal(response.headers.get("Referrer-Policy"), "no-referrer");
});
