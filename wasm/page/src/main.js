import { fill, h } from "./element.js";
import { newest, presets } from "./engine/client.js";
import { choice, field } from "./fields.js";
import { policyTab } from "./policy/tab.js";
import { reviewTab } from "./review/tab.js";
import { quotaTab } from "./simulator/quota.js";
import { reputationTab } from "./simulator/reputation.js";
import { warmupTab } from "./simulator/warmup.js";
import { keep, recall, renewed } from "./state/kept.js";
import { opened } from "./state/link.js";
import { current, LANGUAGES, say, speak } from "./words/index.js";

const TABS = { review: reviewTab, warmup: warmupTab, reputation: reputationTab, quota: quotaTab, policy: policyTab };
const FRESH = {
  tab: "review",
  kind: "marketing",
  part: "html",
  content: "",
  subject: "",
  domain: "",
  dialect: "",
  images: true,
  document: "",
};

const shipped = await presets().catch(fail);
const kept = recall();
const state = { ...kept, ...renewed({ ...FRESH, policy: shipped[0] }, kept) };
const save = newest(async () => keep(state), 300, true);
addEventListener("pagehide", () => keep(state));
await takeLink();
if (state.policy !== "" && !shipped.includes(state.policy)) state.policy = shipped[0];
speak(state.language);
build();
addEventListener("hashchange", async () => (await takeLink()) && build());

/** Says why there is nothing to see. */
function fail(error) {
  fill(document.body, h("main", {}, h("p", { class: "lead", role: "alert" }, error.message)));
  throw error;
}

async function takeLink() {
  const given = await opened(location.hash);
  if (given)
    Object.assign(state, { content: "", subject: "", domain: "", dialect: "", ...given, tab: "review" });
  return given;
}

function build() {
  document.title = `Sendright: ${say("title")}`;
  const said = h("p", { class: "said", role: "status" });
  let silence;
  const tell = (words) => {
    said.textContent = words;
    clearTimeout(silence);
    silence = setTimeout(() => (said.textContent = ""), 6000);
  };
  const policy = () => (state.policy === "" ? { document: state.document } : { preset: state.policy });
  const kit = { state, save, tell, policy, presets: shipped, go };
  const main = h("main", { id: "content", tabindex: -1 });
  const made = {};
  const buttons = Object.keys(TABS).map((name) =>
    h("button", { type: "button", role: "tab", id: `tab-${name}`, onclick: () => go(name) }, say(name)),
  );
  const tabs = h("div", { class: "tabs", role: "tablist", "aria-label": say("sections"), onkeydown: walk }, buttons);

  function go(name) {
    state.tab = name;
    save();
    const fresh = !made[name];
    made[name] ??= TABS[name](kit);
    const { panel, shown } = made[name];
    panel.id = `panel-${name}`;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", `tab-${name}`);
    fill(main, panel);
    for (const button of buttons) {
      const here = button.id === `tab-${name}`;
      button.setAttribute("aria-selected", String(here));
      button.tabIndex = here ? 0 : -1;
      if (here) button.setAttribute("aria-controls", panel.id);
      else button.removeAttribute("aria-controls");
      if (here) button.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    if (!fresh) shown?.();
  }

  function walk(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = buttons.at((buttons.indexOf(event.target) + step) % buttons.length);
    next.focus();
    next.click();
  }

  const language = choice(Object.entries(LANGUAGES), current(), (name) => {
    state.language = name;
    save();
    speak(name);
    build();
    document.querySelector("header select").focus();
  });
  const skip = h(
    "a",
    {
      class: "skip",
      href: "#content",
      onclick: (event) => {
        event.preventDefault();
        main.focus();
      },
    },
    say("skip"),
  );
  const header = h(
    "header",
    {},
    h("h1", { class: "mark" }, h("img", { src: "icon.svg", alt: "", width: 26, height: 26 }), "Sendright"),
    tabs,
    field(say("language"), language),
  );
  fill(document.body, skip, header, main, h("footer", {}, say("quiet")), said);
  go(state.tab in TABS ? state.tab : "review");
}
