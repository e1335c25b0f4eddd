/** What a member of staff writes down of a call, a visit or a remark, as the form sends it. */
import { keepRecord } from "../../../src/records/keep.ts";
import type { RecordInput } from "../../../src/records/kinds.ts";
import type { StaffMember } from "../../../src/staff/types.ts";
import type { TestWindow } from "../../support/workers/window.ts";

export function told(over: Partial<RecordInput> = {}): RecordInput {
  return {
    id: crypto.randomUUID(),
    kind: "phone",
    about: "self",
    words: "夜になると、さびしくて眠れないそうです",
    who: "",
    area: "kita",
    level: "",
    join: "",
    ...over,
  };
}

/** @returns the request it opened or joined. */
export async function kept(window: TestWindow, staff: StaffMember, over: Partial<RecordInput> = {}): Promise<string> {
  window.clock.pass(1000);
  const outcome = await keepRecord(window.house, staff, told(over));
  if (outcome.kind !== "done") throw new Error(`not kept: ${JSON.stringify(outcome)}`);
  return outcome.requestId;
}
