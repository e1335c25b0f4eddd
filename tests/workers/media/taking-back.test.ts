/** Unsend and 「消して」 take photos, voices and films out of every copy, whenever they come. */
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { sweepMedia } from "../../../src/duties/sweep-media.ts";
import { readMedia } from "../../../src/media/read.ts";
import { eraseMediaStatements } from "../../../src/media/rows.ts";
import { readRequest } from "../../../src/requests/read.ts";
import { jpeg, mp4 } from "../../support/media/pictures.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const mediaOf = (window: TestWindow) =>
  window.rows<{ state: string; why: string | null; object_key: string | null }>("SELECT * FROM media ORDER BY rowid");
const storedKeys = async () => (await env.MEDIA.list()).objects.map(({ key }) => key);

test("taken back days later: out of the store and off the screen, the fact stays", async () => {
  const window = await openTestWindow();
  const hana = window.simulator.resident("はなさん");
  await hana.says("人と話したい");
  await hana.sendsImage(jpeg());
  await window.drain();
  expect(await storedKeys()).toHaveLength(1);
  await window.passTime(5 * DAY);
  await hana.unsends(-1);
  await window.drain();
  expect(await storedKeys()).toEqual([]);
  expect(await mediaOf(window)).toMatchObject([
    { state: "gone", why: "unsent", object_key: null, next_try_at: null, size: null, content_type: null },
  ]);
  const [request] = await window.rows<{ id: string }>("SELECT id FROM request");
  const detail = await readRequest(window.house, await window.staff("みどり"), request?.id ?? "", true);
  const entry = detail?.talk.find(({ kind }) => kind === "image");
  expect(entry).toMatchObject({ unsent: true, text: null });
  expect(entry?.media).toBeUndefined();
});

test("taken back before it was fetched: nothing is fetched any more", async () => {
  const window = await openTestWindow();
  const queue = window.house.mediaQueue.send;
  const ids: string[] = [];
  window.house.mediaQueue.send = async (id) => void ids.push(id);
  const hana = window.simulator.resident("はなさん");
  await hana.sendsImage(jpeg());
  await window.drain();
  await hana.unsends(-1);
  window.house.mediaQueue.send = queue;
  for (const id of ids) await window.house.mediaQueue.send(id);
  await window.drain();
  await window.passTime(DAY);
  expect(await mediaOf(window)).toMatchObject([{ state: "gone", why: "unsent" }]);
  expect(window.simulator.requests.filter(({ path }) => path.endsWith("/content"))).toEqual([]);
});

test.each([
  ["before the photo itself", false],
  ["in the same webhook, in front of it", true],
])("an unsend that comes %s: it is never kept", async (_when, together) => {
  const window = await openTestWindow();
  const hana = window.simulator.resident("はなさん");
  await hana.says("こんにちは");
  const photo = hana.build.image(jpeg());
  const unsend = hana.build.unsend((photo.message as { id: string }).id);
  if (together) await window.simulator.send([unsend, photo]);
  else {
    await window.simulator.send([unsend]);
    await window.drain();
    await window.simulator.send([photo]);
  }
  await window.drain();
  await window.passTime(DAY);
  expect(await mediaOf(window)).toEqual([]);
  expect(await storedKeys()).toEqual([]);
});

test("taken back while it is on its way: what was just written goes as well", async () => {
  const window = await openTestWindow();
  const hana = window.simulator.resident("はなさん");
  const put = window.house.objects.put;
  let unsent = false;
  window.house.objects.put = async (key, bytes) => {
    if (!unsent) {
      unsent = true;
      await hana.unsends(-1);
    }
    await put(key, bytes);
  };
  await hana.sendsImage(jpeg());
  await window.drain();
  expect(unsent).toBe(true);
  expect(await storedKeys()).toEqual([]);
  expect(await mediaOf(window)).toMatchObject([{ state: "gone", why: "unsent", object_key: null }]);
});

test("taken back while a worker writes that dies behind it: the store is emptied once more afterwards", async () => {
  const window = await openTestWindow();
  const hana = window.simulator.resident("はなさん");
  const put = window.house.objects.put;
  const late: (() => Promise<void>)[] = [];
  window.house.objects.put = async (key, bytes) => {
    late.push(() => put(key, bytes));
    await hana.unsends(-1);
    window.trips.breakNext(Number.POSITIVE_INFINITY);
  };
  window.house.mediaQueue.send = async () => {};
  await hana.sendsImage(jpeg());
  await window.drain();
  await sweepMedia.run(window.house, window.clock.now());
  window.trips.breakNext(0);
  await sweepMedia.run(window.house, window.clock.now());
  // The write reaches the store only now, and nobody is left to clear up after it.
  for (const write of late) await write();
  expect(await storedKeys()).toHaveLength(1);
  await window.passTime(11 * MINUTE);
  expect(await storedKeys()).toEqual([]);
  expect(await mediaOf(window)).toMatchObject([{ object_key: null, next_try_at: null }]);
});

test("「消して」: every photo and film goes, also when the store is away at that moment", async () => {
  const window = await openTestWindow();
  const hana = window.simulator.resident("はなさん");
  const other = window.simulator.resident("べつのひと");
  await other.sendsImage(jpeg());
  await hana.sendsImage(jpeg());
  await window.simulator.send([hana.build.video(mp4("x", new Uint8Array(9_000_000).fill(7)))]);
  await window.drain();
  expect(await storedKeys()).toHaveLength(1 + 1 + 3);
  const remove = window.house.objects.removeAll;
  window.house.objects.removeAll = async () => {
    throw new Error("R2 is away");
  };
  await eraseAll(window, hana);
  expect(await mediaOf(window)).toMatchObject([{ state: "kept" }, { why: "erased" }, { why: "erased" }]);
  expect(await storedKeys()).toHaveLength(5);
  window.house.objects.removeAll = remove;
  await window.passTime(2 * MINUTE);
  expect(await storedKeys()).toHaveLength(1);
  expect(await mediaOf(window)).toMatchObject([{ state: "kept" }, { object_key: null }, { object_key: null }]);
  // What they send afterwards is theirs anew.
  await hana.sendsImage(jpeg());
  await window.drain();
  expect(await storedKeys()).toHaveLength(2);
});

test("when the person's key is destroyed altogether, the bytes still go", async () => {
  const window = await openTestWindow();
  await window.simulator.resident("はなさん").sendsImage(jpeg());
  await window.drain();
  const [person] = await window.rows<{ id: string }>("SELECT id FROM person");
  await window.rows("DELETE FROM person_key");
  await window.house.store.batch(eraseMediaStatements(window.house.store, person?.id ?? "", window.clock.now()));
  await window.passTime(MINUTE);
  expect(await storedKeys()).toEqual([]);
  expect(await mediaOf(window)).toMatchObject([{ state: "gone", why: "erased", object_key: null }]);
});

test("even a copy of the store says nothing once the key is gone", async () => {
  const window = await openTestWindow();
  const hana = window.simulator.resident("はなさん");
  await hana.says("もう死にたい");
  await hana.sendsImage(jpeg());
  await window.drain();
  const before = await window.rows<Record<string, unknown>>("SELECT * FROM media");
  const [key] = await storedKeys();
  const copy = await (await env.MEDIA.get(key ?? ""))?.arrayBuffer();
  await eraseAll(window, hana);
  // Somebody puts everything back as it was, but for the key.
  await env.MEDIA.put(key ?? "", copy ?? new ArrayBuffer(0));
  const row = before[0] ?? {};
  await window.rows(
    "UPDATE media SET state = 'kept', object_key = ?1, size = ?2, content_type = ?3",
    row.object_key,
    row.size,
    row.content_type,
  );
  expect(await readMedia(window.house, await window.staff("みどり"), String(row.id), null)).toBe("notFound");
});

async function eraseAll(window: TestWindow, who: ReturnType<TestWindow["simulator"]["resident"]>): Promise<void> {
  await who.says("消して");
  await window.drain();
  const [erased] = await window.rows<{ n: number }>("SELECT count(*) AS n FROM erasure");
  if (erased?.n === 0) {
    await who.taps("消す");
    await window.drain();
  }
}
