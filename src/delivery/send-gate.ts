/** The send gate: what we may send unasked. A person's refusal is kept here, not in anybody's memory. Pure. */
import type { OutboxRow } from "./outbox-rows.ts";

/**
 * Answers to what a person just wrote always pass: they were asked for. A CSW's message is held when the person refused
 * contact, unless a reason was given (and recorded); nothing is pushed to somebody who blocks us.
 */
export function heldBecause(
  row: Pick<OutboxRow, "kind" | "channel" | "contact" | "unreachable_since" | "reason_sealed">,
): "doNotContact" | "blocked" | null {
  if (row.channel === "reply") return null;
  if (row.unreachable_since !== null) return "blocked";
  if (row.kind === "staff" && row.contact === "doNotContact" && row.reason_sealed === null) return "doNotContact";
  return null;
}
