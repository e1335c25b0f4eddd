/** The inbox list: what a member of staff may see, most urgent first, then who waits longest. */
import type { House } from "../house.ts";
import type { RecordKind } from "../records/kinds.ts";
import type { StaffMember } from "../staff/types.ts";
import type { Level } from "../triage/types.ts";
import { readListPage } from "./list-page.ts";
import { readListQuery } from "./list-query.ts";
import type { RouteQueue, RouteWhy } from "./route.ts";
import { openSealed } from "./sealed.ts";
import type { RequestCard } from "./views.ts";

/** What a card is made of: the request with its person's key and contact rule, and the names beside it. */
export const CARD_COLUMNS = `r.*, p.contact, p.reading, p.unreachable_since, p.talk_held_by, p.version AS person_version,
  k.ring_key_id, k.wrapped, s.nickname AS owner_nickname, d.name AS area_name,
  rt.nickname AS route_nickname, lw.nickname AS last_nickname`;
export const CARD_TABLES = `request r JOIN person p ON p.id = r.person_id JOIN person_key k ON k.person_id = p.id
  LEFT JOIN staff s ON s.id = r.owner LEFT JOIN welfare_district d ON d.id = r.area
  LEFT JOIN staff rt ON rt.id = r.route_to LEFT JOIN staff lw ON lw.id = r.last_worker`;

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
  /** How they stand to being helped; a code of src/intake/stance.ts. */
  stance: string | null;
  level_by_hand_at: number | null;
  last_worker: string | null;
  last_nickname: string | null;
  snoozed_until: number | null;
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

/** A whole first page by the old names of its parts; acts and tests ask so. */
export type Which = "open" | "mine" | "unknown" | "closed";

export async function listRequests(house: House, staff: StaffMember, which: Which): Promise<RequestCard[]> {
  const query = readListQuery((name) => (name === "which" ? which : undefined));
  return (await readListPage(house, staff, query)).cards;
}

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
    ...(row.stance !== null ? { stance: row.stance } : {}),
    ...(row.level_by_hand_at !== null ? { byHand: true } : {}),
    ...(row.last_worker !== null && row.last_worker !== row.owner && row.last_nickname
      ? { lastWorker: { id: row.last_worker, nickname: row.last_nickname } }
      : {}),
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
