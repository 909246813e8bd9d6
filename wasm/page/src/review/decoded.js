// The text of a file: by its byte order mark, else by what its `<meta charset>` says, else as UTF-8.

/** Encodings that a person may choose, as they are usually spelt; `TextDecoder` takes any spelling. */
export const ENCODINGS = [
  "UTF-8",
  "Shift_JIS",
  "EUC-JP",
  "ISO-2022-JP",
  "GB18030",
  "Big5",
  "EUC-KR",
  "windows-1252",
  "UTF-16LE",
  "UTF-16BE",
];

const MARKS = [
  ["UTF-8", [0xef, 0xbb, 0xbf]],
  ["UTF-16LE", [0xff, 0xfe]],
  ["UTF-16BE", [0xfe, 0xff]],
];
// Browsers look no further for what a document says of itself.
const DECLARED_WITHIN = 1024;
const LOOKED_AT = 1 << 16;

/** `{ text, encoding, unread }`; `unread` tells where the first bytes lie that are no text in the encoding. */
export function decoded(bytes) {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0];
  if (marked) return decodedAs(marked, bytes);
  const named = declared(bytes);
  const read = named && decodedAs(named, bytes);
  if (read && !read.unread) return read;
  const plain = decodedAs("UTF-8", bytes);
  return read && plain.unread ? read : plain;
}

/** The same in a given encoding. */
export function decodedAs(encoding, bytes) {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), encoding, unread: unread(encoding, bytes) };
  }
}

/** Whether bytes are no text in any encoding: a text has no U+0000, which pictures and archives are full of. */
export function isBinary(bytes) {
  const head = bytes.subarray(0, LOOKED_AT);
  return ["UTF-8", "UTF-16LE", "UTF-16BE"].every((encoding) => new TextDecoder(encoding).decode(head).includes("\0"));
}

/** The encoding that a document names; none that a browser does not know. */
function declared(bytes) {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, DECLARED_WITHIN));
  const label = /<meta\s[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(head.replace(/<!--.*?-->/gs, ""))?.[1];
  try {
    const { encoding } = new TextDecoder(label);
    // What says so in bytes of one each is not UTF-16.
    return label && (encoding.startsWith("utf-16") ? "UTF-8" : usual(encoding));
  } catch {
    return undefined;
  }
}

function usual(encoding) {
  return ENCODINGS.find((name) => name.toLowerCase() === encoding) ?? encoding;
}

/** The first bytes that cannot be read: their line, and the bytes as they are written in hexadecimal. */
function unread(encoding, bytes) {
  const end = mostRead(encoding, bytes);
  // What was begun before them belongs to them.
  let start = end;
  while (start > 0 && !reads(encoding, bytes.subarray(0, start), false)) start -= 1;
  const before = new TextDecoder(encoding).decode(bytes.subarray(0, start));
  const hexadecimal = [...bytes.subarray(start, end + 1)].map((byte) => byte.toString(16).padStart(2, "0").toUpperCase());
  return { line: before.split(/\r\n|\r|\n/).length, bytes: hexadecimal.join(" ") };
}

/** How many bytes can be read before the first that cannot, found by halving. */
function mostRead(encoding, bytes) {
  let [good, bad] = [0, bytes.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (reads(encoding, bytes.subarray(0, middle), true)) good = middle;
    else bad = middle;
  }
  return good;
}

function reads(encoding, bytes, stream) {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}
