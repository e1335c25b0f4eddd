/** Every event type of LINE's reference in one webhook, in good order, shuffled, and all at once again: kept once each. */
import { expect, test } from "vitest";
import { openTestWindow } from "../../support/workers/window.ts";

test("all of them: 200, each stored once, only the person's own words answered", async () => {
  const window = await openTestWindow();
  const hana = window.simulator.resident("はなさん");
  const { build } = hana;
  const group = window.simulator.group("となり会");
  const options = { in: group };
  const events = [
    build.follow(),
    build.text("はじめまして"),
    build.sticker(["こんにちは"]),
    build.image(),
    ...build.images(3),
    build.video(),
    build.audio(),
    build.file("てがみ.pdf"),
    build.location({ latitude: 35.665, longitude: 139.525 }),
    build.edited("100", "書きなおし"),
    build.postback("x", { date: "2026-11-24" }),
    build.unsend("999"),
    build.unfollow(),
    build.videoPlayComplete("t"),
    build.beacon("hw"),
    build.accountLink("ok", "n"),
    build.accountLink("failed", "n"),
    build.membership("joined", 1),
    build.module("attached", "U1"),
    build.activated(1),
    build.deactivated(),
    build.botSuspended(),
    build.botResumed(),
    build.delivery("d"),
    build.join(options),
    build.memberJoined(["U2"], options),
    build.memberLeft(["U2"], options),
    build.text("グループで", options),
    build.text("だれかさん", { in: group, withoutUserId: true }),
    build.leave(options),
    build.text("ほかの窓口で", { mode: "standby" }),
  ];
  const ids = events.map((event) => event.webhookEventId);
  expect(new Set(ids).size).toBe(events.length);
  const send = (list: object[]) =>
    window.simulator.send([], { raw: JSON.stringify({ destination: "U0", events: list }) });
  expect((await send(events.toReversed())).status).toBe(200);
  await window.drain();
  expect((await send(events)).status).toBe(200);
  await window.drain();
  const rows = await window.rows<{ id: string; outcome: string }>("SELECT id, outcome FROM inbound_event");
  expect(rows.map((row) => row.id).toSorted()).toEqual(ids.toSorted());
  expect(new Set(rows.map((row) => row.outcome))).toEqual(new Set(["done", "ignored"]));
  expect(await window.rows("SELECT count(*) AS n FROM message")).toEqual([{ n: 11 }]);
  expect(
    await window.rows("SELECT count(*) AS n FROM inbound_event WHERE body_sealed IS NOT NULL AND outcome = 'done'"),
  ).toEqual([{ n: 0 }]);
});
