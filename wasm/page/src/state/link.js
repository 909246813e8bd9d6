// A link that carries its content behind `#`, which no browser sends anywhere.
const MOST_BYTES = 8 << 20;
const SHARED = ["kind", "part", "content", "subject", "domain", "dialect", "policy", "document"];

/** The fragment for a template with all that was set. */
export async function fragment(state) {
  const shared = Object.fromEntries(SHARED.filter((key) => state[key]).map((key) => [key, state[key]]));
  const packed = new Blob([JSON.stringify(shared)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return `#t=${btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/** What a fragment carries; nothing if it carries nothing that can be read. */
export async function opened(hash) {
  if (!hash.startsWith("#t=")) return undefined;
  try {
    const text = atob(hash.slice(3).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const given = JSON.parse(await limited(plain));
    return Object.fromEntries(SHARED.filter((key) => typeof given[key] === "string").map((key) => [key, given[key]]));
  } catch {
    return undefined;
  }
}

/** The text of a stream; a small link must not become a huge text. */
async function limited(stream) {
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > MOST_BYTES) throw new Error("too large");
    text += decoder.decode(value, { stream: true });
  }
}
