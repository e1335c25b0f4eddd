/** What closing leaves alone and what it forgets; and no act over a message that was not seen. */
import { describe, expect, test } from "vitest";
import { closeRequest, releaseTalk, takeRequest } from "../../../src/requests/acts.ts";
import { openByStaff } from "../../../src/requests/open-by-staff.ts";
import { openTestWindow } from "../../support/workers/window.ts";
import { versionOf, worryFrom } from "./worry.ts";

const HOUR = 3_600_000;

describe("closing", () => {
  test.each([
    ["closing", closeRequest],
    ["giving back what nobody held", releaseTalk],
  ])("%s leaves the timer of another half-told worry", async (_name, act) => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const person = window.simulator.resident("なかばさん");
    await person.says("こんにちは");
    await window.drain();
    const [row] = await window.rows<{ id: string }>("SELECT id FROM person");
    const id = await openByStaff(window.house, midori, row?.id ?? "");
    window.clock.pass(1000);
    await person.says("母の介護で夜もねむれない");
    await window.drain();
    const run = await window.rows<{ quiet_at: number | null }>("SELECT status, step, quiet_at FROM run");
    expect(run[0]?.quiet_at).not.toBeNull();
    const [before] = await window.rows<{ version: number }>("SELECT version FROM person");
    expect(await act(window.house, midori, id, await versionOf(window, id))).toEqual({ kind: "done" });
    expect(await window.rows("SELECT status, step, quiet_at FROM run")).toEqual(run);
    expect(await window.rows("SELECT version FROM person")).toEqual([{ version: (before?.version ?? 0) + 1 }]);
    await window.rows("UPDATE request SET state = 'closed'");
    await window.passTime(7 * HOUR);
    expect(await window.rows("SELECT why FROM request WHERE state = 'open'")).toEqual([{ why: "halfTold" }]);
  });

  test("one of two leaves the talk with whoever has it", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { id } = await worryFrom(window, "どこかさん", null);
    await window.rows(
      `INSERT INTO request (id, person_id, about, why, state, level, topics, rules, opened_at, last_heard_at, version)
       SELECT 'other', person_id, 'neighbour', 'told', 'open', 'U3', '[]', '[]', 0, 0, 1 FROM request`,
    );
    await takeRequest(window.house, midori, id, await versionOf(window, id));
    const before = await window.rows("SELECT status, step, state_sealed FROM run");
    expect(await closeRequest(window.house, midori, id, await versionOf(window, id))).toEqual({ kind: "done" });
    expect(await window.rows("SELECT talk_held_by FROM person")).toEqual([{ talk_held_by: midori.id }]);
    expect(await window.rows("SELECT status, step, state_sealed FROM run")).toEqual(before);
  });

  test.each([[true], [false]])("the next request starts from nothing (taken first: %s)", async (taken) => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const person = window.simulator.resident("なおさん");
    await person.says("もう死にたい");
    await window.drain();
    const [row] = await window.rows<{ id: string; level: string }>("SELECT id, level FROM request");
    const id = row?.id ?? "";
    expect(row?.level).toBe("U1");
    if (taken) await takeRequest(window.house, midori, id, await versionOf(window, id));
    expect(await closeRequest(window.house, midori, id, await versionOf(window, id))).toEqual({ kind: "done" });
    window.clock.pass(2 * HOUR);
    await person.says("人と話したい");
    await window.drain();
    expect(await window.rows("SELECT level, rules FROM request WHERE state = 'open'")).toMatchObject([{ level: "U3" }]);
    expect(await window.rows("SELECT rules FROM request WHERE state = 'open'")).not.toMatchObject([
      { rules: expect.stringContaining("R-SH") },
    ]);
  });
});

test.each([
  ["take", takeRequest],
  ["give back", releaseTalk],
  ["close", closeRequest],
])("%s over a message that was not seen: changed", async (_name, act) => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { person, id } = await worryFrom(window, "どこかさん", null);
  const seen = await versionOf(window, id);
  await person.says("まだ続きがあります");
  await window.drain();
  expect(await act(window.house, midori, id, seen)).toEqual({ kind: "changed" });
  expect(await window.rows("SELECT state, owner FROM request")).toEqual([{ state: "open", owner: null }]);
});
