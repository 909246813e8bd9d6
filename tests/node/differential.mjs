// Random questions through the npm package in Node. As a program it compares the blocks of a file and prints each
// question that is answered otherwise than by native Rust, one a line, and at last how many were compared.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { answer, load } from "./answer.mjs";

/** The blocks of a file, one after the other. */
export async function* blocks(file) {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    yield JSON.parse(line);
  }
}

/** The questions of a block that are answered otherwise. */
export function differences(block) {
  const policy = load(block);
  const found = [];
  for (const { number, function: name, question, answer: expected } of block.cases) {
    const told = attempt(() =>
      name === null ? answer({ document: question, function: null }) : policy.answerJson(name, question),
    );
    if (told !== expected) found.push({ number, answer: told });
  }
  if (typeof policy !== "string") policy.free();
  return found;
}

function attempt(ask) {
  try {
    return ask();
  } catch (error) {
    return `thrown: ${error}`;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  let compared = 0;
  for await (const block of blocks(process.argv[2])) {
    for (const different of differences(block)) console.log(JSON.stringify(different));
    compared += block.cases.length;
  }
  console.log(JSON.stringify({ compared }));
}
