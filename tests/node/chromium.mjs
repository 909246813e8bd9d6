// Debian's Chromium, as the tests start it.
import { chromium } from "playwright-core";

/** A browser; where only root is there it runs without its own sandbox. */
export function launch(options = []) {
  const args = [...options, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
  return chromium.launch({ executablePath: process.env.SENDRIGHT_CHROMIUM ?? "/usr/bin/chromium", args });
}
