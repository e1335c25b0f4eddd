/** The services of records without a chat, as the inbox is handed them. */
import type { House } from "../house.ts";
import { scopeSql, scopeValues } from "../requests/scope.ts";
import type { StaffMember } from "../staff/types.ts";
import { currentTown } from "../store/town.ts";
import { eraseRecord, erasureOf } from "./erase.ts";
import { keepRecord } from "./keep.ts";
import type { ErasureView, OpenChoice, RecordInput, RecordOutcome, RecordReporter, RecordView } from "./kinds.ts";
import { openChoices, recordReporter, recordsOf } from "./read.ts";

export interface RecordsPort {
  keep(staff: StaffMember, input: RecordInput): Promise<RecordOutcome>;
  /** Districts to choose from. */
  areas(): Promise<{ id: string; name: string }[]>;
  /** Open requests in scope that a record may join; `find` looks through them. */
  choices(staff: StaffMember, find: string, chosen: string): Promise<OpenChoice[]>;
  /** Whether whoever wrote it down may also see what became of it: the person may live in a colleague's district. */
  sees(staff: StaffMember, requestId: string): Promise<boolean>;
  ofRequest(staff: StaffMember, requestId: string): Promise<RecordView[]>;
  /** Who told of a neighbour; recorded. null: not there, or not theirs to know. */
  reporter(staff: StaffMember, id: string): Promise<RecordReporter | null>;
  /** What would go; null: not there, or not theirs to do. */
  erasure(staff: StaffMember, id: string): Promise<ErasureView | null>;
  erase(staff: StaffMember, id: string): Promise<ErasureView | null>;
}

export function recordsPort(house: House): RecordsPort {
  return {
    keep: (staff, input) => keepRecord(house, staff, input),
    areas: async () => (await currentTown(house.store)).districts.map(({ id, name }) => ({ id, name })),
    choices: (staff, find, chosen) => openChoices(house, staff, find, chosen),
    async sees(staff, requestId) {
      const [found] = await house.store.batch([
        house.store
          .prepare(`SELECT 1 FROM request r WHERE r.id = ?1 AND ${scopeSql(2)}`)
          .bind(requestId, ...scopeValues(staff)),
      ]);
      return (found?.results.length ?? 0) > 0;
    },
    ofRequest: (staff, requestId) => recordsOf(house, staff, requestId),
    erasure: (staff, id) => erasureOf(house, staff, id),
    erase: (staff, id) => eraseRecord(house, staff, id),
    reporter: (staff, id) => recordReporter(house, staff, id),
  };
}
