// The checker page, as a person uses it: typing, fixing, sharing, looking.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after } from "node:test";
import { assertAccessible, start, write } from "./page.mjs";

const site = await start();
after(() => site.stop());

const HONEST =
  '<!doctype html><html lang="en"><head><title>Your parcel</title><meta name="viewport" content="width=device-width">' +
  '</head><body><p>Good morning, your parcel has left our yard today and should reach you within three working days. ' +
  'You can <a href="http://www.garden.example/parcel">follow it here</a>.</p></body></html>';

const verdict = (page) => page.locator(".verdict-words");
const finding = (page, rule) => page.locator(`.finding[data-rule="${rule}"]`);

async function reviewed(options) {
  const opened = await site.open(options);
  const { page } = opened;
  await page.getByLabel("Kind").selectOption("notification");
  await page.getByLabel("Sender domain").fill("garden.example");
  await write(page, "Subject", "Your parcel is on its way");
  await write(page, "Template", HONEST);
  await verdict(page).getByText("May be sent").waitFor();
  return opened;
}

test("the watch over the network sees what leaves", async () => {
  const watched = await start();
  assert.equal(await watched.seesWhatLeaves(), true);
  await watched.stop();
});

test("a finding stands under its words, its fix mends it and can be taken back", async () => {
  const { page, failures, assertStayedHome } = await reviewed();
  await write(page, "Template", HONEST.replace("<p>", '<p onclick="go()">'));
  await verdict(page).getByText("Cannot be sent").waitFor();
  assert.match(await page.locator(".cm-lintRange-error").first().innerText(), /^onclick/);
  await page.locator(".cm-lintRange-error").first().hover();
  await page.locator(".cm-tooltip .cm-diagnostic").getByText("runs code").waitFor();

  await finding(page, "html/event-handler").getByRole("button", { name: /^Fix/ }).click();
  await verdict(page).getByText("May be sent").waitFor();
  assert.equal(await page.locator(".cm-lintRange-error").count(), 0);
  await page.getByRole("textbox", { name: "Template" }).press("ControlOrMeta+z");
  await verdict(page).getByText("Cannot be sent").waitFor();
  assert.deepEqual(failures, []);
  assertStayedHome();
});

test("a finding leads to its place", async () => {
  const { page } = await reviewed();
  await finding(page, "links/no-https").getByRole("button").first().click();
  assert.equal(await page.evaluate(() => getSelection().toString()), "http://www.garden.example/parcel");
});

test("a place behind characters outside the basic plane is underlined rightly", async () => {
  const { page } = await reviewed();
  await write(page, "Template", HONEST.replace("Good", "\u{1f33c}\u{1f331}\u{1f333} Good"));
  await finding(page, "links/no-https").waitFor();
  await page.waitForFunction(
    () => document.querySelector(".cm-lintRange")?.textContent === "http://www.garden.example/parcel",
  );
});

test("a finding in the subject is underlined there", async () => {
  const { page } = await reviewed();
  await write(page, "Subject", "Your parcel {{name} is on its way");
  await finding(page, "variables/syntax").first().waitFor();
  await page.locator(".line-editor .cm-lintRange-error").waitFor();
});

test("a long subject shows where each client cuts it", async () => {
  const { page } = await reviewed();
  const long = "A very long subject that goes on and on until no client on earth shows its end to any reader";
  await write(page, "Subject", long);
  const watch = page.locator(".inbox-line", { hasText: "Mail on a watch" });
  await page.waitForFunction(
    (text) => document.querySelector(".inbox-line:last-child .inbox-subject")?.textContent === text,
    long,
  );
  const [kept, cut] = [await watch.locator(".kept").textContent(), await watch.locator("s").textContent()];
  assert.equal(kept + cut, long);
  assert.equal(await watch.getByText(/^cut after/).textContent(), `cut after ${kept.length} characters`);
  await write(page, "Subject", "Short");
  await watch.getByText("whole").waitFor();
});

test("a link opens the same template elsewhere, and holds it behind #", async () => {
  const { page, context } = await reviewed();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy a link" }).click();
  await page.getByText("The link is copied").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(link.startsWith(`${site.address}#t=`));
  const other = await site.open({ hash: link.slice(site.address.length) });
  await verdict(other.page).getByText("May be sent").waitFor();
  assert.equal(await other.page.locator(".line-editor .cm-content").innerText(), "Your parcel is on its way");
  assert.equal(await other.page.getByLabel("Sender domain").inputValue(), "garden.example");
  other.assertStayedHome();
});

test("a link that was cut or made by a stranger opens an empty page and says so, until that is closed", async () => {
  for (const hash of ["#t=", "#t=%%%", "#t=AAAA", "#t=q1YqLi0oyM9LVbJSKk5NzsgvVqoFAA", "#t=i44FAA", "#other"]) {
    const { page, failures } = await site.open({ hash });
    await verdict(page).getByText("May this mail be sent?").waitFor();
    const told = page.getByRole("alert");
    if (hash === "#other") assert.equal(await told.count(), 0);
    else {
      await told.getByText(/nothing of it can be read|this page does not know/).waitFor();
      await told.getByRole("button", { name: "Close" }).click();
      assert.equal(await told.count(), 0);
      assert.equal(await page.evaluate(() => document.activeElement.id), "tab-review");
    }
    assert.deepEqual(failures, []);
  }
});

test("before a review there is nothing to take away, and no heading without a content", async () => {
  const { page } = await site.open();
  const taken = ["Copy the report", "Download JSON"].map((name) => page.getByRole("button", { name }));
  for (const button of taken) assert.equal(await button.isDisabled(), true);
  for (const name of ["Counts", "Findings", "In the inbox"]) {
    assert.equal(await page.getByRole("heading", { name }).count(), 0, name);
  }
  await write(page, "Template", "<p>Hello");
  await page.getByRole("heading", { name: "Counts" }).waitFor();
  for (const button of taken) assert.equal(await button.isEnabled(), true);
  await page.getByRole("button", { name: "Clear" }).click();
  await page.getByRole("heading", { name: "Counts" }).waitFor({ state: "hidden" });
});

test("what the advice asks to declare of the sender can be declared, and a link carries it", async () => {
  const { page, context } = await reviewed();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByLabel("Kind").selectOption("Marketing");
  await write(page, "Template", HONEST.replace("</p>", '<a href="https://shop.example/">Shop</a></p>'));
  const [declared, headers] = [finding(page, "links/external-domain"), finding(page, "unsubscribe/no-one-click-header")];
  await declared.waitFor();
  await headers.waitFor();
  await page.getByText("More about the sender").click();
  await page.getByLabel("Links may also lead to").fill("news@elsewhere.example, https://shop.example/a");
  await page.getByLabel("Sent with the headers").check();
  await declared.waitFor({ state: "hidden" });
  await headers.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Copy a link" }).click();
  await page.getByText("The link is copied").waitFor();
  const { page: other } = await site.open({ hash: new URL(page.url()).hash });
  assert.equal(await other.getByLabel("Sent with the headers").isChecked(), true);
  await finding(other, "unsubscribe/missing").first().waitFor();
  assert.equal(await finding(other, "links/external-domain").count(), 0);
});

test("whoever comes back to a tab finds the editor where it was", async () => {
  const { page } = await site.open();
  await write(page, "Template", "<p>A line of the mail</p>\n".repeat(400));
  const scroller = page.locator(".editor .cm-scroller");
  await scroller.evaluate((element) => (element.scrollTop = 3000));
  await page.getByRole("tab", { name: "Quota" }).click();
  await page.getByRole("tab", { name: "Review" }).click();
  const top = await scroller.evaluate((element) => element.scrollTop);
  assert.ok(Math.abs(top - 3000) < 200, `${top}`);
});

test("the preview stays as it is while something else is written, and is there again after a look at another tab", async () => {
  const { page } = await reviewed();
  const words = page.frameLocator("iframe").getByText("parcel").first();
  await words.waitFor();
  const drawn = await page.locator("iframe").evaluate((frame) => {
    globalThis.draws = 0;
    const watch = new MutationObserver((changes) => (globalThis.draws += changes.length));
    watch.observe(frame, { attributeFilter: ["srcdoc"] });
    return frame.srcdoc;
  });
  await write(page, "Subject", "Another subject");
  await page.getByText("Another subject").nth(1).waitFor();
  await page.waitForTimeout(800);
  assert.equal(await page.evaluate(() => globalThis.draws), 0);
  await page.getByRole("tab", { name: "Quota" }).click();
  await page.getByRole("tab", { name: "Review" }).click();
  await words.waitFor();
  assert.equal(await page.locator("iframe").getAttribute("srcdoc"), drawn);
});

test("the width of the preview is kept", async () => {
  const { page } = await site.open();
  await page.getByRole("button", { name: "Phone" }).click();
  await page.waitForFunction(() => localStorage.getItem("sendright")?.includes("phone"));
  await page.reload();
  assert.equal(await page.getByRole("button", { name: "Phone" }).getAttribute("aria-pressed"), "true");
});

test("a template of another dialect is read with its own variables, also behind a link", async () => {
  const { page, context } = await reviewed();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await write(page, "Template", HONEST.replace("your parcel", "{% if parcel %}{{ parcel|upper }}{% endif %}"));
  await finding(page, "variables/syntax").first().waitFor();
  await page.getByLabel("Variables written as").selectOption("jinja");
  await verdict(page).getByText("May be sent").waitFor();
  await page.getByRole("button", { name: "Copy a link" }).click();
  await page.getByText("The link is copied").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await site.open({ hash: link.slice(site.address.length) });
  await verdict(other.page).getByText("May be sent").waitFor();
  assert.equal(await other.page.getByLabel("Variables written as").inputValue(), "jinja");
});

test("what was written is there after a reload", async () => {
  const { page } = await reviewed();
  await page.reload();
  await verdict(page).getByText("May be sent").waitFor();
  assert.match(await page.locator(".editor .cm-content").innerText(), /your parcel has left/);
});

test("what another version may have kept is no hindrance", async () => {
  const value = '{"content":7,"kind":null,"tab":"none","policy":"gone","assessed":{"level":"x"},"planned":3}';
  const origins = [{ origin: site.address.slice(0, -1), localStorage: [{ name: "sendright", value }] }];
  const { page, failures } = await site.open({ storageState: { cookies: [], origins } });
  await verdict(page).getByText("May this mail be sent?").waitFor();
  await page.getByRole("tab", { name: "Reputation" }).click();
  await page.getByText("Nearest to an upgrade").waitFor();
  assert.deepEqual(failures, []);
});

test("the report is copied as Markdown and the answer downloaded as JSON", async () => {
  const { page, context } = await reviewed();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy the report" }).click();
  await page.getByText("The report is copied").waitFor();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(report, /^# May be sent\n/);
  assert.match(report, /\* \*\*Warning\*\* `links\/no-https` \(line 1\): `http:/);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download JSON" }).click(),
  ]);
  const { question, answer } = JSON.parse(readFileSync(await download.path(), "utf8"));
  assert.deepEqual([question.subject, answer.verdict], ["Your parcel is on its way", "approve"]);
});

test("a file is opened and a file that is dropped is too", async () => {
  const { page } = await reviewed();
  const file = { name: "other.html", mimeType: "text/html", buffer: Buffer.from("<p>Another mail</p>") };
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.locator(".editor .cm-content").getByText("Another mail").waitFor();
  await page.locator(".editor .cm-content").evaluate((target) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["Dropped words"], "mail.txt", { type: "text/plain" }));
    for (const type of ["dragover", "drop"])
      target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  });
  await page.locator(".editor .cm-content").getByText("Dropped words").waitFor();
  assert.equal(await page.getByRole("tab", { name: "Plain text" }).getAttribute("aria-selected"), "true");
});

test("the preview runs nothing and reaches nothing, whatever the mail tries", async () => {
  const { page, context, assertStayedHome } = await site.open();
  const hostile = `<html><head><meta http-equiv="refresh" content="0;url=https://evil.example/1"><base href="https://evil.example/">
    <link rel="stylesheet" href="https://evil.example/2.css"><link rel="preconnect" href="https://evil.example">
    <style>@import url(https://evil.example/3.css); body{background:url(https://evil.example/4.png)} @font-face{font-family:x;src:url(https://evil.example/5)} p{font-family:x}</style></head>
    <body background="https://evil.example/6.png" onload="parent.document.title='broken'">
    <script>parent.document.title = "broken"; fetch("https://evil.example/7")</script>
    <img src="https://evil.example/8.png" srcset="https://evil.example/9.png 2x" onerror="parent.document.title='broken'">
    <img src="x" onerror="parent.document.title='broken'"><svg><image href="https://evil.example/10.png"/></svg>
    <iframe src="https://evil.example/11"></iframe><object data="https://evil.example/12"></object><video src="https://evil.example/13" poster="https://evil.example/14"></video>
    <p style="background-image:url(https://evil.example/15.png)">Hello <a href="https://evil.example/16" ping="https://evil.example/17" target="_top">a link</a></p>
    <form action="https://evil.example/18"><button>go</button></form></body></html>`;
  await write(page, "Subject", "Hello");
  await write(page, "Template", hostile);
  await verdict(page).getByText("Cannot be sent").waitFor();
  const frame = page.frameLocator("iframe");
  await frame.getByText("a link").click();
  await frame.getByText("go").click();
  await page.getByRole("button", { name: "Phone" }).click();
  await frame.getByText("a link").waitFor();
  assert.equal(await page.locator("iframe").evaluate((element) => element.clientWidth), 375);
  assert.equal(await page.locator("iframe").getAttribute("sandbox"), "");
  assert.match(await page.title(), /^Sendright/);
  assert.equal(context.pages().length, 1);
  assertStayedHome();
});

test("images are grey boxes, or their descriptions", async () => {
  const { page } = await site.open();
  await write(page, "Subject", "Hello");
  await write(
    page,
    "Template",
    '<p>Hello <img src="https://img.example/a.png" alt="a rose" width="60" height="40"></p>',
  );
  const image = page.frameLocator("iframe").locator("img");
  await image.waitFor();
  assert.match(await image.getAttribute("src"), /^data:image\/svg/);
  await page.getByLabel("Show images").uncheck();
  await page.frameLocator("iframe").locator('img[alt="a rose"]:not([src])').waitFor({ state: "attached" });
});

test("a review of 50 KB is there at most 50 ms after the last key", async (t) => {
  const { page } = await reviewed();
  const style =
    'width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;font-family:Arial,sans-serif"';
  const words =
    "The garden opens at nine and closes when the light goes, so bring a lamp if you stay for the evening walk.";
  const link = '<a href="https://www.garden.example/walks">All walks</a>';
  const row = `<table role="presentation" ${style}><tr><td align="left" style="padding:12px">${words} ${link}</td></tr></table>\n`;
  await write(page, "Template", row.repeat(Math.ceil(50_000 / row.length)));
  await page.frameLocator("iframe").getByText("All walks").first().waitFor();
  await page.getByRole("textbox", { name: "Template" }).press("ControlOrMeta+Home");
  const times = [];
  // Other programs may hold this machine up for a while: what is looked for is what the page itself takes.
  for (let key = 0; key < 15 || (key < 100 && Math.min(...times) > 50); key += 1) {
    times.push(await page.evaluate(typeAndWait, "abcdefghijklmno"[key % 15]));
  }
  times.sort((a, b) => a - b);
  t.diagnostic(
    `from the key to the bars: fastest ${Math.round(times[0])} ms, median ${Math.round(times[times.length >> 1])} ms`,
  );
  assert.ok(times[0] <= 50, `${times}`);
});

/** Runs in the page: from a key until the count of characters is another. */
function typeAndWait(character) {
  const words = document.querySelector(".gauge-words");
  const before = words.textContent;
  const list = document.querySelector(".gauges");
  return new Promise((done) => {
    const begun = performance.now();
    const watch = new MutationObserver(() => {
      if (document.querySelector(".gauge-words").textContent === before) return;
      watch.disconnect();
      done(performance.now() - begun);
    });
    watch.observe(list, { childList: true, subtree: true });
    document.execCommand("insertText", false, character);
  });
}

test("the page speaks four languages", async () => {
  const { page } = await reviewed();
  for (const [language, words] of [
    ["ja", "送信できます"],
    ["ko", "보낼 수 있습니다"],
    ["zh", "可以发送"],
    ["en", "May be sent"],
  ]) {
    await page.locator("header select").selectOption(language);
    await verdict(page).getByText(words, { exact: true }).waitFor();
  }
  const other = await site.open({ locale: "ja-JP" });
  await verdict(other.page).getByText("このメールは送信できますか").waitFor();
});

test("the keyboard alone is enough", async () => {
  const { page } = await reviewed();
  const editor = page.getByRole("textbox", { name: "Template" });
  await editor.click();
  await page.keyboard.press("F8");
  assert.match(await page.evaluate(() => getSelection().toString()), /^http:/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  assert.equal(await editor.evaluate((element) => element.getRootNode().activeElement === element), false);
  await page.getByRole("tab", { name: "Review" }).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.getByRole("tab", { name: "Warm-up" }).getAttribute("aria-selected"), "true");
});

for (const [name, options] of Object.entries({
  "light and wide": {},
  "dark and wide": { colorScheme: "dark" },
  "light and 400 px wide": { viewport: { width: 400, height: 800 } },
  "dark and 400 px wide": { viewport: { width: 400, height: 800 }, colorScheme: "dark" },
})) {
  test(`nothing is out of reach of a screen reader, nor cut: ${name}`, async () => {
    const { page } = await site.open(options);
    await page.getByRole("button", { name: "Show an example" }).click();
    await verdict(page).getByText("Cannot be sent").waitFor();
    await page.getByRole("button", { name: /^Fix/ }).first().waitFor();
    for (const tab of ["Review", "Warm-up", "Reputation", "Quota", "Policy"]) {
      await page.getByRole("tab", { name: tab }).click();
      await page.getByRole("tabpanel", { name: tab }).waitFor();
      await page.waitForFunction(() => !document.querySelector(".results:empty"));
      await assertAccessible(page);
      assert.equal(
        await page.evaluate(() => document.documentElement.scrollWidth > innerWidth),
        false,
        `${tab} is too wide`,
      );
    }
  });
}

test("the page forbids scripts that are not its own", async () => {
  const { page } = await site.open();
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  const scripts = policy.split("; ").find((part) => part.startsWith("script-src"));
  assert.equal(scripts, "script-src 'self' 'wasm-unsafe-eval'");
  assert.match(policy, /^default-src 'none';/);
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "globalThis.ran = true";
    document.head.append(script);
    return globalThis.ran === true;
  });
  assert.equal(ran, false);
  assert.equal(
    await page.evaluate(() =>
      fetch("https://evil.example/").then(
        () => "reached",
        () => "refused",
      ),
    ),
    "refused",
  );
});
