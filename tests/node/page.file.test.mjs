// Files that are not written in UTF-8, or only say so.
import assert from "node:assert/strict";
import test, { after } from "node:test";
import { decoded, isBinary } from "../../wasm/page/src/review/decoded.js";
import { assertAccessible, start, write } from "./page.mjs";

const site = await start();
after(() => site.stop());

const bytes = (...parts) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))));
const picture = bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d], "IHDR", new Uint8Array(64));
const says = (charset) => `<meta charset="${charset}">`;

// "日本", "한국", "汉字" and "漢字" and "é" as their own encodings write them.
for (const [encoding, words, written] of [
  ["Shift_JIS", "日本", [0x93, 0xfa, 0x96, 0x7b]],
  ["EUC-JP", "日本", [0xc6, 0xfc, 0xcb, 0xdc]],
  ["GB18030", "汉字", [0xba, 0xba, 0xd7, 0xd6]],
  ["Big5", "漢字", [0xba, 0x7e, 0xa6, 0x72]],
  ["EUC-KR", "한국", [0xc7, 0xd1, 0xb1, 0xb9]],
  ["windows-1252", "é", [0xe9]],
]) {
  test(`a file that says it is ${encoding} is read so`, () => {
    const read = decoded(bytes(says(encoding), written));
    assert.deepEqual(read, { text: says(encoding) + words, encoding });
  });
}

test("a byte order mark decides, whatever the document says", () => {
  for (const [encoding, mark, written] of [
    ["UTF-16LE", [0xff, 0xfe], [0xe5, 0x65]],
    ["UTF-16BE", [0xfe, 0xff], [0x65, 0xe5]],
  ]) {
    assert.deepEqual(decoded(bytes(mark, written)), { text: "日", encoding });
  }
  const read = decoded(bytes([0xef, 0xbb, 0xbf], says("shift_jis"), [0xe6, 0x97, 0xa5]));
  assert.deepEqual(read, { text: `${says("shift_jis")}日`, encoding: "UTF-8" });
});

test("what a document calls by another name is read too, and called as it is usually spelt", () => {
  assert.equal(decoded(bytes(says("x-sjis"), [0x93, 0xfa])).encoding, "Shift_JIS");
  assert.deepEqual(decoded(bytes(says("gb2312"), [0xba, 0xba])), { text: `${says("gb2312")}汉`, encoding: "gbk" });
});

test("the encoding is found where older documents name it, and in no comment", () => {
  const older = '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=Shift_JIS">';
  assert.equal(decoded(bytes(older, [0x93, 0xfa])).text, `${older}日`);
  const remark = `<!-- ${says("shift_jis")} -->`;
  assert.equal(decoded(bytes(remark, says("euc-jp"), [0xc6, 0xfc])).text, `${remark}${says("euc-jp")}日`);
  assert.equal(decoded(bytes(" ".repeat(1024), says("shift_jis"), "\u00e9")).encoding, "UTF-8");
});

test("what is UTF-8 is read as such where the document names no encoding, one that nobody knows or a wrong one", () => {
  for (const head of ["", says("klingon"), says("utf-16"), says("euc-kr")]) {
    assert.deepEqual(decoded(bytes(head, Buffer.from("日本語"))), { text: `${head}日本語`, encoding: "UTF-8" });
  }
});

test("the first bytes that cannot be read are told with their line", () => {
  const first = (...parts) => decoded(bytes(...parts)).unread;
  assert.deepEqual(first("a\r\nb\r\nc", [0x93, 0xfa]), { line: 3, bytes: "93" });
  assert.deepEqual(first("a\n", [0xe3, 0x81], "b"), { line: 2, bytes: "E3 81 62" });
  assert.deepEqual(first("a", [0xe3, 0x81]), { line: 1, bytes: "E3 81" });
  assert.deepEqual(first(says("shift_jis"), [0x93, 0xfa, 0x81, 0x20]), { line: 1, bytes: "81 20" });
  assert.deepEqual(first([0xff, 0xfe, 0x41, 0x00, 0x42]), { line: 1, bytes: "42" });
});

test("a file that cannot be read says so in the page's language, and is read as the person says", async () => {
  const { page, failures } = await site.open({ locale: "ja" });
  const input = page.locator('input[type="file"]');
  await input.setInputFiles({ name: "mail.txt", mimeType: "text/plain", buffer: bytes("a\n", [0x93, 0xfa, 0x96, 0x7b]) });
  const note = page.locator(".unread", { hasText: "mail.txt" });
  await note.getByText("「mail.txt」を UTF-8 として読みましたが、読めないバイトがあります。").waitFor();
  await note.getByText("最初のバイトは 93 です。").waitFor();
  await assertAccessible(page);
  await page.getByLabel("文字コード").selectOption("Shift_JIS");
  await note.getByText("「mail.txt」を Shift_JIS として読みました。").waitFor();
  assert.equal(await page.locator(".editor .cm-content").innerText(), "a\n日本");
  await input.setInputFiles({ name: "next.html", mimeType: "text/html", buffer: bytes(says("big5"), [0xba, 0x7e]) });
  await page.locator(".editor .cm-content").getByText("漢").waitFor();
  // The other part is still of its file.
  assert.match(await note.innerText(), /Shift_JIS/);
  await input.setInputFiles({ name: "next.txt", mimeType: "text/plain", buffer: bytes("read") });
  await page.locator(".editor .cm-content").getByText("read").waitFor();
  assert.equal((await page.locator(".unread").allInnerTexts()).join(""), "");
  assert.deepEqual(failures, []);
});

test("of a mail in two files that cannot be read each is read as the person says", async () => {
  const { page } = await site.open();
  const file = (name, head) => ({ name, mimeType: "text/plain", buffer: bytes(head, [0x93, 0xfa, 0x96, 0x7b]) });
  await page.locator('input[type="file"]').setInputFiles([file("mail.html", "<p>"), file("mail.txt", "")]);
  const editor = page.locator(".editor .cm-content");
  for (const [name, part, words] of [["mail.html", "HTML", "<p>日本"], ["mail.txt", "Plain text", "日本"]]) {
    const note = page.locator(".unread", { hasText: name });
    await note.getByLabel("Read it as").selectOption("Shift_JIS");
    await note.getByText(`“${name}” was read as Shift_JIS.`).waitFor();
    assert.equal(await page.getByRole("tab", { name: part }).getAttribute("aria-selected"), "true");
    assert.equal(await editor.innerText(), words);
  }
});

test("what was read is undone like all else", async () => {
  const { page } = await site.open();
  await write(page, "Template", "<p>mine");
  const buffer = bytes([0x93, 0xfa]);
  await page.locator('input[type="file"]').setInputFiles({ name: "a.html", mimeType: "text/html", buffer });
  await page.getByLabel("Read it as").selectOption("Shift_JIS");
  const editor = page.getByRole("textbox", { name: "Template" });
  await editor.getByText("日").waitFor();
  for (let at = 0; at < 2; at += 1) await editor.press("ControlOrMeta+z");
  assert.equal(await editor.innerText(), "<p>mine");
});

/** Drops a file on an element, and tells whether the page took it. */
const drop = (page, selector, name, buffer) =>
  page.evaluate(
    ([selector, name, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(content)], name));
      const tell = (kind) => {
        const event = new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true });
        document.querySelector(selector).dispatchEvent(event);
        return event.defaultPrevented;
      };
      return [tell("dragover"), tell("drop")];
    },
    [selector, name, [...buffer]],
  );

test("a file that falls beside the editor is opened too, for the browser would leave the page for it", async () => {
  const { page, failures } = await site.open();
  assert.deepEqual(await drop(page, ".verdict", "a.html", bytes("<p>beside")), [true, true]);
  await page.locator(".editor .cm-content").getByText("<p>beside").waitFor();
  await page.getByRole("tab", { name: "Quota" }).click();
  assert.deepEqual(await drop(page, ".results", "a.html", bytes("<p>other")), [true, true]);
  await page.getByRole("tab", { name: "Policy" }).click();
  await drop(page, ".cm-content", "a.toml", bytes("# dropped"));
  await page.locator(".cm-content").getByText("# dropped").waitFor();
  await page.getByRole("tab", { name: "Review" }).click();
  await page.locator(".editor .cm-content").getByText("<p>beside").waitFor();
  assert.deepEqual(failures, []);
});

test("a picture is no text, and what was written stays", async () => {
  const { page } = await site.open();
  await write(page, "Template", "<p>mine");
  await drop(page, ".editor", "a.png", picture);
  await page.getByRole("status").getByText("“a.png” is no text").waitFor();
  assert.equal(await page.locator(".editor .cm-content").innerText(), "<p>mine");
  const utf16 = Buffer.from("<p>Grüße, 日本</p>", "utf16le");
  assert.deepEqual([isBinary(picture), isBinary(utf16), isBinary(bytes([0x93, 0xfa]))], [true, false, false]);
});

test("of several files the mail is opened and not its pictures, and what is left is told", async () => {
  const { page } = await site.open();
  const file = (name, mimeType, text) => ({ name, mimeType, buffer: bytes(text) });
  await page.locator('input[type="file"]').setInputFiles([
    { name: "a.png", mimeType: "image/png", buffer: picture },
    file("b.css", "text/css", "p {}"),
    file("mail.html", "text/html", "<p>the mail"),
    file("next.html", "text/html", "<p>the next"),
  ]);
  await page.locator(".editor .cm-content").getByText("<p>the mail").waitFor();
  await page.locator(".said", { hasText: "Not opened: b.css, next.html." }).waitFor();
});

test("a policy is opened from its file, and nothing is lost by a file that is none", async () => {
  const { page } = await site.open();
  await page.getByRole("tab", { name: "Policy" }).click();
  const input = page.locator('input[type="file"]');
  const own = 'extends = "amazon-ses@2026.1"\nname = "own"\nversion = "7"\n';
  await input.setInputFiles({ name: "own.toml", mimeType: "application/toml", buffer: bytes(own) });
  await page.getByText("The document is right: own@7#").waitFor();
  await input.setInputFiles({ name: "a.png", mimeType: "image/png", buffer: picture });
  await page.locator(".said", { hasText: "“a.png” cannot be opened." }).waitFor();
  await page.getByText("The document is right: own@7#").waitFor();
});
