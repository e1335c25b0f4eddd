/** `npm start`: everything on this machine with demo data, until Ctrl-C. */
import { parseArgs } from "node:util";
import { StartRefused } from "./refused.ts";
import { startAll } from "./start-all.ts";
import { root } from "./wrangler.ts";

const oldestNode = 24;

async function main(): Promise<void> {
  parseArgs({ options: {} });
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    throw new StartRefused(`Node ${process.versions.node} is too old to run this by hand: use \`npm start\`.`);
  }
  endWithParent();
  // Children hang on a pipe of ours (see leash.ts), so leaving is enough to end them while they are still starting.
  let leave: () => void = () => process.exit(0);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => leave());
  const started = await startAll({
    port: portOf("PORT", 8787),
    simPort: portOf("SIM_PORT", 8788),
    // Another place for the data, so that a test's start and somebody's own do not meet.
    statePath: process.env.TONARI_STATE ?? `${root}/.tonari/state`,
    demo: true,
    cron: true,
    onStep: (step) => console.log(`… ${step}`),
    onWorkerLine: (line) => line && console.error(line),
  });
  let leaving = false;
  leave = () => {
    if (leaving) return;
    leaving = true;
    console.log("\n終了しています…");
    void started.stop().finally(() => process.exit(0));
  };
  console.log(`
となりが動いています（Ctrl-C で終わります）
  住民のスマホ（LINEシミュレーター）  ${started.simulatorUrl}/
  職員の受付箱                        ${started.workerUrl}/inbox
  動作の確認                          ${started.workerUrl}/healthz
`);
  const code = await started.workerEnded;
  if (leaving) return;
  await started.stop();
  throw new StartRefused(`The worker's process (wrangler) ended by itself with code ${code}.`);
}

function portOf(name: string, usual: number): number {
  const text = process.env[name];
  if (text === undefined || text === "") return usual;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new StartRefused(`${name}=${text} is not a port.`);
  return port;
}

/** npm that is killed outright cannot pass it on; without it nobody could stop us with Ctrl-C any more. */
function endWithParent(): void {
  if (process.env.npm_lifecycle_event !== "start") return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && process.kill(process.pid, "SIGTERM"), 1000).unref();
}

main().catch((error: unknown) => {
  console.error(error instanceof StartRefused ? `✘ ${error.message}` : error);
  process.exit(1);
});
