import { fill, h, refill, spoken } from "../element.js";
import { ask, newest } from "../engine/client.js";
import { choice, field, table, whole } from "../fields.js";
import { current, number, say } from "../words/index.js";
import { policyChoice, remembered } from "./controls.js";
import { columnPlot } from "./plot.js";

const HOUR_MS = 3_600_000;
const HOURS = [...Array(24).keys()];

const NOTHING = { granted: 0, reasons: [] };

// How much of a day's messages each hour wants to send; only the proportions matter.
const PATTERNS = {
  even: HOURS.map(() => 1),
  morning: HOURS.map((hour) => Math.max(0, 6 - Math.abs(hour - 9))),
  peaks: HOURS.map((hour) => Math.max(0, 4 - Math.abs(hour - 9), 4 - Math.abs(hour - 18))),
  burst: HOURS.map((hour) => Number(hour === 9)),
};

/** The tab that plays a day against the limits. */
export function quotaTab(kit) {
  const set = remembered(kit.state, "played", {
    level: 3,
    total: 3000,
    pattern: "morning",
    mode: "batch",
    before: 0,
    warmup: 0,
  });
  const results = h("div", { class: "results" });
  const lead = h("p", { class: "lead", "aria-live": "polite" });

  const draw = newest(async () => {
    try {
      show(await play(kit.policy(), set));
    } catch (refusal) {
      refill(lead, spoken(refusal.message));
      fill(results, h("div", { class: "state bad" }, lead));
    }
  }, 30);

  function show(hours) {
    const sum = (key) => number(hours.reduce((total, hour) => total + hour[key], 0));
    const waiting = number(hours.at(-1).waiting);
    refill(lead, say("summary", { granted: sum("granted"), waiting, refused: sum("refused") }));
    const columns = hours.map(({ granted, waiting, refused }) => [
      ["granted", granted],
      ["waiting", waiting],
      ["refused", refused],
    ]);
    const keys = ["granted", "waiting", "refused"].map((name) => h("li", {}, h("span", { class: name }), say(name)));
    const rows = hours.map(({ hour, wanted, granted, waiting, refused, why }) => [
      `${hour}:00`,
      number(wanted),
      number(granted),
      number(waiting),
      number(refused),
      why,
    ]);
    fill(
      results,
      lead,
      h("div", { class: "card" }, columnPlot(say("timelinePlot"), columns, HOURS.map(String))),
      h("ul", { class: "key" }, keys),
      table(
        say("timeline"),
        ["hour", "wanted", "granted", "waiting", "refused", "why"].map((key) => say(key)),
        rows,
        5,
      ),
    );
  }

  const change = (key) => (value) => {
    set[key] = value;
    kit.save();
    draw();
  };
  const options = (names) => names.map((name) => [name, say(name)]);
  const policy = policyChoice(kit, draw);
  const controls = h(
    "div",
    { class: "controls" },
    policy.row,
    field(say("level"), whole(set.level, 1, 20, change("level"))),
    field(say("total"), whole(set.total, 0, 10_000_000, change("total"))),
    field(say("pattern"), choice(options(Object.keys(PATTERNS)), set.pattern, change("pattern"))),
    field(say("mode"), choice(options(["batch", "single"]), set.mode, change("mode"))),
    field(say("sentBefore"), whole(set.before, 0, 10_000_000, change("before"))),
    field(say("warmupDay"), whole(set.warmup, 0, 366, change("warmup"))),
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

/** A day hour by hour: what is granted goes, what a batch may not send yet waits, single sends are refused. */
async function play(policy, { level, total, pattern, mode, before, warmup }) {
  const { starts_ms: start } = await ask(policy, "find_day", { now_ms: Date.now() });
  const day = warmup > 0 ? { warmup_day: warmup } : {};
  let [sent, waiting, resume, first] = [0, 0, undefined, undefined];
  const hours = [];
  for (const [hour, wanted] of spread(total, PATTERNS[pattern]).entries()) {
    const now = start + hour * HOUR_MS;
    const count = wanted + waiting;
    const paused = resume > now ? { paused_until_ms: resume } : {};
    const decide = (asked, already) => {
      const today = sent + already;
      const oldest = today > 0 ? { oldest_sent_ms: first ?? now } : {};
      const domain = {
        verified: true,
        level,
        sent_today: today,
        sent_this_hour: already,
        ...oldest,
        ...paused,
        ...day,
      };
      // What the other domains sent counts as sent when the day began.
      const earliest = before > 0 ? { oldest_sent_ms: start } : oldest;
      const account = { sent_today: before + today, sent_this_second: 0, ...earliest };
      return ask(policy, "decide_quota", { now_ms: now, mode, count: asked, domain, account, locale: current() });
    };
    const { granted, resume_ms, reasons } =
      count === 0 ? NOTHING : await (mode === "batch" ? decide(count, 0) : singles(count, decide));
    sent += granted;
    if (granted > 0) first ??= now;
    resume = mode === "batch" ? (resume_ms ?? resume) : undefined;
    const left = count - granted;
    waiting = mode === "batch" ? left : 0;
    hours.push({
      hour,
      wanted,
      granted,
      waiting,
      refused: left - waiting,
      why: reasons.map(({ message }) => message).join("; "),
    });
  }
  return hours;
}

/** An hour of single sends, evenly over its seconds: every second is granted the same until a quota is met. */
async function singles(count, decide) {
  const each = Math.ceil(count / 3600);
  const seconds = Math.ceil(count / each);
  const first = await decide(each, 0);
  let [full, met, answer] = [0, seconds + 1, first];
  while (first.granted > 0 && met - full > 1) {
    const middle = (full + met) >> 1;
    const at = await decide(each, first.granted * (middle - 1));
    if (at.granted === first.granted) full = middle;
    else [met, answer] = [middle, at];
  }
  const last = met > seconds ? 0 : answer.granted;
  return { granted: Math.min(first.granted * full + last, count), reasons: answer.reasons };
}

/** Whole messages an hour that add up to the total. */
function spread(total, weights) {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let [weight, given] = [0, 0];
  return weights.map((each) => {
    weight += each;
    const share = Math.floor((total * weight) / all) - given;
    given += share;
    return share;
  });
}
