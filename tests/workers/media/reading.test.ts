/** Staff look at what was sent: only who may read the talk, recorded, in parts for players, and nothing that was tampered with. */
import { env, exports } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { readMedia } from "../../../src/media/read.ts";
import type { MediaContent } from "../../../src/media/types.ts";
import { readRequest } from "../../../src/requests/read.ts";
import { PIECE_BYTES } from "../../../src/store/seal-bytes.ts";
import { join, jpeg, mp4 } from "../../support/media/pictures.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

/** Somebody of the north district with a request, and what they sent. */
async function sent(make: (build: ReturnType<TestWindow["simulator"]["resident"]>["build"]) => object) {
  const window = await openTestWindow();
  const hana = window.simulator.resident("はなさん");
  await hana.says("北野町です。人と話したい");
  await window.simulator.send([make(hana.build)]);
  await window.drain();
  await window.rows("UPDATE request SET area = 'kita', owner = NULL");
  const [media] = await window.rows<{ id: string; object_key: string; size: number }>("SELECT * FROM media");
  if (!media) throw new Error("nothing was kept");
  return { window, hana, media, own: await window.staff("みどり"), other: await window.staff("そら") };
}

async function bytesOf(content: Awaited<ReturnType<typeof readMedia>>): Promise<Uint8Array> {
  const { body } = content as MediaContent;
  return body instanceof Uint8Array ? body : new Uint8Array(await new Response(body).arrayBuffer());
}

const readings = (window: TestWindow) =>
  window.rows("SELECT staff_id, media_id FROM read_audit WHERE media_id IS NOT NULL");

test("who may read the talk sees the photo; reading is recorded, once for as long as it is one reading", async () => {
  const { window, media, own } = await sent((build) => build.image(jpeg()));
  const content = await readMedia(window.house, own, media.id, null);
  expect(content).toMatchObject({
    type: "image/jpeg",
    partial: false,
    downloadName: `received-${media.id.slice(0, 8)}.jpg`,
  });
  expect(await bytesOf(content)).toEqual(jpeg());
  await readMedia(window.house, own, media.id, { from: 1, to: 2 });
  expect(await readings(window)).toEqual([{ staff_id: own.id, media_id: media.id }]);
  window.clock.pass(11 * 60_000);
  await readMedia(window.house, own, media.id, { from: 1, to: 2 });
  expect(await readings(window)).toHaveLength(2);
});

test("whose district it is not finds nothing, and nothing is recorded as read", async () => {
  const { window, media, other } = await sent((build) => build.image(jpeg()));
  expect(await readMedia(window.house, other, media.id, null)).toBe("notFound");
  expect(await readMedia(window.house, other, "x' OR 1=1 --", null)).toBe("notFound");
  expect(await readings(window)).toEqual([]);
});

test("what is on its way, refused or taken back is not found", async () => {
  const { window, media, own, hana } = await sent((build) => build.image(jpeg()));
  await hana.unsends(-1);
  await window.drain();
  expect(await readMedia(window.house, own, media.id, null)).toBe("notFound");
});

describe("「読まないで」", () => {
  test("also hides what was sent before and after: not in the talk, and asked for by address it is not found", async () => {
    const { window, media, own, hana } = await sent((build) => build.file("診断書.pdf", join("%PDF-1.7")));
    await hana.sendsLocation({ latitude: 35.661234, longitude: 139.541234, title: "北野神社" });
    await window.drain();
    await hana.says("読まないで");
    await window.simulator.send([hana.build.image(jpeg())]);
    await window.drain();
    const [request] = await window.rows<{ id: string }>("SELECT id FROM request");
    const detail = await readRequest(window.house, own, request?.id ?? "", true);
    const theirs = detail?.talk.filter(({ from }) => from === "resident") ?? [];
    expect(theirs.filter(({ kind }) => ["file", "location", "image"].includes(kind))).toHaveLength(3);
    expect(theirs.filter((entry) => entry.media ?? entry.place ?? entry.text)).toEqual([]);
    expect(detail?.asked).toEqual([]);
    const shown = JSON.stringify(detail);
    for (const secret of ["診断書", "35.66", "北野神社", media.id]) expect(shown).not.toContain(secret);
    const kept = await window.rows<{ id: string }>("SELECT id FROM media WHERE state = 'kept'");
    expect(kept).toHaveLength(2);
    for (const { id } of kept) expect(await readMedia(window.house, own, id, null)).toBe("notFound");
    expect(await readings(window)).toEqual([]);
  });

  test("is lifted by 「読んでもいい」, and does not hide a message in which danger was heard", async () => {
    const { window, media, own, hana } = await sent((build) => build.image(jpeg()));
    await hana.says("読まないで");
    await window.drain();
    expect(await readMedia(window.house, own, media.id, null)).toBe("notFound");
    await window.rows(
      `INSERT INTO triage_decision (id, person_id, message_id, level, safety, topics, rules, rule_set, at)
       SELECT 'heard-in-it', person_id, message_id, 'U1', 'full', '[]', '[]', '', created_at FROM media`,
    );
    expect(await readMedia(window.house, own, media.id, null)).toMatchObject({ type: "image/jpeg" });
    const [request] = await window.rows<{ id: string }>("SELECT id FROM request");
    const detail = await readRequest(window.house, own, request?.id ?? "", true);
    expect(detail?.talk.filter((entry) => entry.media)).toMatchObject([{ media: { id: media.id } }]);
    await window.rows("DELETE FROM triage_decision WHERE id = 'heard-in-it'");
    await hana.says("読んでもいい");
    await window.drain();
    expect(await readMedia(window.house, own, media.id, null)).toMatchObject({ type: "image/jpeg" });
  });
});

describe("a film of several pieces", () => {
  const film = mp4(
    "",
    new Uint8Array(2 * PIECE_BYTES + 5).map((_, at) => at % 251),
  );

  test("comes whole, and in whatever part is asked for", async () => {
    const { window, media, own } = await sent((build) => build.video(film));
    expect(media.size).toBe(film.length);
    const whole = await bytesOf(await readMedia(window.house, own, media.id, null));
    const end = film.length - 1;
    for (const [range, from, to] of [
      [{ from: 0, to: 1 }, 0, 1],
      [{ from: PIECE_BYTES - 2, to: PIECE_BYTES + 2 }, PIECE_BYTES - 2, PIECE_BYTES + 2],
      [{ from: 10, to: 2 * PIECE_BYTES + 10 }, 10, 2 * PIECE_BYTES + 10],
      [{ from: PIECE_BYTES, to: null }, PIECE_BYTES, end],
      [{ from: null, to: 100 }, end - 99, end],
      [{ from: 5, to: 10 ** 12 }, 5, end],
    ] as const) {
      const part = await readMedia(window.house, own, media.id, range);
      expect(part).toMatchObject({ from, to, partial: true, size: film.length });
      const bytes = await bytesOf(part);
      expect(bytes.length).toBe(to - from + 1);
      expect(Buffer.from(bytes).equals(Buffer.from(whole.subarray(from, to + 1)))).toBe(true);
    }
    for (const range of [
      { from: film.length, to: null },
      { from: null, to: 0 },
      { from: 9, to: 8 },
    ]) {
      expect(await readMedia(window.house, own, media.id, range)).toEqual({ unsatisfiable: film.length });
    }
  }, 20_000);

  test.each([
    [
      "changed",
      async (key: string, bytes: Uint8Array) =>
        env.MEDIA.put(
          `${key}/0`,
          bytes.map((b, at) => (at === 99 ? b ^ 1 : b)),
        ),
    ],
    ["cut short", async (key: string, bytes: Uint8Array) => env.MEDIA.put(`${key}/0`, bytes.subarray(0, 1000))],
    ["emptied", async (key: string) => env.MEDIA.put(`${key}/0`, new Uint8Array(0))],
    ["lost", async (key: string) => env.MEDIA.delete(`${key}/0`)],
    [
      "swapped with another",
      async (key: string) => {
        const other = await (await env.MEDIA.get(`${key}/1`))?.arrayBuffer();
        await env.MEDIA.put(`${key}/0`, other ?? new ArrayBuffer(0));
      },
    ],
  ])("a piece that was %s does not open", async (_name, spoil) => {
    const { window, media, own } = await sent((build) => build.video(film));
    const first = await (await env.MEDIA.get(`${media.object_key}/0`))?.arrayBuffer();
    await spoil(media.object_key, new Uint8Array(first ?? new ArrayBuffer(0)));
    expect(await readMedia(window.house, own, media.id, null)).toBe("notFound");
  });

  test("cut off behind a whole piece, with the size to match, it does not open either", async () => {
    const { window, media, own } = await sent((build) => build.video(film));
    await window.rows("UPDATE media SET size = ?1", PIECE_BYTES);
    expect(await readMedia(window.house, own, media.id, null)).toBe("notFound");
  });
});

test("without the person's key nobody sees it, and the page of the others still opens", async () => {
  const { window, media, own } = await sent((build) => build.image(jpeg()));
  await window.rows("UPDATE person_key SET ring_key_id = 'gone'");
  expect(await readMedia(window.house, own, media.id, null)).toBe("notFound");
});

test("one photo's pieces put under another's name do not open", async () => {
  const { window, media, own, hana } = await sent((build) => build.image(jpeg()));
  await window.simulator.send([hana.build.image(jpeg())]);
  await window.drain();
  await window.rows("UPDATE media SET object_key = ?1", media.object_key);
  const [, second] = await window.rows<{ id: string }>("SELECT id FROM media ORDER BY rowid");
  expect(await readMedia(window.house, own, media.id, null)).not.toBe("notFound");
  expect(await readMedia(window.house, own, second?.id ?? "", null)).toBe("notFound");
});

test("the talk shows what it is, or why it is not there; a place with its point", async () => {
  const { window, own, hana } = await sent((build) => build.file("見積もり.pdf", join("%PDF-1.7")));
  await window.simulator.send([hana.build.image(join("<html>"))]);
  await hana.sendsLocation({ latitude: 35.661234, longitude: 139.541234, title: "北野神社" });
  await window.drain();
  const [request] = await window.rows<{ id: string }>("SELECT id FROM request");
  const detail = await readRequest(window.house, own, request?.id ?? "", true);
  const shown = detail?.talk.filter(({ media, place }) => media || place);
  expect(shown).toMatchObject([
    { media: { state: "kept", contentType: "application/pdf", fileName: "見積もり.pdf", size: 8 } },
    { media: { state: "refused", why: "wrongType", contentType: null } },
    { text: "場所が届きました（北野神社）", place: { latitude: 35.661234, longitude: 139.541234 } },
  ]);
});

describe("through the worker itself", () => {
  const ask = (id: string, headers: Record<string, string>) =>
    exports.default.fetch(new Request(`http://localhost:8787/inbox/media/${id}`, { headers, redirect: "manual" }));
  const midori = { cookie: "tonari_dev_staff=csw-midori" };

  test("fixed type, nothing runs, no cache keeps it", async () => {
    const { media } = await sent((build) => build.image(jpeg()));
    const answer = await ask(media.id, midori);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/jpeg",
      "content-disposition": `inline; filename="received-${media.id.slice(0, 8)}.jpg"`,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(answer.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(jpeg());
  });

  test("parts for players", async () => {
    const film = mp4("", new Uint8Array(PIECE_BYTES));
    const { media } = await sent((build) => build.video(film));
    const part = await ask(media.id, { ...midori, range: "bytes=4-11" });
    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe(`bytes 4-11/${film.length}`);
    expect(new TextDecoder().decode(await part.arrayBuffer())).toBe("ftypmp42");
    const long = await ask(media.id, { ...midori, range: "bytes=0-" });
    expect(long.headers.get("content-length")).toBe(String(film.length));
    expect((await long.arrayBuffer()).byteLength).toBe(film.length);
    const beyond = await ask(media.id, { ...midori, range: `bytes=${film.length}-` });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get("content-range")).toBe(`bytes */${film.length}`);
  });

  test("a page sent as a file is a download of nothing in particular", async () => {
    const { media } = await sent((build) => build.file("a.html", join("<script>alert(1)</script>")));
    const answer = await ask(media.id, midori);
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    expect(answer.headers.get("content-disposition")).toBe(
      `attachment; filename="received-${media.id.slice(0, 8)}.bin"`,
    );
    await answer.arrayBuffer();
  });

  test("who is not signed in is sent away, whose district it is not finds nothing", async () => {
    const { media } = await sent((build) => build.image(jpeg()));
    expect((await ask(media.id, {})).status).toBe(303);
    expect((await ask(media.id, { cookie: "tonari_dev_staff=csw-sora" })).status).toBe(404);
    expect((await ask(media.id, { cookie: "tonari_dev_staff=nobody" })).status).toBe(303);
  });
});
