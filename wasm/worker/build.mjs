// Builds the worker as workerd takes it: `node build.mjs PACKAGE OUT`, where PACKAGE is the npm package.
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const [packed, out] = process.argv.slice(2).map((path) => resolve(path));
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await build({
  entryPoints: { worker: join(here, "src/worker.js") },
  outdir: out,
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  alias: { sendright: join(packed, "worker.js") },
  external: ["cloudflare:*", "*.wasm"],
  logLevel: "warning",
});
copyFileSync(join(packed, "sendright_bg.wasm"), join(out, "sendright_bg.wasm"));
copyFileSync(join(here, "workerd.capnp"), join(out, "workerd.capnp"));
