import module from "./sendright_bg.wasm";
import { initSync } from "./sendright.js";

initSync({ module });

export * from "./policy.js";
