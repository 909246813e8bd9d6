export * from "./policy.js";

/** Readies the package: once, before anything else, with the bytes of `sendright_bg.wasm` or the compiled module. */
export function initSync(source: { module: BufferSource | WebAssembly.Module }): unknown;
