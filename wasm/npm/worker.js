import module from "./sendright_bg.wasm";
import { initSync } from "./start.js";

initSync({ module });

export * from "./policy.js";
