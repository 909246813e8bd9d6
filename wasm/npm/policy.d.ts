/** One mistake in a policy document or a question. */
export interface Mistake {
  /** For machines, as `unknown-field`. */
  readonly code: string;
  /** Where, as `reputation.upgrade[0].all[1]`; empty for the whole input. */
  readonly path: string;
  /** What is wrong. */
  readonly message: string;
  /** What to do about it; may be empty. */
  readonly help: string;
  /** Line in the source text from 1, where the text is known. */
  readonly line?: number;
  /** Column in the source text in characters from 1, where the text is known. */
  readonly column?: number;
}

/** Thrown for a bad policy document or question: the first mistake's fields, and all of them in `errors`. */
export class SendrightError extends Error implements Mistake {
  private constructor();
  readonly code: string;
  readonly path: string;
  readonly help: string;
  readonly line?: number;
  readonly column?: number;
  readonly errors: readonly Mistake[];
}

/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The names of all questions, as `answerJson` takes them. */
export const FUNCTIONS: readonly [$NAMES];

/** The names of the shipped policies, with their versions. */
export function presets(): string[];

/** A loaded policy; it never changes. */
export class Policy {
  private constructor();
  /** Loads a document: TOML, JSON, or an object. Throws a `SendrightError` with everything that is wrong with it. */
  static load(document: string | object): Policy;
  /** A shipped policy, as `tencent-ses` or `tencent-ses@2026.1`. */
  static preset(name: string): Policy;
  /** `name@version#digest` */
  readonly stamp: string;
  /** Answers the question `name` given as JSON text, with JSON text: the door as it is in every language. */
  answerJson(name: string, question: string): string;
  /** Gives the memory back before the garbage collector does. */
  free(): void;
$METHODS}
$TYPES