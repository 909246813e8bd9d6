// A worker that answers the vectors it is given, one a line.
import { Policy, SendrightError } from "./worker.js";

export default {
  async fetch(request) {
    const lines = (await request.text()).split("\n").filter(Boolean);
    return new Response(lines.map((line) => JSON.stringify(answer(JSON.parse(line)))).join("\n"));
  },
};

function answer({ preset, document, function: name, question }) {
  try {
    const policy = document === undefined ? Policy.preset(preset) : Policy.load(document);
    const told = name === null ? JSON.stringify({ loaded: policy.stamp }) : policy.answerJson(name, question);
    policy.free();
    return told;
  } catch (error) {
    if (!(error instanceof SendrightError)) throw error;
    return JSON.stringify({ errors: error.errors });
  }
}
