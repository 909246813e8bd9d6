// Mails as they were sent, which are opened whole: subject, sender and both parts.
import assert from "node:assert/strict";
import test, { after } from "node:test";
import { readMail } from "../../wasm/page/src/review/mail.js";
import { start, write } from "./page.mjs";

const site = await start();
after(() => site.stop());

/** The bytes of lines, of which each character is one byte. */
const mail = (...lines) => Buffer.from(lines.join("\r\n"), "latin1");
const base64 = (text) => Buffer.from(text).toString("base64");
const ofUtf8 = (text) => Buffer.from(text).toString("latin1");

const NESTED = mail(
  'From: "Garden, news@other.example" <news@mail.garden.example>',
  "To: ann@a.example",
  `Subject: =?UTF-8?B?${base64("봄맞이 ")}?=`,
  ` =?UTF-8?B?${base64("정원")}?= 2026`,
  "List-Unsubscribe: <https://garden.example/u>",
  "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
  "MIME-Version: 1.0",
  'Content-Type: multipart/mixed; boundary="a.b+c"',
  "",
  "What no reader sees",
  "--a.b+c",
  "Content-Type: multipart/alternative;",
  "\tboundary=a.b+c1",
  "",
  "--a.b+c1",
  "Content-Type: text/plain; charset=utf-8",
  "Content-Transfer-Encoding: quoted-printable",
  "",
  "Sch=C3=B6ner Garten, so lang=  ",
  "e er bl=C3=BCht",
  "--a.b+c1",
  'Content-Type: text/html; charset="utf-8"',
  "Content-Transfer-Encoding: base64",
  "",
  ...base64("<p>Schöner Garten, so lange er blüht</p>").match(/.{1,20}/g),
  "--a.b+c1--",
  "--a.b+c",
  "Content-Type: text/html",
  'Content-Disposition: attachment; filename="a.html"',
  "",
  "<p>another",
  "--a.b+c--",
  "Behind the mail",
);

test("a mail has the subject, the sender and the parts that its reader sees", () => {
  const { text, ...read } = readMail(NESTED);
  assert.deepEqual(read, {
    subject: "봄맞이 정원 2026",
    domain: "mail.garden.example",
    oneClick: true,
    html: "<p>Schöner Garten, so lange er blüht</p>",
  });
  // The blanks at the end of a line are none of it (RFC 2045, 6.7).
  assert.equal(text.trimEnd(), "Schöner Garten, so lange er blüht");
});

test("letters are read in the encoding that a part names, or else in the one that they show", () => {
  const text = (charset, bytes) => readMail(mail(`Content-Type: text/plain${charset}`, "", bytes)).text;
  assert.equal(text("; charset=iso-2022-jp", "\x1b$BF|K\\\x1b(B"), "日本");
  assert.equal(text('; format=flowed; charset="gb2312"', "\xba\xba\xd7\xd6"), "汉字");
  assert.equal(text("; charset=klingon", ofUtf8("日本")), "日本");
  assert.equal(text("", ofUtf8("日本")), "日本");
});

test("a subject is read however it is written", () => {
  const subject = (...lines) => readMail(mail(...lines, "", "")).subject;
  assert.equal(subject("subject : plain"), "plain");
  assert.equal(subject("Subject: =?iso-8859-1?q?Gr=FC=DFe_an?= alle =?x"), "Grüße an alle =?x");
  assert.equal(subject("Subject: one", "\ttwo", "Subject: three"), "one\ttwo");
  assert.equal(subject(`Subject: ${ofUtf8("春")}`), "春");
  const letter = Buffer.from("春の庭");
  const [a, b] = [letter.subarray(0, 4), letter.subarray(4)].map((part) => part.toString("base64"));
  // A letter that is parted between two words, as many programs do.
  assert.equal(subject(`Subject: =?utf-8?B?${a}?= =?utf-8?B?${b}?=`), "春の庭");
  assert.equal(subject("Subject: =?utf-8?B?AA?=\x00=?nothing?Q?=41?="), "\0\0A");
  assert.equal(subject("Subject: a=?utf-8?Q?=0D=0A?=b"), "a b");
});

test("what is no mail breaks nothing", () => {
  const empty = { subject: "", domain: "", oneClick: false, html: "", text: "" };
  assert.deepEqual(readMail(mail("")), empty);
  assert.deepEqual(readMail(mail("Content-Type: multipart/mixed; boundary=x", "", "--x")), empty);
  assert.equal(readMail(mail("Content-Transfer-Encoding: base64", "", " Y Q*=", "=")).text, "a");
  let inner = mail("Content-Type: text/html", "", "<p>").toString("latin1");
  for (let at = 0; at < 100; at += 1) inner = `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n${inner}`;
  assert.deepEqual(readMail(Buffer.from(inner)), empty);
});

test("a mail that is opened takes the place of what was written, and is a final one", async () => {
  const { page, failures } = await site.open();
  await write(page, "Template", "<p>mine");
  await page.locator('input[type="file"]').setInputFiles({ name: "news.eml", mimeType: "message/rfc822", buffer: NESTED });
  const editor = page.locator(".editor .cm-content");
  await editor.getByText("<p>Schöner Garten, so lange er blüht</p>", { exact: true }).waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Subject" }).innerText(), "봄맞이 정원 2026");
  assert.equal(await page.getByLabel("Sender domain").inputValue(), "mail.garden.example");
  assert.equal(await page.getByLabel("Variables written as").inputValue(), "literal");
  assert.equal(await page.getByLabel("Sent with the headers").isChecked(), true);
  await page.getByRole("tab", { name: "Plain text" }).click();
  await editor.getByText("Schöner Garten").waitFor();
  await page.getByRole("tab", { name: "HTML" }).click();
  await editor.press("ControlOrMeta+z");
  await editor.getByText("<p>mine", { exact: true }).waitFor();
  const buffer = mail("Subject: nothing", "Content-Type: image/png", "", "x");
  await page.locator('input[type="file"]').setInputFiles({ name: "none.eml", mimeType: "message/rfc822", buffer });
  await page.getByText("“none.eml” cannot be opened.").waitFor();
  assert.equal(await editor.innerText(), "<p>mine");
  assert.deepEqual(failures, []);
});
