/** The reason somebody gives for writing although something speaks against it. Pure. */

/** A reason is a line. */
export const MAX_REASON = 200;

/** null for a reason without a letter or number in it: what nobody can read is none. */
export function readReason(text: string | null): string | null {
  const reason = (text ?? "").trim().toWellFormed();
  return /[\p{L}\p{N}]/u.test(reason) ? reason : null;
}
