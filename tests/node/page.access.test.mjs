// The page for those who see, hear or point otherwise.
import assert from "node:assert/strict";
import test, { after } from "node:test";
import { assertAccessible, start, write } from "./page.mjs";

const site = await start();
after(() => site.stop());
const TABS = ["Review", "Warm-up", "Reputation", "Quota", "Policy"];

async function example(options) {
  const opened = await site.open(options);
  await opened.page.getByRole("button", { name: "Show an example" }).click();
  await opened.page.getByRole("button", { name: /^Fix/ }).first().waitFor();
  return opened;
}

for (const width of [320, 640]) {
  test(`nothing is cut where the page is ${width} px wide, as at a large zoom`, async () => {
    const { page } = await example({ viewport: { width, height: 500 } });
    for (const tab of TABS) {
      await page.getByRole("tab", { name: tab }).click();
      await page.waitForFunction(() => !document.querySelector(".results:empty"));
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll("main .rule, main .field, main .card, main .finding, main button")]
          .filter((element) => element.getBoundingClientRect().right > innerWidth)
          .map((element) => element.className || element.textContent),
      );
      assert.deepEqual(cut, [], tab);
    }
  });
}

test("the language is chosen beside the name of the page, however wide the tabs are", async () => {
  const { page } = await site.open({ locale: "ja" });
  for (const width of [400, 640, 880, 920, 1280]) {
    await page.setViewportSize({ width, height: 500 });
    const [mark, language] = [await page.locator(".mark").boundingBox(), await page.locator("header select").boundingBox()];
    assert.ok(Math.abs(mark.y + mark.height / 2 - language.y - language.height / 2) < 4, `${width}`);
  }
});

test("on a phone all can be touched, and no field makes the page grow", async () => {
  const { page } = await example({ viewport: { width: 400, height: 850 }, hasTouch: true, isMobile: true });
  await page.locator("summary").tap();
  for (const tab of TABS) {
    await page.getByRole("tab", { name: tab }).tap();
    await page.waitForFunction(() => !document.querySelector(".results:empty"));
    const wrong = await page.evaluate(() => {
      const seen = [...document.querySelectorAll("button, select, input, summary, label.tick, .cm-content")].filter(
        (element) => element.checkVisibility() && !element.matches(".hidden"),
      );
      const isSmall = (element) => !element.matches(".tick input") && element.getBoundingClientRect().height < 24;
      const isZoomed = (element) =>
        element.matches("select, input:not([type=checkbox], [type=range]), .cm-content") &&
        Number.parseFloat(getComputedStyle(element).fontSize) < 16;
      return seen.filter((element) => isSmall(element) || isZoomed(element)).map(({ outerHTML }) => outerHTML.slice(0, 120));
    });
    assert.deepEqual(wrong, [], tab);
  }
});

for (const [locale, tongue, target] of [["ja", "ja", "1 日の目標数"], ["ko", "ko", "하루 목표"], ["zh-CN", "zh-Hans", "每天目标"]]) {
  test(`in ${locale} each tab is seen on a phone, and the numbers of a plot are whole`, async () => {
    const { page } = await site.open({ locale, viewport: { width: 400, height: 850 } });
    assert.equal(await page.evaluate(() => document.documentElement.lang), tongue);
    const hidden = await page.evaluate(() =>
      [...document.querySelectorAll("header [role=tab]")]
        .filter((tab) => tab.getBoundingClientRect().right > innerWidth)
        .map(({ textContent }) => textContent),
    );
    assert.deepEqual(hidden, []);
    await page.locator("#tab-warmup").click();
    await page.getByRole("spinbutton", { name: target }).fill("125000");
    await page.locator(".plot text", { hasText: /^6\.5/ }).waitFor();
    const cut = await page.evaluate(() => {
      const { left } = document.querySelector(".plot").getBoundingClientRect();
      return [...document.querySelectorAll(".plot text")]
        .filter((text) => text.getBoundingClientRect().left < left)
        .map(({ textContent }) => textContent);
    });
    assert.deepEqual(cut, []);
  });
}

test("each language is named in its own letters", async () => {
  const { page } = await site.open();
  const tags = page.locator("header option").evaluateAll((options) => options.map(({ lang }) => lang));
  assert.deepEqual(await tags, ["en", "ja", "ko", "zh-Hans"]);
});

test("the verdict is among the headings", async () => {
  const { page } = await example();
  await page.getByRole("heading", { name: "Cannot be sent" }).waitFor();
});

test("on paper all is there, dark on light, and nothing that could be pressed", async () => {
  const { page } = await example({ colorScheme: "dark", viewport: { width: 740, height: 1000 } });
  await write(page, "Template", `${"<p>A line of the mail</p>\n".repeat(300)}<p>The last</p>`);
  await page.locator(".gauge-words").first().waitFor();
  await page.emulateMedia({ media: "print" });
  await page.locator(".editor .cm-line", { hasText: "The last" }).waitFor();
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(247, 246, 242)");
  const cut = () =>
    page.evaluate(() =>
      [...document.querySelectorAll(".editor, .cm-editor, .table")]
        .filter((element) => element.scrollHeight > element.clientHeight + 2)
        .map(({ className }) => className),
    );
  assert.deepEqual(await cut(), []);
  assert.equal(await page.getByRole("button", { name: "Copy a link" }).count(), 0);
  const top = (selector) => page.locator(selector).evaluate((element) => element.getBoundingClientRect().top);
  assert.ok((await top(".verdict")) < (await top(".editor")));
  for (const tab of ["Warm-up", "Quota", "Policy"]) {
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("tab", { name: tab }).click();
    await page.locator(".table").first().waitFor();
    await page.emulateMedia({ media: "print" });
    assert.deepEqual(await cut(), [], tab);
  }
});

test("the search of the editor can be read in the dark", async () => {
  const { page } = await example({ colorScheme: "dark" });
  await page.getByRole("textbox", { name: "Template" }).press("ControlOrMeta+f");
  const button = page.locator(".cm-search .cm-button").first();
  await button.waitFor();
  const [image, back, ink] = await button.evaluate((element) => {
    const { backgroundImage, backgroundColor, color } = getComputedStyle(element);
    return [backgroundImage, backgroundColor, color];
  });
  assert.deepEqual([image, back, ink], ["none", "rgb(23, 24, 26)", "rgb(232, 230, 223)"]);
  await assertAccessible(page);
});

test("with the colours of the system the chosen tab and the bars are seen", async () => {
  const { page } = await example({ forcedColors: "active" });
  const back = (selector) =>
    page.locator(selector).first().evaluate((element) => getComputedStyle(element).backgroundColor);
  assert.notEqual(await back('[role="tab"][aria-selected="true"]'), await back('[role="tab"][aria-selected="false"]'));
  assert.notEqual(await back(".filling"), await back(".bar"));
  for (const tab of TABS) {
    await page.getByRole("tab", { name: tab }).click();
    await assertAccessible(page);
  }
});

test("nothing moves for those who want no motion", async () => {
  const { page } = await example({ reducedMotion: "reduce" });
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll(".filling, .verdict, main *")].filter(
      (element) => getComputedStyle(element).transitionDuration !== "0s",
    ).length,
  );
  assert.equal(moving, 0);
});

test("a long mail is scrolled in the preview by the keyboard, and left again", async () => {
  const { page } = await site.open();
  await write(page, "Template", "<p>A line of the mail</p>".repeat(200));
  await page.frameLocator("iframe").getByText("A line").first().waitFor();
  await page.locator(".frame").focus();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.localName), "iframe");
  const last = page.frameLocator("iframe").getByText("A line").last();
  await page.waitForFunction(() => document.activeElement.localName === "iframe");
  const within = async () => {
    const [line, frame] = [await last.boundingBox(), await page.locator("iframe").boundingBox()];
    return line.y < frame.y + frame.height;
  };
  // A key that comes before the frame is drawn and has the focus goes nowhere.
  for (let tries = 0; tries < 20 && !(await within()); tries += 1) {
    await page.keyboard.press("End");
    await page.waitForTimeout(100);
  }
  assert.equal(await within(), true);
  // The frame is another process: on a busy machine it gets a key late or not at all.
  const focused = () => page.evaluate(() => document.activeElement.localName);
  for (let tries = 0; tries < 20 && (await focused()) === "iframe"; tries += 1) {
    await page.keyboard.press("Tab");
    await page.waitForTimeout(100);
  }
  assert.notEqual(await focused(), "iframe");
});

test("Home and End lead to the first and the last tab", async () => {
  const { page } = await site.open();
  await page.getByRole("tab", { name: "Review" }).focus();
  for (const [key, tab] of [["End", "Policy"], ["ArrowRight", "Review"], ["ArrowLeft", "Policy"], ["Home", "Review"]]) {
    await page.keyboard.press(key);
    assert.equal(await page.getByRole("tab", { name: tab }).getAttribute("aria-selected"), "true", key);
    assert.equal(await page.evaluate(() => document.activeElement.id), `tab-${tab.toLowerCase()}`);
  }
});

test("the keyboard reaches all of each tab, and comes out at its end", async () => {
  const { page } = await example();
  // The last of the fixes that the example is offered.
  await page.locator(".fix").nth(1).waitFor();
  // A frame that is drawn while the focus is in it loses it.
  await page.frameLocator("iframe").getByText("gardener").waitFor();
  for (const tab of TABS) {
    await page.getByRole("tab", { name: tab }).click();
    await page.waitForFunction(() => !document.querySelector(".results:empty"));
    await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
    // A tab that is shown again reviews again, and what it draws anew meanwhile is not reached.
    for (let tries = 0; tries < 3; tries += 1) {
      await page.waitForTimeout(800);
      const [reached, all] = await walked(page, tab);
      if (reached === all) break;
      assert.ok(tries < 2, `${tab}: ${reached} of ${all}`);
    }
  }
});

/** How many of the fields and buttons of a tab the Tab key reaches, and how many there are. */
async function walked(page, tab) {
  // Of tabs the arrow keys reach the others.
  const stops = 'main :is(button:not([tabindex="-1"]), select, input:not(.hidden))';
  const reached = new Set();
  await page.getByRole("tab", { name: tab }).focus();
  for (let at = 0; at < 100; at += 1) {
    if (await page.evaluate(() => Boolean(document.activeElement.closest(".cm-editor")))) await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    const name = await page.evaluate((selector) => {
      const all = [...document.querySelectorAll(selector)];
      return document.activeElement === document.body ? "end" : all.indexOf(document.activeElement);
    }, stops);
    if (name === "end") break;
    if (name >= 0) reached.add(name);
  }
  return [reached.size, await page.locator(stops).count()];
}

test("what has not changed is not read out again at each key", async () => {
  const { page } = await example();
  await page.evaluate(() => {
    globalThis.heard = 0;
    const watch = new MutationObserver((changes) => (globalThis.heard += changes.length));
    for (const live of document.querySelectorAll('[aria-live], [role="status"]')) {
      watch.observe(live, { childList: true, subtree: true, characterData: true });
    }
  });
  const size = page.locator(".gauge-words").first();
  const before = await size.innerText();
  await page.getByRole("textbox", { name: "Template" }).press("ControlOrMeta+End");
  await page.keyboard.type("word");
  await page.waitForFunction((words) => document.querySelector(".gauge-words").innerText !== words, before);
  assert.equal(await page.evaluate(() => globalThis.heard), 0);
  await page.getByRole("tab", { name: "Quota" }).click();
  await page.locator("[aria-live]", { hasText: "wait for the next day" }).waitFor();
  assert.equal(await page.locator("[aria-live] table").count(), 0);
});

test("whoever goes on to review with a policy stands on a tab and not nowhere", async () => {
  const { page } = await site.open();
  await page.getByRole("tab", { name: "Policy" }).click();
  await page.getByRole("button", { name: "Review with it" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "tab-review");
});
