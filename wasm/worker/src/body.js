import { policyOf } from "./policy.js";
import { Refused } from "./refused.js";
import { givenTwice } from "./twice.js";

/** The largest template is 4 MB (rulebook 2.2), which JSON writes a little longer. */
const MOST_BYTES = 6_000_000;

/** The question in a request's body. */
export async function readQuestion(request, env) {
  const type = (request.headers.get("Content-Type") ?? "").split(";")[0].trim().toLowerCase();
  if (type !== "application/json") {
    throw new Refused(415, "syntax", "", "the question has to be JSON", "send `Content-Type: application/json`");
  }
  const packed = (request.headers.get("Content-Encoding") ?? "identity").trim().toLowerCase();
  if (packed !== "identity") {
    throw new Refused(415, "syntax", "", "the question must not be compressed", "send no `Content-Encoding`");
  }
  const text = await limited(request, mostBytes(env));
  let question;
  try {
    question = JSON.parse(text);
  } catch {
    throw noJson(text, env);
  }
  if (question === null || typeof question !== "object" || Array.isArray(question)) {
    throw new Refused(400, "invalid-value", "", "the question has to be an object");
  }
  const path = givenTwice(text);
  if (path !== undefined) throw new Refused(400, "invalid-value", path, `the field \`${path}\` is given twice`);
  return question;
}

/** What is wrong with a text that is no JSON, in the words of the policy, which reads it strictly and says where. */
function noJson(text, env) {
  const { error } = JSON.parse(policyOf(env).answerJson("check_subject", text.toWellFormed()));
  if (error?.code !== "syntax") return new Refused(400, "syntax", "", "the question is no JSON");
  const place = error.line ? `line ${error.line}, column ${error.column}: ` : "";
  return new Refused(400, "syntax", "", place + error.message, error.help);
}

/** The limit of the binding; one that is no number must not become another limit in silence. */
function mostBytes({ MAX_BODY_BYTES: given }) {
  if ((given ?? "") === "") return MOST_BYTES;
  const most = Number(given);
  if (Number.isSafeInteger(most) && most > 0) return most;
  throw new Refused(500, "not-configured", "", "`MAX_BODY_BYTES` is not a whole number above 0", "mend the variable");
}

/** The text of a body; nothing is read beyond the limit, whatever the headers say. */
async function limited(request, most) {
  const tooLarge = () => new Refused(413, "invalid-value", "", `the question is larger than ${most} bytes`);
  if (Number(request.headers.get("Content-Length")) > most) throw tooLarge();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let size = 0;
  try {
    for await (const piece of request.body ?? []) {
      size += piece.byteLength;
      if (size > most) throw tooLarge();
      text += decoder.decode(piece, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    throw error instanceof TypeError ? new Refused(400, "syntax", "", "the question is no UTF-8") : error;
  }
}
