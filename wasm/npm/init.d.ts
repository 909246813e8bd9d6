export * from "./policy.js";

// `object` where the types of a browser would say more: they are not declared in every host.

/** Starts the package, before anything else, with the bytes of `sendright_bg.wasm` or a `WebAssembly.Module`. */
export function initSync(source: { readonly module: object }): void;

/**
 * Starts the package with the module's address (a text or a `URL`), a `Response`, its bytes, a `WebAssembly.Module`, or
 * a promise of one of these. It is started once, however often and wherever this is called.
 */
export function init(source: string | object): Promise<void>;
