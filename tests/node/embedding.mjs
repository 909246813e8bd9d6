// The npm package under test, and the answers of native Rust.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

function given(name, maker) {
  const value = process.env[name];
  if (!value) {
    console.error(`${name} is not set: run these tests by \`cargo xtask test\`, ${maker}`);
    process.exit(2);
  }
  return value;
}

const folder = given("SENDRIGHT_PACKAGE", "or set it to target/wasm/pkg");

export const { Policy, SendrightError, FUNCTIONS, presets } = await import(pathToFileURL(`${folder}/node.js`));

export function cases() {
  const file = given("SENDRIGHT_ANSWERS", "or set it to what `vectors FILE` has written");
  return readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
}
