/** What the inbox costs among many: rows and time of a page of the list, and how soon a search shows its first results. */
import type { House } from "../../src/house.ts";
import { readListPage } from "../../src/requests/list-page.ts";
import { type ListQuery, readListQuery } from "../../src/requests/list-query.ts";
import { search } from "../../src/requests/search.ts";
import type { StaffMember } from "../../src/staff/types.ts";
import { newDevelopmentKeys } from "../../src/store/key-ring.ts";
import { loadTown } from "../demo/load-town.ts";
import { openEmbeddedD1 } from "../house/embedded-d1.ts";
import { openHouse } from "../house/open-house.ts";
import { fillRequests } from "./many-requests.ts";
import { fillWords } from "./many-words.ts";
import { type Cost, costOf } from "./page-cost.ts";

const NOW = Date.parse("2026-11-24T10:00:00+09:00");
const AREAS = ["kita", "sakura", "midori", "yamate", "ekimae", "chuo", "kawabata", "hama"];
const EIGHT: StaffMember = { id: "s-eight", nickname: "はち", email: "a@example.jp", role: "csw", areas: AREAS };
const ONE: StaffMember = { id: "s-one", nickname: "いち", email: "b@example.jp", role: "csw", areas: ["kita"] };

/** Most rows that a page of fifty may read. */
export const ROWS_AT_MOST = 120;
/** Milliseconds until the first result of a search. */
export const FIRST_AT_MOST = 1000;

export interface ListFigures {
  pages: { requests: number; fillMs: number; first: Cost; second: Cost; mine: Cost; free: Cost; closed: Cost }[];
  search: {
    messages: number;
    /** A word that many wrote, one that few did, one that nobody did: until the first result, and to the end. */
    words: { often: boolean | null; firstMs: number | null; found: number; looked: number; ms: number }[];
  };
}

const ask = (text: string): ListQuery => {
  const params = new URLSearchParams(text);
  return readListQuery((name) => params.get(name) ?? undefined);
};

async function freshHouse(): Promise<{ house: House; close(): Promise<void> }> {
  const d1 = await openEmbeddedD1();
  const { house } = await openHouse({
    database: d1.database,
    bucket: d1.bucket,
    clock: { now: () => NOW, set: () => {} },
    env: {
      LINE_CHANNEL_SECRET: "0123456789abcdef0123456789abcdef",
      LINE_CHANNEL_ID: "1234567890",
      LINE_API_BASE: "http://localhost",
      LINE_DATA_API_BASE: "http://localhost",
      DATA_KEYS: JSON.stringify(newDevelopmentKeys()),
      STAFF_AUTH: "dev",
      PUBLIC_ORIGIN: "http://localhost:8787",
    },
  });
  await loadTown(house.store, NOW);
  return { house, close: d1.close };
}

export async function listFigures(sizes: readonly number[] = [1000, 100_000, 1_000_000]): Promise<ListFigures> {
  const pages: ListFigures["pages"] = [];
  for (const requests of sizes) {
    const { house, close } = await freshHouse();
    const from = performance.now();
    const staff = [EIGHT.id, ONE.id, "s-x", "s-y", "s-z", "s-u", "s-v", "s-w"];
    await fillRequests(house.store, { requests, now: NOW, areas: AREAS, staff, openOneIn: 4 });
    const fillMs = Math.round(performance.now() - from);
    const page = (query: ListQuery) => costOf(house, (counted) => readListPage(counted, EIGHT, query));
    await page(ask(""));
    const { next } = await readListPage(house, EIGHT, ask(""));
    pages.push({
      requests,
      fillMs,
      first: await page(ask("")),
      second: await page({ ...ask(""), ...(next ? { after: next } : {}) }),
      mine: await page(ask("which=mine")),
      free: await page(ask("which=free")),
      closed: await page(ask("state=closed")),
    });
    await close();
  }
  return { pages, search: await searchFigures() };
}

export async function searchFigures(people = 1200, each = 50): Promise<ListFigures["search"]> {
  const { house, close } = await freshHouse();
  const messages = await fillWords(house, { people, each, area: "kita", now: NOW });
  const words: ListFigures["search"]["words"] = [];
  for (const [word, often] of [
    ["さみしく", true],
    ["むらさきの傘", false],
    ["どこにもないことば", null],
  ] as const) {
    const from = performance.now();
    let firstMs: number | null = null;
    let [found, looked] = [0, 0];
    for await (const step of search(house, ONE, word, null)) {
      if (step.kind === "hit") {
        firstMs ??= Math.round(performance.now() - from);
        found++;
      } else looked = step.texts;
    }
    words.push({ often, firstMs, found, looked, ms: Math.round(performance.now() - from) });
  }
  await close();
  return { messages, words };
}

export const listMet = ({ pages, search: { words } }: ListFigures): boolean =>
  pages.every((one) =>
    [one.first, one.second, one.mine, one.free, one.closed].every(
      ({ pageRows, trips }) => pageRows <= ROWS_AT_MOST && trips <= 3,
    ),
  ) && words.every(({ often, firstMs }) => often === null || (firstMs !== null && firstMs <= FIRST_AT_MOST));

export function printList({ pages, search: { messages, words } }: ListFigures): void {
  console.log(
    `The list: rows D1 reads for a page of fifty over eight districts (at most ${ROWS_AT_MOST}), with badges and names, and time`,
  );
  for (const { requests, first, second, mine, free, closed, fillMs } of pages) {
    const figure = (name: string, { pageRows, allRows, ms, trips }: Cost) =>
      `${name} ${pageRows} (${allRows} in all, ${trips} trips, ${ms} ms)`;
    console.log(`  ${String(requests).padStart(9)} requests (written in ${(fillMs / 1000).toFixed(0)} s)`);
    console.log(
      `    ${[figure("first", first), figure("second", second), figure("mine", mine), figure("free", free), figure("closed", closed)].join("; ")}`,
    );
  }
  console.log(`Search over ${messages} sealed messages of one district: first result within ${FIRST_AT_MOST} ms`);
  for (const { often, firstMs, found, looked, ms } of words) {
    const name = often === null ? "a word of nobody" : often ? "a word of many" : "a word of few";
    console.log(`  ${name.padEnd(18)} first ${firstMs ?? "–"} ms; ${found} found among ${looked} in ${ms} ms`);
  }
}
