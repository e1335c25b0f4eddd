/** Fills an empty embedded database with the demo town and a few invented talks, held by the real house at past times. */
import { resolve } from "node:path";
import { answerRequest } from "../../src/requests/acts.ts";
import { activeStaff } from "../../src/store/staff-store.ts";
import { openEmbeddedD1 } from "../house/embedded-d1.ts";
import { openHouse, type RunningHouse } from "../house/open-house.ts";
import { movableClock } from "../house/window.ts";
import type { Simulator } from "../simulator/types.ts";
import { loadTown } from "./load-town.ts";
import { DEMO_TALKS, type DemoTalk } from "./talks.ts";

/** The simulator is running already; for the demo its clock and its way to the bot are borrowed. */
export interface DemoStage {
  borrow(clock: () => number, deliver: (request: Request) => Promise<Response>): void;
  giveBack(): void;
}

export interface LoadDemoOptions {
  /** wrangler's `--persist-to`. */
  statePath: string;
  /** wrangler's id of the embedded database. */
  databaseId: string;
  env: Record<string, string>;
  simulator: Simulator;
  stage: DemoStage;
}

/** @returns `loaded: false` when the database already has a town: nothing is touched then. */
export async function loadDemo(options: LoadDemoOptions): Promise<{ loaded: boolean }> {
  const persist = resolve(options.statePath, "v3");
  const d1 = await openEmbeddedD1({ persist, databaseId: options.databaseId });
  try {
    const now = Date.now();
    const clock = movableClock(now);
    const opened = await openHouse({ database: d1.database, bucket: d1.bucket, env: options.env, clock });
    const [town] = await opened.house.store.batch([opened.house.store.prepare("SELECT 1 FROM town_setting LIMIT 1")]);
    if ((town?.results.length ?? 0) > 0) return { loaded: false };
    await loadTown(opened.house.store, now);
    options.stage.borrow(clock.now, opened.webhook);
    const talks = DEMO_TALKS.toSorted((a, b) => b.minutesAgo - a.minutesAgo);
    clock.set(now - (talks[0]?.minutesAgo ?? 0) * 60_000);
    for (const talk of talks) {
      // What fell silent meanwhile is handed over, as the cron would have done.
      await opened.passTime(Math.max(0, now - talk.minutesAgo * 60_000 - clock.now()));
      await hold(talk, opened, options.simulator, clock);
    }
    await opened.passTime(Math.max(0, now - clock.now()));
    return { loaded: true };
  } finally {
    options.stage.giveBack();
    await d1.close();
  }
}

async function hold(
  talk: DemoTalk,
  { house, drain }: RunningHouse,
  simulator: Simulator,
  clock: ReturnType<typeof movableClock>,
): Promise<void> {
  const person = simulator.resident(talk.name);
  for (const line of talk.lines) {
    if ("follow" in line) await person.follow();
    else if ("says" in line) await person.says(line.says);
    else if ("sticker" in line) await person.sticker(line.sticker);
    else if ("taps" in line) await person.taps(line.taps);
    await drain();
    if ("staff" in line) await answer(house, line.staff, line.text);
    await drain();
    clock.set(clock.now() + 40_000);
  }
}

/** The newest open request is the one this talk opened. */
async function answer(house: RunningHouse["house"], staffId: string, text: string): Promise<void> {
  const staff = (await activeStaff(house.store)).find((member) => member.id === staffId);
  const [rows] = await house.store.batch([
    house.store.prepare("SELECT id FROM request WHERE state = 'open' ORDER BY last_heard_at DESC LIMIT 1"),
  ]);
  const id = rows?.results[0]?.id;
  if (!staff || typeof id !== "string") throw new Error("the demo talk has no request to answer");
  await answerRequest(house, staff, id, { answerId: house.newId(), text, reason: null });
}
