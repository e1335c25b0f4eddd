/** Somebody with the database in hand tries to rewrite what was recorded: every way SQL has, against every table that is only appended to. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { type Browser, browserOf } from "../../support/workers/door.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { worryFrom } from "../requests/worry.ts";

const TABLES = [
  "read_audit",
  "history_event",
  "audit_look",
  "desk_change",
  "place_history",
  "hours_change",
  "hotline_check",
  "snippet",
] as const;

let window: TestWindow;
let hinata: Browser;
beforeEach(async () => {
  window = await openTestWindow();
  const { id } = await worryFrom(window, "みつ", "北野町");
  hinata = browserOf(window, "csw-hinata");
  await hinata.get(`/inbox/requests/${id}`);
  await hinata.get("/inbox/audit");
  await hinata.post("/inbox/admin/settings/window", { name: "北の窓口", seenVersion: "0" });
  await hinata.post("/inbox/hours/town/closures", { from: "2026-12-28", seenVersion: "0" });
  const [place] = await window.rows<{ id: string; version: number }>("SELECT id, version FROM place LIMIT 1");
  await hinata.post(`/inbox/places/${place?.id}/checked`, { seenVersion: String(place?.version) });
  const html = (await hinata.get("/inbox/hotlines")).html;
  await hinata.post(/action="(\/inbox\/hotlines\/[^"]+\/checks)"/.exec(html)?.[1] ?? "", {});
  const text = { id: crypto.randomUUID(), topic: "any", language: "ja", title: "あいさつ", text: "読みました" };
  await hinata.post("/inbox/snippets", text);
});

type Row = Record<string, string | number | null>;
const all = (table: string) => window.rows<Row>(`SELECT rowid AS rowid, * FROM ${table} ORDER BY rowid`);

/** Ways to have another row where one stands. */
const WAYS: [string, (table: string, row: Row) => [string, unknown[]]][] = [
  [
    "REPLACE under the same id",
    (table, row) => replace("REPLACE", table, { ...without(row, "rowid"), ...forged(row) }),
  ],
  [
    "INSERT OR REPLACE in the same place",
    (table, row) => replace("INSERT OR REPLACE", table, { ...row, ...forged(row), id: "forged" }),
  ],
  [
    "an upsert",
    (table, row) => {
      const [sql, values] = replace("INSERT", table, { ...without(row, "rowid"), ...forged(row) });
      return [`${sql} ON CONFLICT DO UPDATE SET staff_id = 'forged'`.replace("staff_id", writer(table)), values];
    },
  ],
  [
    "UPDATE OR REPLACE",
    (table, row) => [`UPDATE OR REPLACE ${table} SET ${writer(table)} = 'forged' WHERE id = ?1`, [row.id]],
  ],
  [
    "UPDATE OR IGNORE",
    (table, row) => [`UPDATE OR IGNORE ${table} SET ${writer(table)} = 'forged' WHERE id = ?1`, [row.id]],
  ],
  ["DELETE of one", (table, row) => [`DELETE FROM ${table} WHERE id = ?1`, [row.id]]],
  ["DELETE of all", (table) => [`DELETE FROM ${table}`, []]],
];

const writer = (table: string): string => (table === "snippet" ? "written_by" : "staff_id");
const without = (row: Row, name: string): Row =>
  Object.fromEntries(Object.entries(row).filter(([key]) => key !== name));
const forged = (row: Row): Row => ("written_by" in row ? { written_by: "forged" } : { staff_id: "forged" });
function replace(verb: string, table: string, row: Row): [string, unknown[]] {
  const names = Object.keys(row);
  return [
    `${verb} INTO ${table} (${names.join(", ")}) VALUES (${names.map((_, at) => `?${at + 1}`).join(", ")})`,
    Object.values(row),
  ];
}

describe.each(TABLES)("%s", (table) => {
  test.each(WAYS)("stands as it was after %s", async (_name, way) => {
    const before = await all(table);
    expect(before.length).toBeGreaterThan(0);
    for (const row of before.slice(0, 2)) {
      const [sql, values] = way(table, row);
      // Refused, or without effect: what counts is what stands there.
      await env.DB.prepare(sql)
        .bind(...values)
        .run()
        .catch(() => undefined);
    }
    expect(await all(table)).toEqual(before);
  });

  test("goes on taking new rows", async () => {
    const [row] = await all(table);
    if (!row) throw new Error("nothing recorded");
    const next = { ...without(row, "rowid"), id: "next", ...("version" in row ? { version: 99 } : {}) };
    const [sql, values] = replace("INSERT", table, next);
    await env.DB.prepare(sql)
      .bind(...values)
      .run();
    expect((await window.rows(`SELECT id FROM ${table} WHERE id = 'next'`)).length).toBe(1);
  });
});
