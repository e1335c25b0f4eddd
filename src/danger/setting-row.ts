/** What a human set over the machine, as one row: level, topics, district, owner, or the end with its reason. */
import type { House } from "../house.ts";
import type { RequestForAct } from "../requests/talk-hold.ts";
import type { StaffMember } from "../staff/types.ts";
import type { Statement } from "../store/store.ts";
import { insertRows } from "../store/write.ts";
import type { ClosingReason, HandField, HandReason } from "./codes.ts";
import { sealWords } from "./entry.ts";

export interface Setting {
  id: string;
  field: HandField | "closed";
  state: "set" | "proposed";
  before: string | null;
  value: string | null;
  reason: HandReason | ClosingReason | null;
  /** One line; sealed. */
  words: string | null;
}

const COLUMNS = [
  ...["id", "request_id", "person_id", "field", "state", "machine", "before", "value"],
  ...["rules", "reason", "note_sealed", "staff_id", "at"],
];

/** The row, to be written in the batch of the act itself. The machine's own level stands beside what is about urgency. */
export async function settingRow(
  house: House,
  staff: StaffMember,
  found: RequestForAct,
  setting: Setting,
): Promise<Statement[]> {
  const { id, field, state, before, value, reason, words } = setting;
  const machine = field === "level" || field === "closed" ? (found.machine_level ?? found.level) : null;
  const note = await sealWords(found, "hand_setting", "note_sealed", id, words);
  const row = [id, found.id, found.person_id, field, state, machine, before, value];
  return insertRows(house.store, "hand_setting", COLUMNS, [
    [...row, found.rules, reason, note, staff.id, house.clock()],
  ]);
}
