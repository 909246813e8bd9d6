import init from "./sendright.js";

await init({ module_or_path: new URL("./sendright_bg.wasm", import.meta.url) });

export * from "./policy.js";
