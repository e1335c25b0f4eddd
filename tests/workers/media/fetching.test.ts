/** What people send besides words, from LINE into our store: kept, refused, gone, tried again; never twice, never half. */
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { runDuties } from "../../../src/duties/duties.ts";
import { sweepMedia } from "../../../src/duties/sweep-media.ts";
import { workMedia } from "../../../src/media/work.ts";
import { exifSegment, holds, join, jpeg, mp4 } from "../../support/media/pictures.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const GPS = "35.65861N139.74544E";
const photo = () => jpeg({ before: [exifSegment(6, GPS)] });

interface Row {
  id: string;
  state: string;
  why: string | null;
  content_type: string | null;
  size: number | null;
  object_key: string | null;
  attempts: number;
  next_try_at: number | null;
}

const mediaOf = (window: TestWindow) => window.rows<Row>("SELECT * FROM media ORDER BY rowid");

/** Everything in the object store, byte by byte. */
async function stored(): Promise<{ key: string; bytes: Uint8Array }[]> {
  const { objects } = await env.MEDIA.list();
  return Promise.all(
    objects.map(async ({ key }) => ({
      key,
      bytes: new Uint8Array((await (await env.MEDIA.get(key))?.arrayBuffer()) ?? new ArrayBuffer(0)),
    })),
  );
}

const contentCalls = (window: TestWindow) =>
  window.simulator.requests.filter(({ path }) => path.endsWith("/content")).length;

test("a photo is fetched soon after it came, kept sealed without its place, and answered as before", async () => {
  const window = await openTestWindow();
  const hana = window.simulator.resident("はなさん");
  window.trips.forget();
  await hana.sendsImage(photo());
  await window.drain();
  const [row] = await mediaOf(window);
  expect(row).toMatchObject({ state: "kept", why: null, content_type: "image/jpeg", attempts: 1, next_try_at: null });
  expect(hana.received().length).toBeGreaterThan(0);
  const objects = await stored();
  expect(objects).toHaveLength(1);
  // Nonce and tag around the clean bytes.
  expect(objects[0]?.bytes).toHaveLength((row?.size ?? 0) + 28);
  for (const { bytes } of objects) for (const words of [GPS, "JFIF", "Exif"]) expect(holds(bytes, words)).toBe(false);
  expect(objects[0]?.key).not.toContain(row?.id);
  expect(window.logs).toContainEqual(expect.objectContaining({ event: "media.settled", state: "kept", kind: "image" }));
});

test("the turn itself costs no more: two round trips before the answer, one after it", async () => {
  const window = await openTestWindow();
  const hana = window.simulator.resident("はなさん");
  await hana.says("こんにちは");
  await window.drain();
  window.house.mediaQueue.send = async () => {};
  window.trips.forget();
  await hana.sendsImage();
  await window.drain();
  expect(window.trips.count()).toBe(3);
});

test.each([
  ["a voice", (w: TestWindow) => w.simulator.resident("x").sendsAudio(), "audio/mp4"],
  ["a film", (w: TestWindow) => w.simulator.resident("x").sendsVideo(), "video/mp4"],
  ["a file", (w: TestWindow) => w.simulator.resident("x").sendsFile("手紙.txt"), "application/octet-stream"],
])("%s is kept as well", async (_name, send, type) => {
  const window = await openTestWindow();
  await send(window);
  await window.drain();
  expect(await mediaOf(window)).toMatchObject([{ state: "kept", content_type: type }]);
});

test("words, stickers and places fetch nothing", async () => {
  const window = await openTestWindow();
  const hana = window.simulator.resident("はなさん");
  await hana.says("こんにちは");
  await hana.sticker(["やあ"]);
  await hana.sendsLocation({ latitude: 35.66, longitude: 139.54 });
  await window.drain();
  expect(await mediaOf(window)).toEqual([]);
  expect(contentCalls(window)).toBe(0);
});

describe("LINE is not ready, or has it no longer", () => {
  async function sent(prepare: (window: TestWindow, messageId: string) => void) {
    const window = await openTestWindow();
    const hana = window.simulator.resident("はなさん");
    const event = hana.build.video(mp4("x"));
    prepare(window, (event.message as { id: string }).id);
    await window.simulator.send([event]);
    await window.drain();
    return { window, hana, messageId: (event.message as { id: string }).id };
  }

  test("202: asked again later and later, until it is there", async () => {
    const { window, messageId } = await sent((w, id) => w.simulator.setContent(id, "preparing"));
    expect(await mediaOf(window)).toMatchObject([{ state: "waiting", why: "preparing", attempts: 1 }]);
    await window.passTime(5_000);
    await window.passTime(9_000);
    expect(await mediaOf(window)).toMatchObject([{ attempts: 2 }]);
    window.simulator.setContent(messageId, "ready");
    await window.passTime(MINUTE);
    expect(await mediaOf(window)).toMatchObject([{ state: "kept", why: null, attempts: 3 }]);
    expect(await stored()).toHaveLength(1);
  });

  test("404: gone, and said so; nothing is asked again", async () => {
    const { window } = await sent((w, id) => w.simulator.setContent(id, "expired"));
    expect(await mediaOf(window)).toMatchObject([
      { state: "gone", why: "lineGone", object_key: null, next_try_at: null },
    ]);
    await window.passTime(2 * HOUR);
    expect(contentCalls(window)).toBe(1);
  });

  test("410, before we hear of the unsend", async () => {
    const window = await openTestWindow();
    const hana = window.simulator.resident("はなさん");
    const event = hana.build.image(photo());
    hana.build.unsend((event.message as { id: string }).id);
    window.simulator.faults.add({ on: "content", do: "status", status: 410 });
    await window.simulator.send([event]);
    await window.drain();
    expect(await mediaOf(window)).toMatchObject([{ state: "gone", why: "lineGone", object_key: null }]);
  });

  test.each([
    ["500", { do: "status", status: 500 }, "lineBusy"],
    ["429", { do: "status", status: 429 }, "lineBusy"],
    ["403, which may be our own setting", { do: "status", status: 403 }, "lineBusy"],
    ["no answer at all", { do: "timeoutBefore" }, "noAnswer"],
  ] as const)("%s: tried again, and kept", async (_name, fault, why) => {
    const { window } = await sent((w) => w.simulator.faults.add({ on: "content", ...fault }));
    expect(await mediaOf(window)).toMatchObject([{ state: "waiting", why }]);
    expect(await stored()).toEqual([]);
    await window.passTime(MINUTE);
    expect(await mediaOf(window)).toMatchObject([{ state: "kept", why: null }]);
  });

  test("a token that ran out early is renewed within the same try", async () => {
    const { window } = await sent((w) => w.simulator.faults.add({ on: "content", do: "status", status: 401 }));
    expect(await mediaOf(window)).toMatchObject([{ state: "kept", attempts: 1 }]);
  });

  test("LINE that stays away for a day: given up, told, and few were the questions", async () => {
    const { window } = await sent((w) =>
      w.simulator.faults.add({ on: "content", do: "status", status: 503, times: Number.POSITIVE_INFINITY }),
    );
    await window.passTime(25 * HOUR);
    expect(await mediaOf(window)).toMatchObject([{ state: "failed", why: "gaveUp", object_key: null }]);
    expect(contentCalls(window)).toBeLessThan(45);
  }, 30_000);
});

describe("what is not kept", () => {
  test.each([
    ["a script named .jpg", "image", join("#!/bin/sh\n"), "program"],
    ["a page sent as a photo", "image", join("<!doctype html>"), "wrongType"],
    ["a photo that is none", "image", join([0xff, 0xd8, 0xff], "…"), "broken"],
    ["a program as a file", "file", join("MZ", new Uint8Array(80)), "program"],
  ] as const)("%s: refused, recorded, nothing stored", async (_name, kind, bytes, why) => {
    const window = await openTestWindow();
    const { build } = window.simulator.resident("x");
    await window.simulator.send([kind === "image" ? build.image(bytes) : build.file("photo.jpg", bytes)]);
    await window.drain();
    expect(await mediaOf(window)).toMatchObject([{ state: "refused", why, object_key: null, content_type: null }]);
    expect(await stored()).toEqual([]);
  });

  test("a film larger than the town allows is taken out again, piece by piece", async () => {
    const window = await openTestWindow();
    await window.rows(
      "INSERT INTO town_setting (key, value, updated_at) VALUES ('media', ?1, 0)",
      JSON.stringify({ videoMb: 9 }),
    );
    const { build } = window.simulator.resident("x");
    await window.simulator.send([build.video(mp4("x", new Uint8Array(10_000_000).fill(1)))]);
    await window.drain();
    expect(await mediaOf(window)).toMatchObject([{ state: "refused", why: "tooLarge", object_key: null }]);
    expect(await stored()).toEqual([]);
  });

  test("what lies at an address of the sender's is never fetched", async () => {
    const window = await openTestWindow();
    const { build } = window.simulator.resident("x");
    const contentProvider = { type: "external", originalContentUrl: "https://evil.example/a.jpg" };
    await window.simulator.send([build.image(photo(), { message: { contentProvider } })]);
    await window.drain();
    expect(await mediaOf(window)).toMatchObject([{ state: "refused", why: "elsewhere", next_try_at: null }]);
    expect(contentCalls(window)).toBe(0);
  });
});

describe("nothing lost, nothing twice", () => {
  test("the same event again fetches nothing again", async () => {
    const window = await openTestWindow();
    const done = await window.simulator.resident("はなさん").sendsImage(photo());
    await window.drain();
    await window.simulator.redeliver(done.event?.webhookEventId ?? "");
    await window.drain();
    expect(await mediaOf(window)).toHaveLength(1);
    expect(contentCalls(window)).toBe(1);
  });

  test("the queue lost it: the sweeper finds it", async () => {
    const window = await openTestWindow();
    window.house.mediaQueue.send = async () => {
      throw new Error("the queue is away");
    };
    await window.simulator.resident("はなさん").sendsImage(photo());
    await window.drain();
    expect(await mediaOf(window)).toMatchObject([{ state: "waiting", attempts: 0 }]);
    window.clock.pass(MINUTE);
    await runDuties(window.house, window.clock.now());
    expect(await mediaOf(window)).toMatchObject([{ state: "kept" }]);
  });

  test("two workers at the same moment: one fetches", async () => {
    const window = await openTestWindow();
    window.house.mediaQueue.send = async () => {};
    await window.simulator.resident("はなさん").sendsImage(photo());
    await window.drain();
    const [row] = await mediaOf(window);
    await Promise.all([1, 2, 3].map(() => workMedia(window.house, row?.id ?? "")));
    expect(await mediaOf(window)).toMatchObject([{ state: "kept", attempts: 1 }]);
    expect(contentCalls(window)).toBe(1);
  });

  test("a worker that died in the middle: another one takes over when its time is up", async () => {
    const window = await openTestWindow();
    const put = window.house.objects.put;
    let dies = true;
    window.house.objects.put = async (key, bytes) => {
      await put(key, bytes);
      // Everything after this is lost with the isolate: the database is never told.
      if (dies) window.trips.breakNext(1);
      dies = false;
    };
    window.house.mediaQueue.send = async () => {};
    await window.simulator.resident("はなさん").sendsImage(photo());
    await window.drain();
    const [row] = await mediaOf(window);
    await expect(workMedia(window.house, row?.id ?? "")).rejects.toThrow("D1_ERROR");
    window.clock.pass(MINUTE);
    expect(await sweepMedia.run(window.house, window.clock.now())).toEqual({ found: 0, failed: 0 });
    window.clock.pass(10 * MINUTE);
    await sweepMedia.run(window.house, window.clock.now());
    expect(await mediaOf(window)).toMatchObject([{ state: "kept", attempts: 2 }]);
    expect(await stored()).toHaveLength(1);
  });

  test("the store is away: tried again", async () => {
    const window = await openTestWindow();
    const put = window.house.objects.put;
    window.house.objects.put = async () => {
      throw new Error("R2 is away: はなさん");
    };
    await window.simulator.resident("はなさん").sendsImage(photo());
    await window.drain();
    expect(await mediaOf(window)).toMatchObject([{ state: "waiting", why: "storeBusy" }]);
    window.house.objects.put = put;
    await window.passTime(MINUTE);
    expect(await mediaOf(window)).toMatchObject([{ state: "kept" }]);
    expect(JSON.stringify(window.logs)).not.toContain("はなさん");
  });

  test("twenty that cannot be fetched do not starve the next one", async () => {
    const window = await openTestWindow();
    window.house.mediaQueue.send = async () => {};
    for (let n = 0; n < 21; n++) {
      await window.simulator.resident(`x${n}`).sendsImage(photo());
      window.clock.pass(10);
    }
    await window.drain();
    window.simulator.faults.add({ on: "content", do: "status", status: 503, times: 20 });
    for (let minute = 0; minute < 2; minute++) {
      window.clock.pass(1_000);
      await sweepMedia.run(window.house, window.clock.now());
    }
    expect(await window.rows("SELECT count(*) AS n FROM media WHERE state = 'kept'")).toEqual([{ n: 1 }]);
  });
});
