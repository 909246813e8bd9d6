import { readFileSync } from "node:fs";
import { initSync } from "./sendright.js";

initSync({ module: readFileSync(new URL("./sendright_bg.wasm", import.meta.url)) });

export * from "./policy.js";
