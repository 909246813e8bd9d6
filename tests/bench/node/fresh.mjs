// What a fresh Node takes: the module, a policy, the first review and the same again, and the memory that a large one adds.
//
// Arguments: the folder of the npm package, and two files with HTML, a usual one and a large one.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { nanoseconds } from "./worker.mjs";

const [folder, ...files] = process.argv.slice(2);
const [usual, large] = files.map((file) => readFileSync(file, "utf8"));
const question = (html) => JSON.stringify({ kind: "notification", subject: "Your parcel", html });

let before = nanoseconds();
const told = () => {
  const now = nanoseconds();
  const taken = now - before;
  before = now;
  return taken;
};
const { initSync, Policy } = await import(pathToFileURL(`${folder}/init.js`));
const bytes = readFileSync(`${folder}/sendright_bg.wasm`);
// Several threads make a module ready: it takes as long as passes.
const start = process.hrtime.bigint();
initSync({ module: bytes });
const module = Number(process.hrtime.bigint() - start);
// Asked again, the module below gives what it has started.
const { initSync: started } = await import(pathToFileURL(`${folder}/sendright.js`));
const { memory } = started({});
told();
const policy = Policy.preset("tencent-ses");
const loading = told();
const asked = question(usual);
told();
policy.answerJson("review_template", asked);
const first = told();
policy.answerJson("review_template", asked);
const second = told();
const least = memory.buffer.byteLength;
policy.answerJson("review_template", question(large));
console.log(JSON.stringify({ module, loading, first, second, memory: memory.buffer.byteLength - least }));
