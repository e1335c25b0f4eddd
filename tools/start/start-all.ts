/** Starts the whole system on this machine: settings, database, demo data, simulator, worker, cron. `npm start` and the tests use it alike. */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { serveSimulator } from "../simulator/serve.ts";
import type { Simulator } from "../simulator/types.ts";
import { compileFlows } from "./compile-flows.ts";
import { fireCron } from "./cron.ts";
import { lendableStage, loadDemoOnce } from "./demo.ts";
import { migrate } from "./migrate.ts";
import { claimPort } from "./ports.ts";
import { StartRefused } from "./refused.ts";
import { putRichMenu } from "./rich-menu.ts";
import { keepKeysWithData, readOrMakeDevVars, type Vars, withAddresses, writeVars } from "./settings.ts";
import { type LongRunning, root, startWrangler } from "./wrangler.ts";

export interface StartOptions {
  /** 0 takes any free port. */
  port: number;
  simPort: number;
  /** Where the embedded D1 and everything else of this start is kept. */
  statePath: string;
  /** Loads the demo town once. */
  demo: boolean;
  /** Fires the cron each minute; tests fire it themselves. */
  cron: boolean;
  /** The worker's settings; without them `.dev.vars` is read, and made on the first start. */
  vars?: Vars;
  /** Warnings and errors of the worker, line by line. */
  onWorkerLine?: (line: string) => void;
  /** What is being done now, for somebody who waits. */
  onStep?: (step: string) => void;
}

export interface Started {
  workerUrl: string;
  simulatorUrl: string;
  simulator: Simulator;
  /** Runs the worker's cron as if it were `at` (now without it) and waits for its end. */
  runCron(at?: Date): Promise<void>;
  /** Settles when the worker's process ends, also by itself. */
  workerEnded: Promise<number>;
  /** Ends everything that was started and frees the ports. May be called twice. */
  stop(): Promise<void>;
}

const healthPatienceMs = 60_000;
const cronEveryMs = 60_000;

/** @throws {StartRefused} with one sentence for the person at the keyboard; nothing is left running then. */
export async function startAll(options: StartOptions): Promise<Started> {
  const step = options.onStep ?? (() => {});
  const statePath = resolve(options.statePath);
  await compileFlows();
  const port = await claimPort(options.port, "PORT");
  const simPort = options.simPort === 0 ? 0 : await claimPort(options.simPort, "SIM_PORT");
  const workerUrl = `http://localhost:${port}`;
  const settings = options.vars ?? (await readOrMakeDevVars(join(root, ".dev.vars")));
  await mkdir(statePath, { recursive: true });
  await keepKeysWithData(statePath, settings);
  const stage = lendableStage();
  const served = await serveSimulator({
    port: simPort,
    clock: stage.clock,
    deliver: stage.deliver,
    channelSecret: settings.LINE_CHANNEL_SECRET ?? "",
    channelId: settings.LINE_CHANNEL_ID ?? "",
    webhookUrl: `${workerUrl}/webhook/line`,
    ...(settings.LINE_CHANNEL_ACCESS_TOKEN ? { accessToken: settings.LINE_CHANNEL_ACCESS_TOKEN } : {}),
  });
  let worker: LongRunning | undefined;
  let cron: NodeJS.Timeout | undefined;
  const stop = async (): Promise<void> => {
    clearInterval(cron);
    await Promise.all([worker?.stop(), served.close()]);
  };
  try {
    const vars = withAddresses(settings, workerUrl, served.url);
    const envFile = join(statePath, "worker.env");
    await writeVars(envFile, vars, "Settings of the running worker, written at each start.");
    // Never a real account: that is changed by hand, after a look at the plan.
    if (vars.LINE_API_BASE === served.url && vars.LINE_DATA_API_BASE === served.url) {
      step("リッチメニューを入れています");
      await putRichMenu(vars);
    }
    step("データベースを用意しています");
    await migrate(statePath, envFile);
    if (options.demo) {
      step("デモのデータを用意しています");
      await loadDemoOnce(statePath, vars, served.simulator, stage);
    }
    step("ワーカーを起動しています");
    const said: string[] = [];
    let up = false;
    worker = startWrangler(devArgs(port, statePath, envFile), statePath, (line) => {
      if (!up) said.push(line);
      else options.onWorkerLine?.(line);
    });
    await untilHealthy(workerUrl, worker, said);
    up = true;
    for (const line of said) options.onWorkerLine?.(line);
  } catch (error) {
    await stop();
    throw error;
  }
  const runCron = (at?: Date) => fireCron(workerUrl, at);
  if (options.cron) cron = setInterval(() => void runCron().catch(() => {}), cronEveryMs);
  return { workerUrl, simulatorUrl: served.url, simulator: served.simulator, runCron, workerEnded: worker.ended, stop };
}

function devArgs(port: number, statePath: string, envFile: string): string[] {
  return [
    ...["dev", "--local", "--ip", "127.0.0.1", "--port", String(port), "--inspector-port", "0"],
    ...["--persist-to", statePath, "--env-file", envFile],
    ...["--log-level", "warn", "--show-interactive-dev-session=false"],
  ];
}

/** @param said what wrangler printed so far: an error there is final, it would only wait for somebody to edit the code. */
async function untilHealthy(workerUrl: string, worker: LongRunning, said: string[]): Promise<void> {
  let ended = false;
  void worker.ended.then(() => {
    ended = true;
  });
  let last = "nothing";
  for (const until = Date.now() + healthPatienceMs; Date.now() < until; await sleep(100)) {
    if (ended || said.some((line) => line.includes("[ERROR]"))) {
      await sleep(300); // the rest of the message
      const start = said.findIndex((line) => line.includes("[ERROR]"));
      throw new StartRefused(
        ["The worker did not start:", ...said.slice(Math.max(start, 0)).slice(0, 12)].join("\n  "),
      );
    }
    try {
      const response = await fetch(`${workerUrl}/healthz`, { signal: AbortSignal.timeout(5000) });
      const text = await response.text();
      if (response.ok) return;
      last = `${response.status} ${text.slice(0, 200)}`;
    } catch {
      // Not listening yet.
    }
  }
  throw new StartRefused(`The worker runs but is not healthy: GET ${workerUrl}/healthz answered ${last}`);
}
