const KEY = "sendright";

/** What the page keeps on this device. */
export function recall() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

/** Keeps it; a browser that keeps nothing, or is full, is no hindrance. */
export function keep(state) {
  try {
    localStorage.setItem(KEY, JSON.stringify(state));
  } catch {
    // The page works without.
  }
}
