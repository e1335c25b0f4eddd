/** Counts of requests by month for the city division: levels, topics, districts, without a word of anybody and without small numbers. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import { mayAdminister } from "../store/desk-changes.ts";
import { jst, jstMoment } from "../triage/hours.ts";
import { LEVELS } from "../triage/types.ts";
import { type Said, sayEach, sayParts } from "./suppress.ts";

const MONTHS = 12;
/** Who is told the counts. */
const COUNTS = "'manager', 'city'";
/** The month a request came in, in Tokyo. */
const MONTH = "strftime('%Y-%m', (r.opened_at + 32400000) / 1000, 'unixepoch')";

export interface NumbersTable {
  /** Codes of levels, topics or districts; "" for a district nobody knows. */
  columns: string[];
  rows: { month: string; total: Said; parts: Said[] }[];
}

export interface NumbersView {
  levels: NumbersTable;
  districts: NumbersTable;
  /** A request may have several topics, so these do not add up. */
  topics: NumbersTable;
  districtNames: ReadonlyMap<string, string>;
}

interface Count {
  month: string;
  code: string | null;
  n: number;
}

/** null: not theirs. One round trip. */
export async function readNumbers(house: House, staff: StaffMember): Promise<NumbersView | null> {
  const { store } = house;
  const months = lastMonths(jst(house.clock()).date.slice(0, 7));
  const since = jstMoment(`${months.at(-1)}-01`, "00:00");
  const counted = (code: string, from = "request r") =>
    store
      .prepare(
        `SELECT ${MONTH} AS month, ${code} AS code, count(*) AS n FROM ${from}
         WHERE r.opened_at >= ?2 AND ${mayAdminister(1, COUNTS)} GROUP BY 1, 2`,
      )
      .bind(staff.id, since);
  const [me, levels, areas, topics, districts] = await store.batch([
    store.prepare(`SELECT 1 WHERE ${mayAdminister(1, COUNTS)}`).bind(staff.id),
    counted("r.level"),
    counted("r.area"),
    counted("t.value", "request r JOIN json_each(r.topics) t"),
    store.prepare("SELECT id, name FROM welfare_district ORDER BY position, id"),
  ]);
  if (!me?.results.length) return null;
  const names = (districts?.results ?? []) as { id: string; name: string }[];
  const rowsOf = (found: typeof levels) => (found?.results ?? []) as unknown as Count[];
  const topicCodes = [...new Set(rowsOf(topics).map(({ code }) => code ?? ""))].toSorted();
  return {
    levels: tableOf(months, [...LEVELS], rowsOf(levels), true),
    districts: tableOf(months, [...names.map(({ id }) => id), ""], rowsOf(areas), true),
    topics: tableOf(months, topicCodes, rowsOf(topics), false),
    districtNames: new Map(names.map(({ id, name }) => [id, name])),
  };
}

function tableOf(months: readonly string[], columns: string[], counts: readonly Count[], addUp: boolean): NumbersTable {
  // A code that no column has any more still counts, with those of which nobody knows.
  const columnOf = (code: string | null) => (columns.includes(code ?? "") ? (code ?? "") : (columns.at(-1) ?? ""));
  const rows = months.map((month) => {
    const own = counts.filter((one) => one.month === month);
    const cells = columns.map((column) =>
      own.filter(({ code }) => columnOf(code) === column).reduce((sum, { n }) => sum + n, 0),
    );
    return addUp ? { month, ...sayParts(cells) } : { month, total: null, parts: sayEach(cells) };
  });
  return { columns, rows };
}

/** This month and the eleven before, newest first. */
function lastMonths(current: string): string[] {
  const [year, month] = current.split("-").map(Number) as [number, number];
  return Array.from({ length: MONTHS }, (_, back) => {
    const at = year * 12 + month - 1 - back;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
  });
}
