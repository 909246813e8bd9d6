import { SendrightError } from "sendright";

// Logged where it is met, with its trace.
const UNFORESEEN = "failure";

/** A request that gets no answer, with the status that says why. */
export class Refused extends Error {
  constructor(status, code, path, message, help = "") {
    super(message);
    this.status = status;
    this.error = { code, path, message, help };
    this.headers = {};
  }

  header(name, value) {
    this.headers[name] = value;
    return this;
  }

  /** What is given to the constructor, to cross from a durable object. */
  parts() {
    return [this.status, this.error.code, this.error.path, this.error.message, this.error.help];
  }
}

/** An error as a `Refused`; what nobody foresaw is told without its words, which may hold a secret. */
export function refusalOf(error) {
  if (error instanceof Refused) return error;
  if (error instanceof SendrightError) {
    const [{ code, path, message, help }] = error.errors;
    return new Refused(400, code, path, message, help);
  }
  console.error(error);
  return new Refused(500, UNFORESEEN, "", "the worker failed");
}

/** The response for an error. */
export function asResponse(error) {
  const { status, error: body, headers } = refusalOf(error);
  // Whoever has to mend the worker reads its log, and not what callers are answered.
  if (status >= 500 && body.code !== UNFORESEEN) console.error(`${body.code}: ${body.message}; ${body.help}`);
  return Response.json({ error: body }, { status, headers });
}
