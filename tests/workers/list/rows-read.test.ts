/** What a page costs, by D1's own counters: the same rows among a thousand requests as among a hundred thousand, in two round trips. */
import { describe, expect, test } from "vitest";
import { readListPage } from "../../../src/requests/list-page.ts";
import { type ListQuery, readListQuery } from "../../../src/requests/list-query.ts";
import type { StaffMember } from "../../../src/staff/types.ts";
import { fillRequests } from "../../../tools/bench/many-requests.ts";
import { costOf } from "../../../tools/bench/page-cost.ts";
import { openTestWindow, TUESDAY_10 } from "../../support/workers/window.ts";

const AREAS = ["kita", "sakura", "midori", "yamate", "ekimae", "chuo", "kawabata", "hama"];
const PEOPLE: StaffMember[] = [
  { id: "s-eight", nickname: "はち", email: "a@example.jp", role: "csw", areas: AREAS },
  { id: "s-one", nickname: "いち", email: "b@example.jp", role: "csw", areas: ["kita"] },
  { id: "s-all", nickname: "ぜん", email: "c@example.jp", role: "manager", areas: [] },
];
const ask = (text: string): ListQuery => {
  const params = new URLSearchParams(text);
  return readListQuery((name) => params.get(name) ?? undefined);
};

async function costs(requests: number) {
  const window = await openTestWindow();
  const staff = [...PEOPLE.map(({ id }) => id), "s-x", "s-y", "s-z", "s-u", "s-v", "s-w"];
  await fillRequests(window.house.store, { requests, now: TUESDAY_10, areas: AREAS, staff, openOneIn: 3 });
  const found: Record<string, Awaited<ReturnType<typeof costOf>>> = {};
  for (const member of PEOPLE) {
    for (const text of ["", "which=mine", "which=free", "level=U3", "state=closed"])
      found[`${member.id} ?${text}`] = await costOf(window.house, (house) => readListPage(house, member, ask(text)));
    const { next } = await readListPage(window.house, member, ask(""));
    found[`${member.id} second page`] = await costOf(window.house, (house) =>
      readListPage(house, member, { ...ask(""), ...(next ? { after: next } : {}) }),
    );
  }
  return found;
}

describe("a page of fifty", () => {
  test.each([1000, 100_000])(
    "among %i requests: at most 120 rows, two round trips",
    async (requests) => {
      const found = await costs(requests);
      for (const [name, { pageRows, allRows, trips }] of Object.entries(found)) {
        expect([name, pageRows <= 120], `${name}: ${pageRows} rows`).toEqual([name, true]);
        expect([name, allRows <= 650], `${name}: ${allRows} rows with badges and names`).toEqual([name, true]);
        expect(trips).toBe(2);
      }
      expect(found["s-eight ?"]?.pageRows).toBeGreaterThan(100);
    },
    120_000,
  );
});
