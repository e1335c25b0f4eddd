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

/** So long after their own words a safety text is still the answer to them; later it comes out of nowhere. */
const ANSWERS_WORDS_MS = 10 * 60_000;

/**
 * A safety text that has lost its reply would ring on a phone that somebody else may hold. Who said 「見られると困る」 is sent nothing
 * unasked, whatever it is (handbook §5.6); who said 「連絡しないで」 hears it while it still answers what they just wrote.
 * @param watched they said that somebody may see the talk. @param now epoch ms.
 */
export function safetyHeldBecause(
  row: Pick<OutboxRow, "channel" | "contact" | "unreachable_since" | "last_heard_at">,
  watched: boolean,
  now: number,
): "doNotContact" | "watched" | "blocked" | null {
  if (row.channel === "reply") return null;
  if (row.unreachable_since !== null) return "blocked";
  if (watched) return "watched";
  return row.contact === "doNotContact" && now - row.last_heard_at > ANSWERS_WORDS_MS ? "doNotContact" : null;
}
