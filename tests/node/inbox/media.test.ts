/** Photos, voices, films, files and places on the page: shown by our own route, named in words, and the file's name is only words. */
import { describe, expect, it } from "vitest";
import { readRange } from "../../../src/inbox/routes/media.tsx";
import type { MediaView } from "../../../src/media/view.ts";
import { inbox } from "./support/ask.ts";
import { detail, entry, OPEN_ID } from "./support/fake-port.ts";

const ID = "0f0e6c1a-5555-4555-8555-000000000005";
const kept = (over: Partial<MediaView> = {}): MediaView => ({
  id: ID,
  kind: "image",
  state: "kept",
  why: null,
  contentType: "image/jpeg",
  size: 34_567,
  fileName: null,
  ...over,
});

async function pageWith(media: MediaView): Promise<string> {
  const talk = [entry({ kind: media.kind, text: "届きました", media })];
  return (await inbox({ request: detail({ talk }) }).get(`/inbox/requests/${OPEN_ID}`)).text();
}

it("shows neither photo nor place of what is not to be read", async () => {
  const place = { latitude: 35.661234, longitude: 139.541234 };
  const talk = [entry({ kind: "image", text: null, notToBeRead: true, media: kept(), place })];
  const html = await (await inbox({ request: detail({ talk }) }).get(`/inbox/requests/${OPEN_ID}`)).text();
  expect(html).toContain("読まないで、と言われています");
  expect(html).not.toContain(ID);
  expect(html).not.toContain("geo:");
});

describe("what was kept", () => {
  it("shows a photo, and opens it large", async () => {
    const html = await pageWith(kept());
    expect(html).toMatch(
      new RegExp(`<a [^>]*href="/inbox/media/${ID}"[^>]*><img src="/inbox/media/${ID}" alt="届いた写真`),
    );
  });

  it("plays a voice and a film with the browser's own controls, and loads neither unasked", async () => {
    const voice = await pageWith(kept({ kind: "audio", contentType: "audio/mp4" }));
    expect(voice).toMatch(new RegExp(`<audio [^>]*controls[^>]*preload="none"[^>]*src="/inbox/media/${ID}"`));
    const film = await pageWith(kept({ kind: "video", contentType: "video/mp4" }));
    expect(film).toMatch(new RegExp(`<video [^>]*controls[^>]*preload="none"[^>]*src="/inbox/media/${ID}"`));
    // The page's policy lets them load.
    const { headers } = await inbox().get(`/inbox/requests/${OPEN_ID}`);
    expect(headers.get("Content-Security-Policy")).toContain("media-src 'self'");
  });

  it("offers a file with its name as words and its size, whatever the name is", async () => {
    const fileName = `"><script>alert(1)</script>/../../見積もり.pdf`;
    const html = await pageWith(
      kept({ kind: "file", contentType: "application/octet-stream", fileName, size: 2_345_678 }),
    );
    expect(html).toContain("見積もり.pdf");
    expect(html).toContain("2.3MB");
    expect(html).not.toContain("<script>alert");
    expect(html).toMatch(new RegExp(`<a class="button" href="/inbox/media/${ID}" download=""`));
  });

  it("shows a photo that came as a file, and never one whose bytes are something else", async () => {
    expect(await pageWith(kept({ kind: "file", contentType: "image/png", fileName: "a.exe" }))).toContain("<img src=");
    expect(await pageWith(kept({ kind: "file", contentType: "text/html" }))).not.toMatch(/<(img|iframe|embed|object) /);
  });
});

it.each([
  ["waiting", null, "いま取りよせています"],
  ["waiting", "preparing", "いま取りよせています（LINEが準備しています）"],
  ["waiting", "lineBusy", "いま取りよせています（LINEが混みあっています）"],
  ["gone", "lineGone", "LINEから消えていました。保存できていません"],
  ["refused", "tooLarge", "大きすぎて保存できませんでした"],
  ["refused", "wrongType", "中身が写真ではなかったので、保存していません"],
  ["refused", "program", "プログラムだったので、保存していません"],
  ["failed", "gaveUp", "一日のあいだ取りよせられなかったので、あきらめました"],
  ["failed", "a-code-of-tomorrow", "保存されていません"],
] as const)("says why there is nothing to see: %s, %s", async (state, why, words) => {
  const html = await pageWith(kept({ state, why: why as MediaView["why"], contentType: null, size: null }));
  expect(html).toContain(words);
  expect(html).not.toContain(`/inbox/media/${ID}`);
});

it("asks anew for a talk whose photo has just arrived", async () => {
  const cursor = async (media: MediaView) => /talk\?since=([a-z0-9]+)/.exec(await pageWith(media))?.[1];
  const before = await cursor(kept({ state: "waiting", why: null }));
  expect(before).toBeTruthy();
  expect(await cursor(kept())).not.toBe(before);
  expect(await cursor(kept({ state: "waiting", why: "preparing" }))).not.toBe(before);
});

it("opens a place on the device's own map, with nothing but the point in the address", async () => {
  const place = { latitude: 35.6612345678, longitude: 139.5412345678 };
  const talk = [entry({ kind: "location", text: "場所が届きました（北野神社）", place })];
  const html = await (await inbox({ request: detail({ talk }) }).get(`/inbox/requests/${OPEN_ID}`)).text();
  expect(html).toContain('href="geo:35.66123,139.54123"');
  expect(html).toContain("北野神社");
});

describe("the route", () => {
  const content = {
    type: "image/svg+xml" as never,
    downloadName: "received.bin",
    size: 3,
    from: 0,
    to: 2,
    partial: false,
  };

  it("hands on what it is told, with a policy of its own over the page's", async () => {
    const { get, port } = inbox({
      media: (range) => ({ ...content, type: "video/mp4", partial: range !== null, body: new Uint8Array([1, 2, 3]) }),
    });
    const answer = await get(`/inbox/media/${ID}`, { Range: "bytes=0-2" });
    expect(answer.status).toBe(206);
    expect(answer.headers.get("Content-Range")).toBe("bytes 0-2/3");
    expect(answer.headers.get("Content-Security-Policy")).toMatch(/^sandbox;/);
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    expect(port.calls).toContainEqual({ name: "media", args: [ID, { from: 0, to: 2 }] });
    expect((await inbox().get(`/inbox/media/${ID}`)).status).toBe(404);
  });

  it.each([
    ["bytes=0-1", { from: 0, to: 1 }],
    ["bytes=5-", { from: 5, to: null }],
    ["bytes=-5", { from: null, to: 5 }],
    ["bytes=-", null],
    ["bytes=0-1,4-5", null],
    ["items=0-1", null],
    ["bytes=a-b", null],
    [undefined, null],
  ])("reads %s", (header, range) => expect(readRange(header)).toEqual(range));
});
