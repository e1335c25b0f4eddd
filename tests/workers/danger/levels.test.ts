/** Levels by hand: raising needs nothing, lowering U1 a reason, lowering U0 two people; what is heard anew raises again. */
import { describe, expect, test } from "vitest";
import { confirmLowering, setByHand, withdrawLowering } from "../../../src/danger/hand.ts";
import { readDanger } from "../../../src/danger/read.ts";
import { readRequest } from "../../../src/requests/read.ts";
import { recuse } from "../../../src/requests/recuse.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { versionOf, worryFrom } from "../requests/worry.ts";
import { dangerFrom, levelsOf, NOW_WORDS, TODAY_WORDS, toLevel } from "./danger-from.ts";

const HOUR = 3_600_000;
const DONE = { kind: "done" };

async function proposed(window: TestWindow, value = "U2") {
  const [midori, hinata] = [await window.staff("みどり"), await window.staff("ひなた")];
  const { person, id } = await dangerFrom(window, "なおさん", NOW_WORDS);
  const input = await toLevel(window, id, value, { reason: "spoke", words: "電話で話せた" });
  expect(await setByHand(window.house, midori, id, input)).toEqual(DONE);
  return { midori, hinata, person, id, proposal: input.entryId };
}

describe("one person", () => {
  test("raises without a reason; the machine's level stays beside it", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { id } = await worryFrom(window, "きたのさん", "北野町");
    expect(await setByHand(window.house, midori, id, await toLevel(window, id, "U0"))).toEqual(DONE);
    expect(await levelsOf(window, id)).toEqual({ level: "U0", machine_level: "U3" });
  });

  test("lowers U1 with a reason only, and machine, human, who, when and why are kept", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { id } = await dangerFrom(window, "なおさん", TODAY_WORDS);
    const none = await toLevel(window, id, "U2");
    expect(await setByHand(window.house, midori, id, none)).toEqual({ kind: "refused", why: "needsReason" });
    const other = await toLevel(window, id, "U2", { reason: "other" });
    expect(await setByHand(window.house, midori, id, other)).toEqual({ kind: "refused", why: "needsWords" });
    const strange = await toLevel(window, id, "U2", { reason: "because" });
    expect(await setByHand(window.house, midori, id, strange)).toEqual({ kind: "refused", why: "unclear" });
    expect((await levelsOf(window, id))?.level).toBe("U1");
    const why = await toLevel(window, id, "U2", { reason: "spoke", words: "落ち着いた" });
    expect(await setByHand(window.house, midori, id, why)).toEqual(DONE);
    expect(await levelsOf(window, id)).toEqual({ level: "U2", machine_level: "U1" });
    const view = await readDanger(window.house, midori, id);
    expect(view).toMatchObject({ byHand: true, machineLevel: "U1", level: "U2", proposal: null });
    expect(view?.settings).toMatchObject([
      {
        machine: "U1",
        before: "U1",
        value: "U2",
        rules: ["R-SH2"],
        reason: "spoke",
        words: "落ち着いた",
        state: "set",
      },
    ]);
    expect(view?.settings[0]?.staff.nickname).toBe("みどり");
    expect(JSON.stringify(await window.rows("SELECT * FROM hand_setting"))).not.toContain("落ち着いた");
  });

  test("over a page that is older than the request: changed, and nothing is written", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { person, id } = await dangerFrom(window, "なおさん", TODAY_WORDS);
    const input = await toLevel(window, id, "U2", { reason: "spoke" });
    await person.says("あの、まだいいですか");
    await window.drain();
    expect(await setByHand(window.house, midori, id, input)).toEqual({ kind: "changed" });
    expect(await window.rows("SELECT 1 FROM hand_setting")).toEqual([]);
  });

  test("sets topics, district and owner; what does not exist is refused", async () => {
    const window = await openTestWindow();
    const [midori, sora] = [await window.staff("みどり"), await window.staff("そら")];
    const { id } = await dangerFrom(window, "なおさん", TODAY_WORDS);
    const set = async (field: string, value: string) =>
      setByHand(window.house, midori, id, { ...(await toLevel(window, id, value, { reason: "otherNews" })), field });
    expect(await set("topics", "money debt money")).toEqual(DONE);
    expect(await set("area", "kita")).toEqual(DONE);
    expect(await set("owner", sora.id)).toEqual(DONE);
    for (const [field, value] of [
      ["topics", "x'; DROP TABLE request; --"],
      ["area", "nowhere"],
      ["owner", "nobody"],
      ["closed", "closed"],
      ["person_id", "x"],
    ] as const)
      expect(await set(field, value)).toEqual({ kind: "refused", why: "unclear" });
    expect(await window.rows("SELECT topics, area, owner FROM request")).toEqual([
      { topics: '["money","debt"]', area: "kita", owner: sora.id },
    ]);
    expect(await window.rows("SELECT field, value FROM hand_setting ORDER BY rowid")).toHaveLength(3);
  });
});

test("whoever asked that somebody else takes it is not made its owner, nor offered; a manager may be", async () => {
  const window = await openTestWindow();
  const [midori, sora, hinata] = await Promise.all(["みどり", "そら", "ひなた"].map((name) => window.staff(name)));
  if (!midori || !sora || !hinata) throw new Error("the demo town has them");
  const { id } = await dangerFrom(window, "なおさん", TODAY_WORDS);
  for (const one of [sora, hinata]) await recuse(window.house, one, id, await versionOf(window, id));
  const own = async (staffId: string) =>
    setByHand(window.house, midori, id, { ...(await toLevel(window, id, staffId)), field: "owner" });
  expect(await own(sora.id)).toEqual({ kind: "refused", why: "unclear" });
  expect(await window.rows("SELECT owner FROM request")).toEqual([{ owner: null }]);
  const view = await readDanger(window.house, midori, id);
  expect(view?.colleagues.filter(({ mayOwn }) => !mayOwn).map(({ nickname }) => nickname)).toEqual(["そら"]);
  expect(await own(hinata.id)).toEqual(DONE);
});

describe("lowering U0", () => {
  test("waits for a second person, who cannot be the first; then it counts", async () => {
    const window = await openTestWindow();
    const { midori, hinata, id, proposal } = await proposed(window);
    expect((await levelsOf(window, id))?.level).toBe("U0");
    const seen = await versionOf(window, id);
    expect(await confirmLowering(window.house, midori, id, proposal, seen)).toEqual({
      kind: "refused",
      why: "samePerson",
    });
    expect((await levelsOf(window, id))?.level).toBe("U0");
    expect(await confirmLowering(window.house, hinata, id, proposal, seen - 1)).toEqual({ kind: "changed" });
    expect(await confirmLowering(window.house, hinata, id, proposal, seen)).toEqual(DONE);
    expect(await levelsOf(window, id)).toEqual({ level: "U2", machine_level: "U0" });
    expect(await window.rows("SELECT state, staff_id, second_staff_id FROM hand_setting")).toEqual([
      { state: "set", staff_id: midori.id, second_staff_id: hinata.id },
    ]);
    expect(await confirmLowering(window.house, hinata, id, proposal, await versionOf(window, id))).toEqual({
      kind: "changed",
    });
  });

  test("needs a reason, and one proposal at a time", async () => {
    const window = await openTestWindow();
    const { midori, hinata, id } = await proposed(window);
    expect(await setByHand(window.house, hinata, id, await toLevel(window, id, "U3"))).toEqual({
      kind: "refused",
      why: "needsReason",
    });
    const second = await toLevel(window, id, "U3", { reason: "falseAlarm" });
    expect(await setByHand(window.house, midori, id, second)).toEqual({ kind: "refused", why: "pending" });
  });

  test("two proposals at the same moment: one counts, the other is told", async () => {
    const window = await openTestWindow();
    const [midori, hinata] = [await window.staff("みどり"), await window.staff("ひなた")];
    const { id } = await dangerFrom(window, "なおさん", NOW_WORDS);
    const [a, b] = [
      await toLevel(window, id, "U1", { reason: "spoke" }),
      await toLevel(window, id, "U3", { reason: "falseAlarm" }),
    ];
    const both = await Promise.all([setByHand(window.house, midori, id, a), setByHand(window.house, hinata, id, b)]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["changed", "done"]);
    expect(await window.rows("SELECT state FROM hand_setting")).toEqual([{ state: "proposed" }]);
  });

  test("two seconds at the same moment: it is lowered once", async () => {
    const window = await openTestWindow();
    const { hinata, id, proposal } = await proposed(window);
    const sora = await window.staff("そら");
    const seen = await versionOf(window, id);
    const both = await Promise.all([
      confirmLowering(window.house, hinata, id, proposal, seen),
      confirmLowering(window.house, sora, id, proposal, seen),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["changed", "done"]);
    expect(await window.rows("SELECT count(*) AS n FROM history_event WHERE kind = 'hand.confirmed'")).toEqual([
      { n: 1 },
    ]);
  });

  test("danger heard since then ends the proposal", async () => {
    const window = await openTestWindow();
    const { hinata, person, id, proposal } = await proposed(window);
    await person.says("やっぱり死にたい");
    await window.drain();
    expect(await window.rows("SELECT state FROM hand_setting")).toEqual([{ state: "expired" }]);
    expect(await confirmLowering(window.house, hinata, id, proposal, await versionOf(window, id))).toEqual({
      kind: "changed",
    });
    expect((await levelsOf(window, id))?.level).toBe("U0");
  });

  test("harmless words since then do not end it, but have to be seen", async () => {
    const window = await openTestWindow();
    const { hinata, person, id, proposal } = await proposed(window);
    const seen = await versionOf(window, id);
    await person.says("ありがとう");
    await window.drain();
    expect(await confirmLowering(window.house, hinata, id, proposal, seen)).toEqual({ kind: "changed" });
    expect(await confirmLowering(window.house, hinata, id, proposal, await versionOf(window, id))).toEqual(DONE);
  });

  test("is taken back by whoever proposed it, or refused by a colleague", async () => {
    const window = await openTestWindow();
    const { midori, hinata, id, proposal } = await proposed(window);
    expect(await withdrawLowering(window.house, midori, id, proposal, await versionOf(window, id))).toEqual(DONE);
    const again = await toLevel(window, id, "U1", { reason: "otherNews" });
    expect(await setByHand(window.house, midori, id, again)).toEqual(DONE);
    expect(await withdrawLowering(window.house, hinata, id, again.entryId, await versionOf(window, id))).toEqual(DONE);
    expect(await window.rows("SELECT state, second_staff_id FROM hand_setting ORDER BY rowid")).toEqual([
      { state: "withdrawn", second_staff_id: null },
      { state: "withdrawn", second_staff_id: hinata.id },
    ]);
    expect((await levelsOf(window, id))?.level).toBe("U0");
  });

  test("the table itself refuses the same person twice", async () => {
    const window = await openTestWindow();
    const { midori } = await proposed(window);
    await expect(window.rows("UPDATE hand_setting SET second_staff_id = ?1", midori.id)).rejects.toThrow("CHECK");
  });
});

describe("after a human's level", () => {
  test("it holds through words without danger and a wish for a person, and new danger raises it again", async () => {
    const window = await openTestWindow();
    const { hinata, person, id, proposal } = await proposed(window, "U3");
    await confirmLowering(window.house, hinata, id, proposal, await versionOf(window, id));
    for (const words of ["今日は天気がいいので散歩に行きました", "人と話したい"]) {
      window.clock.pass(HOUR);
      await person.says(words);
      await window.drain();
      expect((await levelsOf(window, id))?.level).toBe("U3");
    }
    window.clock.pass(HOUR);
    await person.says(TODAY_WORDS);
    await window.drain();
    expect(await levelsOf(window, id)).toEqual({ level: "U1", machine_level: "U0" });
    const view = await readDanger(window.house, hinata, id);
    expect(view).toMatchObject({ byHand: false, level: "U1", machineLevel: "U0" });
    expect(await window.rows("SELECT detail FROM history_event WHERE kind = 'request.raised'")).toEqual([
      { detail: '{"from":"U3","to":"U1"}' },
    ]);
  });

  test("U4 holds against words that no rule knows", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { person, id } = await worryFrom(window, "きたのさん", "北野町");
    expect(await setByHand(window.house, midori, id, await toLevel(window, id, "U4"))).toEqual(DONE);
    await person.says("庭の柿がたくさんなりました");
    await window.drain();
    expect(await levelsOf(window, id)).toEqual({ level: "U4", machine_level: "U3" });
  });
});

test("another district's request is not found, whatever is tried", async () => {
  const window = await openTestWindow();
  const sora = await window.staff("そら");
  const { id } = await worryFrom(window, "きたのさん", "北野町");
  expect(await readRequest(window.house, sora, id, false)).toBeNull();
  expect(await readDanger(window.house, sora, id)).toBeNull();
  expect(await setByHand(window.house, sora, id, await toLevel(window, id, "U0"))).toEqual({ kind: "notFound" });
  const version = await versionOf(window, id);
  expect(await confirmLowering(window.house, sora, id, crypto.randomUUID(), version)).toEqual({ kind: "notFound" });
  expect(await withdrawLowering(window.house, sora, id, crypto.randomUUID(), version)).toEqual({ kind: "notFound" });
});
