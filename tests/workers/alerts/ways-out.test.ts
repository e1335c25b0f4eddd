/** What leaves the house: the team's channel, wishes and quiet hours, and nothing of any person anywhere. */
import { describe, expect, test } from "vitest";
import { whoWouldHear } from "../../../src/alerts/call-out.ts";
import { addDevice, removeDevice, saveNotice, sendTest } from "../../../src/alerts/devices.ts";
import { runDuties } from "../../../src/duties/duties.ts";
import { TUESDAY_2AM, TUESDAY_10 } from "../../support/workers/window.ts";
import { danger, HOOK, MINUTE, openStaffWindow, withPhones } from "./phones.ts";

const channel = { ALERT_WEBHOOK_URL: HOOK, ALERT_WEBHOOK_KIND: "slack" };

test("the team's channel hears of each step, once", async () => {
  const window = await openStaffWindow(TUESDAY_10, channel);
  await danger(window);
  expect(window.posts).toEqual([
    {
      text: "急ぎの相談があります（U0）。受付箱を開いてください。\n<http://localhost:8787/inbox|受付箱を開く>",
    },
  ]);
  await window.passTime(5 * MINUTE);
  expect(window.posts).toHaveLength(2);
  // Without a phone they are called one after the other all the same: the channel rings for them.
  expect(await window.calls()).toEqual(["そら:duty", "うみ:next"]);
});

test("nothing of the person leaves, is logged, or stands in the queue: no words, no names, no ids", async () => {
  const window = await openStaffWindow(TUESDAY_10, channel);
  const phones = await withPhones(window);
  const queued: string[] = [];
  const sendPage = window.house.queue.sendPage;
  window.house.queue.sendPage = async (id, delay) => {
    queued.push(JSON.stringify([id, delay]));
    await sendPage(id, delay);
  };
  phones.そら.answers.push(503);
  const requestId = await danger(window, "さとうはなこ", "いま飛び降ります。さとうはなこです");
  await window.passTime(20 * MINUTE);
  const [person] = await window.rows<{ id: string; line_user_hash: string }>("SELECT id, line_user_hash FROM person");
  const alerts = await window.rows<{ id: string }>("SELECT id FROM alert");
  const opened = Object.values(phones).flatMap(({ received }) => received.map(({ text }) => text));
  const texts = [
    ...opened,
    ...window.left.map(({ body, url }) => `${url.replace(/\/push\/.*/, "")} ${new TextDecoder().decode(body)}`),
    ...window.logs.filter(({ event }) => event.startsWith("alert.")).map((entry) => JSON.stringify(entry)),
    ...queued,
  ].join("\n");
  expect(opened.length).toBeGreaterThan(3);
  expect(queued.length).toBeGreaterThan(0);
  for (const secret of [
    "飛び降り",
    "さとう",
    "はなこ",
    requestId,
    person?.id ?? "",
    person?.line_user_hash ?? "",
    ...alerts.map(({ id }) => id),
  ])
    expect(texts).not.toContain(secret);
});

test("where a phone is reached is sealed, and opens only where it was put", async () => {
  const window = await openStaffWindow();
  const phone = await window.phoneOf("そら");
  const [row] = await window.rows<{ id: string; address_sealed: string; address_hash: string }>(
    "SELECT * FROM push_subscription",
  );
  expect(JSON.stringify(row)).not.toContain("googleapis");
  expect(JSON.stringify(row)).not.toContain(phone.address.keys.auth);
  const { keys } = window.house.store;
  expect(JSON.parse(await keys.openAddress(row?.id ?? "", row?.address_sealed ?? ""))).toEqual(phone.address);
  await expect(keys.openAddress("another", row?.address_sealed ?? "")).rejects.toThrow("cannot be opened");
});

describe("to be looked at today", () => {
  test("at night nobody rings; at opening whoever is on duty", async () => {
    const window = await openStaffWindow(TUESDAY_2AM);
    const phones = await withPhones(window);
    await danger(window, "りょうさん", "もう三日も何も食べていません。お金もありません");
    const [alert] = await window.rows<{ level: string }>("SELECT level FROM alert");
    expect(alert?.level).toBe("U1");
    expect(window.left).toEqual([]);
    await window.passTime(6 * 60 * MINUTE + 30 * MINUTE);
    expect(phones.そら.received.map(({ text }) => JSON.parse(text).text)).toEqual([
      "きょう中に見てほしい相談があります（U1）。受付箱を開いてください。",
    ]);
  });
});

describe("wishes", () => {
  async function worry(window: Awaited<ReturnType<typeof openStaffWindow>>) {
    const ken = window.simulator.resident("けんさん");
    await ken.says("北野町に住んでいます。職場でつらいことがあって人と話したい");
    await window.drain();
  }

  test("a less urgent request rings for whoever wished so, once, and for nobody else", async () => {
    const window = await openStaffWindow();
    const phones = await withPhones(window);
    const midori = await window.staff("みどり");
    expect(await saveNotice(window.house, midori, { quietFrom: "", quietUntil: "", alsoLevel: "U3" })).toEqual({
      kind: "done",
    });
    window.clock.pass(1000);
    await worry(window);
    for (let minute = 0; minute < 3; minute++) {
      window.clock.pass(MINUTE);
      await runDuties(window.house, window.clock.now());
    }
    expect(phones.みどり.received.map(({ text }) => JSON.parse(text).text)).toEqual([
      "新しい相談があります（U3）。受付箱を開いてください。",
    ]);
    for (const other of [phones.そら, phones.うみ, phones.ひなた]) expect(other.received).toEqual([]);
  });

  test("not in quiet hours, but after them", async () => {
    const window = await openStaffWindow();
    const phones = await withPhones(window);
    const midori = await window.staff("みどり");
    await saveNotice(window.house, midori, { quietFrom: "09:00", quietUntil: "11:00", alsoLevel: "U3" });
    window.clock.pass(1000);
    await worry(window);
    window.clock.pass(MINUTE);
    await runDuties(window.house, window.clock.now());
    expect(phones.みどり.received).toEqual([]);
    window.clock.pass(60 * MINUTE);
    await runDuties(window.house, window.clock.now());
    expect(phones.みどり.received).toHaveLength(1);
  });

  test("quiet hours do not keep danger away", async () => {
    const window = await openStaffWindow();
    const phones = await withPhones(window);
    await saveNotice(window.house, await window.staff("そら"), {
      quietFrom: "00:00",
      quietUntil: "23:59",
      alsoLevel: "",
    });
    await danger(window);
    expect(phones.そら.received).toHaveLength(1);
  });
});

describe("devices", () => {
  test("a message to try it out goes to one's own and says what it is", async () => {
    const window = await openStaffWindow();
    const phones = await withPhones(window);
    const sora = await window.staff("そら");
    expect(await sendTest(window.house, sora)).toEqual({ kind: "done" });
    expect(phones.そら.received[0]?.text).toContain("ためしの知らせです。相談はありません");
    expect(phones.うみ.received).toEqual([]);
    expect(await removeDevice(window.house, sora, { endpoint: phones.そら.address.endpoint })).toEqual({
      kind: "done",
    });
    expect(await sendTest(window.house, sora)).toEqual({ kind: "refused", why: "noDevice" });
  });

  test("nobody takes off somebody else's phone; the same browser signed in as another becomes theirs", async () => {
    const window = await openStaffWindow();
    const phone = await window.phoneOf("そら");
    const [sora, umi] = [await window.staff("そら"), await window.staff("うみ")];
    const [row] = await window.rows<{ id: string }>("SELECT id FROM push_subscription");
    expect(await removeDevice(window.house, umi, { id: row?.id ?? "" })).toEqual({ kind: "notFound" });
    await removeDevice(window.house, umi, { endpoint: phone.address.endpoint });
    expect(await window.rows("SELECT removed_at FROM push_subscription")).toEqual([{ removed_at: null }]);
    expect(await addDevice(window.house, umi, phone.address, null)).toEqual({ kind: "done" });
    expect(await window.rows("SELECT staff_id FROM push_subscription")).toEqual([{ staff_id: umi.id }]);
    expect(await sendTest(window.house, sora)).toEqual({ kind: "refused", why: "noDevice" });
    expect(await sendTest(window.house, umi)).toEqual({ kind: "done" });
    expect(phone.received).toHaveLength(1);
  });

  test("an address that is no push service, or no address, is not taken", async () => {
    const window = await openStaffWindow();
    const { address } = await window.phoneOf("そら");
    const sora = await window.staff("そら");
    for (const bad of [
      { ...address, endpoint: "https://evil.example/push" },
      { ...address, endpoint: "not an address" },
      { ...address, keys: { ...address.keys, auth: "AAAA" } },
      { ...address, keys: { ...address.keys, p256dh: address.keys.auth } },
      null,
    ])
      expect(await addDevice(window.house, sora, bad, null)).toEqual({ kind: "refused", why: "wrong" });
  });

  test("an expired one is not called", async () => {
    const window = await openStaffWindow();
    const { address } = await window.phoneOf("そら");
    await addDevice(window.house, await window.staff("そら"), address, window.clock.now() + MINUTE);
    expect(await whoWouldHear(window.house)).toBe("somebody");
    window.clock.pass(2 * MINUTE);
    expect(await whoWouldHear(window.house)).toBe("nobody");
  });
});

test("without keys push is off and nothing is tried", async () => {
  const window = await openStaffWindow(TUESDAY_10, { VAPID_KEYS: "" });
  expect(await addDevice(window.house, await window.staff("そら"), {}, null)).toEqual({ kind: "refused", why: "off" });
  await danger(window);
  expect(window.left).toEqual([]);
  expect(await whoWouldHear(window.house)).toBe("nobody");
});
