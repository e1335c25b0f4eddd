/** The merged list is exactly what the scope allows, in page order, page after page: compared with it on many mixed requests. */
import { beforeAll, describe, expect, test } from "vitest";
import { readListPage } from "../../../src/requests/list-page.ts";
import { type ListQuery, readListQuery } from "../../../src/requests/list-query.ts";
import { scopeSql, scopeValues } from "../../../src/requests/scope.ts";
import type { StaffMember } from "../../../src/staff/types.ts";
import { fillRequests } from "../../../tools/bench/many-requests.ts";
import { openTestWindow, type TestWindow, TUESDAY_10 } from "../../support/workers/window.ts";

const AREAS = ["kita", "sakura", "midori", "yamate", "ekimae", "chuo", "kawabata", "hama", "mura"];
const STAFF = ["s-one", "s-two", "s-eight", "s-none", "s-all", "s-gone"];
const member = (id: string, areas: string[], role: StaffMember["role"] = "csw"): StaffMember => ({
  id,
  nickname: id,
  email: `${id}@example.jp`,
  role,
  areas,
});
const ONE = member("s-one", ["kita"]);
const TWO = member("s-two", ["hama", "chuo"]);
const EIGHT = member("s-eight", AREAS.slice(0, 8));
const NONE = member("s-none", []);
const ALL = member("s-all", [], "manager");
/** An id that looks like a heap's own sign, and one district twice. */
const ODD = member("s-gone", ["!", "?", "kita", "kita"]);

let window: TestWindow;
beforeAll(async () => {
  window = await openTestWindow();
  await fillRequests(window.house.store, {
    requests: 1600,
    now: TUESDAY_10,
    areas: AREAS,
    staff: STAFF,
    openOneIn: 2,
    step: 800,
  });
});

const ask = (text: string): ListQuery => {
  const params = new URLSearchParams(text);
  return readListQuery((name) => params.get(name) ?? undefined);
};

/** Every page, by following `next`. */
async function whole(staff: StaffMember, query: ListQuery): Promise<string[]> {
  const ids: string[] = [];
  let after: ListQuery["after"];
  for (let pages = 0; pages < 100; pages++) {
    const { cards, next } = await readListPage(window.house, staff, { ...query, ...(after ? { after } : {}) });
    ids.push(...cards.map(({ id }) => id));
    if (!next) return ids;
    after = next;
  }
  throw new Error("the pages do not end");
}

/** The same in the plainest SQL. */
async function plainly(staff: StaffMember, query: ListQuery): Promise<string[]> {
  const where: Record<ListQuery["tab"], string> = {
    open: "1",
    mine: "r.owner = ?3",
    free: "r.owner IS NULL",
    district: "r.area IN (SELECT value FROM json_each(?2))",
    unknown: "r.owner IS NULL AND r.area IS NULL AND (r.route_queue = 'unknownArea' OR r.route_queue IS NULL)",
  };
  const state = {
    open: "r.state = 'open' AND r.snoozed_until IS NULL",
    snoozed: "r.state = 'open' AND r.snoozed_until IS NOT NULL",
    closed: "r.state = 'closed'",
  };
  const order = {
    open: "r.level, r.waiting_since IS NULL, r.waiting_since, CASE WHEN r.waiting_since IS NULL THEN r.opened_at END, r.id",
    snoozed: "r.snoozed_until, r.id",
    closed: "r.closed_at DESC, r.id DESC",
  };
  const filters = [
    query.level && `r.level = '${query.level}'`,
    query.area && `r.area = '${query.area}'`,
    query.topic && `EXISTS (SELECT 1 FROM json_each(r.topics) t WHERE t.value = '${query.topic}')`,
    query.stance && `r.stance = '${query.stance}'`,
    query.waiting === "us" && "r.waiting_since IS NOT NULL",
    query.waiting === "them" && "r.waiting_since IS NULL",
    query.waiting === "night" &&
      `r.waiting_since >= ${Date.parse("2026-11-20T17:15:00+09:00")} AND r.waiting_since < ${Date.parse("2026-11-24T08:30:00+09:00")}`,
  ].filter(Boolean);
  const rows = await window.rows<{ id: string }>(
    `SELECT r.id FROM request r WHERE ${scopeSql(1)} AND ${state[query.state]} AND ${where[query.tab]}
     ${filters.map((one) => `AND ${one}`).join(" ")} ORDER BY ${order[query.state]}`,
    ...scopeValues(staff),
  );
  return rows.map(({ id }) => id);
}

const MEMBERS = [ONE, TWO, EIGHT, NONE, ALL, ODD];
const QUERIES = [
  "",
  "which=mine",
  "which=free",
  "which=district",
  "which=unknown",
  "state=closed",
  "state=closed&which=mine",
  "state=closed&which=free",
  "state=closed&area=kita",
  "state=snoozed",
  "state=snoozed&which=mine",
  "level=U3",
  "level=U0",
  "which=free&level=U2",
  "area=kita",
  "area=mura&waiting=us",
  "which=mine&area=hama",
  "topic=money",
  "stance=ambivalent&topic=lonely",
  "waiting=them",
  "waiting=night",
  "waiting=night&which=mine",
  "which=free&topic=housing&level=U4",
  "area=nowhere",
];

describe.each(MEMBERS.map((one) => [`${one.id} (${one.role}, ${one.areas.length} districts)`, one] as const))(
  "%s",
  (_name, staff) => {
    test.each(QUERIES)("?%s", async (text) => {
      const query = ask(text);
      const expected = await plainly(staff, query);
      const found = await whole(staff, query);
      expect(new Set(found).size).toBe(found.length);
      expect(found).toEqual(expected);
    });
  },
);

test("the data is mixed enough for that to mean something", async () => {
  const [all, one, mine, beyond] = await Promise.all([
    plainly(ALL, ask("")),
    plainly(ONE, ask("")),
    plainly(ONE, ask("which=mine")),
    window.rows<{ n: number }>(
      "SELECT count(*) AS n FROM request WHERE owner = 's-one' AND area <> 'kita' AND level > 'U1' AND state = 'open'",
    ),
  ]);
  expect(all.length).toBeGreaterThan(500);
  expect(one.length).toBeGreaterThan(150);
  expect(one.length).toBeLessThan(all.length);
  expect(mine.length).toBeGreaterThan(10);
  expect(beyond[0]?.n).toBeGreaterThan(10);
});

describe("counts of what waits", () => {
  test.each(MEMBERS.map((one) => [one.id, one] as const))(
    "%s: each badge is what the list holds, capped",
    async (_id, staff) => {
      const { waiting } = await readListPage(window.house, staff, ask(""));
      for (const [name, count] of Object.entries(waiting)) {
        const text = name === "night" ? "waiting=night" : `which=${name}&waiting=us`;
        const { length } = await plainly(staff, ask(text));
        expect([name, count]).toEqual([name, { n: Math.min(length, 50), more: length > 50 }]);
      }
      expect(Object.keys(waiting)).toEqual(
        staff.areas.length > 0 ? ["open", "mine", "free", "district", "night"] : ["open", "mine", "free", "night"],
      );
    },
  );
});

describe("who the list does not know", () => {
  const as = (role: string) => ({ ...ONE, id: "s-partner", role }) as unknown as StaffMember;

  test.each(["city", "admin", "somebody new"])("%s sees nothing and counts nothing", async (role) => {
    const { cards, waiting, next } = await readListPage(window.house, as(role), ask(""));
    expect(cards).toEqual([]);
    expect(next).toBeNull();
    expect(Object.values(waiting).every(({ n }) => n === 0)).toBe(true);
  });

  test("a partner sees what was given, while it is given", async () => {
    const [a, b, c, d] = await window.rows<{ id: string }>(
      "SELECT id FROM request WHERE state = 'open' AND snoozed_until IS NULL ORDER BY id LIMIT 4",
    );
    const now = window.clock.now();
    await window.rows(
      "INSERT INTO staff (id, email, nickname, role) VALUES ('s-partner', 'p@example.jp', 'ぱ', 'csw')",
    );
    const give = (request: string | undefined, from: number, until: number, ended: number | null) =>
      window.rows(
        "INSERT INTO request_grant (id, request_id, staff_id, given_by, given_at, until, ended_at) VALUES (?1, ?2, 's-partner', 's-all', ?3, ?4, ?5)",
        crypto.randomUUID(),
        request,
        from,
        until,
        ended,
      );
    await give(a?.id, now - 1000, now + 1000, null);
    await give(b?.id, now - 1000, now, null);
    await give(c?.id, now - 1000, now + 1000, now - 1);
    await give(d?.id, now + 1, now + 1000, null);
    const { cards } = await readListPage(window.house, as("partner"), ask(""));
    expect(cards.map(({ id }) => id)).toEqual([a?.id]);
  });
});
