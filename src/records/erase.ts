/** 「消してください」 by phone or in person: the words of somebody recorded without a chat go, as in 「消して」; that it was told stays. */
import { endProposals } from "../danger/hand.ts";
import { keepStaffRecords } from "../danger/keep.ts";
import type { House } from "../house.ts";
import { eraseStatements } from "../intake/commit.ts";
import { eraseReportStatements } from "../intake/report-rows.ts";
import { describeError } from "../log.ts";
import { endHandovers } from "../requests/handover.ts";
import { actScopeSql, scopeValues } from "../requests/scope.ts";
import { keyOf } from "../requests/sealed.ts";
import type { StaffMember } from "../staff/types.ts";
import { seal } from "../store/seal.ts";
import type { Statement } from "../store/store.ts";
import { insertRows, isConflict, NEXT_VERSION } from "../store/write.ts";
import { mayKnowReporter } from "../subjects/may-know-reporter.ts";
import type { Level } from "../triage/types.ts";
import { type ErasureView, mayKeepRecords } from "./kinds.ts";
import { isUrgent } from "./rows.ts";

const MAX_TRIES = 5;

interface Row {
  id: string;
  request_id: string;
  person_id: string;
  kind: ErasureView["kind"];
  about: "self" | "neighbour";
  at: number;
  gone: number;
  /** They have no LINE here: what they told stands in records alone. */
  no_line: number;
  others: number;
  person_version: number;
  ring_key_id: string;
  wrapped: string;
  request_about: "self" | "neighbour";
  state: "open" | "closed";
  level: Level;
  area: string | null;
  owner: string | null;
  route_to: string | null;
  route_queue: string | null;
}

/** Only for who works with people, sees the request, and may know who told where that is not the person themselves. */
async function find(house: House, staff: StaffMember, id: string): Promise<Row | null> {
  if (!mayKeepRecords(staff)) return null;
  const [found] = await house.store.batch([
    house.store
      .prepare(
        `SELECT c.id, c.request_id, c.person_id, c.kind, c.about, c.at, c.words_sealed IS NULL AND c.who_sealed IS NULL AS gone,
         substr(p.line_user_hash, 1, 7) = 'record:' AS no_line, p.version AS person_version, k.ring_key_id, k.wrapped,
         (SELECT count(*) FROM record o WHERE o.person_id = c.person_id AND o.id <> c.id) AS others,
         r.about AS request_about, r.state, r.level, r.area, r.owner, r.route_to, r.route_queue
         FROM record c JOIN request r ON r.id = c.request_id JOIN person p ON p.id = c.person_id
         JOIN person_key k ON k.person_id = c.person_id WHERE c.id = ?1 AND ${actScopeSql(2)}`,
      )
      .bind(id, ...scopeValues(staff)),
  ]);
  const row = found?.results[0] as unknown as Row | undefined;
  if (!row) return null;
  const own = row.about === "self" && row.request_about === "self";
  return own || mayKnowReporter(staff, row) ? row : null;
}

/** What would go; null: not there, or not theirs to do. */
export async function erasureOf(house: House, staff: StaffMember, id: string): Promise<ErasureView | null> {
  const row = await find(house, staff, id);
  return row && viewOf(row);
}

const viewOf = (row: Row): ErasureView => ({
  id: row.id,
  requestId: row.request_id,
  kind: row.kind,
  about: row.about,
  at: row.at,
  gone: row.gone === 1,
  others: row.no_line === 1 ? row.others : 0,
  closes: closes(row),
});

/** As in 「消して」: a request goes with its words, danger stays. One that is somebody else's, or came by LINE, is not touched. */
const closes = (row: Row): boolean =>
  row.no_line === 1 && row.state === "open" && row.about === row.request_about && !isUrgent(row.level);

/** Done once; again it does nothing. One guarded batch, once more when somebody wrote in between. */
export async function eraseRecord(house: House, staff: StaffMember, id: string): Promise<ErasureView | null> {
  for (let tries = 1; ; tries++) {
    const row = await find(house, staff, id);
    if (!row || row.gone === 1) return row && viewOf(row);
    try {
      await house.store.batch(await statementsOf(house, staff, row));
    } catch (error) {
      if (isConflict(error) && tries < MAX_TRIES) continue;
      throw error;
    }
    await house.hub.ping().catch((error) => house.log({ event: "hub.pingFailed", error: describeError(error) }));
    return viewOf(row);
  }
}

async function statementsOf(house: House, staff: StaffMember, row: Row): Promise<Statement[]> {
  const { store } = house;
  const now = house.clock();
  const lane = store.prepare(`UPDATE person SET ${NEXT_VERSION} WHERE id = ?2`).bind(row.person_version, row.person_id);
  const history = (kind: string, detail: object) =>
    insertRows(
      store,
      "history_event",
      ["id", "at", "kind", "actor", "staff_id", "person_id", "request_id", "detail"],
      [[house.newId(), now, kind, "staff", staff.id, row.person_id, row.request_id, JSON.stringify(detail)]],
    );
  const said = history("record.erased", { record: row.id, channel: row.kind });
  // Pages that are open show the old words: what is done on them has to be seen anew.
  const moved = store.prepare("UPDATE request SET version = version + 1 WHERE id = ?1").bind(row.request_id);
  if (row.no_line === 0)
    // Who writes by LINE has more here than this: they say 「消して」 there themselves, and here only what was told goes.
    return [
      lane,
      moved,
      store.prepare("UPDATE record SET words_sealed = NULL, who_sealed = NULL WHERE id = ?1").bind(row.id),
      store.prepare("UPDATE triage_decision SET hits_sealed = NULL WHERE message_id = ?1").bind(row.id),
      ...said,
    ];
  const fresh = await store.keys.newPersonKey(row.person_id);
  const sealIn = (table: string, column: string, at: string, value: unknown) =>
    seal(fresh.key, { table, column, row: at }, typeof value === "string" ? value : JSON.stringify(value));
  const old = await keyOf(house, row);
  const nobody = await sealIn("person", "line_user_id_sealed", row.person_id, "");
  return [
    lane,
    moved,
    store
      .prepare("UPDATE person_key SET ring_key_id = ?2, wrapped = ?3, created_at = ?4 WHERE person_id = ?1")
      .bind(row.person_id, fresh.ringKeyId, fresh.wrapped, now),
    store.prepare("UPDATE person SET line_user_id_sealed = ?2 WHERE id = ?1").bind(row.person_id, nobody),
    ...eraseStatements(house, `record:${row.person_id}`, row.person_id, now),
    ...eraseReportStatements(house, { requests: [] }, row.person_id, now),
    ...(old ? await keepStaffRecords(house, row.person_id, old, sealIn) : []),
    ...said,
    ...(closes(row)
      ? [
          ...endProposals(house, row.request_id),
          ...endHandovers(house, row.request_id),
          store
            .prepare(
              `UPDATE request SET state = 'closed', closed_at = ?2, closed_by = ?3, waiting_since = NULL, snoozed_until = NULL
               WHERE id = ?1`,
            )
            .bind(row.request_id, now, staff.id),
          ...history("request.closed", {}),
        ]
      : []),
  ];
}
