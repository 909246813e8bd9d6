// Variables that are written in another way than the one that they are read in.
import { DIALECTS } from "../state/choices.js";

/** What each way is called; of several names the first. */
export const DIALECT_NAMES = Object.fromEntries(DIALECTS.map(([name, words]) => [name, words.split(",")[0]]));

/** The way in which a finding says that the template is written, if it does. */
export function dialectOf({ rule, help }) {
  if (rule !== "variables/syntax" || !help.includes("`dialect`")) return undefined;
  const named = [...help.matchAll(/`([a-z]+)`/g)].map(([, name]) => name);
  return named.find((name) => name in DIALECT_NAMES);
}
