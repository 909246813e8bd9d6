import { fill, h } from "./element.js";
import { newest, presets } from "./engine/client.js";
import { choice, field } from "./fields.js";
import { draftNote, troubleNote } from "./notes.js";
import { start } from "./policy/start.js";
import { policyTab } from "./policy/tab.js";
import { reviewTab } from "./review/tab.js";
import { quotaTab } from "./simulator/quota.js";
import { reputationTab } from "./simulator/reputation.js";
import { warmupTab } from "./simulator/warmup.js";
import { mend, UNSAID } from "./state/choices.js";
import { keep, recall, renewed } from "./state/kept.js";
import { leaveLink, opened, shared } from "./state/link.js";
import { current, LANGUAGES, say, speak } from "./words/index.js";

const TABS = { review: reviewTab, warmup: warmupTab, reputation: reputationTab, quota: quotaTab, policy: policyTab };
// Of what a stranger wrote into a link so much is shown.
const LONGEST_NAME = 40;
const MOST_NAMES = 5;
const FRESH = {
  tab: "review",
  kind: "marketing",
  part: "html",
  content: "",
  subject: "",
  domain: "",
  dialect: "",
  ...UNSAID,
  images: true,
  document: "",
};

const kept = recall();
speak(kept.language);
const loading = h("p", { class: "lead", role: "status" }, say("loading"));
fill(document.body, h("main", {}, loading));
const shipped = await presets().catch(fail);
const state = { ...kept, ...renewed({ ...FRESH, policy: shipped[0] }, kept) };
// What is wrong with the link that was opened, as the name of words and what they are filled with.
let trouble;
let tellUnkept = () => {};
let hasToldUnkept = false;
const save = newest(
  async () => {
    if (keep(state) || hasToldUnkept) return;
    hasToldUnkept = true;
    tellUnkept();
  },
  300,
  true,
);
addEventListener("pagehide", () => keep(state));
await takeLink();
mend(state, shipped);
state.document ||= start(shipped[0]);
build();
addEventListener("hashchange", async () => (await takeLink()) && build());
// Where there can be no such worker the page is as good, as long as there is a network.
navigator.serviceWorker?.register(new URL("./offline.js", import.meta.url)).catch(() => {});

/** Says why there is nothing to see. */
function fail(error) {
  fill(document.body, h("main", {}, h("p", { class: "lead", role: "alert" }, error.message)));
  throw error;
}

/** Takes over what the address carries; what the person was writing is laid aside. */
async function takeLink() {
  const { hash } = location;
  const link = await opened(hash);
  // The address may be another by now.
  if (!link || hash !== location.hash) return undefined;
  trouble = link.isBroken ? { key: "linkBroken" } : undefined;
  if (link.isBroken) return link;
  const { given, strange } = link;
  const own = shared(state);
  if (!state.given && isLostBy(given, own)) state.draft = { ...own, before: state.draft };
  Object.assign(state, { content: "", subject: "", domain: "", dialect: "", ...UNSAID }, given, { tab: "review", given: true });
  const names = [...strange, ...mend(state, shipped)].map((name) => name.slice(0, LONGEST_NAME));
  if (names.length > 0) trouble = { key: "linkNewer", names: names.slice(0, MOST_NAMES).join(", ") };
  return link;
}

/** Whether something that the person wrote is not what a link brings in its place. */
function isLostBy(given, own) {
  const { content = "", subject = "", document = own.document } = given;
  const isOwnPolicy = own.document && own.document !== start(shipped[0]);
  return (
    (own.content && own.content !== content) ||
    (own.subject && own.subject !== subject) ||
    (isOwnPolicy && own.document !== document)
  );
}

/** Keeps what a person changed, which the address no longer names. */
function edited() {
  state.given = false;
  leaveLink();
  save();
}

/** Takes up what lies aside since a link was opened, or drops it. */
function leaveDraft(isTakenUp) {
  const { before } = state.draft;
  if (isTakenUp) Object.assign(state, UNSAID, shared(state.draft), { tab: "review" });
  // What was laid aside earlier comes to light again.
  if (before) state.draft = before;
  else delete state.draft;
  edited();
  mend(state, shipped);
  build();
  document.querySelector("#tab-review").focus();
}

function closeTrouble() {
  trouble = undefined;
  document.querySelector('[role="tab"][aria-selected="true"]').focus();
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
  const kit = { state, save, edited, tell, policy, presets: shipped, go };
  tellUnkept = () => tell(say("notKept"));
  const main = h("main", { id: "content", tabindex: -1 });
  const made = {};
  const buttons = Object.keys(TABS).map((name) =>
    h("button", { type: "button", role: "tab", id: `tab-${name}`, onclick: () => go(name) }, say(name)),
  );
  const tabs = h("div", { class: "tabs", role: "tablist", "aria-label": say("sections"), onkeydown: walk }, buttons);

  // What leaves the page is scrolled to its top.
  const scrolled = new Map();

  function go(name) {
    for (const scroller of main.querySelectorAll(".cm-scroller")) scrolled.set(scroller, scroller.scrollTop);
    state.tab = name;
    save();
    const fresh = !made[name];
    made[name] ??= TABS[name](kit);
    const { panel, shown } = made[name];
    panel.id = `panel-${name}`;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", `tab-${name}`);
    fill(main, panel);
    for (const scroller of panel.querySelectorAll(".cm-scroller")) scroller.scrollTop = scrolled.get(scroller) ?? 0;
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
    const at = buttons.indexOf(event.target);
    const wanted = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    const next = buttons.at(wanted % buttons.length);
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
  fill(document.body, skip, header, troubleNote(trouble, closeTrouble), draftNote(state.draft, leaveDraft), main, h("footer", {}, say("quiet")), said);
  go(state.tab in TABS ? state.tab : "review");
}
