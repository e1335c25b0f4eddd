/** One window on this machine for talks and demo data: embedded D1, Node house and simulator, joined together. */
import type { Log } from "../../src/log.ts";
import { newDevelopmentKeys } from "../../src/store/key-ring.ts";
import { loadTown } from "../demo/load-town.ts";
import { serveSimulator } from "../simulator/serve.ts";
import type { Simulator } from "../simulator/simulator.ts";
import { openEmbeddedD1 } from "./embedded-d1.ts";
import { openHouse, type RunningHouse } from "./open-house.ts";

export interface Window extends RunningHouse {
  simulator: Simulator;
  clock: { now(): number; set(to: number): void };
  /** Does something on the phone that the window never hears of. */
  unheard(act: () => Promise<unknown>): Promise<void>;
  close(): Promise<void>;
}

export function movableClock(start: number): Window["clock"] {
  let now = start;
  return {
    now: () => now,
    set(to) {
      now = to;
    },
  };
}

/** A fresh window in memory with the demo town. @param start epoch ms its clock begins at. */
export async function openFreshWindow(start: number, log?: Log): Promise<Window> {
  const clock = movableClock(start);
  const secret = "0123456789abcdef0123456789abcdef";
  const channelId = "1234567890";
  let webhook: RunningHouse["webhook"] = async () => new Response(null, { status: 503 });
  let deaf = false;
  const served = await serveSimulator({
    port: 0,
    channelSecret: secret,
    channelId,
    clock: clock.now,
    webhookUrl: "http://localhost:8787/webhook/line",
    deliver: async (request) => (deaf ? new Response(null) : webhook(request)),
    residents: [],
  });
  const d1 = await openEmbeddedD1();
  const opened = await openHouse({
    database: d1.database,
    bucket: d1.bucket,
    clock,
    env: {
      LINE_CHANNEL_SECRET: secret,
      LINE_CHANNEL_ID: channelId,
      LINE_API_BASE: served.url,
      LINE_DATA_API_BASE: served.url,
      DATA_KEYS: JSON.stringify(newDevelopmentKeys()),
      STAFF_AUTH: "dev",
      PUBLIC_ORIGIN: "http://localhost:8787",
    },
    ...(log ? { log } : {}),
  });
  webhook = opened.webhook;
  await loadTown(opened.house.store, clock.now());
  return {
    ...opened,
    simulator: served.simulator,
    clock,
    async unheard(act) {
      deaf = true;
      try {
        await act();
      } finally {
        deaf = false;
      }
    },
    async close() {
      await served.close();
      await d1.close();
    },
  };
}
