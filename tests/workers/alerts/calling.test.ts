/** From a message in danger to a ringing phone: within the turn, then every five minutes, until somebody says that they go. */
import { describe, expect, test } from "vitest";
import { acknowledge, alarmFor } from "../../../src/alerts/alarm.ts";
import { callOut } from "../../../src/alerts/call-out.ts";
import { runDuties } from "../../../src/duties/duties.ts";
import { takeRequest } from "../../../src/requests/acts.ts";
import { readRequest } from "../../../src/requests/read.ts";
import { TUESDAY_2AM, TUESDAY_10 } from "../../support/workers/window.ts";
import { danger, MINUTE, openStaffWindow, withPhones } from "./phones.ts";

const URGENT = { text: "急ぎの相談があります（U0）。受付箱を開いてください。", open: "/inbox" };

test("within the turn the phone of whoever is on duty rings; five minutes later the next one's, then the manager's", async () => {
  const window = await openStaffWindow();
  const phones = await withPhones(window);
  await danger(window);
  expect(phones.そら.received.map(({ text }) => JSON.parse(text))).toEqual([URGENT]);
  expect(phones.うみ.received).toEqual([]);
  await window.passTime(4 * MINUTE);
  expect(phones.うみ.received).toEqual([]);
  await window.passTime(MINUTE);
  expect(phones.うみ.received).toHaveLength(1);
  await window.passTime(10 * MINUTE);
  expect(await window.calls()).toEqual(["そら:duty", "うみ:next", "ひなた:next", "みどり:next"]);
  await window.passTime(15 * MINUTE);
  expect((await window.calls()).slice(4).toSorted()).toEqual(["そら:again", "ひなた:again"].toSorted());
  expect(await window.rows("SELECT DISTINCT state FROM alert_send")).toEqual([{ state: "sent" }]);
  // While nobody goes, it does not end.
  const before = phones.ひなた.received.length;
  await window.passTime(2 * 60 * MINUTE);
  expect(phones.ひなた.received.length).toBe(before + 8);
});

test("at two in the night too", async () => {
  const window = await openStaffWindow(TUESDAY_2AM);
  const phones = await withPhones(window);
  await danger(window);
  // Monday's night shift.
  expect(phones.そら.received).toHaveLength(1);
});

test("「見ました」 ends it, for whoever presses first; reading alone does not", async () => {
  const window = await openStaffWindow();
  const phones = await withPhones(window);
  const id = await danger(window);
  const [midori, umi] = [await window.staff("みどり"), await window.staff("うみ")];
  await readRequest(window.house, umi, id, true);
  await window.passTime(5 * MINUTE);
  expect(phones.うみ.received).toHaveLength(1);
  expect(await alarmFor(window.house, midori)).toMatchObject([
    { requestId: id, level: "U0", called: 2, rang: true, mine: false },
  ]);
  expect(await alarmFor(window.house, umi)).toMatchObject([{ mine: true }]);
  const pings = window.pings();
  expect(await acknowledge(window.house, midori, id)).toEqual({ kind: "done" });
  expect(window.pings()).toBeGreaterThan(pings);
  window.clock.pass(1000);
  expect(await acknowledge(window.house, umi, id)).toEqual({ kind: "done" });
  await window.passTime(3 * 60 * MINUTE);
  expect(await window.calls()).toEqual(["そら:duty", "うみ:next"]);
  expect(await alarmFor(window.house, umi)).toEqual([]);
  expect(await window.rows("SELECT acknowledged_by, seen_by FROM alert")).toEqual([
    { acknowledged_by: midori.id, seen_by: umi.id },
  ]);
  expect(await window.rows("SELECT staff_id FROM history_event WHERE kind = 'alert.acknowledged'")).toEqual([
    { staff_id: midori.id },
  ]);
});

test("danger that came after the page was shown goes on calling when 「見ました」 is pressed on that page", async () => {
  const window = await openStaffWindow();
  const phones = await withPhones(window);
  const id = await danger(window);
  const [umi, sora] = [await window.staff("うみ"), await window.staff("そら")];
  const [shown] = await alarmFor(window.house, umi);
  window.clock.pass(90_000);
  await window.simulator.resident("なおさん").says("いま飛び降ります");
  await window.drain();
  expect(await acknowledge(window.house, umi, id, shown?.newest ?? 0)).toEqual({ kind: "done" });
  expect(await alarmFor(window.house, sora)).toMatchObject([{ requestId: id, since: window.clock.now() }]);
  const before = phones.うみ.received.length;
  await window.passTime(5 * MINUTE);
  expect(phones.うみ.received.length).toBeGreaterThan(before);
  const [now] = await alarmFor(window.house, umi);
  await acknowledge(window.house, umi, id, now?.newest ?? 0);
  expect(await alarmFor(window.house, umi)).toEqual([]);
});

test("new danger after that calls anew", async () => {
  const window = await openStaffWindow();
  const phones = await withPhones(window);
  const nao = window.simulator.resident("なおさん");
  await nao.says("いま飛び降ります");
  await window.drain();
  const [request] = await window.rows<{ id: string }>("SELECT id FROM request");
  await acknowledge(window.house, await window.staff("そら"), request?.id ?? "");
  window.clock.pass(10 * MINUTE);
  await nao.says("もう屋上にいます。いま飛び降ります");
  await window.drain();
  expect(phones.そら.received).toHaveLength(2);
});

test("whoever takes the request goes, and is written down as the one", async () => {
  const window = await openStaffWindow();
  await withPhones(window);
  const id = await danger(window);
  const midori = await window.staff("みどり");
  window.clock.pass(MINUTE);
  await takeRequest(window.house, midori, id, 1);
  expect(await alarmFor(window.house, midori)).toEqual([]);
  await window.passTime(60 * MINUTE);
  expect(await window.calls()).toEqual(["そら:duty"]);
  expect(await window.rows("SELECT acknowledged_by, next_step_at FROM alert")).toEqual([
    { acknowledged_by: midori.id, next_step_at: null },
  ]);
});

test("ten people in danger at once are one message a person, and ten requests on the alarm", async () => {
  const window = await openStaffWindow();
  const phones = await withPhones(window);
  const people = Array.from({ length: 10 }, (_, n) => window.simulator.resident(`ひと${n}`));
  await Promise.all(people.map((person) => person.says("いま飛び降ります")));
  await window.drain();
  expect(phones.そら.received).toHaveLength(1);
  expect(await window.calls()).toEqual(Array(10).fill("そら:duty"));
  await window.passTime(5 * MINUTE);
  expect(phones.うみ.received.map(({ text }) => JSON.parse(text).text)).toEqual([
    "急ぎの相談が10件あります（U0）。受付箱を開いてください。",
  ]);
  expect(await alarmFor(window.house, await window.staff("ひなた"))).toHaveLength(10);
});

describe("when things break", () => {
  test("a phone that is gone is taken off, and the next one rings at once", async () => {
    const window = await openStaffWindow();
    const phones = await withPhones(window);
    phones.そら.answers.push(410);
    await danger(window);
    expect(phones.うみ.received).toHaveLength(1);
    expect(await window.calls()).toEqual(["そら:duty", "うみ:next"]);
    expect(
      await window.rows("SELECT removed_why, address_sealed FROM push_subscription WHERE removed_at IS NOT NULL"),
    ).toEqual([{ removed_why: "gone", address_sealed: null }]);
    await window.passTime(30 * MINUTE);
    expect(phones.そら.tries).toBe(1);
  });

  test("a second phone of the same colleague is enough", async () => {
    const window = await openStaffWindow();
    const phones = await withPhones(window);
    const tablet = await window.phoneOf("そら");
    phones.そら.answers.push(404);
    await danger(window);
    expect(tablet.received).toHaveLength(1);
    expect(phones.うみ.received).toEqual([]);
  });

  test("a busy push service is asked again when it says, one that is silent soon; nothing comes twice", async () => {
    const window = await openStaffWindow();
    const phones = await withPhones(window);
    phones.そら.answers.push(429, 503, "silence");
    phones.そら.answerHeaders = { "Retry-After": "40" };
    await danger(window);
    expect(phones.そら.tries).toBe(1);
    window.clock.pass(30_000);
    await window.drain();
    expect(phones.そら.tries).toBe(1);
    for (let seconds = 0; seconds < 240; seconds += 10) {
      window.clock.pass(10_000);
      await window.drain();
    }
    expect(phones.そら.tries).toBe(4);
    expect(phones.そら.received).toHaveLength(1);
    await window.passTime(30 * MINUTE);
    const own = await window.rows(
      "SELECT state, attempts FROM alert_send WHERE staff_id = 'csw-sora' ORDER BY created_at",
    );
    expect(own[0]).toEqual({ state: "sent", attempts: 4 });
  });

  test("the turn died before it called: the duty does so in the next minute", async () => {
    const window = await openStaffWindow();
    const phones = await withPhones(window);
    await danger(window);
    await window.rows("DELETE FROM alert_call");
    await window.rows("DELETE FROM alert_send");
    await window.rows("UPDATE alert SET next_step_at = raised_at");
    window.clock.pass(MINUTE);
    await runDuties(window.house, window.clock.now());
    expect(phones.そら.received).toHaveLength(2);
  });

  test("the worker died between writing and sending: the message leaves with the duty, once", async () => {
    const window = await openStaffWindow();
    const phones = await withPhones(window);
    await danger(window);
    await window.rows("UPDATE alert_send SET state = 'waiting', attempts = 0, next_try_at = ?1", TUESDAY_10 + 20_000);
    window.clock.pass(30_000);
    await runDuties(window.house, window.clock.now());
    await runDuties(window.house, window.clock.now());
    expect(phones.そら.received).toHaveLength(2);
  });

  test("D1 fails while calling: the person is answered all the same, and the call follows", async () => {
    const window = await openStaffWindow();
    const phones = await withPhones(window);
    const real = window.house.store.batch;
    let broken = true;
    window.house.store.batch = (statements) =>
      broken && window.simulator.requests.some(({ path }) => path.endsWith("/reply"))
        ? Promise.reject(new Error("D1_ERROR: Network connection lost."))
        : real(statements);
    const nao = window.simulator.resident("なおさん");
    await nao.says("いま飛び降ります");
    await window.drain();
    expect(JSON.stringify(nao.received())).toContain("119");
    broken = false;
    window.house.store.batch = real;
    window.clock.pass(MINUTE);
    await runDuties(window.house, window.clock.now());
    expect(phones.そら.received).toHaveLength(1);
  });

  test("two callers at the same moment write one step and send one message", async () => {
    const window = await openStaffWindow();
    const phones = await withPhones(window);
    await danger(window);
    window.clock.pass(5 * MINUTE);
    await Promise.all([callOut(window.house), callOut(window.house), callOut(window.house)]);
    expect(phones.うみ.received).toHaveLength(1);
    expect(await window.calls()).toEqual(["そら:duty", "うみ:next"]);
  });

  test("nobody can be called: logged, written once, shown to everybody", async () => {
    const window = await openStaffWindow();
    await window.rows("UPDATE duty_shift SET ended_at = 1");
    await window.rows("UPDATE staff SET disabled_at = 1 WHERE role = 'manager'");
    const id = await danger(window);
    await window.passTime(20 * MINUTE);
    expect(await window.calls()).toEqual(["—:nobody"]);
    expect(window.logs.filter(({ event }) => event === "alert.nobody").length).toBeGreaterThan(1);
    expect(await alarmFor(window.house, await window.staff("みどり"))).toMatchObject([
      { requestId: id, called: 0, rang: false },
    ]);
  });

  test("nobody has a phone: all are called, and the alarm says that nothing rang", async () => {
    const window = await openStaffWindow();
    await danger(window);
    expect(await window.calls()).toEqual(["そら:duty", "うみ:next", "ひなた:next", "みどり:next"]);
    expect(await window.rows("SELECT DISTINCT state, why FROM alert_send")).toEqual([
      { state: "failed", why: "noDevice" },
    ]);
    expect(await alarmFor(window.house, await window.staff("みどり"))).toMatchObject([
      { called: 4, rang: false, mine: true },
    ]);
  });
});
