// Serves a folder on loopback: `node serve.mjs FOLDER [PORT]`, with the headers of its file `_headers`, if it has one.
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Serves the folder; the server listens once this is done. */
export async function serve(folder, port = 0) {
  const root = resolve(folder);
  const named = join(root, "_headers");
  const lines = existsSync(named) ? readFileSync(named, "utf8").split("\n") : [];
  const headers = Object.fromEntries(
    lines
      .filter((line) => line.startsWith("  "))
      .map((line) =>
        line
          .trim()
          .split(/: (.*)/s)
          .slice(0, 2),
      ),
  );
  const server = createServer(async (request, response) => {
    try {
      const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
      const file = join(root, path.endsWith("/") ? `${path}index.html` : path);
      const type = TYPES[extname(file)];
      if (!file.startsWith(`${root}/`) || !type) throw new Error("not found");
      const bytes = await readFile(file);
      response.writeHead(200, { ...headers, "Content-Type": type }).end(bytes);
    } catch {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("There is no such page.\n");
    }
  });
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  return { server, address: `http://127.0.0.1:${server.address().port}/` };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { address } = await serve(process.argv[2], Number(process.argv[3] ?? 0));
  console.log(`The page is at ${address} until Ctrl-C.`);
}
