/** When somebody told of a neighbour: for whoever may not know who told, what was told then is left out of the teller's own talk. */
import { SOCIAL_WORK, type StaffMember } from "../staff/types.ts";
import type { Statement, StatementResult, Store } from "../store/store.ts";

/** A flow is begun by a tap or a word just before its first answer. */
const BEGAN_MS = 10 * 60_000;

/** Of a request `n` about a neighbour, with `p` its report or nothing. */
const FIRST = `min(n.opened_at, coalesce((SELECT min(w.at) FROM report_words w WHERE w.report_id = p.id), n.opened_at),
  coalesce((SELECT min(t.at) FROM told_answer t WHERE t.request_id = n.id), n.opened_at))`;
const LAST = `max(n.opened_at, coalesce(p.last_heard_at, n.opened_at),
  coalesce((SELECT max(t.at) FROM told_answer t WHERE t.request_id = n.id), n.opened_at))`;
const TOLD = "request n LEFT JOIN report p ON p.request_id = n.id";

/** May they know at all who tells of a neighbour? Of which request, `mayKnowReporter` says. */
export const knowsReporters = (staff: StaffMember): boolean =>
  SOCIAL_WORK.includes(staff.role) && staff.mayKnowReporters !== false;

export interface ToldTime {
  of: string;
  requestId: string;
  first: number;
  last: number;
}

/** For a batch; `toldTimes` reads it. @param people ids as a JSON list. */
export const toldTimesStatement = (store: Store, people: string): Statement =>
  store
    .prepare(
      `SELECT n.person_id AS of, n.id AS requestId, ${FIRST} AS first, ${LAST} AS last
       FROM json_each(?1) j CROSS JOIN ${TOLD} WHERE n.person_id = j.value AND n.about = 'neighbour'`,
    )
    .bind(people);

export const toldTimes = (result: StatementResult | undefined): ToldTime[] =>
  (result?.results ?? []) as unknown as ToldTime[];

/** Was it sent while somebody told of a neighbour, or right after it without a word? `m` must be the message. */
export const whileTelling = `EXISTS (SELECT 1 FROM ${TOLD} WHERE n.person_id = m.person_id AND n.about = 'neighbour'
  AND m.at >= ${FIRST} - ${BEGAN_MS} AND NOT EXISTS (SELECT 1 FROM message x WHERE x.person_id = m.person_id
  AND x.kind IN ('text', 'tap') AND x.at > ${LAST} AND x.at <= m.at))`;

/** Words by themselves, without the talk around them. */
export const wasTold = (
  message: { of: string; at: number; about?: "self" | "neighbour" | null },
  times: readonly ToldTime[],
): boolean =>
  times.some(
    ({ of, first, last }) =>
      of === message.of &&
      (message.about == null ? message.at >= first && message.at <= last : message.about === "neighbour"),
  );

export interface Sent {
  id: string;
  at: number;
  from: "resident" | "auto" | "staff";
  /** Of ours: which request it was written on. */
  requestId: string | null;
  /** Of theirs: whom it was heard to be about; null on what came before that was kept. */
  about: "self" | "neighbour" | null;
  /** A photo, a voice, a place: sent right after a telling it belongs to it. */
  wordless: boolean;
}

/** Ids of what belongs to the telling: from the tap that began it to our answer to the last of it, and what staff wrote on it. Pure. */
export function whatWasTold(talk: readonly Sent[], times: readonly ToldTime[]): Set<string> {
  const said = talk.filter(({ from, wordless }) => from === "resident" && !wordless).map(({ at }) => at);
  const told = times.map(({ requestId, first, last }) => ({
    requestId,
    last,
    from: Math.max(first - BEGAN_MS, ...said.filter((at) => at < first)),
    until: Math.min(Number.POSITIVE_INFINITY, ...said.filter((at) => at > last)),
  }));
  return new Set(
    talk
      .filter((sent) =>
        told.some(
          ({ requestId, from, until, last }) =>
            sent.requestId === requestId ||
            sent.about === "neighbour" ||
            ((sent.about === null || sent.wordless) &&
              sent.at >= from &&
              sent.at < until &&
              (sent.from !== "staff" || sent.at <= last)),
        ),
      )
      .map(({ id }) => id),
  );
}
