import { init } from "./start.js";

await init(new URL("./sendright_bg.wasm", import.meta.url));

export * from "./policy.js";
