/** A request's life with staff: who sees it, taking it, silence of the bot, giving it back, closing, two at once. */
import { describe, expect, test } from "vitest";
import { answerRequest, closeRequest, releaseTalk, takeRequest } from "../../../src/requests/acts.ts";
import { listRequests } from "../../../src/requests/list.ts";
import { readRequest } from "../../../src/requests/read.ts";
import { openTestWindow } from "../../support/workers/window.ts";
import { versionOf, worryFrom } from "./worry.ts";

describe("who sees what", () => {
  test("a CSW sees own districts, unknown places, and danger anywhere; a manager sees all; the rest is not found", async () => {
    const window = await openTestWindow();
    const [midori, sora, hinata] = [
      await window.staff("みどり"),
      await window.staff("そら"),
      await window.staff("ひなた"),
    ];
    const kita = await worryFrom(window, "きたのさん", "北野町");
    const yamate = await worryFrom(window, "やまてさん", "泉町");
    const nowhere = await worryFrom(window, "どこかさん", null);
    const seen = async (staff: typeof midori) =>
      (await listRequests(window.house, staff, "open")).map((r) => r.id).sort();
    expect(await seen(midori)).toEqual([kita.id, nowhere.id].sort());
    expect(await seen(sora)).toEqual([yamate.id, nowhere.id].sort());
    expect(await seen(hinata)).toEqual([kita.id, yamate.id, nowhere.id].sort());
    expect(await readRequest(window.house, sora, kita.id, true)).toBeNull();
    expect(await takeRequest(window.house, sora, kita.id, 1)).toEqual({ kind: "notFound" });
    expect(
      await answerRequest(window.house, sora, kita.id, { answerId: crypto.randomUUID(), text: "x", reason: null }),
    ).toEqual({ kind: "notFound" });
    expect(await releaseTalk(window.house, sora, kita.id, 1)).toEqual({ kind: "notFound" });
    expect(await closeRequest(window.house, sora, kita.id, 1)).toEqual({ kind: "notFound" });
    window.clock.pass(1000);
    await kita.person.says("もう死にたい");
    await window.drain();
    expect(await seen(sora)).toContain(kita.id);
    expect((await listRequests(window.house, sora, "open"))[0]?.id).toBe(kita.id);
  });

  test("a request that does not exist is not found, in the same words", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    expect(await readRequest(window.house, midori, "' OR 1=1 --", true)).toBeNull();
    expect(await takeRequest(window.house, midori, crypto.randomUUID(), 1)).toEqual({ kind: "notFound" });
  });

  test("reading is recorded, a background refresh is not, and neither record can be changed", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { id } = await worryFrom(window, "きたのさん", "北野町");
    await readRequest(window.house, midori, id, true);
    await readRequest(window.house, midori, id, false);
    expect(await window.rows("SELECT staff_id, request_id FROM read_audit")).toEqual([
      { staff_id: midori.id, request_id: id },
    ]);
    await expect(window.rows("DELETE FROM read_audit")).rejects.toThrow("append-only");
    await expect(window.rows("UPDATE history_event SET kind = 'x'")).rejects.toThrow("append-only");
  });
});

test("an alert is seen once somebody opens the request, and remembers who", async () => {
  const window = await openTestWindow();
  const sora = await window.staff("そら");
  await window.simulator.resident("なおさん").says("もう死にたい");
  await window.drain();
  const [request] = await window.rows<{ id: string }>("SELECT id FROM request");
  await readRequest(window.house, sora, request?.id ?? "", false);
  expect(await window.rows("SELECT seen_by FROM alert")).toEqual([{ seen_by: null }]);
  await readRequest(window.house, sora, request?.id ?? "", true);
  expect(await window.rows("SELECT seen_by FROM alert")).toEqual([{ seen_by: sora.id }]);
});

describe("while a CSW has the talk", () => {
  test("the bot is silent; the person's words reach the inbox; given back, any word wakes it", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { person, id } = await worryFrom(window, "きたのさん", "北野町");
    expect(await takeRequest(window.house, midori, id, 1)).toEqual({ kind: "done" });
    const mark = person.mark();
    window.clock.pass(1000);
    await person.says("いま大丈夫ですか");
    await window.drain();
    expect(person.receivedSince(mark)).toEqual([]);
    const detail = await readRequest(window.house, midori, id, false);
    expect(detail?.talk.at(-1)).toMatchObject({ from: "resident", text: "いま大丈夫ですか" });
    expect(detail?.talkHolder?.nickname).toBe("みどり");
    expect(await releaseTalk(window.house, midori, id, detail?.version ?? 0)).toEqual({ kind: "done" });
    window.clock.pass(1000);
    await person.says("こんにちは");
    await window.drain();
    expect(person.receivedSince(mark).length).toBeGreaterThan(0);
  });

  test("danger comes before silence", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { person, id } = await worryFrom(window, "きたのさん", "北野町");
    await answerRequest(window.house, midori, id, { answerId: crypto.randomUUID(), text: "みどりです", reason: null });
    await window.drain();
    const mark = person.mark();
    window.clock.pass(1000);
    await person.says("もう死にたい");
    await window.drain();
    expect(person.receivedSince(mark).length).toBeGreaterThan(0);
    expect(await window.rows("SELECT level FROM alert")).toHaveLength(1);
    const [{ talk_held_by = null } = {}] = await window.rows<{ talk_held_by: string }>(
      "SELECT talk_held_by FROM person",
    );
    expect(talk_held_by).toBe(midori.id);
  });

  test("closing gives the talk back to the bot and takes the request off the list", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { person, id } = await worryFrom(window, "きたのさん", "北野町");
    await takeRequest(window.house, midori, id, 1);
    expect(await closeRequest(window.house, midori, id, await versionOf(window, id))).toEqual({ kind: "done" });
    expect(await listRequests(window.house, midori, "open")).toEqual([]);
    expect((await listRequests(window.house, midori, "closed"))[0]).toMatchObject({ id, state: "closed" });
    const mark = person.mark();
    window.clock.pass(1000);
    await person.says("ありがとう");
    await window.drain();
    expect(person.receivedSince(mark).length).toBeGreaterThan(0);
    expect(
      await answerRequest(window.house, midori, id, { answerId: crypto.randomUUID(), text: "x", reason: null }),
    ).toEqual({
      kind: "refused",
      why: "closed",
    });
  });
});

test("two CSWs take the same request: the second is told, and nothing is overwritten", async () => {
  const window = await openTestWindow();
  const [midori, hinata] = [await window.staff("みどり"), await window.staff("ひなた")];
  const { id } = await worryFrom(window, "どこかさん", null);
  const both = await Promise.all([takeRequest(window.house, midori, id, 1), takeRequest(window.house, hinata, id, 1)]);
  expect(both.map((outcome) => outcome.kind).sort()).toEqual(["changed", "done"]);
  const winner = both[0]?.kind === "done" ? midori : hinata;
  expect(await window.rows("SELECT owner FROM request")).toEqual([{ owner: winner.id }]);
});

test("the resident writes while the CSW presses send: both count", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { person, id } = await worryFrom(window, "きたのさん", "北野町");
  await Promise.all([
    person.says("あの"),
    answerRequest(window.house, midori, id, { answerId: crypto.randomUUID(), text: "はい", reason: null }),
    person.says("えっと"),
  ]);
  await window.drain();
  await window.passTime(60_000);
  expect(await window.rows("SELECT count(*) AS n FROM inbound_event WHERE done_at IS NULL")).toEqual([{ n: 0 }]);
  expect(await window.rows("SELECT state FROM outbox WHERE kind = 'staff'")).toEqual([{ state: "sent" }]);
});

test.each([
  ["nothing", "", "empty"],
  ["only spaces", " \n　", "empty"],
  ["more than anybody reads", "あ".repeat(1001), "tooLong"],
])("an answer of %s is refused and keeps the request as it was", async (_name, text, why) => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { id } = await worryFrom(window, "どこかさん", null);
  expect(await answerRequest(window.house, midori, id, { answerId: crypto.randomUUID(), text, reason: null })).toEqual({
    kind: "refused",
    why,
  });
  expect(await window.rows("SELECT owner, version FROM request")).toEqual([{ owner: null, version: 1 }]);
});

test("「消して」 takes the words everywhere and the request; danger keeps its level without words", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const gentle = await worryFrom(window, "きたのさん", "北野町");
  await gentle.person.says("消して");
  await window.drain();
  const [row] = await window.rows<{ state: string; own_words_sealed: string | null }>(
    "SELECT state, own_words_sealed FROM request",
  );
  expect(row).toEqual({ state: "closed", own_words_sealed: null });
  expect(await window.rows("SELECT count(*) AS n FROM message WHERE body_sealed IS NOT NULL")).toEqual([{ n: 0 }]);
  window.clock.pass(1000);
  const mark = gentle.person.mark();
  await gentle.person.says("もう死にたい");
  await window.drain();
  window.clock.pass(1000);
  await gentle.person.says("やっぱり消して");
  await window.drain();
  expect(gentle.person.receivedSince(mark).length).toBeGreaterThan(0);
  const open = await listRequests(window.house, midori, "open");
  expect(open).toMatchObject([{ level: "U1", ownWords: null }]);
  const detail = await readRequest(window.house, midori, open[0]?.id ?? "", false);
  expect(JSON.stringify(detail)).not.toContain("死にたい");
});
