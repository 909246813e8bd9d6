// Links of the page and what it keeps: nothing that a person wrote is lost by them.
import assert from "node:assert/strict";
import test, { after } from "node:test";
import { deflateRawSync } from "node:zlib";
import { assertAccessible, start, write } from "./page.mjs";

const site = await start();
after(() => site.stop());

const link = (shared) => `#t=${deflateRawSync(JSON.stringify(shared)).toString("base64url")}`;
const template = (page) => page.locator(".editor .cm-content");
const shows = (page, words) => template(page).getByText(words, { exact: true }).waitFor();
const kept = (page, words) =>
  page.waitForFunction((text) => localStorage.getItem("sendright")?.includes(text), words);

test("what was changed after a link was copied or opened is there after a reload", async () => {
  const { page, context } = await site.open({ hash: link({ subject: "One", html: "<p>one" }) });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await shows(page, "<p>one");
  await write(page, "Template", "<p>two");
  await kept(page, "<p>two");
  await page.reload();
  await shows(page, "<p>two");
  await page.getByRole("button", { name: "Copy a link" }).click();
  await page.getByText("The link is copied").waitFor();
  await write(page, "Template", "<p>three");
  await kept(page, "<p>three");
  assert.equal(await page.evaluate(() => location.hash), "");
  await page.reload();
  await shows(page, "<p>three");
});

test("back and forward lead between the templates of links", async () => {
  const { page } = await site.open({ hash: link({ html: "<p>one" }) });
  await page.evaluate((hash) => (location.hash = hash), link({ html: "<p>two" }));
  await shows(page, "<p>two");
  await page.goBack();
  await shows(page, "<p>one");
  await page.goForward();
  await shows(page, "<p>two");
});

test("what a person was writing is laid aside when a link is opened, and taken up again", async () => {
  const { page } = await site.open();
  await write(page, "Template", "<p>mine");
  await kept(page, "<p>mine");
  for (const html of ["<p>given", "<p>another"]) {
    await page.evaluate((hash) => (location.hash = hash), link({ html, policy: "", document: "strange" }));
    await shows(page, html);
  }
  await page.reload();
  await shows(page, "<p>another");
  await page.getByRole("button", { name: "Back to mine" }).click();
  await shows(page, "<p>mine");
  assert.equal(await page.getByLabel("Policy", { exact: true }).inputValue(), "tencent-ses@2026.1");
  assert.equal(await page.locator(".draft").count(), 0);
  await page.getByRole("tab", { name: "Policy" }).click();
  await page.getByText("The document is right").waitFor();
});

test("a policy of one's own is laid aside too, and so is a subject where the template is the same", async () => {
  const mine = 'extends = "bulk-sender@2026.1"\nname = "mine-alone"\nversion = "1"\n';
  const { page } = await site.open();
  await page.getByRole("tab", { name: "Policy" }).click();
  await write(page, "Policy document", mine);
  await kept(page, "mine-alone");
  await page.evaluate((hash) => (location.hash = hash), link({ html: "<p>given", policy: "", document: "strange" }));
  await shows(page, "<p>given");
  await page.getByRole("button", { name: "Back to mine" }).click();
  await page.getByRole("tab", { name: "Policy" }).click();
  await page.locator(".cm-content").getByText("mine-alone").waitFor();
  await page.getByRole("tab", { name: "Review" }).click();
  await write(page, "Template", "<p>same");
  await write(page, "Subject", "My subject");
  await kept(page, "My subject");
  await page.evaluate((hash) => (location.hash = hash), link({ html: "<p>same", subject: "Theirs" }));
  await page.locator(".line-editor").getByText("Theirs").waitFor();
  await page.getByRole("button", { name: "Back to mine" }).click();
  await page.locator(".line-editor").getByText("My subject").waitFor();
});

test("what was laid aside twice comes back one after the other", async () => {
  const { page } = await site.open();
  await write(page, "Template", "<p>first");
  await kept(page, "<p>first");
  await page.evaluate((hash) => (location.hash = hash), link({ html: "<p>given" }));
  await shows(page, "<p>given");
  await write(page, "Template", "<p>second");
  await kept(page, "<p>second");
  await page.evaluate((hash) => (location.hash = hash), link({ html: "<p>another" }));
  for (const words of ["<p>second", "<p>first"]) {
    await page.getByRole("button", { name: "Back to mine" }).click();
    await shows(page, words);
  }
  assert.equal(await page.locator(".draft").count(), 0);
});

test("a link that sets what cannot be chosen is read as if it had not", async () => {
  const strange = { kind: "evil", part: "locale", dialect: "zz", policy: "gone", subject: "S", html: "<p>Hello" };
  const { page, failures } = await site.open({ hash: link(strange) });
  await page.locator(".finding").first().waitFor();
  const values = await page.locator(".review select").evaluateAll((all) => all.map(({ value }) => value));
  assert.deepEqual(values, ["marketing", "tencent-ses@2026.1", ""]);
  assert.equal(await page.getByRole("tab", { name: "HTML" }).getAttribute("aria-selected"), "true");
  assert.deepEqual(failures, []);
});

test("a subject of two lines from a link can be edited, and line breaks of any kind are underlined rightly", async () => {
  const html = "<p>x\r\ny\rz <a href=http://a.example>w</a>";
  const { page } = await site.open({ hash: link({ subject: "a\r\nb", html }) });
  const subject = page.getByRole("textbox", { name: "Subject" });
  await subject.press("End");
  await page.keyboard.type("c");
  assert.equal(await subject.innerText(), "a bc");
  await page.locator(".cm-lintRange", { hasText: /^http:\/\/a\.example$/ }).waitFor();
});

test("a template that is too long for a link is told to be so", async () => {
  const { page } = await site.open();
  let [words, seed] = ["", 1];
  for (let at = 0; at < 500_000; at += 1) {
    seed = (seed * 48271) % 2147483647;
    words += seed.toString(36);
  }
  const file = { name: "long.html", mimeType: "text/html", buffer: Buffer.from(words) };
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.locator(".gauge.over", { hasText: "Gmail" }).waitFor();
  await page.getByRole("button", { name: "Copy a link" }).click();
  await page.getByText("too long for a link").waitFor();
  assert.equal(await page.evaluate(() => location.hash), "");
});

test("of two pages each has its own after a reload, and the one that was written in last is found again", async () => {
  const { page, context, failures } = await site.open();
  await write(page, "Template", "<p>first");
  await kept(page, "<p>first");
  const other = await context.newPage();
  await other.goto(site.address);
  await shows(other, "<p>first");
  await write(other, "Template", "<p>second");
  await kept(other, "<p>second");
  await page.reload();
  await shows(page, "<p>first");
  // Neither a change of the tab nor closing the page puts back what is older.
  await page.getByRole("tab", { name: "Quota" }).click();
  await kept(page, '"tab":"quota"');
  await page.close({ runBeforeUnload: true });
  await other.close({ runBeforeUnload: true });
  const next = await context.newPage();
  await next.goto(site.address);
  await next.getByRole("tab", { name: "Review" }).click();
  await shows(next, "<p>second");
  assert.deepEqual(failures, []);
});

test("where a page's own memory is full too, what all pages share is read after a reload", async () => {
  const { page } = await site.open();
  await write(page, "Template", "<p>old");
  await kept(page, "<p>old");
  await page.evaluate(() => sessionStorage.setItem("other", "x".repeat(5 * 1024 * 1024 - 2000)));
  await write(page, "Template", `<p>new${"y".repeat(5000)}`);
  await kept(page, "<p>new");
  await page.reload();
  await template(page).getByText("<p>new").waitFor();
});

test("a browser that is full says so, and one that keeps nothing is no hindrance", async () => {
  const { page } = await site.open();
  await page.evaluate(() => localStorage.setItem("other", "x".repeat(5 * 1024 * 1024 - 2000)));
  await write(page, "Template", `<p>${"y".repeat(5000)}`);
  await page.getByText("The browser keeps nothing more").waitFor();

  const other = await site.open();
  await other.context.addInitScript(() =>
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("blocked", "SecurityError");
      },
    }),
  );
  await other.page.reload();
  await write(other.page, "Subject", "Hello");
  await other.page.locator(".finding").first().waitFor();
  assert.deepEqual(other.failures, []);
});

for (const [what, pattern] of [
  ["its engine", "**/engine.js"],
  ["its module", "**/*.wasm"],
]) {
  test(`a page that cannot load ${what} says so and is not empty`, async () => {
    // What a service worker asks for cannot be held back here.
    const { page } = await site.open({ serviceWorkers: "block" });
    await page.route(pattern, (route) => route.abort());
    await page.reload();
    await page.getByRole("alert").waitFor();
    assert.notEqual(await page.getByRole("alert").innerText(), "");
  });
}

test("a policy of one's own may be chosen before it was looked at", async () => {
  const { page } = await site.open();
  await write(page, "Template", "<p>Hello");
  await page.getByLabel("Policy", { exact: true }).selectOption("My own policy");
  await page.locator(".stamp", { hasText: "mine@1" }).waitFor();
});

test("a policy that is wrong leaves no counts of another, and the preview follows", async () => {
  const { page } = await site.open({ hash: link({ policy: "", document: "name = 7", subject: "S", html: "<p>first" }) });
  await page.getByText("Mistakes").waitFor();
  await write(page, "Template", "<p>second");
  await page.frameLocator("iframe").getByText("second").waitFor();
  assert.equal(await page.locator(".gauge").count(), 0);
});

test("a link of a newer page is shown as far as it is known, and says what is not", async () => {
  const hash = link({ html: "<p>Hello", policy: "tencent-ses@2099.1", kind: "hologram", mood: "glad" });
  const { page, failures } = await site.open({ hash });
  await shows(page, "<p>Hello");
  await page.getByRole("alert").getByText("does not know: mood, hologram, tencent-ses@2099.1.").waitFor();
  await assertAccessible(page);
  assert.deepEqual(failures, []);
});
