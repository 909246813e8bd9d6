import { Handle, presets as shipped } from "./sendright.js";
import { Reputation } from "./reputation.js";
import { documentText, toJson, wellFormed } from "./json.js";
import { SendrightError } from "./error.js";
import { assertStarted } from "./start.js";

export { SendrightError };

/** The names of all questions, as `answerJson` takes them. */
export const FUNCTIONS = Object.freeze($FUNCTIONS);

/** The names of the shipped policies, with their versions. */
export function presets() {
  assertStarted();
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
    const text = documentText(document);
    return new Policy(attempt(() => Handle.load(text), typeof document === "string"));
  }

  /** A shipped policy, as `tencent-ses` or `tencent-ses@2026.1`. */
  static preset(name) {
    const text = wellFormed(name);
    return new Policy(attempt(() => Handle.preset(text)));
  }

  /** `name@version#digest` */
  get stamp() {
    return this.#held().stamp();
  }

  /** Answers the question `name` given as JSON text, with JSON text: the door as it is in every language. */
  answerJson(name, question) {
    return this.#held().answer_json(wellFormed(name), wellFormed(question));
  }

  /** Gives the memory back before the garbage collector does. */
  free() {
    this.#reputation = undefined;
    this.#handle?.free();
    this.#handle = undefined;
  }

  #held() {
    if (this.#handle) return this.#handle;
    throw new Error("this policy was given back by `free`");
  }

  #assess(question) {
    this.#reputation ??= new Reputation(this.#held());
    return this.#reputation.assess(question) ?? this.#ask("assess_reputation", question);
  }

  #ask(name, question) {
    const answer = JSON.parse(this.#held().answer_json(name, toJson(question)));
    if (answer.error) {
      throw new SendrightError([unplaced(answer.error)]);
    }
    return answer;
  }
$METHODS}

/** Positions in strings of JavaScript are UTF-16 code units unless the caller wants others. */
function positioned(question) {
  const plain = question !== null && typeof question === "object" && !Array.isArray(question);
  return plain ? { ...question, position_encoding: question.position_encoding ?? "utf-16" } : question;
}

function attempt(load, isTheirs = false) {
  assertStarted();
  try {
    return load();
  } catch (told) {
    if (typeof told !== "string") throw told;
    const errors = JSON.parse(told);
    throw new SendrightError(isTheirs ? errors : errors.map(unplaced));
  }
}

/** Without line and column, which would be those of a JSON text that the caller never saw. */
function unplaced({ line, column, ...error }) {
  return error;
}
