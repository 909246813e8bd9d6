// Writing on the page: what is pasted, composed, undone and opened.
import assert from "node:assert/strict";
import test, { after } from "node:test";
import { start, write } from "./page.mjs";

const site = await start();
after(() => site.stop());
const kept = (page, words) =>
  page.waitForFunction((text) => localStorage.getItem("sendright")?.includes(JSON.stringify(text)), words);
const template = (page) => page.getByRole("textbox", { name: "Template" });

test("what could be undone can be undone after a change of the language", async () => {
  const { page } = await site.open();
  await write(page, "Template", "<p>one");
  await write(page, "Template", "<p>two");
  await page.locator("header select").selectOption("ja");
  const editor = page.locator(".editor .cm-content");
  assert.equal(await editor.innerText(), "<p>two");
  await editor.press("ControlOrMeta+z");
  await page.waitForFunction(() => document.querySelector(".editor .cm-content").innerText !== "<p>two");
  await editor.press("ControlOrMeta+y");
  await page.waitForFunction(() => document.querySelector(".editor .cm-content").innerText === "<p>two");
});

test("the panels of the editor speak the page's language", async () => {
  const { page } = await site.open();
  await write(page, "Template", "<p>one");
  await page.locator("header select").selectOption("ja");
  const editor = page.getByRole("textbox", { name: "テンプレート" });
  await editor.press("ControlOrMeta+f");
  await page.getByRole("textbox", { name: "検索" }).fill("one");
  await page.getByRole("button", { name: "次へ" }).click();
  await page.locator(".editor .cm-announced").getByText("現在の一致. <p>one 行 1.").waitFor();
  await page.getByRole("textbox", { name: "置換後の文字列" }).fill("two");
  await page.getByRole("button", { name: "すべて置換" }).click();
  await page.locator(".editor .cm-announced").getByText("1 か所を置換しました").waitFor();
  await page.getByRole("textbox", { name: "検索" }).press("Escape");
  await write(page, "テンプレート", "<p>one");
  await editor.press("ControlOrMeta+Shift+M");
  await page.getByRole("listbox", { name: "指摘" }).waitFor();
  await page.locator("header select").selectOption("zh");
  await page.getByRole("textbox", { name: "模板" }).press("ControlOrMeta+f");
  await page.getByRole("textbox", { name: "查找" }).waitFor();
});

test("fixes on several places are made one by one and taken back one by one", async () => {
  const { page } = await site.open();
  const text = '<p onclick="a()">one</p><p onclick="b()">two</p><p onclick="c()">three</p>';
  await write(page, "Subject", "Hello");
  await write(page, "Template", text);
  const finding = page.locator('.finding[data-rule="html/event-handler"]');
  for (const left of [2, 1, 0]) {
    await finding.getByRole("button", { name: /^Fix/ }).first().click();
    await page.waitForFunction(
      (count) => document.querySelector(".editor .cm-content").innerText.split("onclick").length - 1 === count,
      left,
    );
  }
  assert.equal(await template(page).innerText(), "<p>one</p><p>two</p><p>three</p>");
  for (let at = 0; at < 3; at += 1) await template(page).press("ControlOrMeta+z");
  assert.equal(await template(page).innerText(), text);
  await template(page).press("ControlOrMeta+y");
  assert.doesNotMatch(await template(page).innerText(), /onclick="a/);
});

test("a word that is being composed is not broken by the review", async () => {
  const { page, context, failures } = await site.open();
  await write(page, "Template", '<p onclick="a()">');
  await page.locator(".cm-lintRange-error").waitFor();
  const keyboard = await context.newCDPSession(page);
  await template(page).press("ControlOrMeta+End");
  for (const text of ["k", "か", "かn", "かん", "かんj", "漢字"]) {
    await keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await page.waitForTimeout(120);
  }
  await keyboard.send("Input.insertText", { text: "漢字" });
  assert.equal(await template(page).innerText(), '<p onclick="a()">漢字');
  assert.deepEqual(failures, []);
});

test("characters that show nothing or turn the line are shown in the editor", async () => {
  const { page, failures } = await site.open();
  await write(page, "Subject", "a\u0000b\u202ec\u200bd");
  await write(page, "Template", "<p>\u0000 \ud800 \u202eabc </script><script>alert(1)</script>\u05d0\u05d1 <a href='http://a.example'>q</a>");
  await page.locator(".cm-lintRange", { hasText: /^http:\/\/a\.example$/ }).waitFor();
  for (const editor of [".line-editor", ".editor"]) {
    assert.ok((await page.locator(`${editor} .cm-specialChar`).count()) >= 2, editor);
  }
  const turned = page.locator(".finding-body code");
  assert.equal(await turned.first().evaluate((code) => getComputedStyle(code).unicodeBidi), "isolate");
  assert.deepEqual(failures, []);
});

test("a mail of frames, which has no body, is shown as nothing and breaks nothing", async () => {
  const { page, failures } = await site.open();
  await write(page, "Template", '<html><frameset><frame src="https://evil.example/"></frameset></html>');
  await page.waitForFunction(() => document.querySelector("iframe").srcdoc.includes("<html>"));
  await write(page, "Template", "<p>Hello");
  await page.frameLocator("iframe").getByText("Hello").waitFor();
  assert.deepEqual(failures, []);
});

test("a plain text is shown whole, and each line from the side that its words begin at", async () => {
  const { page } = await site.open({ viewport: { width: 400, height: 800 } });
  await page.getByRole("tab", { name: "Plain text" }).click();
  await page.getByLabel("Sender domain").fill("🌷.example");
  await write(page, "Template", `Hello\nשלום\nhttps://a.example/${"x".repeat(300)}`);
  const text = page.frameLocator("iframe").locator("pre");
  await text.getByText("xxx").waitFor();
  const [left, right, tooWide] = await text.evaluate((pre) => {
    const line = (from, to) => {
      const range = document.createRange();
      range.setStart(pre.firstChild, from);
      range.setEnd(pre.firstChild, to);
      return range.getBoundingClientRect();
    };
    const whole = pre.getBoundingClientRect();
    return [line(0, 5).left - whole.left, whole.right - line(6, 10).right, pre.scrollWidth > pre.clientWidth];
  });
  assert.ok(left < 2 && right < 2, `${left} ${right}`);
  assert.equal(tooWide, false);
  assert.equal(await page.locator(".avatar").first().textContent(), "🌷");
});

test("a template in one long line, which could not be typed in with colours, has none until it is broken up", async () => {
  const { page, failures } = await site.open();
  const row = '<tr><td style="padding:1px">Hello</td></tr>';
  const colours = page.locator(".editor .cm-line span[class]:not([class^=cm-])");
  await write(page, "Template", row);
  await colours.first().waitFor();
  await write(page, "Template", row.repeat(100));
  await page.waitForFunction(() => !document.querySelector(".editor .cm-line span[class]:not([class^=cm-])"));
  await kept(page, row.repeat(100));
  await page.reload();
  await page.locator(".finding").first().waitFor();
  assert.equal(await colours.count(), 0);
  await write(page, "Template", `${row}\n`.repeat(100));
  await colours.first().waitFor();
  assert.deepEqual(failures, []);
});

test("a template of 1 MB is reviewed, and typing goes on", async () => {
  const { page, failures } = await site.open();
  const row = '<tr><td style="padding:1px">Hello <a href="https://a.example/x">link</a></td></tr>\n';
  const buffer = Buffer.from(`<table>${row.repeat(Math.ceil(1_000_000 / row.length))}</table>`);
  await page.locator('input[type="file"]').setInputFiles({ name: "a.html", mimeType: "text/html", buffer });
  const size = page.locator(".gauge-words", { hasText: /^1,0\d\d KB of at most 4/ });
  await size.waitFor();
  await template(page).press("ControlOrMeta+Home");
  await page.keyboard.type("<p>typed</p>");
  await page.locator(".editor .cm-line").first().getByText("typed").waitFor();
  assert.deepEqual(failures, []);
});

test("the same file is opened again after a change, and what is no file is told", async () => {
  const { page, failures } = await site.open();
  const input = page.locator('input[type="file"]');
  const file = { name: "mail.html", mimeType: "text/html", buffer: Buffer.from("<p>of the file") };
  for (let time = 0; time < 2; time += 1) {
    await input.setInputFiles(file);
    await template(page).getByText("of the file").waitFor();
    assert.equal(await input.evaluate(({ value }) => value), "");
    await write(page, "Template", "changed");
  }
  await template(page).evaluate((target) => {
    const dataTransfer = new DataTransfer();
    const folder = new File([], "folder");
    folder.arrayBuffer = () => Promise.reject(new DOMException("a folder", "NotFoundError"));
    dataTransfer.items.add(folder);
    const drop = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
    Object.defineProperty(drop, "dataTransfer", { value: { types: ["Files"], files: [folder] } });
    target.dispatchEvent(drop);
  });
  await page.getByText("“folder” cannot be opened.").waitFor();
  assert.deepEqual(failures, []);
});

test("a date that no calendar has does not break the plan", async () => {
  const { page } = await site.open();
  await page.getByRole("tab", { name: "Warm-up" }).click();
  await page.getByText(/a day from .* on, which is day/).waitFor();
  await page.getByLabel("First day").evaluate((input) => {
    input.value = "12345-01-01";
    input.dispatchEvent(new Event("input"));
  });
  await page.getByLabel("Sending IPs").fill("2");
  await page.getByText(/a day from .* on, which is day/).waitFor();
  assert.equal(await page.locator(".state.bad").count(), 0);
});

test("a whole template that is pasted into the subject by mistake does not stop the page", async () => {
  const { page, failures } = await site.open();
  await page.getByRole("textbox", { name: "Subject" }).click();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "Hello you there ".repeat(62_500));
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.querySelector(".line-editor .cm-content").dispatchEvent(event);
  });
  await page.getByRole("button", { name: "the subject has 1000000 characters" }).waitFor();
  await page.evaluate(() => {
    globalThis.slowest = 0;
    let last = performance.now();
    const frame = (now) => {
      globalThis.slowest = Math.max(globalThis.slowest, now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await page.keyboard.type("a");
  await page.getByText("the subject has 1000001 characters").waitFor();
  // It was half a minute; a busy machine may take a part of a second for a frame.
  assert.ok((await page.evaluate(() => globalThis.slowest)) < 2000);
  assert.ok((await page.locator(".line-editor").boundingBox()).height < 200);
  assert.deepEqual(failures, []);
});

test("what hovers over a finding has its code as code", async () => {
  const { page } = await site.open();
  await write(page, "Template", '<p onclick="track()">Hello');
  const mark = page.locator(".cm-lintRange-error", { hasText: "onclick" });
  await mark.first().hover();
  await page.locator(".cm-tooltip code", { hasText: 'onclick="track()"' }).first().waitFor();
  assert.doesNotMatch(await page.locator(".cm-tooltip").first().innerText(), /`/);
});

for (const [what, text] of [
  ["nested without end", "<div>".repeat(100_000)],
  ["of tables in tables", "<table><tr><td>".repeat(50_000)],
  ["of handlers", "<p onclick='go()'>x</p>".repeat(20_000)],
]) {
  test(`a mail ${what} is reviewed but not shown, for it would stop the page`, async () => {
    const { page, failures } = await site.open();
    await write(page, "Template", text);
    await page.locator('.verdict[data-verdict="reject"]').waitFor();
    await page.getByText("nested too deeply to be shown").waitFor({ timeout: 10_000 });
    await write(page, "Template", "<p>Hello");
    await page.frameLocator("iframe").getByText("Hello").waitFor({ timeout: 10_000 });
    await page.getByText("Images from the network").waitFor();
    assert.deepEqual(failures, []);
  });
}

test("a mail of another service is read as that one writes its variables, by a button", async () => {
  const { page } = await site.open();
  await write(page, "Template", '<p>Hello *|FNAME|*, *|IF:CITY|*see you in *|CITY|**|END:IF|*.</p><p>*|LIST:ADDRESS|*</p>');
  const strange = page.locator('.finding[data-rule="variables/syntax"]');
  await strange.getByText("This reads like Mailchimp.").first().waitFor();
  await strange.getByRole("button", { name: "Read as Mailchimp" }).click();
  const chosen = page.getByRole("combobox", { name: "Variables written as" });
  assert.equal(await chosen.inputValue(), "mailchimp");
  assert.ok(await chosen.evaluate((element) => element === document.activeElement));
  await page.getByText("Variables are now read as Mailchimp.").waitFor();
  await strange.first().waitFor({ state: "detached" });
});

test("what is said of the subject leads to it", async () => {
  const { page } = await site.open();
  await write(page, "Template", "<p>Hello, this is the news.</p>");
  await page.getByRole("button", { name: /the subject is empty/ }).click();
  // Without a subject there is nothing to be cut.
  assert.equal(await page.locator(".inbox-line").filter({ visible: true }).count(), 0);
  assert.ok(await page.getByRole("textbox", { name: "Subject" }).evaluate((element) => element === document.activeElement));
});
