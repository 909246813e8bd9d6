// What `npm pack` would ship.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { FUNCTIONS } from "sendright";

const folder = fileURLToPath(new URL("node_modules/sendright", import.meta.url));
const listed = execFileSync("npm", ["pack", "--dry-run", "--json"], {
  cwd: folder,
  encoding: "utf8",
  stdio: ["ignore", "pipe", "ignore"],
});
const [{ files }] = JSON.parse(listed);
const names = files.map(({ path }) => path).sort();

test("the package holds its code, its types, its schema and its words, and nothing else", () => {
  assert.deepEqual(names, [
    "LICENSE",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "browser.js",
    "error.js",
    "init.d.ts",
    "init.js",
    "json.js",
    "node.js",
    "package.json",
    "policy.d.ts",
    "policy.js",
    "reputation.js",
    "schema.json",
    "sendright.js",
    "sendright_bg.wasm",
    "start.js",
    "worker.js",
  ]);
});

test("every file that the package names is there", () => {
  const { exports, types, sideEffects } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const named = JSON.stringify([exports, types, sideEffects]).match(/\.\/\w+(\.\w+)+/g);
  assert.ok(named.length > 8);
  for (const name of named) assert.ok(names.includes(name.slice(2)), name);
});

test("no place of the template was left unfilled", () => {
  for (const name of names.filter((each) => /\.(js|ts|json|md)$/.test(each))) {
    assert.doesNotMatch(readFileSync(`${folder}/${name}`, "utf8"), /\$[A-Z]{4,}/, name);
  }
});

test("the words of the package name every question", () => {
  const words = readFileSync(`${folder}/README.md`, "utf8");
  const methods = FUNCTIONS.map((name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase()));
  assert.deepEqual(methods.filter((name) => !words.includes(`\`${name}\``)), []);
});
