/** The public side inside workerd: list, one place, calendars, open data, the QR's way, caching, and what attackers put into names. */
import { env } from "cloudflare:workers";
import { convertIcsCalendar } from "ts-ics";
import { beforeEach, describe, expect, test } from "vitest";
import { placesApp } from "../../../src/places/public/app.tsx";
import { rebuildDirectory } from "../../../src/store/place-directory.ts";
import { currentTown } from "../../../src/store/town.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

let window: TestWindow;
beforeEach(async () => {
  window = await openTestWindow();
});

/** The app over the test's own house, so that the clock is handed in. */
function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const { house } = window;
  const app = placesApp(() => ({
    town: () => currentTown(house.store),
    origin: "https://tonari.example",
    now: house.clock,
    log: house.log,
  }));
  return Promise.resolve(app.fetch(new Request(`https://tonari.example${path}`, { headers })));
}
const words = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
const listed = async (query: string) =>
  words(await (await get(`/places${query}`)).text()).split("ぜんぶの場所")[0] ?? "";
const setting = async (key: string, value: unknown) => {
  await env.DB.prepare("INSERT OR REPLACE INTO town_setting (key, value, updated_at) VALUES (?1, ?2, 1)")
    .bind(key, JSON.stringify(value))
    .run();
};

describe("the list", () => {
  test("day by day, today first, in one round trip, within 60 kB, without any script", async () => {
    window.trips.forget();
    const response = await get("/places");
    expect(window.trips.count()).toBe(1);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(new TextEncoder().encode(html).length).toBeLessThan(60_000);
    expect(html).toMatch(/^<!doctype html><html lang="ja">/);
    expect(html).not.toMatch(/<script|\son\w+=|style="|javascript:/);
    expect(html.match(/<h1/g)).toHaveLength(1);
    const text = words(html);
    expect(text).toMatch(
      /きょう 11月24日（火）.*10:00〜12:00 いま やっています.*ひだまりサロン北野.*あした 11月25日（水）/,
    );
    expect(text).toContain("20:00〜翌1:00");
  });

  test("chosen by day, district, kind and quiet seat", async () => {
    expect(await listed("?day=tomorrow")).not.toContain("ひだまり");
    expect(await listed("?day=tomorrow")).toContain("浜の市場 うら畑");
    expect(await listed("?area=hama")).not.toContain("川端団地 ふらっと食堂");
    expect(await listed("?kind=childrenMealPlace")).toMatch(/港南こども食堂.*さくらこども食堂/);
    const quiet = await listed("?day=today&quiet=1");
    expect(quiet).toContain("ひだまり");
    expect((await listed("?day=fortnight&kind=foodPantry")).match(/中央フードパントリー/g)).toHaveLength(1);
  });

  test("nothing on the chosen days: said, and the next one shown", async () => {
    expect(await listed("?day=today&kind=foodPantry")).toMatch(
      /見つかりませんでした。.*12月6日（日） 10:00〜12:00 中央フードパントリー/,
    );
  });

  test("nonsense in the address is as if nothing had been chosen", async () => {
    const html = await (
      await get(`/places?day=${encodeURIComponent('"><script>x')}&area=nowhere&kind=casino&quiet=yes`)
    ).text();
    expect(html).not.toContain("<script");
    expect(words(html)).toContain("ひだまりサロン北野");
  });
});

test("one place: next dates, price, way, map, when it was checked; nothing about who checked", async () => {
  await env.DB.prepare("UPDATE place SET checked_by = 'csw-midori' WHERE id = 'place-hidamari'").run();
  const html = await (await get("/places/place-hidamari")).text();
  const text = words(html);
  for (const part of [
    "きょう 11月24日（火）",
    "12月1日（火）",
    "窓口の職員がいます",
    "無料",
    "北野神社の鳥居から",
    "11月1日に確かめました。",
    "静かな席あり",
  ])
    expect(text).toContain(part);
  expect(html).toContain('href="https://www.google.com/maps/search/?api=1&amp;query=35.67120,139.52880"');
  expect(html).not.toContain("csw-midori");
});

test("closed for a while: said on its page, out of the list", async () => {
  await env.DB.prepare(
    "UPDATE place SET closed_from = '2026-11-20', closed_until = '2026-12-05', closed_words = '屋根を直しています。' WHERE id = 'place-hidamari'",
  ).run();
  await window.house.store.batch([rebuildDirectory(window.house.store, 1)]);
  expect(words(await (await get("/places/place-hidamari")).text())).toMatch(
    /12月5日（土）まで お休みです。屋根を直しています。.*12月8日（火）/,
  );
  expect(await listed("?day=today")).not.toContain("ひだまり");
});

describe("calendars and data", () => {
  test("places.ics holds every place; one place its own", async () => {
    const response = await get("/places.ics");
    expect(response.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8");
    const all = convertIcsCalendar(undefined, await response.text());
    expect(new Set(all.events?.map(({ summary }) => summary)).size).toBe(14);
    const one = await (await get("/places/place-chuo-pantry.ics")).text();
    expect(one).toContain("RRULE:FREQ=MONTHLY;BYDAY=1SU,3SU");
    expect(one).toContain("RDATE;TZID=Asia/Tokyo:20261227T100000");
    expect((await get("/places/nobody.ics")).status).toBe(404);
  });

  test("places.json is HSDS 3: services with organization, location and schedules; ids are UUIDs and stay the same", async () => {
    const response = await get("/places.json");
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
    const data = await response.json<{ total_items: number; contents: Record<string, unknown>[] }>();
    expect(data).toMatchObject({
      total_items: 14,
      total_pages: 1,
      page_number: 1,
      first_page: true,
      last_page: true,
      empty: false,
    });
    const pantry = data.contents.find(({ name }) => name === "中央フードパントリー");
    expect(pantry).toMatchObject({
      status: "active",
      assured_date: "2026-11-15",
      organization: { name: "となり市 となりの窓口" },
      service_at_locations: [
        { location: { location_type: "physical", latitude: 35.6489, addresses: [{ country: "JP", region: "中央" }] } },
      ],
    });
    expect(pantry?.schedules).toMatchObject([
      { freq: "MONTHLY", byday: "1SU,3SU", opens_at: "10:00+09:00", closes_at: "12:00+09:00", timezone: 9 },
      { dtstart: "2026-12-27", count: 1 },
    ]);
    const ids = [...JSON.stringify(data).matchAll(/"id":"([^"]*)"/g)].map((match) => match[1] ?? "");
    expect(
      ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toEqual([]);
    expect(await (await get("/places.json")).json()).toEqual(data);
  });
});

describe("the QR's way", () => {
  test("without a LINE id: the place's page", async () => {
    const response = await get("/p/hdmr7kpx2w");
    expect([response.status, response.headers.get("Location")]).toEqual([302, "/places/place-hidamari"]);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
  });

  test("with one: LINE, with a greeting that says where and nothing else", async () => {
    await setting("line", { basicId: "@tonari" });
    const response = await get("/p/HDMR7KPX2W");
    expect(decodeURIComponent(response.headers.get("Location") ?? "")).toBe(
      "https://line.me/R/oaMessage/@tonari/?［ひだまりサロン北野 から］",
    );
  });

  test("a setting that is no LINE id leads nowhere else", async () => {
    await setting("line", { basicId: "@x/../../evil.example" });
    expect((await get("/p/hdmr7kpx2w")).headers.get("Location")).toBe("/places/place-hidamari");
  });

  test.each(["/p/aaaaaaaaaa", "/p/x", "/p/%2e%2e%2finbox", "/places/nobody", "/places/%3Cscript%3E"])(
    "%s: not found, not kept",
    async (path) => {
      const response = await get(path);
      expect([response.status, response.headers.get("Cache-Control")]).toEqual([404, "no-store"]);
      expect(await response.text()).not.toContain("<script");
    },
  );
});

describe("what every answer carries", () => {
  test("a strict policy, a short cache, and an ETag that spares the body", async () => {
    for (const path of ["/places", "/places/place-hidamari", "/places.ics", "/places.json"]) {
      const response = await get(path);
      expect(response.headers.get("Content-Security-Policy"), path).toContain("default-src 'none'");
      expect(response.headers.get("Content-Security-Policy")).not.toContain("unsafe");
      expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(response.headers.get("Referrer-Policy")).toBe("no-referrer");
      expect(response.headers.get("Cache-Control")).toMatch(/^public, max-age=120/);
      expect(response.headers.get("Set-Cookie")).toBeNull();
      const etag = response.headers.get("ETag") ?? "";
      const again = await get(path, { "If-None-Match": etag });
      expect([again.status, await again.text()]).toEqual([304, ""]);
      expect(again.headers.get("Cache-Control")).toMatch(/^public/);
    }
  });

  test("a broken database: a plain sentence, logged by its class", async () => {
    window.trips.breakNext(1);
    const response = await get("/places");
    expect(response.status).toBe(500);
    expect(await response.text()).toContain("うまくいきませんでした");
    expect(window.logs.filter(({ event }) => event === "worker.failed")).toHaveLength(1);
  });
});

test("HTML and odd links in what staff wrote stay text everywhere", async () => {
  const evil = `</title><script>alert(1)</script>"><img src=x>`;
  await env.DB.prepare(
    "UPDATE place SET name = ?1, note = ?1, welcome = ?1, price = ?1, contact = 'javascript:alert(1)', address = ?1 WHERE id = 'place-hidamari'",
  )
    .bind(evil)
    .run();
  await setting("line", { basicId: "@tonari" });
  await window.house.store.batch([rebuildDirectory(window.house.store, 1)]);
  for (const path of ["/places", "/places/place-hidamari"]) {
    const html = await (await get(path)).text();
    expect(html).not.toMatch(/<script|<img|href="javascript/);
    expect(html).toContain("&lt;script&gt;");
  }
  expect((await get("/p/hdmr7kpx2w")).headers.get("Location")).toMatch(
    /^https:\/\/line\.me\/R\/oaMessage\/%40tonari\/\?[^<>"]*$/,
  );
  expect(await (await get("/places.ics")).text()).toContain("SUMMARY:");
});
