import { fill, h, refill, spoken } from "../element.js";
import { ask, newest } from "../engine/client.js";
import { field, table, whole } from "../fields.js";
import { download } from "../save.js";
import { current, number, say } from "../words/index.js";
import { policyChoice, remembered } from "./controls.js";
import { linePlot } from "./plot.js";

const DAYS = 120;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
// A year of four digits, as calendars have it.
const DATE = /^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** The tab with the plan of a warm-up. */
export function warmupTab(kit) {
  const today = localDate(new Date());
  // A day that nobody chose is today, also at the next visit.
  const set = remembered(kit.state, "planned", { start: "", ips: 1, target: 50_000, largest: 40 });
  if (!DATE.test(set.start)) set.start = "";
  const results = h("div", { class: "results" });
  const lead = h("p", { class: "lead", "aria-live": "polite" });
  let plan = [];

  const draw = newest(async () => {
    const question = { days: DAYS, ips: set.ips, largest_receiver_percent: set.largest, locale: current() };
    try {
      const answer = await ask(kit.policy(), "plan_warmup", question);
      show(answer);
    } catch (refusal) {
      plan = [];
      refill(lead, spoken(refusal.message));
      fill(results, h("div", { class: "state bad" }, lead));
    }
  }, 30);

  function show({ days, reasons = [] }) {
    const reached = days.findIndex(({ daily }) => daily >= set.target);
    plan = (reached < 0 ? days : days.slice(0, reached + 1)).map((day, index) => ({
      ...day,
      date: dateOf(set.start || today, index),
      ...wanted(day, set.target),
    }));
    const target = number(set.target);
    const last = plan.at(-1);
    const words =
      reached < 0
        ? say("neverReaches", { target, days: DAYS })
        : say("reaches", { target, date: written(last.date), day: last.day });
    const rows = plan.map(({ day, date, daily, hourly, largest_receiver: largest }) => [
      number(day),
      written(date),
      number(daily),
      hourly === undefined ? say("unlimited") : number(hourly),
      largest === undefined ? "" : number(largest),
    ]);
    refill(lead, words);
    const values = plan.map(({ daily }) => daily);
    fill(
      results,
      lead,
      h(
        "div",
        { class: "card" },
        linePlot(
          say("planPlot"),
          values,
          plan.map(({ day }) => String(day)),
          set.target,
        ),
      ),
      reasons.map(({ message }) => h("p", { class: "note" }, message)),
      h("div", { class: "buttons" }, button("csv", saveTable), button("ics", saveCalendar)),
      table(
        say("plan"),
        ["day", "date", "daily", "hourly", "toLargest"].map((key) => say(key)),
        rows,
        5,
      ),
    );
  }

  function saveTable() {
    const lines = plan.map(({ day, date, daily, hourly, largest_receiver: largest }) =>
      [day, date, daily, hourly ?? "", largest ?? ""].join(","),
    );
    download("warmup.csv", "text/csv", `day,date,daily,hourly,largest_receiver\r\n${lines.join("\r\n")}\r\n`);
  }

  function saveCalendar() {
    download("warmup.ics", "text/calendar", calendar(plan));
  }

  const change = (key) => (value) => {
    set[key] = value;
    kit.save();
    draw();
  };
  const start = h("input", { type: "date", min: "1000-01-01", max: "2999-12-31", value: set.start || today, required: true });
  start.addEventListener("input", () => {
    const isDate = DATE.test(start.value);
    start.setAttribute("aria-invalid", String(!isDate));
    if (isDate) change("start")(start.value);
  });
  const policy = policyChoice(kit, draw);
  const controls = h(
    "div",
    { class: "controls" },
    policy.row,
    field(say("startDate"), start),
    field(say("ips"), whole(set.ips, 1, 1000, change("ips"))),
    field(say("target"), whole(set.target, 1, 100_000_000, change("target"))),
    field(say("largest"), whole(set.largest, 0, 100, change("largest"))),
  );
  draw();
  return {
    panel: h("div", { class: "simulator" }, controls, results),
    shown: () => {
      policy.select.value = kit.state.policy;
      draw();
    },
  };
}

function button(words, onclick) {
  return h("button", { type: "button", onclick }, say(words));
}

/** The date that a clock on the wall shows; the one in UTC may be another. */
function localDate(time) {
  const shifted = new Date(time.getTime() - time.getTimezoneOffset() * MINUTE_MS);
  return shifted.toISOString().slice(0, 10);
}

/** A day's volumes, of which nobody needs more than was wanted; the largest receiver gets its part of that. */
function wanted({ daily, largest_receiver: largest }, target) {
  if (daily <= target) return {};
  return { daily: target, largest_receiver: largest === undefined ? undefined : Math.floor((largest * target) / daily) };
}

function dateOf(start, days) {
  return new Date(Date.parse(`${start}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function written(date) {
  return new Intl.DateTimeFormat(current(), { dateStyle: "medium", timeZone: "UTC" }).format(
    Date.parse(`${date}T00:00:00Z`),
  );
}

/** Each day of the plan as an event of that day (RFC 5545), which leaves the person free. */
function calendar(plan) {
  const compact = (date) => date.replaceAll("-", "");
  const stamp = `${new Date().toISOString().replace(/[-:]|\.\d+/g, "")}`;
  const events = plan.map(({ day, date, daily }) => [
    "BEGIN:VEVENT",
    `UID:warmup-${compact(date)}-${day}@sendright`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(date)}`,
    `DTEND;VALUE=DATE:${compact(dateOf(date, 1))}`,
    `SUMMARY:${say("icsTitle", { day, daily: number(daily, { useGrouping: false }) })}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Sendright//Warm-up//EN",
    ...events.flat(),
    "END:VCALENDAR",
    "",
  ].join("\r\n");
}
