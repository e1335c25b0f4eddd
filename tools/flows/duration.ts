/** ISO 8601 durations as flow files write them. */

const UNITS = { D: 86_400_000, H: 3_600_000, M: 60_000 } as const;

/** Milliseconds of e.g. `PT2H` or `P3D`; the schema has checked its shape. */
export function durationMs(text: string): number {
  const parts = [...text.matchAll(/(\d+)([DHM])/gu)];
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit as keyof typeof UNITS], 0);
}
