/** The list's pages over the real house: parts, filters, the night, kept views, weight, and the round trips of one visit. */
import { beforeAll, describe, expect, test } from "vitest";
import { takeRequest } from "../../../src/requests/acts.ts";
import type { StaffMember } from "../../../src/staff/types.ts";
import { fillRequests } from "../../../tools/bench/many-requests.ts";
import { type Desk, deskOf } from "../../support/workers/inbox.ts";
import { openTestWindow, type TestWindow, TUESDAY_10 } from "../../support/workers/window.ts";
import { worryFrom } from "../requests/worry.ts";

const words = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");

let window: TestWindow;
let midori: StaffMember;
let hinata: StaffMember;
let desk: Desk;
let kita: Awaited<ReturnType<typeof worryFrom>>;
let night: Awaited<ReturnType<typeof worryFrom>>;

beforeAll(async () => {
  // Monday was a holiday: the window closed on Friday at 17:15.
  window = await openTestWindow(Date.parse("2026-11-23T23:00:00+09:00"));
  midori = await window.staff("みどり");
  hinata = await window.staff("ひなた");
  desk = deskOf(window, midori);
  night = await worryFrom(window, "よるのさん", "北野町");
  window.clock.set(TUESDAY_10);
  kita = await worryFrom(window, "あさのさん", "北野町");
});

const cardsIn = (html: string) => [...html.matchAll(/(?:data-request="|id="card-)([^"]+)"/g)].map(([, id]) => id);

describe("the morning", () => {
  test("what came while nobody was here stands in a part of its own; what came since, in the rest", async () => {
    const { html } = await desk.get("/inbox");
    const [before = "", after = ""] = html.split('id="rest-title"');
    expect(words(before)).toContain("休みのあいだに（11月20日（金） 17:15〜） 1件");
    expect(cardsIn(before)).toEqual([night.id]);
    expect(cardsIn(after)).toEqual([kita.id]);
  });

  test("each card says level and why, own words, who and where, stance, waiting, and its number", async () => {
    const { html } = await desk.get("/inbox");
    const card = words(html.slice(html.indexOf(`id="card-${kita.id}"`)));
    for (const part of ["人と話したい", "「", "本人・北野", "話したい", "待ち", kita.id.slice(0, 4).toUpperCase()])
      expect(card).toContain(part);
  });

  test("the tabs count who waits for us, and the count goes down with an answer of ours", async () => {
    expect(words((await desk.get("/inbox")).html)).toMatch(
      /すべて 返事待ち 2 自分の受け持ち 受け持ちなし 返事待ち 2 自分の地区 返事待ち 2/,
    );
    await window.rows("UPDATE request SET waiting_since = NULL WHERE id = ?1", kita.id);
    expect(words((await desk.get("/inbox")).html)).toContain("すべて 返事待ち 1");
    await window.rows("UPDATE request SET waiting_since = ?2 WHERE id = ?1", kita.id, TUESDAY_10);
  });

  test("taken: it is one's own, and nobody's any more", async () => {
    const [row] = await window.rows<{ version: number }>("SELECT version FROM request WHERE id = ?1", kita.id);
    await takeRequest(window.house, midori, kita.id, row?.version ?? 0);
    expect(cardsIn((await desk.get("/inbox?which=mine")).html)).toEqual([kita.id]);
    expect(cardsIn((await desk.get("/inbox?which=free")).html)).toEqual([night.id]);
  });

  test("who has no district has no part for it", async () => {
    const { html } = await deskOf(window, { ...hinata, areas: [] }).get("/inbox");
    expect(html).toContain("受け持ちなし");
    expect(html).not.toContain("自分の地区");
  });
});

describe("narrowing down", () => {
  test.each([
    ["?level=U3", true],
    ["?level=U0", false],
    ["?area=kita", true],
    ["?area=hama", false],
    ["?waiting=night", true],
    ["?stance=open", true],
    ["?stance=ambivalent", false],
    ["?state=closed", false],
    ["?state=snoozed", false],
    ["?topic=scam", false],
  ])("%s: the night's one is there: %s", async (query, there) => {
    await window.rows("UPDATE request SET level = 'U3' WHERE id = ?1", night.id);
    const { html, status } = await desk.get(`/inbox${query}`);
    expect(status).toBe(200);
    expect(cardsIn(html).includes(night.id)).toBe(there);
  });

  test.each([
    "?level=U9",
    "?area='%20OR%201=1",
    "?topic=%22%5D",
    "?area=080-0000-0000",
    "?tag=080-0000-0000",
    "?after=U2.x.y",
    "?after=U2.1.1.1",
    "?which=<script>",
    "?stance=%F0%9F%98%80",
    `?area=${"a".repeat(5000)}`,
    "?state=gone&waiting=never",
  ])("%s is no filter and no error, and is written nowhere into the page", async (query) => {
    const { html, status } = await desk.get(`/inbox${query}`);
    expect(status).toBe(200);
    expect(cardsIn(html)).toContain(night.id);
    expect(html).not.toMatch(/<script>|OR 1=1|a{100}/);
  });

  test("the form gets, with what was chosen; a request leads back to the same choice", async () => {
    const { html } = await desk.get("/inbox?level=U3&waiting=night");
    expect(html).toMatch(/<form[^>]*method="get"[^>]*action="\/inbox"/);
    expect(html).toMatch(/<option value="U3" selected[^>]*>/);
    expect(html).toContain(`/inbox/requests/${night.id}?level=U3&amp;waiting=night#newest`);
    const request = await desk.get(`/inbox/requests/${night.id}?level=U3&waiting=night`);
    expect(request.html).toContain('href="/inbox?level=U3&amp;waiting=night"');
  });
});

describe("kept views", () => {
  const kept = () =>
    window.rows<{ id: string; staff_id: string; query: string }>(
      "SELECT id, staff_id, query FROM saved_view ORDER BY at, id",
    );

  test("kept once, under a name that follows from it, and only one's own", async () => {
    const fields = { level: "U3", area: "kita", words: "なまえ" };
    expect(await desk.post("/inbox/views", fields)).toMatchObject({
      status: 303,
      location: "/inbox?level=U3&area=kita",
    });
    await desk.post("/inbox/views", { area: "kita", level: "U3" });
    expect(await kept()).toMatchObject([{ staff_id: midori.id, query: "level=U3&area=kita" }]);
    expect(words((await desk.get("/inbox")).html)).toContain("3日・北野".replace("3日", "1〜2週"));
    expect((await deskOf(window, hinata).get("/inbox")).html).not.toContain("とっておいた見かた");
  });

  test("somebody else cannot drop it; its owner can", async () => {
    const [view] = await kept();
    await deskOf(window, hinata).post(`/inbox/views/${view?.id}/drop`, {});
    expect(await kept()).toHaveLength(1);
    expect(await desk.post(`/inbox/views/${view?.id}/drop`, { level: "U3" })).toMatchObject({
      status: 303,
      location: "/inbox?level=U3",
    });
    expect(await kept()).toEqual([]);
  });

  test("twenty, and then none more until one is dropped", async () => {
    const topics = ["money", "food", "lonely", "debt", "work", "family", "child", "school", "care", "scam", "talk"];
    const levels = ["U2", "U3"];
    const all = topics.flatMap((topic) => levels.map((level) => ({ topic, level }))).slice(0, 21);
    for (const one of all.slice(0, 20)) expect((await desk.post("/inbox/views", one)).status).toBe(303);
    const refused = await desk.post("/inbox/views", all[20] ?? {});
    expect(refused.status).toBe(422);
    expect(words(refused.html)).toContain("とっておける見かたは20個までです");
    expect((await desk.post("/inbox/views", all[3] ?? {})).status).toBe(303);
    expect(await kept()).toHaveLength(20);
  });
});

describe("with very many", () => {
  let heavy: TestWindow;
  let eight: StaffMember;
  beforeAll(async () => {
    heavy = await openTestWindow();
    const areas = ["kita", "sakura", "midori", "yamate", "ekimae", "chuo", "kawabata", "hama"];
    eight = { ...midori, areas };
    await fillRequests(heavy.house.store, {
      requests: 2000,
      now: TUESDAY_10,
      areas,
      staff: [eight.id, "csw-sora"],
      openOneIn: 2,
    });
    // Most of what a card can say.
    await heavy.rows(
      "UPDATE request SET rules = '[\"R-FO\",\"R-LN\",\"R-HUM\"]', last_worker = CASE WHEN rowid % 3 THEN NULL ELSE 'csw-sora' END, stance = 'ambivalent', own_words_sealed = '1.AAAA'",
    );
  });

  test("a visit makes three round trips behind the door, and weighs at most 60 KB", async () => {
    heavy.trips.forget();
    const { html } = await deskOf(heavy, eight).get("/inbox");
    expect(heavy.trips.count()).toBeLessThanOrEqual(3);
    expect(cardsIn(html)).toHaveLength(50);
    // These cards say that nothing opens; words of two lines are heavier by this.
    const more = 50 * new TextEncoder().encode("あ".repeat(30)).length;
    expect(new TextEncoder().encode(html).length + more).toBeLessThanOrEqual(60 * 1024);
    expect(words(html)).toContain("50+");
  });

  test("page after page by links, each request once, and the way back to the first", async () => {
    const seen: (string | undefined)[] = [];
    let path: string | undefined = "/inbox?level=U2";
    for (let n = 0; path && n < 60; n++) {
      const { html }: { html: string } = await deskOf(heavy, eight).get(path);
      seen.push(...cardsIn(html));
      if (n > 0) expect(html).toContain("先頭へ");
      path = /<a class="button" href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(100);
    expect(path).toBeUndefined();
  });
});
