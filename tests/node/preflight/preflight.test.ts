/** The checks before a launch: each wrong thing is named with what to do, a ready town passes, and no secret is ever shown. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { newDevelopmentKeys } from "../../../src/store/key-ring.ts";
import { USUAL_HOURS } from "../../../src/store/town.ts";
import { REGISTER } from "../../../src/triage/hotlines.ts";
import { newVapidKeys } from "../../../tools/alerts/new-keys.ts";
import { readTables, unreadTexts } from "../../../tools/preflight/facts.ts";
import { type Facts, preflight, type Tables } from "../../../tools/preflight/findings.ts";
import { root } from "../../support/house-rules/source.ts";

const NOW = Date.parse("2026-11-24T10:00:00+09:00");
const RING = { ...newDevelopmentKeys(), kind: "production" };

const TABLES: Tables = {
  settings: [{ key: "hours", value: JSON.stringify(USUAL_HOURS) }],
  districts: [{ id: "kita", name: "北野", names: '["北野町"]', south: 0, west: 0, north: 1, east: 1, hours: null }],
  staff: [
    { id: "a", email: "a@city.example.jp", role: "manager", disabled_at: null },
    { id: "b", email: "b@city.example.jp", role: "csw", disabled_at: null },
  ],
  staffDistricts: [{ staff_id: "b", area: "kita", part: "primary" }],
  checks: REGISTER.all.map((line) => ({ line_id: line.id, number: line.number, checked_on: "2026-11-20" })),
  places: [{ name: "ひだまり", checked_on: "2026-11-20", listed: 1 }],
  shifts: [{ id: "s", staff_id: "b" }],
  devices: [{ staff_id: "a" }, { staff_id: "b" }],
};
const ENV: Facts["env"] = {
  LINE_CHANNEL_SECRET: "s3cret-of-the-channel",
  LINE_CHANNEL_ID: "1234567890",
  DATA_KEYS: JSON.stringify(RING),
  PUBLIC_ORIGIN: "https://tonari.city.example.jp",
  STAFF_AUTH: "access",
  ACCESS_TEAM_DOMAIN: "city.cloudflareaccess.com",
  ACCESS_AUD: "aud-value",
  VAPID_KEYS: JSON.stringify(newVapidKeys("mailto:soudan@city.example.jp")),
};
const facts = (over: Partial<Facts> = {}): Facts => ({
  now: NOW,
  env: ENV,
  tables: TABLES,
  flows: [],
  menu: [],
  lexicon: [],
  unread: [],
  accepted: [],
  ...over,
});
const refusals = (over: Partial<Facts>) => preflight(facts(over)).filter(({ state }) => state === "refused");
const env = (over: Facts["env"]) => ({ env: { ...ENV, ...over } });
const tables = (over: Partial<Tables>) => ({ tables: { ...TABLES, ...over } });

test("a town that is ready lacks nothing but the numbers of its own windows, which ship as zeros", () => {
  expect(refusals({}).map(({ what }) => what.split("：")[0])).toEqual(["市の窓口の番号がまだです"]);
});

test.each<[string, Partial<Facts>, string, RegExp]>([
  ["no secret", env({ LINE_CHANNEL_SECRET: "" }), "settings", /LINE_CHANNEL_SECRET/],
  ["no way to prove ourselves to LINE", env({ LINE_CHANNEL_ID: undefined }), "settings", /LINE_CHANNEL_ACCESS_TOKEN/],
  ["the simulator for LINE", env({ LINE_API_BASE: "http://localhost:8788" }), "settings", /LINE_API_BASE/],
  ["keys that are no JSON", env({ DATA_KEYS: "abc" }), "keys", /形/],
  ["a key too short", env({ DATA_KEYS: JSON.stringify({ ...RING, lookup: "abc" }) }), "keys", /形/],
  ["the ring of npm start", env({ DATA_KEYS: JSON.stringify({ ...RING, kind: "development" }) }), "keys", /練習用/],
  [
    "a current key that is not held",
    env({ DATA_KEYS: JSON.stringify({ ...RING, current: "gone" }) }),
    "keys",
    /current/,
  ],
  [
    "one key for two purposes",
    env({ DATA_KEYS: JSON.stringify({ ...RING, lookup: Object.values(RING.keys)[0] }) }),
    "keys",
    /二度/,
  ],
  ["http", env({ PUBLIC_ORIGIN: "http://tonari.city.example.jp" }), "origin", /https/],
  ["this machine", env({ PUBLIC_ORIGIN: "https://localhost:8787" }), "origin", /公開/],
  ["the development sign-in", env({ STAFF_AUTH: "dev" }), "sign-in", /access/],
  ["Access without its audience", env({ ACCESS_AUD: "" }), "sign-in", /ACCESS_AUD/],
  ["no database", { tables: null }, "database", /読めません/],
  ["an old database", tables({ checks: null }), "database", /checks/],
  ["no hours", tables({ settings: [] }), "hours", /読む時間/],
  [
    "hours that never open",
    tables({ settings: [{ key: "hours", value: JSON.stringify({ ...USUAL_HOURS, week: Array(7).fill(null) }) }] }),
    "hours",
    /読む時間/,
  ],
  ["no district", tables({ districts: [] }), "districts", /ひとつも/],
  [
    "a district nobody can name",
    tables({ districts: [{ ...TABLES.districts?.[0], names: "[]" } as never] }),
    "districts",
    /よび方/,
  ],
  ["a district without a worker", tables({ staffDistricts: [] }), "districts", /担当/],
  ["only a deputy", tables({ staffDistricts: [{ staff_id: "b", area: "kita", part: "deputy" }] }), "districts", /担当/],
  [
    "the worker has left",
    tables({ staff: [TABLES.staff?.[0] as never, { ...TABLES.staff?.[1], disabled_at: 1 } as never] }),
    "districts",
    /担当/,
  ],
  ["no manager", tables({ staff: [TABLES.staff?.[1] as never] }), "staff", /管理者/],
  [
    "the demo town's staff",
    tables({ staff: [{ id: "b", email: "midori@tonari.example", role: "manager", disabled_at: null }] }),
    "staff",
    /練習用/,
  ],
  ["an empty roster", tables({ shifts: [] }), "duty", /空/],
  ["no keys to reach phones", env({ VAPID_KEYS: undefined }), "alerts", /VAPID_KEYS/],
  ["keys that are none", env({ VAPID_KEYS: "{}" }), "alerts", /形/],
  ["somebody on duty without a phone", tables({ devices: [{ staff_id: "a" }] }), "alerts", /1人/],
  ["a manager without a phone", tables({ devices: [{ staff_id: "b" }] }), "alerts", /1人/],
  ["a line nobody checked", tables({ checks: [] }), "hotlines", /よりそい/],
  ["a line checked long ago", { now: NOW + 100 * 86_400_000, ...tables({ places: [] }) }, "hotlines", /警察/],
  [
    "a check of another number",
    tables({ checks: TABLES.checks?.map((row) => ({ ...row, number: "0120-000-111" })) ?? [] }),
    "hotlines",
    /警察/,
  ],
  [
    "a place checked long ago",
    tables({ places: [{ name: "むかし", checked_on: "2026-08-01", listed: 1 }] }),
    "places",
    /むかし/,
  ],
  ["a flow to repair", { flows: ["x"] }, "flows", /1か所/],
  ["a pattern that cannot be built", { lexicon: ["self SH1 3: a set is not closed"] }, "triage", /1か所/],
  ["a menu to repair", { menu: ["x", "y"] }, "menu", /2か所/],
  ["texts nobody read", { unread: [{ language: "vi", files: 4 }] }, "native-check", /vi（4）/],
])("%s is refused, with what to do", (_what, over, check, words) => {
  const found = refusals(over).filter((one) => one.check === check);
  expect(found.map(({ what }) => what).join("\n")).toMatch(words);
  for (const { todo } of found) expect(todo).not.toBe("");
});

test("unread texts can be taken on knowingly; nothing else can", () => {
  const unread = [{ language: "vi", files: 4 }];
  expect(refusals({ unread, accepted: ["native-check"] }).some(({ check }) => check === "native-check")).toBe(false);
  expect(
    refusals({ ...env({ STAFF_AUTH: "dev" }), accepted: ["sign-in"] }).some(({ check }) => check === "sign-in"),
  ).toBe(true);
});

test("no value of a setting is ever shown, right or wrong", () => {
  const secrets = {
    LINE_CHANNEL_SECRET: "zq-secret-1",
    LINE_CHANNEL_ACCESS_TOKEN: "zq-secret-2",
    DATA_KEYS: "zq-secret-3",
    ACCESS_AUD: "zq-secret-4",
    PUBLIC_ORIGIN: "http://zq-secret-5",
  };
  for (const over of [secrets, { ...secrets, DATA_KEYS: JSON.stringify(RING) }]) {
    const said = JSON.stringify(preflight(facts(env(over))));
    expect(said).not.toContain("zq-secret");
    for (const key of [...Object.values(RING.keys), RING.lookup]) expect(said).not.toContain(key);
  }
});

test("a database file, a dump and a folder of wrangler's say the same", () => {
  const folder = mkdtempSync(join(tmpdir(), "tonari-preflight-"));
  const file = join(folder, "town.sqlite");
  const database = new DatabaseSync(file);
  const migrations = join(root, "migrations");
  const sql = readdirSync(migrations)
    .filter((name) => name.endsWith(".sql"))
    .toSorted()
    .map((name) => readFileSync(join(migrations, name), "utf8").replaceAll("--> statement-breakpoint", ""))
    .join("\n");
  const row = "INSERT INTO staff (id, email, nickname, role) VALUES ('a', 'a@city.jp', 'あ', 'manager');";
  database.exec(sql + row);
  database.close();
  const dump = join(folder, "town.sql");
  writeFileSync(dump, sql + row);
  const read = readTables(file);
  expect(read?.staff).toEqual([{ id: "a", email: "a@city.jp", role: "manager", disabled_at: null }]);
  expect(read?.checks).toEqual([]);
  expect(readTables(dump)).toEqual(read);
  expect(readTables(join(folder, "nothing.sqlite"))).toBeNull();
});

test("texts that wait for a reader are counted by language", () => {
  for (const { files } of unreadTexts(join(root, "flows", "text"))) expect(files).toBeGreaterThan(0);
});
