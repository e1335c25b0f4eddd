/** ISO 8601 durations, as far as a conversation needs them: weeks, days, hours, minutes, seconds. */

const PATTERN = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
/** Longer than anybody tests, shorter than what breaks a date. */
const LONGEST_MS = 3 * 366 * 86_400_000;

/** @returns milliseconds. @throws {Error} in plain words. */
export function durationMs(text: string): number {
  const found = PATTERN.exec(text);
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = (found ?? [])
    .slice(1)
    .map((part) => Number(part ?? 0));
  const ms = ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  if (!found || text === "P" || text.endsWith("T") || ms > LONGEST_MS) {
    throw new Error(`「${text}」は時間の長さとして読めません（例: PT3H, P21D）`);
  }
  return ms;
}
