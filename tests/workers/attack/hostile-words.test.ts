/** Hostile words in every field that is kept: nothing runs, nothing leaves its place, nothing is kept without end. */
import { beforeEach, describe, expect, test } from "vitest";
import { type Browser, browserOf } from "../../support/workers/door.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { versionOf, worryFrom } from "../requests/worry.ts";

let window: TestWindow;
let hinata: Browser;
let id: string;
let place: string;
beforeEach(async () => {
  window = await openTestWindow();
  id = (await worryFrom(window, "みつ", "北野町")).id;
  await window.rows("UPDATE request SET area = 'kita', owner = 'csw-hinata'");
  hinata = browserOf(window, "csw-hinata");
  place = (await window.rows<{ id: string }>("SELECT id FROM place LIMIT 1"))[0]?.id ?? "";
});

const uuid = () => crypto.randomUUID();
const WEEK_OFF = { south: "35.6", west: "139.5", north: "35.7", east: "139.6", position: "3" };

/** Forms that are taken as they are, with the same words in each field somebody writes in. */
async function sendEverywhere(words: string): Promise<Map<string, number>> {
  const request = `/inbox/requests/${id}`;
  const version = () => versionOf(window, id).then(String);
  const placeForm = { name: words, note: words, address: words, area: "kita", kinds: "food", whenOpen: words };
  const all: [string, () => Promise<Record<string, string>>][] = [
    [`${request}/draft`, async () => ({ text: words, reason: words, answerId: uuid() })],
    [`${request}/answers`, async () => ({ text: words, reason: words, answerId: uuid() })],
    [`${request}/notes`, async () => ({ note: words, kind: "fact", entryId: uuid() })],
    [`${request}/steps`, async () => ({ words, kind: "care", at: "", entryId: uuid() })],
    [
      `${request}/notices`,
      async () => ({
        agency: words,
        spokeTo: words,
        content: words,
        law: "child",
        method: "phone",
        at: "",
        second: "csw-midori",
        entryId: uuid(),
      }),
    ],
    [
      `${request}/hand`,
      async () => ({ field: "level", value: "U2", why: "other", words, seenVersion: await version(), entryId: uuid() }),
    ],
    [
      `${request}/handovers`,
      async () => ({ to: "csw-midori", how: "ask", words, seenVersion: await version(), entryId: uuid() }),
    ],
    [
      "/inbox/records",
      async () => ({ text: words, who: words, id: uuid(), kind: "phone", about: "self", area: "kita" }),
    ],
    ["/inbox/snippets", async () => ({ text: words, title: words, id: uuid(), topic: "any", language: "ja" })],
    ["/inbox/places", async () => placeForm],
    [
      `/inbox/places/${place}/closure`,
      async () => ({
        words,
        from: "2026-12-01",
        seenVersion: String(
          (await window.rows<{ version: number }>("SELECT version FROM place WHERE id = ?1", place))[0]?.version,
        ),
      }),
    ],
    ["/inbox/admin/staff", async () => ({ nickname: words, email: `n${uuid()}@tonari.example`, role: "csw" })],
    ["/inbox/admin/districts", async () => ({ id: "new-one", name: words, names: words, ...WEEK_OFF })],
    ["/inbox/admin/settings/window", async () => ({ name: words, seenVersion: "0" })],
    ["/inbox/training/food/steps", async () => ({ id: uuid(), kind: "noted", text: words })],
    [`${request}/closure`, async () => ({ reason: "other", words, seenVersion: await version(), formId: uuid() })],
  ];
  const out = new Map<string, number>();
  for (const [path, fields] of all) out.set(path, (await hinata.post(path, await fields())).status);
  return out;
}

const PAGES = () => [
  "/inbox",
  "/inbox?which=closed",
  `/inbox/requests/${id}`,
  `/inbox/requests/${id}/compose?check=1`,
  `/inbox/requests/${id}/timeline`,
  "/inbox/called",
  "/inbox/snippets",
  "/inbox/places",
  `/inbox/places/${place}`,
  `/inbox/places/${place}/edit`,
  `/inbox/places/${place}/poster`,
  "/inbox/admin/staff",
  "/inbox/admin/districts",
  "/inbox/admin/settings",
  "/inbox/hours",
  "/inbox/duty",
  "/inbox/records/new",
  "/inbox/audit",
  "/inbox/numbers",
  "/inbox/training",
  "/inbox/training/food",
];

const HOSTILE: [string, string][] = [
  ["a script", "<script>alert(1)</script>"],
  ["the end of a field", '</textarea></script>"><img src=x onerror=alert(1)>'],
  ["an attribute", "' autofocus onfocus='alert(1)"],
  ["a link that runs", "javascript:alert(1)"],
  ["htmx", '<a hx-get="/inbox" hx-trigger="load">x</a>'],
  ["an address", "https://example.com/a?b=<b>"],
  ["writing from the right", "あ\u202Eしんがうよ\u2066い"],
  ["a header", "あ\r\nSet-Cookie: a=b"],
  ["a hole in the middle", "あ\u0000い"],
  ["half a letter", "あ\uD83Dい"],
];

test.each(HOSTILE)("%s stays words on every page", async (_name, words) => {
  const sent = await sendEverywhere(words);
  expect([...sent].filter(([, status]) => status >= 500)).toEqual([]);
  for (const path of PAGES()) {
    const { status, html, headers } = await hinata.get(path);
    expect([path, status === 200 || status === 404]).toEqual([path, true]);
    expect([path, /<script>|<img src=x|<b>|<a hx-get="\/inbox" hx-trigger/.test(html)]).toEqual([path, false]);
    expect([path, /(?:href|src|action)="\s*javascript:/i.test(html)]).toEqual([path, false]);
    expect([path, /<[^>]*\sonfocus=['"]/.test(html)]).toEqual([path, false]);
    expect(headers.get("set-cookie") ?? "").not.toContain("a=b");
  }
  expect(JSON.stringify(window.logs)).not.toContain("alert(1)");
});

test("marks that turn the writing round cannot reach the names staff are known by, nor districts", async () => {
  const sent = await sendEverywhere("あ\u202Eい");
  expect(sent.get("/inbox/admin/staff")).toBe(422);
  expect(sent.get("/inbox/admin/districts")).toBe(422);
});

test("without end: each field says it is too long, and nothing of that size is kept", async () => {
  const sent = await sendEverywhere("長".repeat(12_000));
  // A draft may be long; what stands at a closed place is cut to its line.
  const bounded = [`/inbox/requests/${id}/draft`, `/inbox/places/${place}/closure`];
  expect([...sent].filter(([path, status]) => ![409, 422].includes(status) && !bounded.includes(path))).toEqual([]);
  const tables = await window.rows<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'd1%'",
  );
  for (const { name } of tables) {
    const columns = await window.rows<{ name: string; type: string }>(
      `SELECT name, type FROM pragma_table_info('${name}')`,
    );
    for (const column of columns.filter(({ type }) => /text/i.test(type))) {
      const [longest] = await window.rows<{ n: number | null }>(
        `SELECT max(length("${column.name}")) AS n FROM "${name}"`,
      );
      // A draft may be far longer than an answer; the directory of places is one text.
      if (Number(longest?.n) > 12_000 && name !== "answer_draft")
        expect([name, column.name]).toEqual(["town_setting", "value"]);
    }
  }
});

describe("a reason given for sending", () => {
  test.each([
    ["blanks", "   \u3000"],
    ["what nobody sees", "\u200B\u2060\uFEFF\u200D"],
    ["dots", "...。。・"],
    ["far too long", "わけ".repeat(2000)],
  ])("%s is none: nothing is sent, and the answer stands there", async (_name, reason) => {
    await window.rows("UPDATE person SET contact = 'doNotContact'");
    const { status, html } = await hinata.post(`/inbox/requests/${id}/answers`, {
      text: "あした行きます",
      reason,
      answerId: uuid(),
    });
    expect(status).toBe(422);
    expect(html).toContain("あした行きます");
    expect(await window.rows("SELECT 1 FROM outbox WHERE kind = 'staff'")).toEqual([]);
  });
});
