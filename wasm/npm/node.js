import { readFileSync } from "node:fs";
import { initSync } from "./start.js";

initSync({ module: readFileSync(new URL("./sendright_bg.wasm", import.meta.url)) });

export * from "./policy.js";
