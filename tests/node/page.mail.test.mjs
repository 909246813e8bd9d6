// Mails as they were sent, which are opened whole: subject, sender and both parts.
import assert from "node:assert/strict";
import test, { after } from "node:test";
import { start, write } from "./page.mjs";

const site = await start();
after(() => site.stop());

/** The bytes of lines. */
const mail = (...lines) => Buffer.from(lines.join("\r\n"));
const base64 = (text) => Buffer.from(text).toString("base64");

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

/** Opens a mail in a page. */
const choose = (page, buffer, name = "news.eml") =>
  page.locator('input[type="file"]').setInputFiles({ name, mimeType: "message/rfc822", buffer });

test("a mail that is opened takes the place of what was written, and is a final one", async () => {
  const { page, failures, assertStayedHome } = await site.open();
  await write(page, "Template", "<p>mine");
  await choose(page, NESTED);
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
  assert.deepEqual(failures, []);
  assertStayedHome();
});

test("a file that has nothing to review, or is no mail, leaves what was written", async () => {
  const { page, failures } = await site.open();
  await write(page, "Template", "<p>mine");
  const nested = (depth) => Array.from({ length: depth }, (_, at) => [`Content-Type: multipart/mixed; boundary=b${at}`, "", `--b${at}`]);
  const files = {
    "picture.eml": mail("Subject: nothing", "Content-Type: image/png", "", "x"),
    "empty.eml": mail(""),
    "deep.eml": mail(...nested(1_000).flat(), "Content-Type: text/html", "", "<p>far down"),
  };
  for (const [name, buffer] of Object.entries(files)) {
    await choose(page, buffer, name);
    await page.getByText(`“${name}” cannot be opened.`).waitFor();
    assert.equal(await page.locator(".editor .cm-content").innerText(), "<p>mine");
  }
  assert.deepEqual(failures, []);
});

test("a mail is of one click where it has an address to ask as well as the field that allows it", async () => {
  const { page } = await site.open();
  const [address, allows] = ["List-Unsubscribe: <https://garden.example/u>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click"];
  const headers = [[[address, allows], true], [[allows], false], [[address], false], [["List-Unsubscribe: <mailto:u@garden.example>", allows], false]];
  for (const [at, [fields, expected]] of headers.entries()) {
    await choose(page, mail("From: Ann <news@mail.garden.example>", ...fields, "Content-Type: text/html", "", `<p>Mail ${at}`));
    await page.locator(".editor .cm-content").getByText(`Mail ${at}`).waitFor();
    assert.equal(await page.getByLabel("Sent with the headers").isChecked(), expected, fields.join("; "));
  }
});
