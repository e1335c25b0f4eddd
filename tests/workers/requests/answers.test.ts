/** An answer given once, twice, or over a colleague's; held back; and a request that staff open themselves. */
import { describe, expect, test } from "vitest";
import { answerRequest, takeRequest } from "../../../src/requests/acts.ts";
import { openByStaff } from "../../../src/requests/open-by-staff.ts";
import { openTestWindow } from "../../support/workers/window.ts";
import { versionOf, worryFrom } from "./worry.ts";

const HELD = "SELECT talk_held_by, talk_held_since, staff_answered_at FROM person";

async function oneWorry() {
  const window = await openTestWindow();
  const [midori, hinata] = [await window.staff("みどり"), await window.staff("ひなた")];
  return { window, midori, hinata, ...(await worryFrom(window, "どこかさん", null)) };
}

const input = (text: string, more: { answerId?: string; reason?: string; seenHolder?: string } = {}) => ({
  answerId: crypto.randomUUID(),
  reason: null,
  text,
  ...more,
});

describe("the same form", () => {
  test.each([["one after the other"], ["at once"]])("sent twice %s is one answer", async (how) => {
    const { window, midori, id, person } = await oneWorry();
    const mark = person.mark();
    const once = input("みどりです");
    const send = () => answerRequest(window.house, midori, id, { ...once, seenHolder: "" });
    const both = how === "at once" ? await Promise.all([send(), send()]) : [await send(), await send()];
    await window.drain();
    expect(both).toEqual([{ kind: "done" }, { kind: "done" }]);
    expect(person.receivedSince(mark)).toHaveLength(1);
    expect(await window.rows("SELECT count(*) AS n FROM history_event WHERE kind = 'request.answered'")).toEqual([
      { n: 1 },
    ]);
  });

  test("with other words is another answer", async () => {
    const { window, midori, id, person } = await oneWorry();
    const mark = person.mark();
    const once = input("みどりです");
    await answerRequest(window.house, midori, id, once);
    expect(await answerRequest(window.house, midori, id, { ...once, text: "お茶でもどうですか" })).toEqual({
      kind: "done",
    });
    await window.drain();
    expect(person.receivedSince(mark).map((m) => m.text)).toEqual(["みどりです", "お茶でもどうですか"]);
  });

  test("under an id that another person's answer has is not lost", async () => {
    const { window, midori, id } = await oneWorry();
    const once = input("みどりです");
    await answerRequest(window.house, midori, id, once);
    const other = await worryFrom(window, "べつのさん", null);
    const mark = other.person.mark();
    expect(await answerRequest(window.house, midori, other.id, once)).toEqual({ kind: "done" });
    await window.drain();
    expect(other.person.receivedSince(mark)).toHaveLength(1);
  });
});

describe("two CSWs", () => {
  test("answer at once: the second is told, and what they wrote does not go out", async () => {
    const { window, midori, hinata, id, person } = await oneWorry();
    const mark = person.mark();
    const outcomes = await Promise.all([
      answerRequest(window.house, midori, id, input("みどりです", { seenHolder: "" })),
      answerRequest(window.house, hinata, id, input("ひなたです", { seenHolder: "" })),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["changed", "done"]);
    await window.drain();
    expect(person.receivedSince(mark)).toHaveLength(1);
  });

  test("one may answer knowingly over the other, and again in their own talk from an old page", async () => {
    const { window, midori, hinata, id } = await oneWorry();
    await takeRequest(window.house, midori, id, await versionOf(window, id));
    const answer = (seenHolder: string) => answerRequest(window.house, hinata, id, input("はい", { seenHolder }));
    expect(await answer("")).toEqual({ kind: "changed" });
    expect(await answer(midori.id)).toEqual({ kind: "done" });
    expect(await answer(midori.id)).toEqual({ kind: "done" });
  });

  test("what the resident says meanwhile does not cost the answer", async () => {
    const { window, midori, id, person } = await oneWorry();
    await person.says("あの");
    await person.says("やっぱり");
    await window.drain();
    expect(await answerRequest(window.house, midori, id, input("はい", { seenHolder: "" }))).toEqual({ kind: "done" });
  });
});

test("a held answer does not silence the bot: nobody was answered", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const person = window.simulator.resident("そっとさん");
  await person.says("こんにちは");
  await person.says("連絡しないでください");
  await window.drain();
  const [row] = await window.rows<{ id: string }>("SELECT id FROM person");
  const id = await openByStaff(window.house, midori, row?.id ?? "");
  const run = await window.rows("SELECT status, step, quiet_at FROM run");
  const [person1] = await window.rows<{ version: number }>("SELECT version FROM person");
  expect(await answerRequest(window.house, midori, id, input("読みました"))).toEqual({
    kind: "done",
    held: "doNotContact",
  });
  expect(await window.rows(HELD)).toEqual([{ talk_held_by: null, talk_held_since: null, staff_answered_at: null }]);
  expect(await window.rows("SELECT status, step, quiet_at FROM run")).toEqual(run);
  expect(await window.rows("SELECT version FROM person")).toEqual([{ version: (person1?.version ?? 0) + 1 }]);
  expect(await window.rows("SELECT owner FROM request")).toEqual([{ owner: midori.id }]);
  const mark = person.mark();
  window.clock.pass(1000);
  await person.says("さみしいです");
  await window.drain();
  expect(person.receivedSince(mark).length).toBeGreaterThan(0);
});

test("opening a request for somebody who has one leads there, and history tells of no second", async () => {
  const { window, midori, id } = await oneWorry();
  const [row] = await window.rows<{ id: string }>("SELECT id FROM person");
  const before = await window.rows("SELECT id FROM history_event");
  expect(await openByStaff(window.house, midori, row?.id ?? "")).toBe(id);
  expect(await window.rows("SELECT id FROM history_event")).toEqual(before);
  await window.rows("UPDATE request SET state = 'closed'");
  const opened = await openByStaff(window.house, midori, row?.id ?? "");
  expect(opened).not.toBe(id);
  expect(await window.rows("SELECT kind FROM history_event WHERE request_id = ?1", opened)).toEqual([
    { kind: "request.opened" },
  ]);
  await expect(openByStaff(window.house, midori, "nobody")).rejects.toThrow();
});
