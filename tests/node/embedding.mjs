// The npm package under test, and the answers of native Rust.
import { readFileSync } from "node:fs";

export { FUNCTIONS, Policy, presets, SendrightError } from "sendright";

export function cases() {
  const file = process.env.SENDRIGHT_ANSWERS;
  if (!file) throw new Error("SENDRIGHT_ANSWERS is not set: run these tests by `cargo xtask test`");
  return readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
}
