import { Handle, presets as shipped } from "./sendright.js";
import { Reputation } from "./reputation.js";
import { toJson, wellFormed } from "./json.js";
import { SendrightError } from "./error.js";

export { SendrightError };

/** The names of all questions, as `answerJson` takes them. */
export const FUNCTIONS = Object.freeze($FUNCTIONS);

/** The names of the shipped policies, with their versions. */
export function presets() {
  return shipped();
}

/** A loaded policy; it never changes. */
export class Policy {
  #handle;
  #reputation;

  constructor(handle) {
    if (!(handle instanceof Handle)) {
      throw new TypeError("a policy comes from Policy.load or Policy.preset");
    }
    this.#handle = handle;
  }

  /** Loads a document: TOML, JSON, or an object. Throws a `SendrightError` with everything that is wrong with it. */
  static load(document) {
    if (typeof document === "string") return new Policy(attempt(() => Handle.load(wellFormed(document))));
    // An object has no lines: those of the text made of it here nobody has seen.
    const placeless = ({ line, column, ...error }) => error;
    return new Policy(attempt(() => Handle.load(toJson(document)), placeless));
  }

  /** A shipped policy, as `tencent-ses` or `tencent-ses@2026.1`. */
  static preset(name) {
    return new Policy(attempt(() => Handle.preset(wellFormed(name))));
  }

  /** `name@version#digest` */
  get stamp() {
    return this.#handle.stamp();
  }

  /** Answers the question `name` given as JSON text, with JSON text: the door as it is in every language. */
  answerJson(name, question) {
    return this.#handle.answer_json(wellFormed(name), wellFormed(question));
  }

  /** Gives the memory back before the garbage collector does. */
  free() {
    this.#reputation = undefined;
    this.#handle.free();
  }

  #assess(question) {
    this.#reputation ??= new Reputation(this.#handle);
    return this.#reputation.assess(question) ?? this.#ask("assess_reputation", question);
  }

  #ask(name, question) {
    const answer = JSON.parse(this.#handle.answer_json(name, toJson(question)));
    if (answer.error) {
      // A line and column would be those of a JSON text that the caller never saw.
      const { line, column, ...error } = answer.error;
      throw new SendrightError([error]);
    }
    return answer;
  }
$METHODS}

/** Positions in strings of JavaScript are UTF-16 code units unless the caller wants others. */
function positioned(question) {
  const plain = question !== null && typeof question === "object" && !Array.isArray(question);
  return plain ? { ...question, position_encoding: question.position_encoding ?? "utf-16" } : question;
}

function attempt(load, told = (error) => error) {
  try {
    return load();
  } catch (errors) {
    throw typeof errors === "string" ? new SendrightError(JSON.parse(errors).map(told)) : errors;
  }
}
