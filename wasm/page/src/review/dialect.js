// Variables that are written in another way than the one that they are read in.
import { DIALECTS } from "../state/choices.js";

/** What each way is called; of several names the first. */
export const DIALECT_NAMES = Object.fromEntries(DIALECTS.map(([name, words]) => [name, words.split(",")[0]]));
