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
import { filled, mend, PARTS, UNSAID } from "./state/choices.js";
import { keep, recall, renewed } from "./state/kept.js";
import { leaveLink, opened, shared } from "./state/link.js";
import { swap, tabList } from "./tabs.js";
import { current, LANGUAGES, say, speak, tagOf } from "./words/index.js";

const TABS = { review: reviewTab, warmup: warmupTab, reputation: reputationTab, quota: quotaTab, policy: policyTab };
// Of what a stranger wrote into a link so much is shown.
const LONGEST_NAME = 40;
const MOST_NAMES = 5;
const EMPTY = { part: "html", html: "", text: "", subject: "", domain: "", dialect: "", ...UNSAID };
const FRESH = { ...EMPTY, tab: "review", kind: "marketing", images: true, document: "" };

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
  Object.assign(state, EMPTY, given, { tab: "review", given: true });
  const names = [...strange, ...mend(state, shipped)].map((name) => name.slice(0, LONGEST_NAME));
  // What there is to see is in front.
  if (!state[state.part]) state.part = filled(state)[0] ?? state.part;
  if (names.length > 0) trouble = { key: "linkNewer", names: names.slice(0, MOST_NAMES).join(", ") };
  return link;
}

/** Whether something that the person wrote is not what a link brings in its place. */
function isLostBy(given, own) {
  const { document = own.document } = given;
  const isOwnPolicy = own.document && own.document !== start(shipped[0]);
  const isOther = (key) => own[key] && own[key] !== (given[key] ?? "");
  return ["subject", ...PARTS].some(isOther) || (isOwnPolicy && own.document !== document);
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
  if (isTakenUp) Object.assign(state, EMPTY, shared(state.draft), { tab: "review" });
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
  const named = Object.keys(TABS).map((name) => [name, say(name)]);
  const tabs = tabList(say("sections"), named, go);

  function go(name) {
    state.tab = name;
    save();
    const fresh = !made[name];
    made[name] ??= TABS[name](kit);
    const { panel, shown } = made[name];
    swap(main, panel);
    tabs.mark(name, panel);
    if (!fresh) shown?.();
  }

  const languages = Object.entries(LANGUAGES).map(([name, words]) => [name, words, tagOf(name)]);
  const language = choice(languages, current(), (name) => {
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
    tabs.element,
    field(say("language"), language),
  );
  fill(document.body, skip, header, troubleNote(trouble, closeTrouble), draftNote(state.draft, leaveDraft), main, h("footer", {}, say("quiet")), said);
  go(state.tab in TABS ? state.tab : "review");
}
