/** The alarm on every page, the button that ends it, and the page of duty and messages with its forms. */
import { describe, expect, it } from "vitest";
import type { AlarmItem } from "../../../src/alerts/port.ts";
import { inbox } from "./support/ask.ts";
import { detail, MINUTE, NOW, natsu, OPEN_ID } from "./support/fake-port.ts";

const item = (over: Partial<AlarmItem> = {}): AlarmItem => ({
  requestId: OPEN_ID,
  level: "U0",
  since: NOW - 12 * MINUTE,
  newest: NOW - 3 * MINUTE,
  area: "北野",
  called: 3,
  rang: true,
  mine: false,
  ...over,
});
const BUTTON = "見ました（受け持ちに向かいます）";
const text = async (response: Response | Promise<Response>) => (await response).text();

describe("the alarm", () => {
  it.each(["/inbox", "/inbox?which=closed", "/inbox/duty"])(
    "stands on %s, with the way there and no button",
    async (path) => {
      const page = await text(inbox({ alarm: [item()] }).get(path));
      expect(page).toContain("いのちにかかわる相談に、まだだれも向かっていません。");
      expect(page).toContain("北野・12分前から・3人を呼びました");
      expect(page).toContain(`href="/inbox/requests/${OPEN_ID}#newest"`);
      expect(page).not.toContain(BUTTON);
    },
  );

  it("on the request's own page there is the button, as a plain form", async () => {
    const page = await text(inbox({ alarm: [item()] }).get(`/inbox/requests/${OPEN_ID}`));
    expect(page).toMatch(
      new RegExp(`<form method="post" action="/inbox/requests/${OPEN_ID}/acknowledgement">.*${BUTTON}`, "s"),
    );
  });

  it("a U1 stands on its own page only", async () => {
    const { get } = inbox({ alarm: [item({ level: "U1" })] });
    expect(await text(get("/inbox"))).not.toContain("まだだれも向かっていません");
    expect(await text(get(`/inbox/requests/${OPEN_ID}`))).toContain(BUTTON);
  });

  it("says when nothing rang, and to whom it may concern that they were called", async () => {
    const page = await text(inbox({ alarm: [item({ rang: false, called: 0, mine: true })] }).get("/inbox"));
    expect(page).toContain("まだだれの端末にも届いていません");
    expect(page).toContain("まだだれも呼ばれていません");
    expect(page).toContain("あなたが呼ばれています");
  });

  it("of several that nobody heard it says so once, of one among heard ones beside it", async () => {
    const many = [item({ rang: false }), item({ requestId: "other", rang: false })];
    const times = async (alarm: typeof many) =>
      (await text(inbox({ alarm }).get("/inbox"))).split("まだだれの端末にも届いていません").length - 1;
    expect(await times(many)).toBe(1);
    expect(await times([item({ rang: true }), item({ requestId: "other", rang: false })])).toBe(1);
    expect(await times([item({ rang: true })])).toBe(0);
  });

  it("of many it shows three, the one that is read first, and counts the rest", async () => {
    const others = Array.from({ length: 5 }, (_, n) => item({ requestId: `other-${n}` }));
    const page = await text(inbox({ alarm: [...others, item()] }).get(`/inbox/requests/${OPEN_ID}`));
    expect(page).toContain(BUTTON);
    expect(page).toContain("ほかに3件あります");
  });

  it("without anything it takes no room, and without the alarm a page is still a page", async () => {
    const { get, port } = inbox();
    expect(await text(get("/inbox"))).toMatch(/<div class="alarm"[^>]*><\/div>/);
    port.alerts.alarm = async () => {
      throw new TypeError("planted words");
    };
    const response = await get("/inbox");
    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain("planted");
    expect(port.logged).toContainEqual({ event: "inbox.failed", error: "TypeError", route: "alarm" });
  });

  it("is renewed as a fragment that keeps its place", async () => {
    const fragment = await text(inbox({ alarm: [item()] }).get(`/inbox/fragments/alarm?current=${OPEN_ID}`));
    expect(fragment).toMatch(/^<div class="alarm" id="alarm"/);
    expect(fragment).toContain(BUTTON);
  });
});

describe("「見ました」", () => {
  const path = `/inbox/requests/${OPEN_ID}/acknowledgement`;
  it("leads back to the request", async () => {
    const { post, port } = inbox({ request: detail({ level: "U0" }) });
    const response = await post(path, { newest: String(NOW) });
    expect([response.status, response.headers.get("Location")]).toEqual([303, `/inbox/requests/${OPEN_ID}#newest`]);
    expect(port.calls).toEqual([{ name: "acknowledge", args: [OPEN_ID, NOW] }]);
  });
  it("of what is not theirs is not found", async () => {
    expect((await inbox({ desk: { kind: "notFound" } }).post(path, {})).status).toBe(404);
  });
});

describe("the page of duty and messages", () => {
  it("says who is on duty, what was sent, and where a hole is", async () => {
    const page = await text(inbox().get("/inbox/duty"));
    for (const words of [
      "いまの当番",
      "はるさん",
      "きょう 17:00〜あす 8:00",
      "当番のいない時間",
      "毎週火曜 9:00〜17:00",
    ])
      expect(page).toContain(words);
    expect(page).toMatch(/きょう 9:54.*いのち.*はるさん（当番）.*送りました きょう 9:54.*まだ/s);
  });

  it("a CSW sees no form that is a manager's", async () => {
    expect(await text(inbox().get("/inbox/duty"))).not.toContain('action="/inbox/duty/shifts"');
    expect(await text(inbox({ staff: natsu }).get("/inbox/duty"))).toContain('action="/inbox/duty/shifts"');
  });

  it.each([
    [
      "/inbox/duty/shifts",
      { staff: "staff-haru", weekday: "2", date: "", starts: "09:00", ends: "17:00" },
      "addShift",
      [{ staffId: "staff-haru", weekday: 2, date: null, starts: "09:00", ends: "17:00" }],
      "roster",
    ],
    ["/inbox/duty/shifts/s1/removal", {}, "removeShift", ["s1"], "roster"],
    [
      "/inbox/duty/swaps",
      { shift: "s1", date: "2026-12-01", staff: "staff-natsu" },
      "swap",
      ["s1", "2026-12-01", "staff-natsu"],
      "now",
    ],
    [
      "/inbox/duty/swaps",
      { shift: "s1", date: "2026-12-01", staff: "nobody" },
      "swap",
      ["s1", "2026-12-01", null],
      "now",
    ],
    [
      "/inbox/duty/notice",
      { quietFrom: "22:00", quietUntil: "07:00", alsoLevel: "U2" },
      "saveNotice",
      [{ quietFrom: "22:00", quietUntil: "07:00", alsoLevel: "U2" }],
      "own",
    ],
    [
      "/inbox/duty/devices",
      { endpoint: "https://e", p256dh: "p", auth: "a", expires: "" },
      "addDevice",
      [{ endpoint: "https://e", keys: { p256dh: "p", auth: "a" } }, null],
      "own",
    ],
    ["/inbox/duty/devices/removal", { device: "d1" }, "removeDevice", [{ id: "d1" }], "own"],
    ["/inbox/duty/devices/removal", { endpoint: "https://e" }, "removeDevice", [{ endpoint: "https://e" }], "own"],
    ["/inbox/duty/test", {}, "test", [], "own"],
  ] as [string, Record<string, string>, string, unknown[], string][])(
    "POST %s %o",
    async (path, fields, name, args, part) => {
      const { post, port } = inbox({ staff: natsu });
      const response = await post(path, fields);
      expect([response.status, response.headers.get("Location")]).toEqual([303, `/inbox/duty#${part}`]);
      expect(port.calls).toEqual([{ name, args }]);
    },
  );

  it.each(["notYours", "wrong", "off", "noDevice", "tooMany"] as const)(
    "%s is said in words, and nothing changed",
    async (why) => {
      const response = await inbox({ desk: { kind: "refused", why } }).post("/inbox/duty/test", {});
      expect(response.status).toBe(422);
      expect(await response.text()).toMatch(/id="page-problem"[^>]*><p>[^<]{10,}<\/p>/);
    },
  );
});
