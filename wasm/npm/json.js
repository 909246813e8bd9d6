import { SendrightError } from "./error.js";

// What JSON writes as an empty object or as one of numbered fields.
const UNWRITABLE = /^\[object (Map|Set|Weak\w+|Promise|RegExp|Error|DataView|\w*ArrayBuffer|\w+Array)\]$/;

/** The value as JSON; what JSON would silently change is refused. */
export function toJson(value) {
  const parents = new Map();
  function exact(key, value) {
    const wrong = mistake(value);
    if (wrong) throw refused(pathOf(parents, this, key), ...wrong);
    if (typeof value === "object" && value !== null) parents.set(value, { holder: this, key });
    return typeof value === "bigint" ? Number(value) : value;
  }
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
  if (hasHalf(text)) throw refused("", ...HALF);
  return text;
}

const HALF = ["the text has a lone surrogate, which is no character", "cut strings between characters"];

/** Whether half a surrogate pair stands in a text; browsers before 2023 do not know by themselves. */
function hasHalf(text) {
  return text.isWellFormed ? !text.isWellFormed() : /\p{Surrogate}/u.test(text);
}

/** A document as text: it may be an object of JavaScript. */
export function documentText(document) {
  if (typeof document === "string") return wellFormed(document);
  if (document === null || typeof document !== "object" || Array.isArray(document) || document instanceof Date) {
    const found = document === null ? "null" : Array.isArray(document) ? "list" : kindOf(document);
    throw refused("", `expected a policy document, as a text or an object, found \`${found}\``);
  }
  return toJson(document);
}

/** What JSON would make something else of, in words; nothing if the value is written as it is. */
function mistake(value) {
  switch (typeof value) {
    case "string":
      return hasHalf(value) ? HALF : undefined;
    case "number":
      return Number.isFinite(value) ? undefined : [`expected a number, found \`${value}\``];
    case "bigint":
      if (Number.isSafeInteger(Number(value))) return undefined;
      return [`\`${value}\` is too large for a number here`, "ask with `answerJson`, which takes any number"];
    case "function":
    case "symbol":
      return [`expected a value of JSON, found a ${typeof value}`];
    case "object":
      return isUnwritable(value) ? [`expected a plain object or a list, found \`${kindOf(value)}\``] : undefined;
    default:
      return undefined;
  }
}

function isUnwritable(value) {
  return value !== null && !Array.isArray(value) && UNWRITABLE.test(Object.prototype.toString.call(value));
}

function kindOf(value) {
  return typeof value === "object" ? Object.prototype.toString.call(value).slice(8, -1) : typeof value;
}

/** The place of a value as paths are written, as `counts.sent` or `history[0]`. */
function pathOf(parents, holder, key) {
  const above = parents.get(holder);
  if (!above) return key;
  const path = pathOf(parents, above.holder, above.key);
  if (Array.isArray(holder)) return `${path}[${key}]`;
  return path ? `${path}.${key}` : key;
}

function refused(path, message, help = "") {
  return new SendrightError([{ code: "invalid-value", path, message, help }]);
}
