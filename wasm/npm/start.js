// The module is started once, however many ask for it and whichever way they bring it.
import { initSync as start } from "./sendright.js";

let started = false;
let starting;

/** Starts the module from its bytes or from what they were compiled to. */
export function initSync(source) {
  const module = source?.module;
  if (!isModule(module) && !isBytes(module)) {
    throw new TypeError("initSync takes `{ module }`: the bytes of sendright_bg.wasm or a compiled WebAssembly.Module");
  }
  if (!started) start({ module });
  started = true;
}

/** Starts the module from its address, a response, bytes or what they were compiled to, or a promise of one of these. */
export async function init(source) {
  if (started) return;
  starting ??= compiled(source);
  try {
    const module = await starting;
    initSync({ module });
  } finally {
    starting = undefined;
  }
}

/** Says what to do where nothing was started. */
export function assertStarted() {
  if (!started) throw new Error("sendright has not been started yet: call `initSync` or await `init` first");
}

async function compiled(promised) {
  const source = await promised;
  if (isModule(source)) return source;
  if (isBytes(source)) return WebAssembly.compile(source);
  const isAddress = typeof source === "string" || source instanceof URL;
  const file = isAddress ? await fetch(source) : source;
  if (typeof file?.arrayBuffer !== "function") {
    throw new TypeError("init takes the address of sendright_bg.wasm, a Response, its bytes or a compiled module");
  }
  if (file.ok === false) throw new Error(`sendright_bg.wasm cannot be loaded: ${file.status}`);
  const streams = file.headers?.get("Content-Type") === "application/wasm";
  return streams ? WebAssembly.compileStreaming(file) : WebAssembly.compile(await file.arrayBuffer());
}

function isModule(value) {
  return value instanceof WebAssembly.Module;
}

function isBytes(value) {
  return ArrayBuffer.isView(value) || value instanceof ArrayBuffer;
}
