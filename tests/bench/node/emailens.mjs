// @emailens/engine over the same templates: all that it has to say of one, and its look for spam alone.
//
// Arguments: `auditEmail` or `analyzeSpam`, and a file with a line of JSON for each template, a question and its answer.
import * as engine from "@emailens/engine";
import { readFileSync } from "node:fs";
import { serve } from "./worker.mjs";

const [name, file] = process.argv.slice(2);
const lines = readFileSync(file, "utf8").trim().split("\n").map(JSON.parse);
const inputs = lines.map(({ question }) => JSON.parse(question).html);
const installed = new URL("node_modules/@emailens/engine/package.json", import.meta.url);
const { version } = JSON.parse(readFileSync(installed, "utf8"));
serve({ version }, inputs, (html) => engine[name](html));
