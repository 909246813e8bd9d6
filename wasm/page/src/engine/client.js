const engine = new Worker(new URL("./engine.js", import.meta.url), { type: "module" });
const waiting = new Map();
let last = 0;

engine.onmessage = ({ data: { id, answer, errors } }) => {
  const { done, fail } = waiting.get(id);
  waiting.delete(id);
  if (errors) fail(new Refusal(errors));
  else done(answer);
};

// A worker that cannot be loaded answers nothing, now or later.
let broken;
engine.onerror = () => {
  broken = new Error("the policy cannot be loaded");
  for (const { fail } of waiting.values()) fail(broken);
  waiting.clear();
};

/** What is wrong with a policy or a question. */
export class Refusal extends Error {
  constructor(errors) {
    super(
      errors
        .map(({ path, message, help }) => (path ? `${path}: ` : "") + message + (help ? `; ${help}` : ""))
        .join("\n"),
    );
    this.errors = errors;
  }
}

/** Asks a policy, `{ preset }` or `{ document }`, by the name of the question. */
export function ask(policy, name, question = {}) {
  if (broken) return Promise.reject(broken);
  last += 1;
  const id = last;
  return new Promise((done, fail) => {
    waiting.set(id, { done, fail });
    engine.postMessage({ id, policy, name, question });
  });
}

/** The names of the shipped policies. */
export function presets() {
  return ask({}, "presets");
}

/**
 * Runs a task for the newest input only: while one runs, the next waits, and those between are dropped. The task runs
 * `delay` milliseconds after it was first asked for, or, if it is `patient`, last.
 */
export function newest(task, delay = 0, patient = false) {
  let timer;
  let running = false;
  let again = false;
  const run = async () => {
    timer = undefined;
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      await task();
    } finally {
      running = false;
      if (again) {
        again = false;
        run();
      }
    }
  };
  return () => {
    if (patient) clearTimeout(timer);
    if (patient || timer === undefined) timer = setTimeout(run, delay);
  };
}
