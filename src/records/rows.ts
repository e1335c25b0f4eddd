/** Rows that a record writes: somebody without LINE with a key of their own, the record itself, its triage, its alert, its history. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import { seal } from "../store/seal.ts";
import type { Statement } from "../store/store.ts";
import { insertRows } from "../store/write.ts";
import type { Assessment, Level } from "../triage/types.ts";
import type { RecordKind } from "./kinds.ts";

/** A record whose form was checked and whose words were heard. */
export interface Heard {
  id: string;
  kind: RecordKind;
  about: "self" | "neighbour";
  words: string;
  who: string | null;
  area: string | null;
  assessment: Assessment;
  /** What a human raised it to, when that is more than triage heard. */
  raisedTo: Level | null;
  /** The more urgent of the two. */
  level: Level;
}

export interface Teller {
  id: string;
  key: CryptoKey;
  statements: Statement[];
}

export const isUrgent = (level: Level): boolean => level === "U0" || level === "U1";

/** Somebody who told us something and has no LINE here: no LINE user is ever found by their row, and nothing is sent to them. */
export async function newTeller(house: House, area: string | null, now: number): Promise<Teller> {
  const { store } = house;
  const id = house.newId();
  const { key, ringKeyId, wrapped } = await store.keys.newPersonKey(id);
  const nobody = await seal(key, { table: "person", column: "line_user_id_sealed", row: id }, "");
  return {
    id,
    key,
    statements: [
      ...insertRows(
        store,
        "person",
        "id line_user_hash line_user_id_sealed version contact area created_at last_heard_at".split(" "),
        // A keyed hash is base64url and holds no colon.
        [[id, `record:${id}`, nobody, 1, "ok", area, now, now]],
      ),
      ...insertRows(
        store,
        "person_key",
        ["person_id", "ring_key_id", "wrapped", "created_at"],
        [[id, ringKeyId, wrapped, now]],
      ),
    ],
  };
}

/** The record with what triage made of it. The request must be there. */
export async function recordRows(
  house: House,
  staff: StaffMember,
  heard: Heard,
  teller: Pick<Teller, "id" | "key">,
  requestId: string,
  joined: boolean,
  now: number,
): Promise<Statement[]> {
  const { store } = house;
  const { assessment } = heard;
  const sealed = (table: string, column: string, row: string, text: string) =>
    seal(teller.key, { table, column, row }, text);
  const decision = house.newId();
  const spans = assessment.hits.map(({ rule, span, source }) => ({ rule, span, source }));
  return [
    ...insertRows(
      store,
      "record",
      "id request_id person_id kind about words_sealed who_sealed level raised_to staff_id at".split(" "),
      [
        [
          ...[heard.id, requestId, teller.id, heard.kind, heard.about],
          await sealed("record", "words_sealed", heard.id, heard.words),
          heard.who === null ? null : await sealed("record", "who_sealed", heard.id, heard.who),
          ...[assessment.level, heard.raisedTo, staff.id, now],
        ],
      ],
    ),
    ...insertRows(
      store,
      "triage_decision",
      "id person_id message_id level safety topics rules hits_sealed rule_set given at".split(" "),
      [
        [
          ...[decision, teller.id, heard.id, assessment.level, assessment.safety, JSON.stringify(assessment.topics)],
          JSON.stringify(assessment.hits.map((hit) => hit.rule)),
          await sealed("triage_decision", "hits_sealed", decision, JSON.stringify(spans)),
          ...[assessment.ruleSet, assessment.given ? JSON.stringify(assessment.given) : null, now],
        ],
      ],
    ),
    ...(isUrgent(heard.level)
      ? insertRows(
          store,
          "alert",
          ["id", "request_id", "person_id", "level", "raised_at", "next_step_at"],
          [[house.newId(), requestId, teller.id, heard.level, now, now]],
        )
      : []),
    ...insertRows(
      store,
      "history_event",
      ["id", "at", "kind", "actor", "staff_id", "person_id", "request_id", "detail"],
      [
        [
          ...[house.newId(), now, joined ? "record.joined" : "record.opened", "staff", staff.id, teller.id, requestId],
          // Who told of a neighbour is a person of their own; the history of a request names none.
          JSON.stringify({ channel: heard.kind, about: heard.about, level: heard.level }),
        ],
      ],
    ),
  ];
}

/** That a human raised it, beside what triage heard: as when a level is set by hand. */
export function raisedRows(
  house: House,
  staff: StaffMember,
  heard: Heard,
  on: { requestId: string; personId: string; machine: Level; before: Level; rules: string },
  now: number,
): Statement[] {
  return insertRows(
    house.store,
    "hand_setting",
    "id request_id person_id field state machine before value rules reason note_sealed staff_id at".split(" "),
    [
      [
        ...[house.newId(), on.requestId, on.personId, "level", "set", on.machine, on.before, heard.level, on.rules],
        ...[null, null, staff.id, now],
      ],
    ],
  );
}
