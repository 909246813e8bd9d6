// The HTML part and the text part of one mail, which are reviewed together.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after } from "node:test";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { assertAccessible, start, write } from "./page.mjs";

const site = await start();
after(() => site.stop());

const HTML = '<!doctype html><html lang="en"><head><title>Your parcel</title></head><body><p>Good morning, your parcel has left our yard today and should reach you within three working days.</p></body></html>';
const TEXT = "Good morning,\nyour parcel has left our yard today and should reach you within three working days.\nhttp://www.garden.example/parcel";
const link = (shared) => `#t=${deflateRawSync(JSON.stringify(shared)).toString("base64url")}`;
const editor = (page) => page.locator(".editor .cm-content");
const finding = (page, rule) => page.locator(`.finding[data-rule="${rule}"]`);
const toPart = (page, name) => page.getByRole("tab", { name, exact: true }).click();
const isInFront = async (page, name) =>
  assert.equal(await page.getByRole("tab", { name, exact: true }).getAttribute("aria-selected"), "true", name);

/** A page on which both parts are written, the text last. */
async function both(options, { html = HTML, text = TEXT } = {}) {
  const opened = await site.open(options);
  const { page } = opened;
  await page.getByLabel("Kind").selectOption("notification");
  await page.getByLabel("Sender domain").fill("garden.example");
  await write(page, "Subject", "Your parcel is on its way");
  await write(page, "Template", html);
  await toPart(page, "Plain text");
  await write(page, "Template", text);
  await finding(page, "links/no-https").getByText("Plain text, line 3").waitFor();
  return opened;
}

test("the parts of a mail are reviewed together, and each finding names its part", async () => {
  const { page, failures } = await both({}, { html: HTML.replace("<p>", '<p onclick="go()">') });
  await finding(page, "html/event-handler").getByText("HTML, line 1").waitFor();
  assert.equal(await finding(page, "content/text-part-mismatch").count(), 0);
  await write(page, "Template", "Cheap watches for everybody, today only");
  await finding(page, "content/text-part-mismatch").getByText("Plain text, line 1").waitFor();
  await write(page, "Template", " \n");
  await finding(page, "content/text-part-mismatch").getByText("no text part").waitFor();
  await finding(page, "html/event-handler").getByText("line 1", { exact: true }).waitFor();
  assert.deepEqual(failures, []);
});

test("a part in which something is written can be told from an empty one, by eye and by ear", async () => {
  const { page } = await site.open();
  const told = () =>
    page.getByRole("tablist", { name: "Part" }).getByRole("tab").evaluateAll((tabs) =>
      tabs.map((tab) => [tab.ariaDescription, getComputedStyle(tab, "::after").content !== "none"]),
    );
  assert.deepEqual(await told(), [[null, false], [null, false]]);
  await write(page, "Template", "<p>one");
  await toPart(page, "Plain text");
  assert.deepEqual(await told(), [["written", true], [null, false]]);
  await page.waitForFunction(() => localStorage.getItem("sendright")?.includes("<p>one"));
  await page.reload();
  await editor(page).waitFor();
  assert.deepEqual(await told(), [["written", true], [null, false]]);
  await page.getByRole("button", { name: "Clear" }).click();
  assert.deepEqual(await told(), [[null, false], [null, false]]);
});

test("a mail of text alone is reviewed as text alone", async () => {
  const { page } = await site.open();
  await toPart(page, "Plain text");
  await write(page, "Template", "one\nhttp://a.example/");
  await finding(page, "links/no-https").getByText("line 2", { exact: true }).waitFor();
  assert.equal(await page.locator(".gauge", { hasText: "Gmail" }).count(), 0);
});

test("a finding leads to its place in the part that it names, which comes to the front", async () => {
  const { page } = await both({}, { html: HTML.replace("<p>", '<p onclick="go()">') });
  const selected = () => page.evaluate(() => [getSelection().toString(), document.activeElement.ariaLabel]);
  await finding(page, "html/event-handler").getByRole("button").first().click();
  await isInFront(page, "HTML");
  assert.deepEqual(await selected(), ['onclick="go()"', "Template"]);
  await finding(page, "links/no-https").getByRole("button").first().click();
  await isInFront(page, "Plain text");
  assert.deepEqual(await selected(), ["http://www.garden.example/parcel", "Template"]);
});

test("a fix is made in its own part, whichever is in front, and taken back there alone", async () => {
  const { page } = await both({}, { html: HTML.replace("<p>", '<p onclick="go()">') });
  const fix = (rule) => finding(page, rule).getByRole("button", { name: /^Fix/ });
  await fix("html/event-handler").click();
  await isInFront(page, "HTML");
  assert.equal(await editor(page).innerText(), HTML);
  await fix("links/no-https").click();
  await isInFront(page, "Plain text");
  await editor(page).getByText("https://www.garden.example/parcel").waitFor();
  await editor(page).press("ControlOrMeta+z");
  await editor(page).getByText("http://www.garden.example/parcel").waitFor();
  // What was undone here has undone nothing there.
  await toPart(page, "HTML");
  assert.equal(await editor(page).innerText(), HTML);
  await editor(page).press("ControlOrMeta+z");
  await editor(page).getByText('onclick="go()"').waitFor();
});

test("each part is where it was when it comes back to the front", async () => {
  const { page } = await site.open();
  await write(page, "Template", "<p>A line of the mail</p>\n".repeat(400));
  const scroller = page.locator(".editor .cm-scroller");
  await scroller.evaluate((element) => (element.scrollTop = 3000));
  await toPart(page, "Plain text");
  await write(page, "Template", "short");
  await toPart(page, "HTML");
  const top = await scroller.evaluate((element) => element.scrollTop);
  assert.ok(Math.abs(top - 3000) < 200, `${top}`);
});

test("the preview shows the part in front", async () => {
  const { page } = await both();
  const mail = page.frameLocator("iframe");
  await mail.locator("pre", { hasText: "http://www.garden.example/parcel" }).waitFor();
  await toPart(page, "HTML");
  await mail.locator("p", { hasText: "Good morning" }).waitFor();
  assert.equal(await mail.locator("pre").count(), 0);
});

test("a link, a reload, the report and the answer hold both parts", async () => {
  const { page, context } = await both();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = async (button, words) => {
    await page.getByRole("button", { name: button }).click();
    await page.getByText(words).waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const address = await copied("Copy a link", "The link is copied");
  const { html, text } = JSON.parse(inflateRawSync(Buffer.from(address.split("#t=")[1], "base64url")).toString());
  assert.deepEqual([html, text], [HTML, TEXT]);
  const report = await copied("Copy the report", "The report is copied");
  assert.match(report, /`links\/no-https` \(Plain text, line 3\): /);
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download JSON" }).click(),
  ]);
  const { question } = JSON.parse(readFileSync(await saved.path(), "utf8"));
  assert.deepEqual([question.html, question.text], [HTML, TEXT]);
  for (const again of [() => page.reload(), () => page.goto("about:blank").then(() => page.goto(address))]) {
    await again();
    await finding(page, "links/no-https").getByText("Plain text, line 3").waitFor();
    await isInFront(page, "Plain text");
    assert.equal(await editor(page).innerText(), TEXT);
    await toPart(page, "HTML");
    assert.equal(await editor(page).innerText(), HTML);
    await toPart(page, "Plain text");
  }
});

test("a link or a browser that has one `content` has it in the part that stands beside it", async () => {
  for (const [shared, name] of [
    [{ content: "Hello <b>you" }, "HTML"],
    [{ content: "Hello <b>you", part: "html" }, "HTML"],
    [{ content: "Hello <b>you", part: "text" }, "Plain text"],
  ]) {
    const origins = [
      { origin: site.address.slice(0, -1), localStorage: [{ name: "sendright", value: JSON.stringify(shared) }] },
    ];
    for (const options of [{ hash: link(shared) }, { storageState: { cookies: [], origins } }]) {
      const { page, failures } = await site.open(options);
      await editor(page).getByText("Hello <b>you", { exact: true }).waitFor();
      await isInFront(page, name);
      assert.equal(await page.getByRole("alert").count(), 0);
      await toPart(page, name === "HTML" ? "Plain text" : "HTML");
      assert.equal(await editor(page).innerText(), "\n");
      await page.waitForFunction(() => !localStorage.getItem("sendright")?.includes('"content"'));
      assert.deepEqual(failures, []);
    }
  }
});

test("what was laid aside with one `content` is taken up again as its part", async () => {
  const draft = { content: "mine", part: "text", kind: "test" };
  const value = JSON.stringify({ content: "<p>given", part: "html", given: true, draft });
  const origins = [{ origin: site.address.slice(0, -1), localStorage: [{ name: "sendright", value }] }];
  const { page } = await site.open({ storageState: { cookies: [], origins } });
  await editor(page).getByText("<p>given", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Back to mine" }).click();
  await editor(page).getByText("mine", { exact: true }).waitFor();
  await isInFront(page, "Plain text");
  await toPart(page, "HTML");
  assert.equal(await editor(page).innerText(), "\n");
});

test("a link shows the part that it has, whichever is named to be in front", async () => {
  const { page } = await site.open({ hash: link({ part: "html", text: "only text" }) });
  await isInFront(page, "Plain text");
  await editor(page).getByText("only text").waitFor();
});

test("a text that would be lost by a link is laid aside, as HTML is", async () => {
  const { page } = await site.open();
  await toPart(page, "Plain text");
  await write(page, "Template", "my text");
  await page.waitForFunction(() => localStorage.getItem("sendright")?.includes("my text"));
  await page.evaluate((hash) => (location.hash = hash), link({ html: "<p>given" }));
  await editor(page).getByText("<p>given").waitFor();
  await isInFront(page, "HTML");
  await toPart(page, "Plain text");
  assert.equal(await editor(page).innerText(), "\n");
  await page.getByRole("button", { name: "Back to mine" }).click();
  await editor(page).getByText("my text").waitFor();
});

test("a look at the other part of an older page does not put its template before that of a newer", async () => {
  const { page, context } = await site.open();
  await write(page, "Template", "<p>first");
  await page.waitForFunction(() => localStorage.getItem("sendright")?.includes("<p>first"));
  const other = await context.newPage();
  await other.goto(site.address);
  await write(other, "Template", "<p>second");
  await other.waitForFunction(() => localStorage.getItem("sendright")?.includes("<p>second"));
  await toPart(page, "Plain text");
  await page.waitForFunction(() => JSON.parse(localStorage.getItem("sendright")).part === "text");
  assert.match(await page.evaluate(() => localStorage.getItem("sendright")), /<p>second/);
});

test("a file goes to the part that its name tells and leaves the other, and two files are a mail", async () => {
  const { page } = await site.open();
  const file = (name, words) => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });
  const input = page.locator('input[type="file"]');
  await input.setInputFiles(file("mail.html", "<p>of the page"));
  await editor(page).getByText("of the page").waitFor();
  await input.setInputFiles(file("mail.TXT", "of the text"));
  await editor(page).getByText("of the text").waitFor();
  await isInFront(page, "Plain text");
  await toPart(page, "HTML");
  assert.equal(await editor(page).innerText(), "<p>of the page");
  await input.setInputFiles([file("next.txt", "next text"), file("next.html", "<p>next page"), file("more.html", "no")]);
  await editor(page).getByText("<p>next page").waitFor();
  await toPart(page, "Plain text");
  assert.equal(await editor(page).innerText(), "next text");
  await page.getByRole("button", { name: "Clear" }).click();
  assert.equal(await editor(page).innerText(), "\n");
  await toPart(page, "HTML");
  assert.equal(await editor(page).innerText(), "\n");
});

test("both parts are on paper, each under its name", async () => {
  const { page } = await both();
  await page.emulateMedia({ media: "print" });
  const panels = page.locator(".editor [data-part]");
  await page.waitForFunction(() => document.querySelectorAll(".editor [data-part]").length === 2);
  const names = await panels.evaluateAll((all) => all.map((each) => getComputedStyle(each, "::before").content));
  assert.deepEqual(names, ['"HTML"', '"Plain text"']);
  for (const words of ["Good morning, your parcel", "http://www.garden.example/parcel"]) {
    assert.ok((await page.locator(".editor .cm-line", { hasText: words }).boundingBox()).height > 0, words);
  }
  await page.emulateMedia({ media: "screen" });
  await page.waitForFunction(() => document.querySelectorAll(".editor [data-part]").length === 1);
  await toPart(page, "HTML");
  await editor(page).press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await toPart(page, "Plain text");
  await page.emulateMedia({ media: "print" });
  await page.waitForTimeout(300);
  assert.deepEqual(await panels.evaluateAll((all) => all.map((each) => each.dataset.part)), ["Plain text"]);
});

test("the keyboard chooses a part, and a screen reader hears which", async () => {
  const { page } = await both();
  const list = page.getByRole("tablist", { name: "Part" });
  await list.getByRole("tab", { name: "Plain text" }).focus();
  for (const [key, name] of [["ArrowRight", "HTML"], ["ArrowLeft", "Plain text"], ["Home", "HTML"], ["End", "Plain text"]]) {
    await page.keyboard.press(key);
    await isInFront(page, name);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), name);
    await page.getByRole("tabpanel", { name, exact: true }).getByRole("textbox", { name: "Template" }).waitFor();
  }
  for (const options of [{ colorScheme: "dark" }, { forcedColors: "active" }, { viewport: { width: 400, height: 800 } }]) {
    const { page: other } = await both(options);
    await assertAccessible(other);
    assert.equal(await other.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  }
});

test("the parts are named in each language, and so is the part of a finding", async () => {
  const { page } = await both();
  for (const [language, name, place] of [
    ["ja", "テキスト", "テキスト の 3 行目"],
    ["ko", "일반 텍스트", "일반 텍스트 3행"],
    ["zh", "纯文本", "纯文本 第 3 行"],
  ]) {
    await page.locator("header select").selectOption(language);
    await finding(page, "links/no-https").getByText(place, { exact: true }).waitFor();
    await isInFront(page, name);
  }
});
