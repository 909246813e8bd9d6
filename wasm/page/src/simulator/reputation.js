import { fill, h, refill, spoken } from "../element.js";
import { ask, newest } from "../engine/client.js";
import { field, slider, whole } from "../fields.js";
import { current, number, say } from "../words/index.js";
import { policyChoice, remembered } from "./controls.js";

const COUNTS = ["sent", "delivered", "invalid", "spam", "blocked", "complained", "opened"];

/** The tab that plays with a day's counts. */
export function reputationTab(kit) {
  const fresh = { level: 1, sent: 400, delivered: 360, invalid: 18, spam: 6, blocked: 2, complained: 0, opened: 150 };
  const set = remembered(kit.state, "assessed", fresh);
  const results = h("div", { class: "results" });
  const outcome = h("div", { "aria-live": "polite" });

  const draw = newest(async () => {
    const counts = Object.fromEntries(COUNTS.map((name) => [name, set[name]]));
    try {
      show(await ask(kit.policy(), "assess_reputation", { level: set.level, counts, locale: current() }));
    } catch (refusal) {
      refill(outcome, spoken(refusal.message));
      fill(results, h("div", { class: "state bad" }, outcome));
    }
  }, 10);

  function show({ actions, rules, nearest_miss: nearest }) {
    const quota = rules.flatMap(({ clauses }) => clauses).find(({ clause }) => clause.endsWith("of quota"))
      ?.observed.of;
    refill(outcome, actions.length === 0 ? h("p", { class: "lead" }, say("noAction")) : actions.map(actionLine));
    const does = new Map(actions.map(({ rule, action }) => [rule, action]));
    fill(
      results,
      quota !== undefined &&
        h("p", { class: "standing" }, `${say("level")} ${number(set.level)} · ${say("dailyQuota")}: ${number(quota)}`),
      h(
        "div",
        {},
        h("h2", {}, say("outcome")),
        outcome,
      ),
      nearest &&
        h(
          "div",
          { class: "nearest" },
          h("h2", {}, say("nearest")),
          h("p", {}, h("strong", {}, nearest.rule)),
          nearest.lacks.map((words) => h("p", {}, spoken(words))),
        ),
      h(
        "div",
        {},
        h("h2", {}, say("rules")),
        h(
          "div",
          { class: "rules" },
          rules.map((rule) => ruleCard(rule, does.get(rule.id))),
        ),
      ),
    );
  }

  const sliders = {};
  /** No count is more than what it is a part of. */
  function limits() {
    const most = Math.max(1000, Math.ceil(set.sent * 1.5));
    sliders.sent.set(set.sent, most);
    for (const name of COUNTS.slice(1)) {
      const whole = name === "complained" || name === "opened" ? set.delivered : set.sent;
      set[name] = Math.min(set[name], whole);
      sliders[name].set(set[name], whole);
    }
  }
  for (const name of COUNTS) {
    sliders[name] = slider(
      say(name),
      set[name],
      Math.max(set.sent, 1),
      (value) => {
        set[name] = value;
        limits();
        kit.save();
        draw();
      },
      number,
    );
  }
  sliders.sent.querySelector("input").addEventListener("change", limits);
  limits();

  const policy = policyChoice(kit, draw);
  const level = whole(set.level, 1, 20, (value) => {
    set.level = value;
    kit.save();
    draw();
  });
  const sent = whole(set.sent, 0, 100_000_000, (value) => {
    set.sent = value;
    limits();
    kit.save();
    draw();
  });
  const controls = h(
    "div",
    { class: "controls" },
    policy.row,
    field(say("level"), level),
    field(say("sent"), sent),
    h("h2", {}, say("today")),
    Object.values(sliders),
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

function actionLine({ action, level, daily_quota: quota, effective }) {
  const becomes =
    level === undefined ? "" : `: ${say("becomes", { level, quota: quota === undefined ? "–" : number(quota) })}`;
  const words = say(action === "review" ? "review_action" : action);
  return h("p", { class: "lead", "data-action": action }, `${words}, ${say(effective)}${becomes}`);
}

function ruleCard({ id, holds, clauses }, action) {
  const head = h(
    "div",
    { class: "rule-head" },
    h("span", {}, id),
    h(
      "span",
      { class: "seen-figures" },
      action ? say(action === "review" ? "review_action" : action) : say(holds ? "holds" : "fails"),
    ),
  );
  return h(
    "div",
    { class: "rule", "data-rule": id, "data-holds": String(holds) },
    head,
    h("ul", { class: "clauses" }, clauses.map(clauseLine)),
  );
}

function clauseLine({ clause, holds, observed: { count, of }, short_by: short }) {
  const percent = of ? number(count / of, { style: "percent", maximumFractionDigits: 2 }) : number(count);
  // A level is reached or not; nothing is short of it.
  const figures = holds || !short ? percent : `${percent} · ${say("short", { count: number(short) })}`;
  const mark = h(
    "span",
    { class: holds ? "yes" : "no", role: "img", "aria-label": say(holds ? "holds" : "fails") },
    holds ? "✓" : "·",
  );
  return h(
    "li",
    { "data-holds": String(holds) },
    mark,
    h("code", {}, clause),
    h("span", { class: "seen-figures" }, figures),
  );
}
