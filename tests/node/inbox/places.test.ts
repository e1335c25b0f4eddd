/** 居場所・食の場 for staff: list, one tap, the form in plain words, preview, small acts, poster; other people's words harm nobody. */
import { describe, expect, test } from "vitest";
import { type Inbox, inbox } from "./support/ask.ts";
import { deskPlace } from "./support/fake-desk.ts";
import { haru } from "./support/fake-port.ts";

const HIDAMARI = "/inbox/places/place-hidamari";
const body = async (response: Response | Promise<Response>) => (await response).text();
const words = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");

/** Posts fields of which one may be ticked several times. */
function submit({ raw }: Inbox, path: string, fields: [string, string][]): Promise<Response> {
  const headers = { "Sec-Fetch-Site": "same-origin", Origin: "null" };
  return raw(path, { method: "POST", headers, body: new URLSearchParams(fields) });
}

const SAKURA: [string, string][] = [
  ["seenVersion", "4"],
  ["name", "さくらこども食堂"],
  ["kinds", "childrenMealPlace"],
  ["kinds", "communityMealPlace"],
  ["area", "sakura"],
  ["price", "子どもは無料"],
  ["quietSeat", "1"],
  ["listed", "1"],
  ["point", "35.66, 139.55"],
  ["r0_every", "month"],
  ["r0_nths", "2"],
  ["r0_nths", "4"],
  ["r0_weekdays", "6"],
  ["r0_start", "11:30"],
  ["r0_end", "13:30"],
  ["r0_staff", "1"],
];
const without = (name: string) => SAKURA.filter(([field]) => field !== name);

describe("the list", () => {
  test("shows next time, who checked when, and what is old first", async () => {
    const asked = inbox();
    asked.port.places.known = [
      deskPlace("place-hidamari", { checkedOn: "2026-11-20", checkedBy: "みどり" }),
      deskPlace("place-hama-hatake", {
        checkedOn: "2026-05-01",
        closure: { from: "2026-11-01", until: null, words: "" },
      }),
    ];
    const text = words(await body(asked.get("/inbox/places")));
    expect(text).toContain("次は きょう 10:00〜12:00");
    expect(text).toContain("確認 11月20日・みどりさん");
    expect(text).toContain("確認 5月1日 （90日以上まえ）".replace(" （", "（"));
    expect(text).toContain("お休み中");
    expect(text.indexOf("浜の市場")).toBeLessThan(text.indexOf("ひだまりサロン"));
  });

  test("「きょう確認した」 is one tap, carries the version, and comes back to the list", async () => {
    const asked = inbox();
    const response = await asked.post(`${HIDAMARI}/checked`, { seenVersion: "4", from: "list" });
    expect([response.status, response.headers.get("Location")]).toEqual([303, "/inbox/places"]);
    expect(asked.port.places.changes).toEqual([{ id: "place-hidamari", seen: 4, change: { kind: "check" } }]);
  });

  test("empty, it explains itself", async () => {
    const asked = inbox();
    asked.port.places.known = [];
    expect(await body(asked.get("/inbox/places"))).toContain("まだ、ひとつもありません");
  });
});

describe("the form", () => {
  test("weekday and n-th become an RRULE; the place comes back as it was written", async () => {
    const asked = inbox();
    const response = await submit(asked, "/inbox/places/place-sakura-shokudo", SAKURA);
    expect([response.status, response.headers.get("Location")]).toEqual([303, "/inbox/places/place-sakura-shokudo"]);
    expect(asked.port.places.saved[0]).toMatchObject({
      seen: 4,
      input: {
        kinds: ["childrenMealPlace", "communityMealPlace"],
        area: "sakura",
        quietSeat: true,
        free: false,
        point: { latitude: 35.66, longitude: 139.55 },
        rules: [
          { rrule: "FREQ=MONTHLY;BYDAY=2SA,4SA", from: null, until: null, start: "11:30", end: "13:30", staff: true },
        ],
      },
    });
  });

  test.each<[string, [string, string][], string]>([
    [
      "every week",
      [
        ["r0_every", "week"],
        ["r0_weekdays", "5"],
        ["r0_weekdays", "1"],
      ],
      "FREQ=WEEKLY;WKST=MO;BYDAY=MO,FR",
    ],
    [
      "every second week",
      [
        ["r0_every", "twoWeeks"],
        ["r0_weekdays", "3"],
        ["r0_from", "2026-12-02"],
      ],
      "FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=WE",
    ],
    [
      "the last Sunday",
      [
        ["r0_every", "month"],
        ["r0_nths", "-1"],
        ["r0_weekdays", "0"],
      ],
      "FREQ=MONTHLY;BYDAY=-1SU",
    ],
    [
      "days of the month",
      [
        ["r0_every", "monthDay"],
        ["r0_days", "５日、20 月末"],
      ],
      "FREQ=MONTHLY;BYMONTHDAY=5,20,-1",
    ],
    ["every day", [["r0_every", "day"]], "FREQ=DAILY"],
    [
      "a rule the form cannot show",
      [
        ["r0_every", "keep"],
        ["r0_keep", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1"],
      ],
      "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1",
    ],
  ])("%s", async (_name, fields, rrule) => {
    const asked = inbox();
    const plain = SAKURA.filter(([field]) => !field.startsWith("r0_") || field === "r0_start" || field === "r0_end");
    await submit(asked, "/inbox/places/place-sakura-shokudo", [...plain, ...fields]);
    expect(asked.port.places.saved[0]?.input.rules[0]?.rrule).toBe(rrule);
  });

  test("opened and saved untouched, nothing changes", async () => {
    const asked = inbox();
    const place = deskPlace("place-konan-kodomo");
    asked.port.places.known = [place];
    const html = await body(asked.get(`/inbox/places/${place.id}/edit`));
    await submit(asked, `/inbox/places/${place.id}`, fieldsOf(html));
    const input = asked.port.places.saved[0]?.input;
    for (const [name, value] of Object.entries(input ?? {}))
      expect([name, value]).toEqual([name, place[name as "name"]]);
    expect(input?.rules).toHaveLength(2);
  });

  test("the preview shows the next five dates and saves nothing", async () => {
    const asked = inbox();
    const html = await body(submit(asked, "/inbox/places", [...SAKURA, ["act", "preview"]]));
    const preview = words(
      html.slice(html.indexOf('id="preview"'), html.indexOf("</ol>", html.indexOf('id="preview"'))),
    );
    for (const day of ["11月28日（土） 11:30〜13:30", "12月12日", "12月26日", "2027年1月9日", "1月23日"])
      expect(preview).toContain(day);
    expect(asked.port.places.added).toEqual([]);
    expect(html).toContain('name="r1_every"');
    expect(html).toContain('value="さくらこども食堂"');
  });

  test.each<[string, [string, string][], string]>([
    ["no name", without("name"), "名前を書いてください。"],
    ["no kind", without("kinds"), "ひとつ以上えらんでください"],
    ["no weekday", without("r0_weekdays"), "1行目：どの日かを、えらんでください。"],
    ["no time", without("r0_end"), "1行目：はじまりとおわりの時刻"],
    ["a district of another town", [...without("area"), ["area", "elsewhere"]], "地区をえらび直してください。"],
    ["a point that is none", [...without("point"), ["point", "駅のまえ"]], "緯度と経度"],
    ["a fortnight without its first day", [...without("r0_every"), ["r0_every", "twoWeeks"]], "隔週のときは、最初の日"],
    [
      "a made-up recurrence",
      [...without("r0_every"), ["r0_every", "keep"], ["r0_keep", "FREQ=SECONDLY"]],
      "どの日かを",
    ],
    ["too many words", [...SAKURA, ["note", "あ".repeat(201)]], "「ひとこと」は200文字まで"],
  ])("%s: 422, everything that was written is still there", async (_name, fields, sentence) => {
    const asked = inbox();
    const response = await submit(asked, "/inbox/places", fields);
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain(sentence);
    expect(html).toContain('value="子どもは無料"');
    expect(asked.port.places.added).toEqual([]);
  });

  test("somebody was faster: 409, the written text and the newest version come back", async () => {
    const asked = inbox();
    asked.port.places.outcome = { kind: "changed" };
    const response = await submit(asked, "/inbox/places/place-sakura-shokudo", [
      ...without("seenVersion"),
      ["seenVersion", "3"],
    ]);
    const html = await response.text();
    expect(response.status).toBe(409);
    expect(html).toContain("ほかの人が先に直しました");
    expect(html).toContain('name="seenVersion" value="4"');
    expect(html).toContain('value="子どもは無料"');
  });
});

describe("small acts", () => {
  test.each<[string, Record<string, string>, object]>([
    ["cancelled-dates", { date: "2026-12-01" }, { kind: "cancelDate", cancelled: { date: "2026-12-01", words: "" } }],
    ["cancelled-dates/removal", { date: "2026-12-01" }, { kind: "restoreDate", date: "2026-12-01" }],
    [
      "extra-dates",
      { date: "2026-12-24", start: "13:00", end: "15:00", words: "クリスマス会", staff: "1" },
      {
        kind: "addDate",
        extra: { date: "2026-12-24", start: "13:00", end: "15:00", words: "クリスマス会", staff: true },
      },
    ],
    [
      "extra-dates/removal",
      { date: "2026-12-24", start: "13:00" },
      { kind: "removeDate", date: "2026-12-24", start: "13:00" },
    ],
    [
      "closure",
      { from: "2026-12-22", until: "", words: "工事です。" },
      { kind: "close", from: "2026-12-22", until: null, words: "工事です。" },
    ],
    ["reopening", {}, { kind: "reopen" }],
  ])("%s", async (path, fields, change) => {
    const asked = inbox();
    const response = await asked.post(`${HIDAMARI}/${path}`, { seenVersion: "4", ...fields });
    expect([response.status, response.headers.get("Location")]).toEqual([303, HIDAMARI]);
    expect(asked.port.places.changes).toEqual([{ id: "place-hidamari", seen: 4, change }]);
  });

  test.each<[string, Record<string, string>]>([
    ["cancelled-dates", { date: "2026-02-30" }],
    ["extra-dates", { date: "2026-12-24", start: "25:00", end: "15:00" }],
    ["extra-dates", { date: "あした", start: "13:00", end: "15:00" }],
    ["closure", { from: "2026-12-22", until: "2026-12-01" }],
  ])("%s with nonsense: 422, nothing done", async (path, fields) => {
    const asked = inbox();
    const response = await asked.post(`${HIDAMARI}/${path}`, { seenVersion: "4", ...fields });
    expect(response.status).toBe(422);
    expect(asked.port.places.changes).toEqual([]);
  });

  test("without a version, or after a colleague: 409 with the page as it is", async () => {
    const asked = inbox();
    expect((await asked.post(`${HIDAMARI}/checked`, {})).status).toBe(409);
    asked.port.places.outcome = { kind: "changed" };
    const response = await asked.post(`${HIDAMARI}/reopening`, { seenVersion: "1" });
    expect(response.status).toBe(409);
    expect(await response.text()).toContain("ほかの人が先に直しました");
  });
});

test("the page of a place: next dates, cancelled ones, history", async () => {
  const asked = inbox();
  asked.port.places.known = [deskPlace("place-hidamari", { cancelled: [{ date: "2026-12-08", words: "" }] })];
  asked.port.places.history = [
    {
      at: Date.UTC(2026, 10, 24, 0, 5),
      what: "changed",
      staffNickname: "みどり",
      date: null,
      fields: ["price", "rules"],
    },
    { at: Date.UTC(2026, 10, 23, 0, 5), what: "dateCancelled", staffNickname: null, date: "2026-12-08", fields: [] },
  ];
  const text = words(await body(asked.get(HIDAMARI)));
  expect(text).toContain("12月1日（火） 10:00〜12:00");
  expect(text).not.toContain("12月8日（火） 10:00");
  expect(text).toContain("やっぱりやる");
  expect(text).toContain("きょう 9:05 みどりさん：直しました（お金・日と時間）");
  expect(text).toContain("職員：1回お休みにしました（12月8日）");
});

describe("the poster", () => {
  test("holds a QR of the place's code, and says what it does", async () => {
    const asked = inbox();
    const without = await body(asked.get(`${HIDAMARI}/poster`));
    expect(without).toContain("https://tonari.example/p/hdmr7kpx2w");
    expect(without).toMatch(/<path d="M\d+ \d+h1v1h-1z/);
    expect(without).toContain("LINEのIDがまだ設定されていない");
    asked.port.places.lineId = "@tonari";
    expect(await body(asked.get(`${HIDAMARI}/poster`))).toContain("LINEで 話せます");
  });
});

test.each(["/inbox/places/nobody", "/inbox/places/nobody/edit", "/inbox/places/nobody/poster"])(
  "%s: 404",
  async (path) => {
    expect((await inbox().get(path)).status).toBe(404);
  },
);

test("nobody without a sign-in, and no other site's form", async () => {
  expect((await inbox({ staff: { refused: "missing" } }).get("/inbox/places")).status).toBe(401);
  const asked = inbox({ staff: haru });
  const foreign = {
    method: "POST",
    headers: { "Sec-Fetch-Site": "cross-site", "Content-Type": "application/x-www-form-urlencoded" },
    body: "seenVersion=4",
  };
  expect((await asked.raw(`${HIDAMARI}/checked`, foreign)).status).toBe(403);
  expect(asked.port.places.changes).toEqual([]);
});

test("HTML in names and notes stays text on every page", async () => {
  const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
  const asked = inbox();
  asked.port.places.known = [
    deskPlace("place-hidamari", {
      name: evil,
      note: evil,
      address: "javascript:alert(1)",
      closure: { from: "2026-01-01", until: null, words: evil },
    }),
  ];
  for (const path of ["/inbox/places", HIDAMARI, `${HIDAMARI}/edit`, `${HIDAMARI}/poster`]) {
    const html = await body(asked.get(path));
    expect(html).not.toMatch(/<script>|<img|href="javascript:/);
    expect(html).toContain("&lt;script&gt;");
  }
});

/** What a browser would send back of a form as it was served. */
function fieldsOf(html: string): [string, string][] {
  const text = (value: string) =>
    value
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
  const fields: [string, string][] = [];
  for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    const value = /value="([^"]*)"/.exec(tag)?.[1] ?? "";
    if (!name || (tag.includes('type="checkbox"') && !/\schecked/.test(tag))) continue;
    fields.push([name, text(value)]);
  }
  for (const [, name = "", options = ""] of html.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs)) {
    fields.push([name, /<option value="([^"]*)" selected/.exec(options)?.[1] ?? ""]);
  }
  return fields;
}
