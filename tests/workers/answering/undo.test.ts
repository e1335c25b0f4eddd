/** Ten seconds to take an answer back: nobody on the other side learns of it; several bubbles leave as one push. */
import { expect, test } from "vitest";
import { deliver } from "../../../src/delivery/deliver.ts";
import { UNDO_MS } from "../../../src/requests/answer.ts";
import { sendNow, takeBack } from "../../../src/requests/take-back.ts";
import { deskOf } from "../../support/workers/inbox.ts";
import { press, pushes, ryoAndMidori, texts, written } from "./desk.ts";

const AFTER = { text: "", reason: "", nextAnswerId: "0f0e6c1a-9999-4999-8999-000000000009" };

test("an answer waits ten seconds, then leaves by the queue", async () => {
  const { window, ryo, desk, path } = await ryoAndMidori();
  const mark = ryo.mark();
  expect((await press(desk, path, { text: "みどりです。読みました" })).status).toBe(303);
  await window.drain();
  window.clock.pass(UNDO_MS - 1);
  await window.drain();
  expect(ryo.receivedSince(mark)).toEqual([]);
  expect((await desk.get(path)).html).toContain("まもなく送ります。まだ取り消せます");
  window.clock.pass(1);
  await window.drain();
  expect(texts(ryo.receivedSince(mark))).toEqual(["みどりです。読みました"]);
  const { html } = await desk.get(path);
  expect(html).toContain("送りました");
  expect(html).not.toContain('value="undo:');
});

test("the queue loses it: the sweeper sends it, and not before its time", async () => {
  const { window, ryo, desk, path } = await ryoAndMidori();
  window.house.queue.send = async () => {
    throw new Error("queue unavailable");
  };
  const mark = ryo.mark();
  await press(desk, path, { text: "読みました" });
  await window.passTime(UNDO_MS - 1_000);
  expect(ryo.receivedSince(mark)).toEqual([]);
  await window.passTime(61_000);
  expect(ryo.receivedSince(mark)).toHaveLength(1);
});

test("taken back: nothing arrives, ever; the words are a draft again, the person waits as long as before", async () => {
  const { window, ryo, desk, path } = await ryoAndMidori();
  const waits = "SELECT waiting_since FROM request";
  const [before] = await window.rows(waits);
  const mark = ryo.mark();
  window.clock.pass(60_000);
  const { answerId } = await press(desk, path, { text: "まちがえた人へ\n\nの返事" });
  expect(await window.rows(waits)).toEqual([{ waiting_since: null }]);
  window.clock.pass(9_000);
  const undone = await press(desk, path, { do: `undo:${answerId}`, text: "つぎの文" });
  expect([undone.status, undone.location]).toEqual([303, `${path}/compose#composer`]);
  await window.drain();
  await window.passTime(3_600_000);
  expect(ryo.receivedSince(mark)).toEqual([]);
  expect(pushes(window)).toEqual([]);
  expect(await window.rows(waits)).toEqual([before]);
  expect(await window.rows("SELECT staff_answered_at FROM person")).toEqual([{ staff_answered_at: null }]);
  const { html } = await desk.get(`${path}/compose`);
  expect(written(html)).toBe("まちがえた人へ\n\nの返事\n\nつぎの文");
  expect(html).toContain("送る前に取り消しました");
  expect(await window.rows("SELECT payload_sealed, state, why FROM outbox WHERE kind = 'staff'")).toEqual([
    { payload_sealed: null, state: "held", why: "takenBack" },
  ]);
});

test("the old form of an answer that was taken back does not send it by itself", async () => {
  const { window, ryo, desk, path } = await ryoAndMidori();
  const mark = ryo.mark();
  const { answerId } = await press(desk, path, { text: "読みました" });
  await press(desk, path, { do: `undo:${answerId}` });
  const again = await press(desk, path, { answerId, text: "読みました" });
  expect(again.status).toBe(409);
  expect(written(again.html)).toBe("読みました");
  expect(again.html).not.toContain(`name="answerId" value="${answerId}"`);
  await window.passTime(60_000);
  expect(ryo.receivedSince(mark)).toEqual([]);
});

test("too late is said, and what is typed meanwhile stays", async () => {
  const { window, ryo, desk, path } = await ryoAndMidori();
  const mark = ryo.mark();
  const { answerId } = await press(desk, path, { text: "読みました" });
  window.clock.pass(UNDO_MS);
  await window.drain();
  const late = await press(desk, path, { do: `undo:${answerId}`, text: "もうひとつ" });
  expect(late.status).toBe(409);
  expect(late.html).toContain("取り消せませんでした");
  expect(written(late.html)).toBe("もうひとつ");
  expect(ryo.receivedSince(mark)).toHaveLength(1);
});

test("taking back and letting go at the same moment: one of the two, never both", async () => {
  for (let round = 0; round < 5; round++) {
    const { window, ryo, midori, desk, path, id } = await ryoAndMidori();
    const mark = ryo.mark();
    const { answerId } = await press(desk, path, { text: "読みました" });
    // The sweeper's clock is past the ten seconds, the other's is not yet.
    const late = { ...window.house, clock: () => window.clock.now() + UNDO_MS };
    const [back] = await Promise.all([takeBack(window.house, midori, id, answerId, AFTER), deliver(late, answerId)]);
    expect(ryo.receivedSince(mark)).toHaveLength(back.kind === "done" ? 0 : 1);
    expect(["done", "tooLate"]).toContain(back.kind);
  }
});

test("only whoever wrote it takes it back or hurries it; twice is once", async () => {
  const { window, ryo, midori, desk, path, id } = await ryoAndMidori();
  const hinata = await window.staff("ひなた");
  const { answerId } = await press(desk, path, { text: "読みました" });
  expect((await press(deskOf(window, hinata), path, { do: `undo:${answerId}` })).status).toBe(404);
  expect(await sendNow(window.house, hinata, id, answerId)).toEqual({ kind: "notFound" });
  expect(await takeBack(window.house, midori, id, answerId, AFTER)).toEqual({ kind: "done" });
  expect(await takeBack(window.house, midori, id, answerId, AFTER)).toEqual({ kind: "done" });
  const mark = ryo.mark();
  await window.passTime(60_000);
  expect(ryo.receivedSince(mark)).toEqual([]);
});

test("「いま送る」 sends at once what was written so far, in order", async () => {
  const { window, ryo, desk, path } = await ryoAndMidori();
  const mark = ryo.mark();
  await press(desk, path, { text: "一つめ" });
  window.clock.pass(1_000);
  const { answerId } = await press(desk, path, { text: "二つめ" });
  expect((await press(desk, path, { do: `now:${answerId}` })).status).toBe(303);
  await window.drain();
  expect(texts(ryo.receivedSince(mark))).toEqual(["一つめ", "二つめ"]);
});

test("a second answer does not overtake one that can still be taken back, and leaves when that one is", async () => {
  const { window, ryo, midori, desk, path, id } = await ryoAndMidori();
  const mark = ryo.mark();
  const first = await press(desk, path, { text: "一つめ" });
  window.clock.pass(2_000);
  const second = await press(desk, path, { text: "二つめ" });
  // Its queue message comes far too early.
  await deliver(window.house, second.answerId);
  expect(ryo.receivedSince(mark)).toEqual([]);
  await takeBack(window.house, midori, id, first.answerId, AFTER);
  window.clock.pass(UNDO_MS);
  await window.drain();
  expect(texts(ryo.receivedSince(mark))).toEqual(["二つめ"]);
});

test("five bubbles are one push, one frozen payload, one message of the quota; six are refused and kept", async () => {
  const { window, ryo, desk, path } = await ryoAndMidori();
  const mark = ryo.mark();
  const used = window.simulator.quotaUsed();
  window.simulator.faults.add({ on: "push", do: "status", status: 500, times: 1 });
  await press(desk, path, { text: "一\r\n\r\n二\n \n三\n\n\n\n四\n\n五\nの続き" });
  window.clock.pass(UNDO_MS);
  await window.drain();
  await window.passTime(60_000);
  expect(texts(ryo.receivedSince(mark))).toEqual(["一", "二", "三", "四", "五\nの続き"]);
  expect(window.simulator.quotaUsed()).toBe(used + 1);
  const bodies = pushes(window).map((one) => JSON.stringify(one.body));
  expect(bodies).toHaveLength(2);
  expect(new Set(bodies).size).toBe(1);
  expect(ryo.receivedSince(mark)).toMatchObject(Array(5).fill({ sender: { name: "みどり（職員）" } }));
  const six = await press(desk, path, { text: "1\n\n2\n\n3\n\n4\n\n5\n\n6" });
  expect(six.status).toBe(422);
  expect(six.html).toContain("吹き出しが6個");
  expect(written(six.html)).toBe("1\n\n2\n\n3\n\n4\n\n5\n\n6");
});

test("「連絡しないで」 within the ten seconds holds what was about to leave", async () => {
  const { window, ryo, desk, path } = await ryoAndMidori();
  await press(desk, path, { text: "読みました" });
  await ryo.says("やっぱり連絡しないで");
  await window.drain();
  const mark = ryo.mark();
  await window.passTime(60_000);
  expect(ryo.receivedSince(mark)).toEqual([]);
  expect((await desk.get(path)).html).toContain("「連絡しないで」と言われているため、止めています");
});

test("「見られると困る」 within the ten seconds holds it, too; sent again with a reason it goes", async () => {
  const { window, ryo, desk, path } = await ryoAndMidori();
  await press(desk, path, { text: "読みました" });
  await ryo.says("見られると困る");
  await window.drain();
  const mark = ryo.mark();
  await window.passTime(60_000);
  expect(ryo.receivedSince(mark)).toEqual([]);
  expect((await desk.get(path)).html).toContain("「連絡しないで」と言われているため、止めています");
  // Nothing of it goes along with what the bot answers later.
  await ryo.says("もう大丈夫");
  await window.drain();
  expect(JSON.stringify(ryo.receivedSince(mark))).not.toContain("読みました");
  await press(desk, path, { text: "読みました", reason: "安全を電話で確かめた" });
  await window.passTime(60_000);
  expect(texts(ryo.receivedSince(mark))).toContain("読みました");
});
