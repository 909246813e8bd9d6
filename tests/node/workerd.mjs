// workerd on a free port of loopback.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import workerd from "workerd";

/**
 * Serves a configuration: its address, the ports of all its sockets, its log, and how to end it. `state` is kept between
 * two starts if it is given.
 */
export async function serve(config, environment = {}, state = mkdtempSync(join(tmpdir(), "sendright-"))) {
  mkdirSync(join(state, "state"), { recursive: true });
  const child = spawn(
    workerd.default ?? workerd,
    ["serve", config, "--socket-addr=http=127.0.0.1:0", "--control-fd=1"],
    {
      cwd: state,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const ended = new Promise((done) => child.once("exit", done));
  const ports = {};
  let said = "";
  child.stderr.on("data", (piece) => {
    said += piece;
    process.stderr.write(piece);
  });
  await new Promise((done, fail) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const told = JSON.parse(line);
      if (told.event === "listen") ports[told.socket] = told.port;
      // It is the last of the sockets.
      if (told.socket === "http") done();
    });
    ended.then((code) => fail(new Error(`workerd ended with ${code}`)));
  });
  const stop = async ({ keep = false } = {}) => {
    child.kill();
    await ended;
    if (!keep) rmSync(state, { recursive: true, force: true });
  };
  return { address: `http://127.0.0.1:${ports.http}`, ports, state, log: () => said, stop };
}
