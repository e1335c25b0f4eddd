/** Files of districts and places: out and unchanged back in, a look at every line first, all or nothing, and no formulas. */
import { beforeEach, describe, expect, test } from "vitest";
import { readCsv, writeCsv } from "../../../src/town/csv.ts";
import { type Browser, browserOf } from "../../support/workers/door.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

let window: TestWindow;
let kaede: Browser;
beforeEach(async () => {
  window = await openTestWindow();
  kaede = browserOf(window, "admin-kaede");
});

const fileOf = async (what: string) => readCsv((await kaede.get(`/inbox/admin/csv/${what}.csv`)).html) ?? [];
function form(text: string, seen?: string): FormData {
  const data = new FormData();
  if (seen === undefined) data.set("file", new File([text], "list.csv", { type: "text/csv" }));
  else {
    data.set("text", text);
    data.set("seen", seen);
  }
  return data;
}
const check = (what: string, rows: string[][]) => kaede.post(`/inbox/admin/csv/${what}/check`, form(writeCsv(rows)));
const seenIn = (html: string) => /name="seen" value="([0-9a-f]+)"/.exec(html)?.[1] ?? "";
async function take(what: string, rows: string[][]) {
  const looked = await check(what, rows);
  return kaede.post(`/inbox/admin/csv/${what}/import`, form(writeCsv(rows), seenIn(looked.html)));
}
const both = async () => [
  await window.rows("SELECT * FROM welfare_district ORDER BY id"),
  await window.rows("SELECT * FROM place ORDER BY id"),
  await window.rows("SELECT * FROM desk_change"),
];
const cell = (rows: string[][], line: number, column: string, value: string): string[][] =>
  rows.map((row, at) => (at === line ? row.map((old, x) => (rows[0]?.[x] === column ? value : old)) : row));

describe.each(["districts", "places"])("the file of %s", (what) => {
  test("is a download that spreadsheets read: BOM, CSV, nobody's to keep", async () => {
    const { status, headers, html } = await kaede.get(`/inbox/admin/csv/${what}.csv`);
    expect(status).toBe(200);
    expect(headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    expect(headers.get("Content-Disposition")).toBe(`attachment; filename="${what}-2026-11-24.csv"`);
    expect(headers.get("Cache-Control")).toBe("no-store");
    // text() takes a BOM away; the bytes are looked at in the node tests.
    expect(html.replace("\uFEFF", "")).toMatch(/^記号,名前,/);
  });

  test("read back as it was changes nothing", async () => {
    const before = await both();
    const { status, html } = await check(what, await fileOf(what));
    expect(status).toBe(200);
    expect(html).toContain("変わるところはありません");
    expect(html).not.toContain("直してください");
    expect(await both()).toEqual(before);
  });

  test("shows line by line what would change, and a look changes nothing", async () => {
    const before = await both();
    const rows = cell(await fileOf(what), 2, "名前", "あたらしい名前");
    const { html } = await check(what, rows);
    expect(html).toContain("1行が変わります");
    expect(html).toMatch(/3行目[\s\S]*→ あたらしい名前/);
    expect(await both()).toEqual(before);
  });

  test("with one wrong line nothing of it is taken in, not even past the page", async () => {
    const before = await both();
    const rows = cell(cell(await fileOf(what), 1, "名前", "よい変更"), 2, "名前", "");
    const looked = await check(what, rows);
    expect(looked.status).toBe(422);
    expect(looked.html).toContain("直すところが1行あります");
    expect(looked.html).not.toContain("この内容で取り込む");
    const clean = await check(what, await fileOf(what));
    const forced = await kaede.post(`/inbox/admin/csv/${what}/import`, form(writeCsv(rows), seenIn(clean.html) || "0"));
    expect(forced.status).toBe(422);
    expect(await both()).toEqual(before);
  });

  test("looked at before somebody else's edit is not taken in after it", async () => {
    const rows = cell(await fileOf(what), 1, "名前", "あとから");
    const looked = await check(what, rows);
    await window.rows(
      what === "places"
        ? "UPDATE place SET note = 'ほかの人', version = version + 1"
        : "UPDATE welfare_district SET position = position + 1",
    );
    const before = await both();
    const late = await kaede.post(`/inbox/admin/csv/${what}/import`, form(writeCsv(rows), seenIn(looked.html)));
    expect(late.status).toBe(409);
    expect(late.html).toContain("ほかの人が変えました");
    expect(await both()).toEqual(before);
  });

  test.each([
    ["nothing", ""],
    ["another table", "a,b\r\n1,2\r\n"],
    ["a quote without an end", '記号,名前\r\n"kita'],
  ])("%s is no such file", async (_name, text) => {
    const { status, html } = await kaede.post(`/inbox/admin/csv/${what}/check`, form(text));
    expect(status).toBe(422);
    expect(html).toContain("読めませんでした");
  });

  test("in Shift_JIS is said to be unreadable instead of being read wrongly", async () => {
    const data = new FormData();
    data.set("file", new File([new Uint8Array([0x8b, 0x4c, 0x8d, 0x86, 0x2c, 0x0d, 0x0a])], "list.csv"));
    expect((await kaede.post(`/inbox/admin/csv/${what}/check`, data)).status).toBe(422);
  });

  test("in comes by an administrator or a manager only", async () => {
    const text = writeCsv(cell(await fileOf(what), 1, "名前", "わるい名前"));
    for (const who of ["csw-midori", "partner-tsubasa", "city-aoba"]) {
      const browser = browserOf(window, who);
      expect((await browser.get(`/inbox/admin/csv/${what}.csv`)).status).toBe(403);
      expect((await browser.post(`/inbox/admin/csv/${what}/import`, form(text, "0"))).status).toBe(403);
    }
  });
});

test("districts: changed and new lines go in together, with a record of each; routing reads them at once", async () => {
  const rows = await fileOf("districts");
  const changed = cell(rows, 1, "呼び名", "北野町、すみれ団地");
  const fresh = ["minami", "南町", "南町一丁目、南小", "35.60", "139.50", "35.62", "139.52", "8"];
  const done = await take("districts", [...changed, fresh]);
  expect(done).toMatchObject({ status: 303, location: "/inbox/admin/csv?done=2" });
  expect((await window.rows("SELECT names FROM welfare_district WHERE id = 'minami'"))[0]).toEqual({
    names: JSON.stringify(["南町一丁目", "南小"]),
  });
  expect(await window.rows("SELECT scope, what FROM desk_change ORDER BY scope")).toEqual([
    { scope: "district:kita", what: "changed" },
    { scope: "district:minami", what: "added" },
    { scope: "file:districts", what: "imported" },
  ]);
  const names = JSON.stringify(await window.rows("SELECT names FROM welfare_district WHERE id = 'kita'"));
  expect(names).toContain("すみれ団地");
});

test("districts: two lines that would claim one name are told so, and two of one sign", async () => {
  const rows = await fileOf("districts");
  const { html } = await check("districts", cell(rows, 2, "呼び名", "北野町"));
  expect(html).toContain("「北野町」は「北野」にもあります");
  expect((await check("districts", [...rows, rows[1] ?? []])).html).toContain("2回あります");
});

test("places: a change, a new place, its history, and what residents are told at once", async () => {
  const rows = await fileOf("places");
  const changed = cell(rows, 1, "ひとこと", "あたたかい部屋です");
  const fresh = (rows[1] ?? []).map((value, at) =>
    rows[0]?.[at] === "記号" ? "" : rows[0]?.[at] === "名前" ? "ひだまりカフェ" : value,
  );
  expect(await take("places", [...changed, fresh])).toMatchObject({ status: 303 });
  const [setting] = await window.rows<{ value: string }>("SELECT value FROM town_setting WHERE key = 'places'");
  expect(setting?.value).toContain("ひだまりカフェ");
  expect(setting?.value).toContain("あたたかい部屋です");
  expect(await window.rows("SELECT what, staff_id FROM place_history ORDER BY what")).toEqual([
    { what: "added", staff_id: "admin-kaede" },
    { what: "changed", staff_id: "admin-kaede" },
  ]);
});

test("places: wrong kinds, districts, flags and recurrences are said by their line", async () => {
  const rows = await fileOf("places");
  const wrong = [
    ["種類", "秘密基地", "種類「秘密基地」がありません"],
    ["地区", "どこか", "地区「どこか」がありません"],
    ["無料", "たぶん", "「無料」は「はい」か「いいえ」"],
    ["くり返し", "毎週", "「くり返し」が読めません"],
    ["地図の位置", "駅の裏", "地図の位置は"],
    ["記号", "no-such-place", "の場所がありません"],
  ];
  for (const [column = "", value = "", words = ""] of wrong) {
    const { status, html } = await check("places", cell(rows, 1, column, value));
    expect([column, status, html.includes(words)]).toEqual([column, 422, true]);
  }
});

test("places: what looks like a formula leaves as text and comes back as it was", async () => {
  const evil = '=HYPERLINK("http://evil.example","ここ")';
  await window.rows(
    "UPDATE place SET note = ?1, access = '-2+3', contact = '@SUM(A1)' WHERE id = (SELECT min(id) FROM place)",
    evil,
  );
  const text = (await kaede.get("/inbox/admin/csv/places.csv")).html;
  expect(text).not.toMatch(/(^|,|")[=+\-@]/m);
  const { html } = await check("places", readCsv(text) ?? []);
  expect(html).toContain("変わるところはありません");
});
