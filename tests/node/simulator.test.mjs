// The simulators and the policy editor of the page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after } from "node:test";
import { Policy } from "sendright";
import { assertAccessible, start, write } from "./page.mjs";

const site = await start();
after(() => site.stop());
const policy = Policy.preset("tencent-ses");

async function tab(name, options) {
  const opened = await site.open(options);
  await opened.page.getByRole("tab", { name }).click();
  return opened;
}

const cells = (page) =>
  page.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));

async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  return readFileSync(await download.path(), "utf8");
}

test("the warm-up plan is the policy's, up to the wanted volume", async () => {
  const { page, failures, assertStayedHome } = await tab("Warm-up");
  await page.getByLabel("First day").fill("2027-02-27");
  await page.getByLabel("Sending IPs").fill("2");
  await page.getByLabel("Target per day").fill("10000");
  await page.getByLabel("Share of the largest").fill("30");
  await page.getByText(/^10,000 a day from Mar 4, 2027 on, which is day 6\.$/).waitFor();
  const { days } = policy.planWarmup({ days: 6, ips: 2, largest_receiver_percent: 30 });
  const daily = days.map(({ daily }) => Math.min(daily, 10_000).toLocaleString("en"));
  assert.deepEqual(
    (await cells(page)).map((row) => row[2]),
    daily,
  );
  assert.equal(await page.locator("svg.plot").getAttribute("role"), "img");

  const csv = (await saved(page, "Download CSV")).split("\r\n");
  assert.equal(csv[0], "day,date,daily,hourly,largest_receiver");
  assert.match(csv[3], /^3,2027-03-01,4000,/);
  const calendar = await saved(page, "Download calendar");
  assert.equal(calendar.match(/BEGIN:VEVENT\r\n/g).length, 6);
  assert.match(calendar, /DTSTART;VALUE=DATE:20270227\r\nDTEND;VALUE=DATE:20270228\r\n/);
  assert.deepEqual(failures, []);
  assertStayedHome();
});

test("a number that is none is said to be, and the next that is one is taken", async () => {
  const { page } = await tab("Quota");
  await page.getByText(/sent, .* wait for the next day/).waitFor();
  const day = page.getByLabel("Day of the warm-up");
  for (const [wrong, says] of [["-5", "A whole number from 0 to 366"], ["1.5", "from 0 to 366"], ["", "from 0 to 366"]]) {
    await day.fill(wrong);
    const note = page.locator(`#${await day.getAttribute("aria-describedby")}`);
    assert.ok((await note.innerText()).includes(says), wrong);
    assert.equal(await day.getAttribute("aria-invalid"), "true");
  }
  await assertAccessible(page);
  await day.fill("1");
  assert.equal(await day.getAttribute("aria-invalid"), "false");
  assert.equal(await page.locator(".note.wrong", { hasText: /./ }).count(), 0);
});

test("what is wrong with a policy is said on each tab, with its code as code", async () => {
  const { page } = await tab("Policy");
  await write(page, "Policy document", "[[[");
  await page.locator(".mistakes code").first().waitFor();
  for (const name of ["Warm-up", "Reputation", "Quota"]) {
    await page.getByRole("tab", { name }).click();
    await page.getByLabel("Policy", { exact: true }).selectOption("My own policy");
    await page.locator(".state.bad code").first().waitFor();
  }
  await page.getByRole("tab", { name: "Review" }).click();
  await write(page, "Template", "<p>Hello");
  await page.locator(".verdict code").first().waitFor();
});

async function slide(page, name, value) {
  await page.getByRole("slider", { name, exact: true }).evaluate((input, wanted) => {
    input.value = wanted;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }, value);
}

test("a clause turns as its count passes the limit, and the outcome with it", async () => {
  const { page } = await tab("Reputation");
  // 400 sent at level 1, 360 of them delivered: an upgrade needs more than 92 %, which is 369.
  await page.getByText("9 messages short").waitFor();
  await page.getByText("Level 1 · Daily quota: 500").waitFor();
  const clause = page.locator('[data-rule="clean-delivery"] li', { hasText: "delivered > 92%" });
  assert.equal(await clause.getAttribute("data-holds"), "false");
  await slide(page, "Delivered", 368);
  await page.getByText("1 message short").waitFor();
  await slide(page, "Delivered", 369);
  await page.locator('[data-action="upgrade"]').getByText("level 2, 1,000 a day").waitFor();
  assert.equal(await clause.getAttribute("data-holds"), "true");
  assert.equal(await page.getByText("Nearest to an upgrade").count(), 0);
  // More than 11 % invalid of more than 300: the account freezes.
  await slide(page, "Invalid", 45);
  await page.locator('[data-action="freeze"]').getByText("until the day ends").waitFor();
});

test("no count is more than what it is a part of", async () => {
  const { page } = await tab("Reputation");
  await page.getByRole("spinbutton", { name: "Sent" }).fill("100");
  const values = await page.getByRole("slider").evaluateAll((sliders) => sliders.map(({ value }) => Number(value)));
  assert.equal(values[0], 100);
  assert.ok(
    values.every((value) => value <= 100),
    `${values}`,
  );
});

const played = async (page, mode, total) => {
  await page.getByLabel("Sent as").selectOption(mode);
  await page.getByLabel("Pattern of the day").selectOption("even");
  await page.getByLabel("Messages that day").fill(String(total));
};

test("a batch beyond the quota waits, and single sends are refused", async () => {
  const { page } = await tab("Quota");
  // Level 3 may send 2 000 a day.
  await played(page, "batch", 4800);
  await page.getByText("2,000 sent, 2,800 wait for the next day, 0 refused.").waitFor();
  const rows = await cells(page);
  assert.equal(rows.length, 24);
  assert.equal(rows[9][2], "200");
  assert.equal(rows[10][2], "0");
  assert.match(rows[10][5], /quota|used/);
  await page.getByLabel("Sent as").selectOption("single");
  await page.getByText("2,000 sent, 0 wait for the next day, 2,800 refused.").waitFor();
});

test("single sends meet the limit of a second", async () => {
  const { page } = await tab("Quota");
  await page.getByLabel("Level").fill("20");
  await played(page, "single", 24 * 3600 * 30);
  // 20 of 30 a second pass until the account's 300 000 of the day are used.
  await page.getByText("300,000 sent, 0 wait for the next day, 2,292,000 refused.").waitFor();
});

test("a policy document is checked, tested and compared while it is written", async () => {
  const { page, failures, assertStayedHome } = await tab("Policy");
  await page.getByText("1 of 1 pass.").waitFor();
  const difference = page.locator("tr", { hasText: "quota.account_daily" });
  assert.deepEqual(await difference.locator("td").allTextContents(), ["quota.account_daily", "300000", "100000"]);

  const start = 'extends = "tencent-ses@2026.1"\nname = "mine"\nversion = "1"\n';
  await write(page, "Policy document", `${start}[quota]\nacount_daily = 7\n`);
  await page.locator(".mistakes li", { hasText: "did you mean account_daily?" }).waitFor();
  assert.equal(await page.locator(".cm-lintRange-error").textContent(), "acount_daily");
  await page.getByRole("button", { name: "line 5, column" }).click();
  assert.equal(await page.evaluate(() => getSelection().toString()), "acount_daily");

  const test =
    '[[tests]]\nname = "three"\nfunction = "plan_warmup"\nquestion = { days = 1 }\nanswer = { days = [{ daily = 3 }] }\n';
  await write(page, "Policy document", start + test);
  await page.getByText("0 of 1 pass.").waitFor();
  await page.getByText("days[0].daily: expected 3, found 1000").waitFor();
  await page.getByRole("button", { name: "three" }).click();
  assert.equal(await page.evaluate(() => getSelection().toString()), '"three"');
  const pattern =
    '[[template.pattern]]\nid = "own/a"\nregex = "a"\nwhere = "text"\nseverity = "warn"\nmessage = "m"\nhelp = "h"\ngood = "a"\n';
  await write(page, "Policy document", start + pattern);
  await page.getByRole("button", { name: "own/a: its good example" }).click();
  assert.equal(await page.evaluate(() => getSelection().toString()), '"own/a"');
  assert.deepEqual(failures, []);
  assertStayedHome();
});

test("the plot of a day counts whole messages, however few there are", async () => {
  const { page } = await tab("Quota");
  const axis = page.locator('svg.plot text[text-anchor="end"]');
  await page.getByLabel("Pattern of the day").selectOption("Morning");
  for (const [total, rungs] of [
    ["1000", ["0", "85", "170"]],
    ["3", ["0", "1", "2"]],
    ["0", ["0", "1", "2"]],
  ]) {
    await page.getByLabel("Messages that day").fill(total);
    await page.getByText(`${Number(total).toLocaleString("en")} sent, 0 wait`).waitFor();
    assert.deepEqual(await axis.allTextContents(), rungs);
  }
});

test("a policy of one's own decides the review", async () => {
  const { page } = await tab("Policy");
  const start = 'extends = "tencent-ses@2026.1"\nname = "mine"\nversion = "1"\n';
  await write(page, "Policy document", `${start}[subject]\nmax_characters = 5\n`);
  await page.getByText("The document is right").waitFor();
  await page.getByRole("button", { name: "Review with it" }).click();
  await write(page, "Subject", "Longer than five");
  await page.locator('.finding[data-rule="subject/too-long"]').waitFor();
  await page.getByText("16 of at most 5").waitFor();
});

test("a plan begins on the person's own day, and a day that nobody chose is today at the next visit", async () => {
  const { page } = await tab("Warm-up", { timezoneId: "Pacific/Kiritimati" });
  const day = () => page.getByLabel("First day").inputValue();
  const today = () => new Intl.DateTimeFormat("sv", { timeZone: "Pacific/Kiritimati" }).format(new Date());
  const before = today();
  assert.ok([before, today()].includes(await day()));
  await page.getByLabel("Sending IPs").fill("3");
  await page.waitForFunction(() => JSON.parse(localStorage.getItem("sendright"))?.planned?.ips === 3);
  await page.clock.setFixedTime(new Date("2031-12-30T12:00:00Z"));
  await page.reload();
  assert.equal(await day(), "2031-12-31");
  const calendar = await saved(page, "Download calendar");
  assert.match(calendar, /DTSTART;VALUE=DATE:20311231\r\nDTEND;VALUE=DATE:20320101\r\n/);
  assert.match(calendar, /DTSTART;VALUE=DATE:20320101\r\nDTEND;VALUE=DATE:20320102\r\n/);
});

test("the file of a plan has the numbers of its table, and its calendar leaves the person free", async () => {
  const { page } = await tab("Warm-up");
  await page.getByLabel("Target per day").fill("7100");
  await page.getByText(/^7,100 a day from/).waitFor();
  const [, ...lines] = (await saved(page, "Download CSV")).trim().split("\r\n");
  const shown = (await cells(page)).map(([day, , daily, hourly, largest]) => [day, daily, hourly, largest]);
  const written = lines.map((line) => line.split(",")).map(([day, , ...rest]) => [day, ...rest]);
  assert.deepEqual(written, shown.map((row) => row.map((cell) => cell.replaceAll(",", ""))));
  assert.match((await saved(page, "Download calendar")), /TRANSP:TRANSPARENT\r\nEND:VEVENT/);
  // The policy gives one receiver at most half, whatever its share of the addresses is.
  await page.getByLabel("Share of the largest").fill("100");
  await page.locator(".note", { hasText: "at most 50 %" }).waitFor();
  assert.equal((await cells(page)).at(-1)[4], "3,550");
});

test("a plan of one day is seen, and a day that is none is said to be", async () => {
  const { page } = await tab("Warm-up");
  await page.getByLabel("Target per day").fill("1000");
  await page.locator("svg.plot circle").waitFor();
  const day = page.getByLabel("First day");
  await day.fill("");
  assert.equal(await day.getAttribute("aria-invalid"), "true");
  await day.fill("2027-01-01");
  assert.equal(await day.getAttribute("aria-invalid"), "false");
  await page.getByText(/^1,000 a day from Jan 1, 2027/).waitFor();
});

test("a level that is not reached is not said to be missed by nothing", async () => {
  const { page } = await tab("Reputation");
  await page.getByLabel("Policy", { exact: true }).selectOption("amazon-ses@2026.1");
  const clause = page.locator(".clauses li", { hasText: "level >= 2" }).first();
  await clause.waitFor();
  assert.doesNotMatch(await clause.innerText(), /off/);
});
