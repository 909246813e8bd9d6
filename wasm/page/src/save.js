import { h } from "./element.js";
import { say } from "./words/index.js";

/** Offers a text as a file. */
export function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Puts a text into the clipboard and says so. */
export async function copy(text, words, tell) {
  try {
    await navigator.clipboard.writeText(text);
    tell(words);
  } catch {
    tell(say("cannotCopy"));
  }
}
