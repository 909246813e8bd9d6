// A link that carries its content behind `#`, which no browser sends anywhere.
import { parted } from "./parted.js";

const MOST_BYTES = 8 << 20;
// Browsers open no longer address.
const MOST_CHARACTERS = 2_000_000;
/** What belongs to one template. */
export const SHARED = [
  ...["kind", "part", "html", "text", "subject", "dialect", "policy", "document"],
  ...["domain", "links", "oneClick", "appended"],
];

/** What a link carries of the page's state. */
export function shared(state) {
  const known = parted(state);
  return Object.fromEntries(SHARED.filter((key) => typeof known[key] === "string").map((key) => [key, known[key]]));
}

/** The address of a template with all that was set; nothing if it were too long. */
export async function linkTo(state) {
  const address = location.href.replace(/#.*/, "") + (await fragment(state));
  return address.length > MOST_CHARACTERS ? undefined : address;
}

/** Takes the template out of the address, which no longer names what is shown. */
export function leaveLink() {
  if (location.hash.startsWith("#t=")) history.replaceState(null, "", location.pathname + location.search);
}

async function fragment(state) {
  const carried = Object.fromEntries(Object.entries(shared(state)).filter(([, text]) => text !== ""));
  const packed = new Blob([JSON.stringify(carried)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return `#t=${btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/**
 * What a fragment carries: `{ given, strange }`, with the names of what this page does not know, or `{ isBroken }` if it
 * cannot be read; nothing for a fragment of another kind.
 */
export async function opened(hash) {
  if (!hash.startsWith("#t=")) return undefined;
  try {
    const text = atob(hash.slice(3).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const read = JSON.parse(await limited(plain));
    if (read === null || typeof read !== "object" || Array.isArray(read)) throw new Error("no template");
    const carried = parted(read);
    const strange = Object.keys(carried).filter((key) => !SHARED.includes(key));
    return { given: shared(carried), strange };
  } catch {
    return { isBroken: true };
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
