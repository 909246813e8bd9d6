// Every vector through the npm package in workerd, without a bundler, compared byte for byte with native Rust.
import assert from "node:assert/strict";
import { copyFileSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { fileURLToPath } from "node:url";
import { cases } from "./embedding.mjs";
import { serve } from "./workerd.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "sendright-"));
cpSync(join(here, "node_modules/sendright"), folder, { recursive: true });
copyFileSync(join(here, "vectors.workerd.js"), join(folder, "main.js"));
const scripts = readdirSync(folder).filter((name) => name.endsWith(".js") && name !== "main.js");
const embedded = ["main.js", ...scripts].map((name) => `(name = "${name}", esModule = embed "${name}")`);
writeFileSync(
  join(folder, "config.capnp"),
  `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "vectors", worker = .vectors)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "vectors")],
);
const vectors :Workerd.Worker = (
  modules = [${embedded.join(", ")}, (name = "sendright_bg.wasm", wasm = embed "sendright_bg.wasm")],
  compatibilityDate = "2026-04-01",
);
`,
);
const { address, stop } = await serve(join(folder, "config.capnp"));
after(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

const given = cases();
const answers = [];
for (let at = 0; at < given.length; at += 50) {
  const body = given.slice(at, at + 50).map((each) => JSON.stringify({ ...each, answer: undefined }));
  const response = await fetch(address, { method: "POST", body: body.join("\n") });
  answers.push(...(await response.text()).split("\n").map((line) => JSON.parse(line)));
}

for (const [index, { id, answer }] of given.entries()) {
  test(id, () => assert.equal(answers[index], answer));
}
