const KEY = "sendright";

/** What the page keeps on this device. */
export function recall() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

/** What is fresh, with what was kept in its place where it is of the same kind. */
export function renewed(fresh, kept) {
  const fits = ([key, value]) => typeof value === typeof (kept?.[key] ?? value);
  const entries = Object.entries(fresh).map((entry) => [
    entry[0],
    fits(entry) ? (kept?.[entry[0]] ?? entry[1]) : entry[1],
  ]);
  return Object.fromEntries(entries);
}

/** Keeps it; false if the browser keeps nothing or is full, which is no hindrance. */
export function keep(state) {
  try {
    localStorage.setItem(KEY, JSON.stringify(state));
    return true;
  } catch {
    return false;
  }
}
