/** The inbox list: what a member of staff may see, most urgent first, then who waits longest. */
import type { House } from "../house.ts";
import type { RecordKind } from "../records/kinds.ts";
import type { StaffMember } from "../staff/types.ts";
import { mayKnowReporter } from "../subjects/may-know-reporter.ts";
import type { Level } from "../triage/types.ts";
import type { RouteQueue, RouteWhy } from "./route.ts";
import { scopeSql, scopeValues } from "./scope.ts";
import { keyOf, openSealed } from "./sealed.ts";
import type { RequestCard } from "./views.ts";

/** One page; paging comes with the morning list. */
const PAGE = 100;

/** What a card is made of: the request with its person's key and contact rule, and the names beside it. */
export const CARD_COLUMNS = `r.*, p.contact, p.reading, p.unreachable_since, p.talk_held_by, p.version AS person_version,
  k.ring_key_id, k.wrapped, s.nickname AS owner_nickname, d.name AS area_name,
  rt.nickname AS route_nickname`;
export const CARD_TABLES = `request r JOIN person p ON p.id = r.person_id JOIN person_key k ON k.person_id = p.id
  LEFT JOIN staff s ON s.id = r.owner LEFT JOIN welfare_district d ON d.id = r.area
  LEFT JOIN staff rt ON rt.id = r.route_to`;

export interface CardRow {
  id: string;
  person_id: string;
  about: RequestCard["about"];
  why: RequestCard["why"];
  state: RequestCard["state"];
  level: Level;
  topics: string;
  rules: string;
  area: string | null;
  area_name: string | null;
  elsewhere: string | null;
  channel: RecordKind | null;
  own_words_sealed: string | null;
  owner: string | null;
  owner_nickname: string | null;
  route_queue: RouteQueue | null;
  route_to: string | null;
  route_why: RouteWhy | null;
  route_nickname: string | null;
  waiting_since: number | null;
  opened_at: number;
  last_heard_at: number;
  version: number;
  reading: "ok" | "doNotRead";
  contact: RequestCard["contact"];
  unreachable_since: number | null;
  talk_held_by: string | null;
  person_version: number;
  ring_key_id: string;
  wrapped: string;
}

export type Which = "open" | "mine" | "unknown" | "closed";

/** 「圏域不明」: nobody knows the district, and nobody has it. Requests from before there were suggestions count too. */
const UNKNOWN = "AND r.owner IS NULL AND (r.route_queue = 'unknownArea' OR (r.route_queue IS NULL AND r.area IS NULL))";

/** One round trip. */
export async function listRequests(house: House, staff: StaffMember, which: Which): Promise<RequestCard[]> {
  const { store } = house;
  const [state, order] = which === "closed" ? ["closed", "r.closed_at DESC"] : ["open", OPEN_ORDER];
  const only = which === "mine" ? "AND r.owner = ?4" : which === "unknown" ? UNKNOWN : "";
  const [result] = await store.batch([
    store
      .prepare(
        `SELECT ${CARD_COLUMNS} FROM ${CARD_TABLES}
         WHERE r.state = '${state}' AND ${scopeSql(2)} ${only} ORDER BY ${order} LIMIT ?1`,
      )
      .bind(PAGE, ...scopeValues(staff)),
  ]);
  const rows = (result?.results ?? []) as unknown as CardRow[];
  return Promise.all(
    rows.map(async (row) => {
      const card = await toCard(row, await keyOf(house, row));
      // The words of a report are the reporter's own.
      return row.about === "neighbour" && !mayKnowReporter(staff, row) ? { ...card, ownWords: null } : card;
    }),
  );
}

const OPEN_ORDER = "r.level, r.waiting_since IS NULL, r.waiting_since, r.opened_at";

/** @param key null when the person's key does not open: the card stands there without words, and says so. */
export async function toCard(row: CardRow, key: CryptoKey | null): Promise<RequestCard> {
  const place = { table: "request", column: "own_words_sealed", row: row.id };
  // 「読まないで」: of what is no danger, nothing is shown.
  const unread = row.reading === "doNotRead" && row.level !== "U0" && row.level !== "U1";
  const sealed = unread ? null : row.own_words_sealed;
  const ownWords = sealed === null ? null : await openSealed(key, place, sealed);
  return {
    id: row.id,
    level: row.level,
    rules: JSON.parse(row.rules) as string[],
    ownWords,
    ...(key === null || (sealed !== null && ownWords === null) ? { unreadable: true } : {}),
    doNotRead: row.reading === "doNotRead",
    about: row.about,
    why: row.why,
    state: row.state,
    area: row.area === null ? null : { id: row.area, name: row.area_name ?? row.area },
    ...(row.elsewhere !== null && row.area === null ? { elsewhere: row.elsewhere } : {}),
    ...(row.channel === null ? {} : { channel: row.channel }),
    topics: JSON.parse(row.topics) as string[],
    contact: row.contact,
    waitingSince: row.waiting_since,
    openedAt: row.opened_at,
    lastHeardAt: row.last_heard_at,
    owner: row.owner === null ? null : { id: row.owner, nickname: row.owner_nickname ?? "" },
    ...(row.route_queue && row.route_why
      ? {
          route: {
            queue: row.route_queue,
            why: row.route_why,
            to: row.route_to === null ? null : { id: row.route_to, nickname: row.route_nickname ?? "" },
          },
        }
      : {}),
  };
}
