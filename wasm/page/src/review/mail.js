// A mail as it was sent (RFC 5322, RFC 2045 to 2047): what of it is reviewed. Bytes are a text of one character each
// until their encoding is known.
import { decoded } from "./decoded.js";

// A mail that holds more than a mail needs is nobody's.
const DEEPEST = 20;
const LONGEST_RUN = 0x8000;

/** `{ subject, domain, oneClick, html, text }` of a mail; what it has not is an empty text. */
export function readMail(bytes) {
  const mail = entity(binary(bytes).replaceAll("\r\n", "\n"));
  const parts = { html: "", text: "" };
  gather(mail, parts, 0);
  const from = header(mail, "from");
  const domain = /<[^<>]*@([^<>@\s]+)>/.exec(from) ?? /@([^<>@\s,;()]+)/.exec(from);
  const oneClick = mail.fields.has("list-unsubscribe") && /^List-Unsubscribe=One-Click$/i.test(header(mail, "list-unsubscribe-post"));
  const subject = header(mail, "subject").replace(/[\r\n]+/g, " ");
  return { subject, domain: domain?.[1] ?? "", oneClick, ...parts };
}

/** Takes the first text and the first HTML that is no attachment. */
function gather(part, found, depth) {
  const { value: type, boundary, charset } = parameters(part.fields.get("content-type") ?? "text/plain");
  if (depth > DEEPEST || /^\s*attachment/i.test(part.fields.get("content-disposition") ?? "")) return;
  if (type.startsWith("multipart/") && boundary) {
    for (const piece of pieces(part.body, boundary)) gather(entity(piece), found, depth + 1);
    return;
  }
  const name = { "text/html": "html", "text/plain": "text" }[type];
  if (name && !found[name]) found[name] = inCharset(charset, unpacked(part)).replaceAll("\r\n", "\n");
}

/** What stands between the lines of a boundary, which begin with the end of the line before (RFC 2046, 5.1.1). */
function pieces(body, boundary) {
  const line = `(?:^|\n)--${boundary.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`;
  const [all] = body.split(new RegExp(`${line}--[ \t]*(?=\n|$)`));
  const [, ...found] = all.split(new RegExp(`${line}[ \t]*(?=\n)`));
  return found.map((piece) => piece.slice(1));
}

/** The header fields by their names in small letters, each once, and the body. */
function entity(text) {
  const end = /^\n/m.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const fields = new Map();
  for (const line of head.replace(/\n(?=[ \t])/g, "").split("\n")) {
    const [, name, value] = /^([!-9;-~]+)[ \t]*:(.*)$/.exec(line) ?? [];
    if (name && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value.trim());
  }
  return { fields, body: end ? text.slice(end.index + end[0].length) : "" };
}

/** A header field in its letters. */
function header({ fields }, name) {
  const plain = inCharset(undefined, fields.get(name) ?? "");
  const joined = plain.replace(/(=\?[^?\s]+\?[bq]\?[^?]*\?=)\s+(?==\?)/gi, "$1");
  return joined.replace(/(?:=\?[^?\s]+\?[bq]\?[^?]*\?=)+/gi, encodedWords);
}

/** Words that stand together may part a letter between them. */
function encodedWords(run) {
  const words = [];
  for (const [, label, way, text] of run.matchAll(/=\?([^?]+)\?([bq])\?([^?]*)\?=/gi)) {
    const charset = label.replace(/\*.*/, "").toLowerCase();
    const bytes = way.toLowerCase() === "b" ? fromBase64(text) : fromQuoted(text.replaceAll("_", " "));
    if (words.at(-1)?.charset === charset) words.at(-1).bytes += bytes;
    else words.push({ charset, bytes });
  }
  return words.map(({ charset, bytes }) => inCharset(charset, bytes)).join("");
}

function parameters(field) {
  const found = { value: field.split(";")[0].trim().toLowerCase() };
  for (const [, name, quoted, plain] of field.matchAll(/;\s*([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/g)) {
    found[name.toLowerCase()] = quoted?.replace(/\\(.)/g, "$1") ?? plain;
  }
  return found;
}

function unpacked({ fields, body }) {
  const way = (fields.get("content-transfer-encoding") ?? "").toLowerCase();
  if (way === "base64") return fromBase64(body);
  return way === "quoted-printable" ? fromQuoted(body) : body;
}

function fromBase64(text) {
  const letters = text.replace(/[^A-Za-z\d+/]/g, "");
  // One letter alone is no byte.
  return atob(letters.length % 4 === 1 ? letters.slice(0, -1) : letters);
}

function fromQuoted(text) {
  return text
    .replace(/(?<![ \t])[ \t]+\n/g, "\n")
    .replace(/=\n/g, "")
    .replace(/=([\da-f]{2})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** The letters of bytes in an encoding; in the one that they show if it is not named or not known. */
function inCharset(charset, text) {
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  try {
    if (charset) return new TextDecoder(charset).decode(bytes);
  } catch {
    // What no browser knows is read as if it had not been named.
  }
  return decoded(bytes).text;
}

function binary(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += LONGEST_RUN) text += String.fromCharCode(...bytes.subarray(at, at + LONGEST_RUN));
  return text;
}
