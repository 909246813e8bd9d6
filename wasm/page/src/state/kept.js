import { SHARED } from "./link.js";
import { parted } from "./parted.js";

const KEY = "sendright";
// What is written and set for one template stays together; which of its parts is looked at says nothing of it.
const TOGETHER = [...SHARED.filter((key) => key !== "part"), "draft", "given"];
// What this page last knew to be kept, each thing as JSON.
let known = {};

/** What this page kept before a reload, or else what any page kept on this device. */
export function recall() {
  const kept = read("sessionStorage") ?? read("localStorage") ?? {};
  known = written(kept);
  return kept;
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

/** Keeps what is another since the last time; false if the browser keeps nothing or is full, which is no hindrance. */
export function keep(state) {
  const now = written(state);
  const isOther = (key) => now[key] !== known[key];
  const others = Object.keys({ ...known, ...now }).filter(isOther);
  if (others.length === 0) return true;
  if (TOGETHER.some(isOther)) others.push(...TOGETHER);
  // Another page may have kept something of its own since.
  const shared = { ...read("localStorage"), ...Object.fromEntries(others.map((key) => [key, state[key]])) };
  const isKept = write("localStorage", shared);
  if (!write("sessionStorage", state)) forget("sessionStorage");
  if (isKept) known = now;
  return isKept;
}

function written(state) {
  return Object.fromEntries(Object.entries(state).map(([key, value]) => [key, JSON.stringify(value)]));
}

function read(storage) {
  try {
    return parted(JSON.parse(globalThis[storage].getItem(KEY)));
  } catch {
    return undefined;
  }
}

function write(storage, state) {
  try {
    globalThis[storage].setItem(KEY, JSON.stringify(state));
    return true;
  } catch {
    return false;
  }
}

/** What is older than what another storage has would be taken for newer. */
function forget(storage) {
  try {
    globalThis[storage].removeItem(KEY);
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}
