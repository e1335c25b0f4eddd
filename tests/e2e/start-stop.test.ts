/** `npm start` as a process: it comes up, says where, and leaves nothing behind on Ctrl-C. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { claimPort } from "../../tools/start/ports.ts";

test("comes up with three links, stops on Ctrl-C with nothing left, and refuses a port in use in one line", async () => {
  const state = await mkdtemp(join(tmpdir(), "tonari-start-"));
  const [port, simPort] = [await claimPort(0, "PORT"), await claimPort(0, "SIM_PORT")];
  const env = { ...process.env, PORT: String(port), SIM_PORT: String(simPort), TONARI_STATE: join(state, "one") };
  const first = start(env);
  await first.says(/healthz/);
  for (const link of [
    `http://localhost:${simPort}/`,
    `http://localhost:${port}/inbox`,
    `http://localhost:${port}/healthz`,
  ]) {
    expect(first.output()).toContain(link);
    expect((await fetch(link)).ok).toBe(true);
  }
  const second = start({ ...env, TONARI_STATE: join(state, "two") });
  expect(await second.ended).toBe(1);
  const lines = second
    .output()
    .split("\n")
    .filter((line) => line.startsWith("✘"));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(String(port));

  first.child.kill("SIGINT");
  expect(await first.ended).toBe(0);
  await expect(claimPort(port, "PORT")).resolves.toBe(port);
  await expect(claimPort(simPort, "SIM_PORT")).resolves.toBe(simPort);
  await rm(state, { recursive: true, force: true });
});

function start(env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ["tools/start/start.ts"], { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const heard = Promise.withResolvers<void>();
  let waitingFor: RegExp | null = null;
  const listen = (chunk: Buffer) => {
    output += chunk.toString();
    if (waitingFor?.test(output)) heard.resolve();
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  const ended = new Promise<number | null>((resolve) => child.on("close", (code) => resolve(code)));
  void ended.then(() => heard.reject(new Error(`it ended before: ${output}`)));
  heard.promise.catch(() => {});
  return {
    child,
    ended,
    output: () => output,
    says(pattern: RegExp): Promise<void> {
      waitingFor = pattern;
      if (pattern.test(output)) heard.resolve();
      return heard.promise;
    },
  };
}
