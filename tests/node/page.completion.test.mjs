// Completion in the policy editor.
import assert from "node:assert/strict";
import test, { after } from "node:test";
import { FUNCTIONS } from "sendright";
import { assertAccessible, start, write } from "./page.mjs";

const site = await start();
after(() => site.stop());
const START = 'extends = "tencent-ses@2026.1"\nname = "mine"\nversion = "1"\n';
const TEST = '[[tests]]\nname = "one"\n';

async function policyTab(options) {
  const opened = await site.open(options);
  await opened.page.getByRole("tab", { name: "Policy" }).click();
  return opened;
}

/** Asks for completion behind a text: the list that opens. */
async function completed(page, text) {
  await write(page, "Policy document", text);
  await page.keyboard.press("Control+Space");
  const list = page.getByRole("listbox", { name: "Completions" });
  await list.getByRole("option").first().waitFor();
  return list;
}

const labels = (list) => list.locator(".cm-completionLabel").allTextContents();

/** The editor takes no key for its list in the first moment after it has opened. */
async function take(page, label) {
  const option = page.getByRole("option", { name: label, exact: true });
  await option.waitFor();
  for (let tries = 0; tries < 20 && (await option.count()) > 0; tries += 1) {
    await page.waitForTimeout(100);
    await page.keyboard.press("Enter");
  }
}

test("the editor completes fields, tables and values from the schema", async () => {
  const { page } = await policyTab();
  const offered = async (text) => {
    const found = await labels(await completed(page, text));
    await page.keyboard.press("Escape");
    return found;
  };
  assert.deepEqual(await offered(`${START}[quota]\nacc`), ["account_daily", "account_per_second"]);
  assert.ok((await offered(`${START}[[reputation.`)).includes("reputation.upgrade"));
  assert.ok((await offered("extends = ")).includes('"bulk-sender@2026.1"'));
  assert.ok((await offered(`${START}[template.severity]\n"html/malformed" = `)).length > 0);
});

test("the editor names the questions that a policy's test may ask, but not the one that runs the tests", async () => {
  const { page } = await policyTab();
  const found = await labels(await completed(page, `${TEST}function = `));
  const askable = FUNCTIONS.filter((name) => name !== "test_policy").map((name) => `"${name}"`);
  assert.deepEqual(found.sort(), askable.sort());
});

test("a value that is completed has one quotation mark at each end, whether its first was typed or not", async () => {
  const { page } = await policyTab();
  for (const typed of ["plan_w", '"plan_w']) {
    await write(page, "Policy document", `${TEST}function = `);
    await page.keyboard.type(typed);
    await take(page, '"plan_warmup"');
    assert.equal(await page.locator(".cm-line").last().innerText(), 'function = "plan_warmup"');
  }
});

test("whoever asks before the schema has come is answered when it has", async () => {
  // What a service worker asks for cannot be held back here.
  const { page } = await site.open({ serviceWorkers: "block" });
  let send;
  const sent = new Promise((done) => (send = done));
  await page.route("**/schema.json", (route) => sent.then(() => route.continue()));
  await page.getByRole("tab", { name: "Policy" }).click();
  const asked = page.waitForRequest("**/schema.json");
  await write(page, "Policy document", `${TEST}function = `);
  await asked;
  await page.keyboard.press("Control+Space");
  // Long enough for the editor to begin what it was asked.
  await page.waitForTimeout(200);
  send();
  await page.getByRole("option", { name: '"plan_warmup"' }).waitFor();
});

test("what a table has already is not offered for it again, but for the next", async () => {
  const { page } = await policyTab();
  const pattern = '[[template.pattern]]\nid = "a"\nregex = "b"\n';
  const found = await labels(await completed(page, `${START}${pattern}`));
  assert.ok(found.includes("message") && !found.includes("id") && !found.includes("regex"), `${found}`);
  await page.keyboard.press("Escape");
  const next = await labels(await completed(page, `${START}${pattern}[[template.pattern]]\n`));
  assert.ok(next.includes("id") && next.includes("regex"), `${next}`);
});

for (const width of [1280, 400]) {
  test(`what a choice means is read whole beside the list, ${width} px wide`, async () => {
    const { page } = await policyTab({ viewport: { width, height: 800 } });
    const list = await completed(page, `${START}[[template.pattern]]\nba`);
    const info = page.locator(".cm-completionInfo");
    await info.locator("code", { hasText: "test_policy" }).waitFor();
    // It is put in its place in the frame after the one that it comes with.
    await page.waitForFunction(() => {
      const info = document.querySelector(".cm-completionInfo");
      const { left, right, top, bottom } = info.getBoundingClientRect();
      return [left + 5, right - 5].every((x) => info.contains(document.elementFromPoint(x, (top + bottom) / 2)));
    });
    const [words, choices] = [await info.boundingBox(), await list.boundingBox()];
    assert.ok(words.x + words.width <= width && (words.x >= choices.x + choices.width - 2 || words.y >= choices.y + choices.height - 2));
    const option = list.getByRole("option", { selected: true });
    assert.equal(await option.getAttribute("aria-describedby"), await info.getAttribute("id"));
  });
}

test("the open list is a part of the editor to a screen reader, and the keyboard leads through all of it", async () => {
  const { page } = await policyTab({ viewport: { width: 1280, height: 500 } });
  const list = await completed(page, `${START}[[`);
  const editor = page.getByRole("combobox", { name: "Policy document", expanded: true });
  assert.equal(await editor.getAttribute("aria-controls"), await list.getAttribute("id"));
  const isCut = await list.evaluate((element) => element.scrollHeight > element.clientHeight);
  assert.equal(isCut, true, "the list has to be long enough to be scrolled");
  await page.waitForTimeout(100);
  await page.keyboard.press("ArrowUp");
  const last = list.getByRole("option").last();
  await page.waitForFunction(() => document.querySelector(".cm-tooltip-autocomplete li:last-child[aria-selected]"));
  assert.equal(await editor.getAttribute("aria-activedescendant"), await last.getAttribute("id"));
  const [whole, option] = [await list.boundingBox(), await last.boundingBox()];
  assert.ok(option.y >= whole.y && option.y + option.height <= whole.y + whole.height + 1);
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "hidden" });
  await page.getByRole("textbox", { name: "Policy document" }).waitFor();
});

for (const [name, options] of Object.entries({
  light: {},
  dark: { colorScheme: "dark" },
  "400 px wide": { viewport: { width: 400, height: 800 } },
  "the colours of the system": { forcedColors: "active" },
})) {
  test(`nothing of the open list is out of reach of a screen reader, nor cut: ${name}`, async () => {
    const { page, failures } = await policyTab(options);
    const list = await completed(page, `${START}[[`);
    await assertAccessible(page);
    const { x, width } = await list.boundingBox();
    assert.ok(x >= 0 && x + width <= page.viewportSize().width);
    assert.deepEqual(failures, []);
  });
}
