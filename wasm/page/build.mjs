// Builds the page into a folder that any host can serve: `node build.mjs PACKAGE OUT`, where PACKAGE is the npm package.
import { copyFileSync, cpSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { keepOffline } from "./offline.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const [packed, out] = process.argv.slice(2).map((path) => resolve(path));
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
cpSync(join(here, "public"), out, { recursive: true });
copyFileSync(join(packed, "sendright_bg.wasm"), join(out, "sendright_bg.wasm"));
copyFileSync(join(packed, "schema.json"), join(out, "schema.json"));
await build({
  entryPoints: { page: join(here, "src/main.js"), engine: join(here, "src/engine/engine.js") },
  outdir: out,
  bundle: true,
  splitting: true,
  chunkNames: "[name]",
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  alias: { "sendright/init": join(packed, "init.js") },
  logLevel: "warning",
});
await keepOffline(out);
