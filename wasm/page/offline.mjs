// Puts the service worker into a folder that holds all other files of the page.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const NAME = "offline.js";

/** Writes the worker, which knows each file of the folder by its digest. */
export async function keepOffline(folder) {
  // A host reads `_headers` and gives it to nobody.
  const names = readdirSync(folder).filter((name) => name !== NAME && !name.startsWith("_"));
  const files = names.sort().map((name) => [name === "index.html" ? "./" : name, digest(readFileSync(join(folder, name)))]);
  await build({
    entryPoints: [fileURLToPath(new URL("src/offline.js", import.meta.url))],
    outfile: join(folder, NAME),
    format: "iife",
    target: "es2022",
    minify: true,
    legalComments: "none",
    define: { FILES: JSON.stringify(files), DIGEST: JSON.stringify(digest(JSON.stringify(files))) },
    logLevel: "warning",
  });
}

function digest(content) {
  return `sha256-${createHash("sha256").update(content).digest("base64")}`;
}
