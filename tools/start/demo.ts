/** Loads the demo town before the worker opens the same database; meanwhile the simulator talks to the loader. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DemoStage } from "../demo/load-demo.ts";
import type { Simulator } from "../simulator/types.ts";
import type { Vars } from "./settings.ts";
import { root } from "./wrangler.ts";

type Deliver = (request: Request) => Promise<Response>;

/** How long the bot may take to answer a webhook, as on LINE's side of the line. */
const webhookPatienceMs = 10_000;

/** A clock and a way to the bot that can be lent out: the demo's talks are held in the past, and in this process. */
export interface LendableStage extends DemoStage {
  clock: () => number;
  deliver: Deliver;
}

export function lendableStage(): LendableStage {
  const real = {
    clock: Date.now,
    deliver: (request: Request) => fetch(request, { signal: AbortSignal.timeout(webhookPatienceMs) }),
  };
  let now: { clock: () => number; deliver: Deliver } = real;
  return {
    clock: () => now.clock(),
    deliver: (request) => now.deliver(request),
    borrow(clock, deliver) {
      now = { clock, deliver };
    },
    giveBack() {
      now = real;
    },
  };
}

export async function loadDemoOnce(
  statePath: string,
  env: Vars,
  simulator: Simulator,
  stage: DemoStage,
): Promise<void> {
  // Imported late: it brings in half of the worker, which a start without demo data does not need.
  const { loadDemo } = await import("../demo/load-demo.ts");
  await loadDemo({ statePath, databaseId: await databaseId(), env, simulator, stage });
}

/** Wrangler names the embedded database's file after this id. */
async function databaseId(): Promise<string> {
  const toml = await readFile(join(root, "wrangler.toml"), "utf8");
  const id = /^database_id\s*=\s*"([^"]+)"/m.exec(toml)?.[1];
  if (id === undefined) throw new Error("wrangler.toml names no database_id");
  return id;
}
