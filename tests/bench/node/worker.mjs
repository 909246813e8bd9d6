// Does what its lines say, and writes the processor's nanoseconds for each.
import { createInterface } from "node:readline";

/** The processor's nanoseconds of this process so far. */
export function nanoseconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

/** Says that it is ready, then for each line `FROM TO PASSES` passes over these inputs so often. */
export function serve(ready, inputs, work) {
  console.log(JSON.stringify(ready));
  createInterface({ input: process.stdin }).on("line", (line) => {
    const [from, to, passes] = line.split(" ").map(Number);
    const start = nanoseconds();
    for (let pass = 0; pass < passes; pass += 1) {
      for (let at = from; at < to; at += 1) work(inputs[at]);
    }
    console.log(nanoseconds() - start);
  });
}
