import { SendrightError } from "./error.js";

/** The value as JSON; what JSON would silently change is refused. */
export function toJson(value) {
  let text;
  try {
    text = JSON.stringify(value, exact);
  } catch (error) {
    throw error instanceof SendrightError ? error : refused("", `this cannot be written as JSON: ${error.message}`);
  }
  return text ?? "null";
}

/** The text itself; half a surrogate pair has no UTF-8 and would be replaced on its way. */
export function wellFormed(text) {
  if (typeof text !== "string") {
    throw refused("", `expected a text, found ${text === null ? "`null`" : `a value of type \`${typeof text}\``}`);
  }
  if (/\p{Surrogate}/u.test(text)) {
    throw refused("", "the text has a lone surrogate, which is no character", "cut strings between characters");
  }
  return text;
}

function exact(key, value) {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw refused(key, `expected a number, found \`${value}\``);
  }
  if (typeof value === "bigint") {
    if (BigInt(Number(value)) !== value || !Number.isSafeInteger(Number(value))) {
      throw refused(key, `\`${value}\` is too large for a number here`, "ask with `answerJson`, which takes any number");
    }
    return Number(value);
  }
  return value;
}

function refused(path, message, help = "") {
  return new SendrightError([{ code: "invalid-value", path, message, help }]);
}
