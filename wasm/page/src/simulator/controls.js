import { choice, field } from "../fields.js";
import { renewed } from "../state/kept.js";
import { say } from "../words/index.js";

/** The choice of a policy, the same on every tab. */
export function policyChoice({ state, edited, presets }, changed) {
  const options = [...presets.map((name) => [name, name]), ["", say("own")]];
  const select = choice(options, state.policy, (name) => {
    state.policy = name;
    edited();
    changed();
  });
  return { select, row: field(say("policy"), select) };
}

/** What a tab remembers of its own, within what the page keeps. */
export function remembered(state, name, fresh) {
  state[name] = renewed(fresh, state[name]);
  return state[name];
}
