/** Round trips to D1 of one visit, the door and the alarm included: what a page looks at side by side travels together. */
import { beforeAll, describe, expect, test } from "vitest";
import { gatherReads } from "../../../src/store/gather.ts";
import { type Browser, browserOf } from "../../support/workers/door.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { worryFrom } from "../requests/worry.ts";
import { reportFrom } from "../subjects/reports.ts";

let window: TestWindow;
let midori: Browser;
let hinata: Browser;
let own: string;
let told: { subjectId: string; requestId: string };

beforeAll(async () => {
  window = await openTestWindow();
  own = (await worryFrom(window, "みつ", "北野町")).id;
  const report = await reportFrom(
    window,
    "よしえ",
    "となりの赤い屋根の家の雨戸がずっとしまっています",
    "松葉町の松の木の角",
  );
  const [row] = await window.rows<{ request_id: string }>(
    "SELECT request_id FROM report WHERE id = ?1",
    report.reportId,
  );
  told = { subjectId: report.subjectId, requestId: row?.request_id ?? "" };
  midori = browserOf(window, "csw-midori");
  hinata = browserOf(window, "csw-hinata");
  // The first visit of all remembers who signs in, the first of a request that its alert was seen.
  await hinata.get("/inbox");
  await midori.get(`/inbox/requests/${own}`);
  await midori.get(`/inbox/requests/${told.requestId}`);
});

async function tripsOf(browser: Browser, path: string): Promise<number> {
  window.trips.forget();
  const { status } = await browser.get(path);
  expect([path, status]).toEqual([path, 200]);
  return window.trips.count();
}

describe("a visit", () => {
  test.each([
    ["the list", (): string => "/inbox", 3],
    ["one's own", (): string => "/inbox?which=mine", 3],
    ["what is closed", (): string => "/inbox?state=closed", 3],
    ["a request", (): string => `/inbox/requests/${own}`, 3],
    ["a report", (): string => `/inbox/requests/${told.requestId}`, 5],
    ["its subject", (): string => `/inbox/subjects/${told.subjectId}`, 4],
    ["everything of a request", (): string => `/inbox/requests/${own}/timeline`, 3],
    ["what one is called to", (): string => "/inbox/called", 3],
    ["a duty", (): string => "/inbox/duty", 3],
    ["the hours", (): string => "/inbox/hours", 3],
    ["the places", (): string => "/inbox/places", 3],
    ["a record", (): string => "/inbox/records/new", 3],
    ["the list's fragment", (): string => "/inbox/fragments/list", 3],
    ["the talk's fragment", (): string => `/inbox/fragments/requests/${own}/talk`, 3],
    ["the work's fragment", (): string => `/inbox/fragments/requests/${own}/work`, 3],
    ["the danger's fragment", (): string => `/inbox/fragments/requests/${own}/danger`, 3],
  ] as const)("%s", async (name, path, most) => {
    for (const browser of [midori, hinata]) {
      const trips = await tripsOf(browser, path());
      expect([name, trips, trips <= most]).toEqual([name, trips, true]);
    }
  });
});

describe("reads that travel together", () => {
  const ask = (sql: string) => window.house.store.prepare(sql);

  test("several groups asked for side by side are one trip, and each gets its own answers", async () => {
    const store = gatherReads(window.house.store);
    window.trips.forget();
    const late = async () => {
      for (let turn = 0; turn < 10; turn++) await null;
      return store.batch([ask("SELECT 3 AS n")]);
    };
    const groups = await Promise.all([store.batch([ask("SELECT 1 AS n"), ask("SELECT 2 AS n")]), late()]);
    expect(groups.map((results) => results.map(({ results: [row] }) => row?.n))).toEqual([[1, 2], [3]]);
    expect(window.trips.count()).toBe(1);
    await store.batch([ask("SELECT 4 AS n")]);
    expect(window.trips.count()).toBe(2);
  });

  test("a part that cannot be read takes no other with it, and what was written is written once", async () => {
    const store = gatherReads(window.house.store);
    const write = () =>
      store.batch([
        ask("INSERT INTO presence (request_id, staff_id, at) SELECT id, 'csw-sora', 1 FROM request LIMIT 1"),
      ]);
    const [broken, written] = await Promise.allSettled([store.batch([ask("SELECT nothing FROM nowhere")]), write()]);
    expect([broken.status, written.status]).toEqual(["rejected", "fulfilled"]);
    expect(await window.rows("SELECT at FROM presence WHERE staff_id = 'csw-sora'")).toEqual([{ at: 1 }]);
  });
});
