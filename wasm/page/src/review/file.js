import { fill, h } from "../element.js";
import { choice, field } from "../fields.js";
import { PARTS } from "../state/choices.js";
import { say } from "../words/index.js";
import { decoded, decodedAs, ENCODINGS, isBinary } from "./decoded.js";

const MOST_BYTES = 8_000_000;
const MAIL = /\.eml$/i;
const PAGE = /\.x?html?$/i;
const MOST_NAMES = 5;
// Ends the listening of a tab that was built anew.
let here;

/** The part of a mail that a file holds, by the end of its name. */
export function partOf(name) {
  return /\.txt$/i.test(name) ? "text" : "html";
}

/** Of several files the one that is called as a mail is, or else one that is no picture. */
function likeliest(all) {
  return all.find(({ name }) => PAGE.test(name)) ?? all.find((file) => !isPicture(file)) ?? all[0];
}

function isPicture({ type }) {
  return type.startsWith("image/");
}

/**
 * Files that are chosen or dropped: `take` is given the name and the text of one, `takeMail` a mail as it was sent, and
 * `opened` follows the first time.
 */
export function files({ tell, take, takeMail, opened }) {
  // Of each part what could not be read of its file.
  const slots = Object.fromEntries(PARTS.map((part) => [part, { said: h("p", { role: "status" }), chosen: h("div") }]));
  const notes = Object.values(slots).map(({ said, chosen }) => h("div", { class: "unread" }, said, chosen));
  const input = h("input", {
    type: "file",
    accept: ".html,.htm,.txt,.eml,text/html,text/plain,message/rfc822",
    multiple: true,
    class: "hidden",
    tabindex: -1,
    "aria-hidden": "true",
    onchange: () => {
      openAll([...input.files]);
      // The same file may be chosen again.
      input.value = "";
    },
  });

  /** A mail lies in one file, or in two, with its pictures beside them perhaps; what is left is told. */
  async function openAll(all) {
    const mail = all.find(({ name }) => MAIL.test(name));
    const parts = PARTS.toReversed().map((part) => likeliest(all.filter(({ name }) => partOf(name) === part)));
    const taken = mail ? [mail] : parts.filter(Boolean);
    for (const file of taken) await open(file);
    const left = all.filter((file) => !taken.includes(file) && !isPicture(file)).map(({ name }) => name);
    if (left.length > 0) tell(say("filesLeft", { names: left.slice(0, MOST_NAMES).join(", ") }));
  }

  async function open(file) {
    if (file.size > MOST_BYTES) {
      tell(say("tooLarge", { limit: `${MOST_BYTES / 1_000_000} MB` }));
      return;
    }
    let bytes;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      tell(say("cannotOpen", { name: file.name }));
      return;
    }
    if (MAIL.test(file.name)) return openMail(file.name, bytes);
    const read = decoded(bytes);
    if (read.unread && isBinary(bytes)) {
      tell(say("noText", { name: file.name }));
      return;
    }
    forget([partOf(file.name)]);
    take(file.name, read.text);
    if (read.unread) ask(file.name, bytes, read);
    opened();
  }

  async function openMail(name, bytes) {
    const mail = await mailOf(bytes);
    if (!mail?.html && !mail?.text) return tell(say("cannotOpen", { name }));
    forget();
    takeMail(mail);
    opened();
  }

  /** Says what could not be read, and lets the person say how the file is written. */
  function ask(name, bytes, first) {
    const { said, chosen } = slots[partOf(name)];
    const tellOf = ({ encoding, unread }) => {
      said.textContent = unread ? say("unread", { name, encoding, ...unread }) : say("readAs", { name, encoding });
    };
    const options = [...new Set([first.encoding, ...ENCODINGS])].map((encoding) => [encoding, encoding]);
    const encodings = choice(options, first.encoding, (encoding) => {
      const read = decodedAs(encoding, bytes);
      tellOf(read);
      take(name, read.text);
    });
    tellOf(first);
    fill(chosen, field(say("encoding"), encodings));
  }

  function forget(parts = PARTS) {
    for (const part of parts) for (const element of Object.values(slots[part])) fill(element);
  }

  return { input, notes, forget, choose: () => input.click(), dropping: (element) => dropping(element, openAll) };
}

/** What is in a mail; nothing if it cannot be read. */
async function mailOf(bytes) {
  try {
    // What reads mails is an eighth of the page's code, and most people never need it.
    const { readMail } = await import("./mail.js");
    return await readMail(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Lets files be dropped anywhere while an element is shown, for a browser leaves the page for a file that falls beside it;
 * what else is dropped is the editor's.
 */
function dropping(element, openAll) {
  here?.abort();
  here = new AbortController();
  const on = (name, act) => addEventListener(name, act, { capture: true, signal: here.signal });
  // Where there is another editor, as for a policy, a file that falls into it is its own.
  const isOurs = ({ dataTransfer, target }) =>
    dataTransfer?.types.includes("Files") && (element.isConnected || !target.closest?.(".cm-editor"));
  on("dragover", (event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    if (element.isConnected) element.classList.add("dropping");
    else event.dataTransfer.dropEffect = "none";
  });
  // Between two elements of the page the one that is entered is named.
  on("dragleave", ({ relatedTarget }) => relatedTarget ?? element.classList.remove("dropping"));
  on("drop", (event) => {
    element.classList.remove("dropping");
    if (!isOurs(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (element.isConnected) openAll([...event.dataTransfer.files]);
  });
  return element;
}
