/** A whole window inside workerd for one test: the real house, an empty D1, and the LINE simulator at the other end. */
import { applyD1Migrations, reset } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { LogEvent } from "../../../src/log.ts";
import type { StaffMember } from "../../../src/staff/types.ts";
import { activeStaff } from "../../../src/store/staff-store.ts";
import { loadTown } from "../../../tools/demo/load-town.ts";
import { openHouse, type RunningHouse } from "../../../tools/house/open-house.ts";
import { createSimulator, type Simulator } from "../../../tools/simulator/simulator.ts";
import { testVars } from "../test-vars.ts";
import { countTrips, type Trips } from "./trips.ts";

/** Tuesday morning, the window is open. */
export const TUESDAY_10 = Date.parse("2026-11-24T10:00:00+09:00");
/** Tuesday night, nobody reads. */
export const TUESDAY_2AM = Date.parse("2026-11-24T02:00:00+09:00");

export interface TestWindow extends RunningHouse {
  simulator: Simulator;
  clock: { now(): number; set(to: number): void; pass(ms: number): void };
  /** D1 round trips since the last `trips.forget()`. */
  trips: Trips;
  logs: LogEvent[];
  pings: () => number;
  /** Whose sockets were ended, in order. */
  ended: () => string[];
  /** Everything in one table, as stored. */
  rows<T = Record<string, unknown>>(sql: string, ...values: unknown[]): Promise<T[]>;
  /** A demo CSW by nickname, with role and districts. */
  staff(nickname: string): Promise<StaffMember>;
}

export async function openTestWindow(start = TUESDAY_10, vars: Partial<typeof testVars> = {}): Promise<TestWindow> {
  await reset();
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
  let now = start;
  const clock = {
    now: () => now,
    set(to: number) {
      now = to;
    },
    pass(ms: number) {
      now += ms;
    },
  };
  const { database, trips } = countTrips(env.DB);
  const logs: LogEvent[] = [];
  let pings = 0;
  const ended: string[] = [];
  let webhook: RunningHouse["webhook"] = async () => new Response(null, { status: 503 });
  const simulator = createSimulator({
    channelSecret: testVars.LINE_CHANNEL_SECRET,
    channelId: testVars.LINE_CHANNEL_ID,
    clock: clock.now,
    webhookUrl: "http://localhost:8787/webhook/line",
    deliver: (request) => webhook(request),
  });
  answerAsLine(simulator);
  const running = await openHouse({
    database,
    bucket: env.MEDIA,
    clock,
    env: { ...testVars, ...vars },
    log: (entry) => logs.push(entry),
    timeouts: { reply: 150, push: 150, content: 500 },
    onPing: () => {
      pings++;
    },
    onLeave: (staffId) => void ended.push(staffId),
  });
  webhook = running.webhook;
  await loadTown(running.house.store, now);
  trips.forget();
  return {
    ...running,
    simulator,
    clock,
    trips,
    logs,
    pings: () => pings,
    ended: () => ended,
    async rows<T>(sql: string, ...values: unknown[]) {
      return (
        await env.DB.prepare(sql)
          .bind(...values)
          .all<T>()
      ).results;
    },
    async staff(nickname) {
      const found = (await activeStaff(running.house.store)).find((member) => member.nickname === nickname);
      if (!found) throw new Error(`no ${nickname} in the demo town`);
      return found;
    },
  };
}

const realFetch = globalThis.fetch;

/** The SDK calls the global fetch; whatever goes to LINE goes to this test's simulator. */
function answerAsLine(simulator: Simulator): void {
  globalThis.fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    return new URL(request.url).hostname === "line.simulator" ? simulator.app.fetch(request) : realFetch(request);
  };
}
