/** The idle lock on the server: shut after a pause, one tap back, what was written survives; nothing personal leaves in a cookie. */
import { beforeEach, describe, expect, test } from "vitest";
import { type Browser, browserOf } from "../../support/workers/door.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { versionOf, worryFrom } from "../requests/worry.ts";

const MINUTE = 60_000;
const LONG = 'おはようございます。<b>ゆうべ</b>はよく眠れましたか。\n"朝"にまた電話します。';
let window: TestWindow;
let midori: Browser;
let path: string;
let id: string;

beforeEach(async () => {
  window = await openTestWindow();
  midori = browserOf(window, "csw-midori");
  id = (await worryFrom(window, "みつ", "北野町")).id;
  path = `/inbox/requests/${id}`;
  expect((await midori.get(path)).status).toBe(200);
});

const seat = () => midori.cookies.get("tonari_seat") ?? "";

describe("a page nobody used", () => {
  test("stays open for fifteen minutes, and is shut after", async () => {
    window.clock.pass(15 * MINUTE);
    expect((await midori.get(path)).status).toBe(200);
    window.clock.pass(15 * MINUTE + 1);
    const { status, html } = await midori.get(`${path}?which=mine`);
    expect(status).toBe(423);
    expect(html).toContain("お休み中です");
    expect(html).not.toContain("人と話したい");
    expect(html).toContain(`value="${path}?which=mine"`);
  });

  test("shuts all it holds: lists, parts, photos, acts; nothing is done", async () => {
    window.clock.pass(20 * MINUTE);
    const version = String(await versionOf(window, id));
    const reads = await window.rows("SELECT * FROM read_audit");
    expect((await midori.get("/inbox")).status).toBe(423);
    expect((await midori.get(`/inbox/media/${crypto.randomUUID()}`)).status).toBe(423);
    for (const part of ["/inbox/fragments/list", `/inbox/fragments/requests/${id}/talk`, "/inbox/fragments/alarm"])
      expect(await midori.get(part, { "HX-Request": "true" })).toMatchObject({ status: 204, html: "" });
    expect((await midori.post(`${path}/take`, { seenVersion: version })).status).toBe(423);
    expect(await window.rows("SELECT owner FROM request")).toEqual([{ owner: null }]);
    expect(await window.rows("SELECT * FROM read_audit")).toEqual(reads);
  });

  test("is not kept open by what it asks for by itself", async () => {
    for (let minute = 0; minute < 15; minute++) {
      window.clock.pass(MINUTE);
      await midori.get("/inbox/fragments/list", { "HX-Request": "true" });
      await midori.get("/inbox/fragments/alarm", { "HX-Request": "true" });
    }
    window.clock.pass(MINUTE);
    expect((await midori.get("/inbox")).status).toBe(423);
  });

  test("is kept open by somebody who only writes: the page says so now and then", async () => {
    for (let times = 0; times < 5; times++) {
      window.clock.pass(10 * MINUTE);
      expect((await midori.post("/inbox/seat", {})).status).toBe(204);
    }
    expect((await midori.get("/inbox")).status).toBe(200);
  });

  test("opens again with one tap, back where one was", async () => {
    window.clock.pass(60 * MINUTE);
    const back = await midori.post("/inbox/unlock", { next: `${path}?which=mine` });
    expect(back).toMatchObject({ status: 303, location: `${path}?which=mine` });
    expect((await midori.get(path)).status).toBe(200);
  });

  test.each([
    "https://evil.example/",
    "//evil.example/inbox",
    "/inboxes",
    "/inbox\\evil",
    "javascript:alert(1)",
    "/webhook/line",
    "",
  ])("never leads to %s", async (next) => {
    window.clock.pass(60 * MINUTE);
    expect(await midori.post("/inbox/unlock", { next })).toMatchObject({ status: 303, location: "/inbox" });
  });
});

describe("what was written", () => {
  const answer = { answerId: crypto.randomUUID(), text: LONG, reason: "" };
  async function taken() {
    await midori.post(`${path}/take`, { seenVersion: String(await versionOf(window, id)) });
    window.clock.pass(30 * MINUTE);
  }

  test("comes back in a form, whole and harmless, and one tap sends it, once", async () => {
    await taken();
    const locked = await midori.post(`${path}/answers`, answer);
    expect(locked.status).toBe(423);
    expect(locked.html).not.toContain("<b>ゆうべ</b>");
    expect(locked.html).toContain("&lt;b&gt;ゆうべ&lt;/b&gt;");
    expect(locked.html).toContain(`action="${path}/answers"`);
    const fields = Object.fromEntries(
      [...locked.html.matchAll(/<(?:input type="hidden"|button[^>]*) ?[^>]*name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name, value]) => [name ?? "", value ?? ""],
      ),
    );
    expect(fields).toMatchObject({ answerId: answer.answerId, backAtSeat: "1" });
    const sent = await midori.post(`${path}/answers`, { ...fields, text: LONG });
    expect(sent).toMatchObject({ status: 303 });
    await midori.post(`${path}/answers`, { ...fields, text: LONG });
    await window.drain();
    expect(await window.rows("SELECT count(*) AS n FROM outbox WHERE kind = 'staff'")).toEqual([{ n: 1 }]);
  });

  test("stays on a page with scripts: the part that answers says how to go on", async () => {
    await taken();
    const { status, html, headers } = await midori.post(`${path}/answers`, answer, { "HX-Request": "true" });
    expect(status).toBe(423);
    expect(headers.get("HX-Retarget")).toBe("#notice");
    expect(html).toContain("書いた文は残っています");
    expect((await midori.post("/inbox/unlock", {}, { "HX-Request": "true" })).status).toBe(200);
    expect((await midori.post(`${path}/answers`, answer)).status).toBe(303);
  });

  test("does not open the door for somebody who may work no more", async () => {
    await taken();
    await window.rows("UPDATE staff SET disabled_at = 1 WHERE id = 'csw-midori'");
    expect((await midori.post(`${path}/answers`, { ...answer, backAtSeat: "1" })).status).toBe(401);
    expect((await midori.post("/inbox/unlock", {})).status).toBe(401);
  });

  test("cannot be sent by another site's page, locked or not", async () => {
    await taken();
    const foreign = { "Sec-Fetch-Site": "cross-site", Origin: "https://evil.example" };
    expect((await midori.post(`${path}/answers`, { ...answer, backAtSeat: "1" }, foreign)).status).toBe(403);
    expect((await midori.post("/inbox/unlock", {}, foreign)).status).toBe(403);
  });
});

describe("the cookie", () => {
  test("holds a time and a signature, and scripts cannot read it", async () => {
    const { headers } = await midori.get("/inbox");
    const cookie = headers.getSetCookie().find((line) => line.startsWith("tonari_seat=")) ?? "";
    expect(cookie).toMatch(
      /^tonari_seat=\d{13}\.[A-Za-z0-9_-]{43}; Max-Age=2592000; Path=\/inbox; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(cookie).not.toMatch(/midori|csw/);
  });

  test.each([
    ["set to a later time", (value: string) => value.replace(/^\d+/, (at) => String(Number(at) + 3_600_000))],
    ["with another signature", (value: string) => `${value.slice(0, -4)}AAAA`],
    ["of nonsense", () => "open"],
    ["emptied", () => ""],
  ])("%s shuts the page", async (_name, change) => {
    midori.cookies.set("tonari_seat", change(seat()));
    expect((await midori.get(path)).status).toBe(423);
  });

  test("of a colleague opens nothing", async () => {
    const sora = browserOf(window, "csw-sora");
    await sora.get("/inbox");
    midori.cookies.set("tonari_seat", sora.cookies.get("tonari_seat") ?? "");
    expect((await midori.get(path)).status).toBe(423);
  });

  test("goes with signing out, which works on a shut page, too", async () => {
    window.clock.pass(60 * MINUTE);
    expect((await midori.post("/inbox/sign-out", {})).status).toBe(303);
    expect(seat()).toBe("");
  });
});

test("how long the pause may be is the town's to set, at once", async () => {
  const kaede = browserOf(window, "admin-kaede");
  expect((await kaede.post("/inbox/admin/settings/desk", { idleMinutes: "5", seenVersion: "0" })).status).toBe(303);
  window.clock.pass(6 * MINUTE);
  expect((await midori.get("/inbox")).status).toBe(423);
});

test("no address of the inbox's pages holds a word of anybody, and no script keeps anything in the browser", async () => {
  for (const page of [path, "/inbox", "/inbox/review"]) {
    const { html } = await midori.get(page);
    const addresses = [...html.matchAll(/(?:href|action|src|hx-get|hx-post)="([^"]*)"/g)].map(([, address]) =>
      decodeURIComponent(address ?? ""),
    );
    expect(addresses.length).toBeGreaterThan(5);
    expect(addresses.filter((address) => /みつ|話したい|北野|midori@/.test(address))).toEqual([]);
  }
});
