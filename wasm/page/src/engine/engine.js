// The policy in a worker of its own, so that the page never waits for it.
import { initSync, Policy, presets, SendrightError } from "sendright/init";

const MOST_KEPT = 6;
const kept = new Map();
const ready = load();

onmessage = async ({ data: { id, policy, name, question } }) => {
  try {
    await ready;
    const answer = name === "presets" ? presets() : JSON.parse(answerText(loaded(policy), name, question));
    postMessage(answer.error ? { id, errors: [answer.error] } : { id, answer });
  } catch (error) {
    const errors =
      error instanceof SendrightError ? error.errors : [{ code: "failure", path: "", message: String(error) }];
    postMessage({ id, errors });
  }
};

async function load() {
  const file = await fetch(new URL("./sendright_bg.wasm", import.meta.url));
  if (!file.ok) throw new Error(`the policy cannot be loaded: ${file.status}`);
  initSync({ module: await WebAssembly.compile(await file.arrayBuffer()) });
  // What the first review builds for all later ones is built before anybody waits for it.
  setTimeout(() => loaded({ preset: presets()[0] }).reviewTemplate({ kind: "test", subject: "", html: "<p>" }));
}

/** The answer as JSON; half a character, as an editor may hold for a moment, is a replacement character. */
function answerText(policy, name, question) {
  return policy.answerJson(
    name,
    JSON.stringify(question, (_, value) => (typeof value === "string" ? value.toWellFormed() : value)),
  );
}

/** The policy by name, or from its document; those used last are kept. */
function loaded({ preset, document }) {
  const key = preset ?? `\n${document}`;
  const policy = kept.get(key) ?? (preset === undefined ? Policy.load(document) : Policy.preset(preset));
  kept.delete(key);
  kept.set(key, policy);
  if (kept.size > MOST_KEPT) {
    const [oldest] = kept.keys();
    kept.get(oldest).free();
    kept.delete(oldest);
  }
  return policy;
}
