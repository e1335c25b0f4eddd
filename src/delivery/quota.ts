/** LINE's monthly quota as far as we know it: asked for now and then by a duty, counted on from our own pushes in between. */
import type { House } from "../house.ts";
import type { Statement } from "../store/store.ts";
import { jst } from "../triage/hours.ts";

/** Asked again after so long. */
const READ_EVERY_MS = 10 * 60_000;
/** Older than this it says nothing any more. */
const STALE_MS = 24 * 3_600_000;

export interface QuotaView {
  /** Pushes a month; null: without a limit. */
  monthly: number | null;
  used: number;
  readAt: number;
}

/** One row for `quotaOf`. */
export function quotaStatement(house: House): Statement {
  return house.store.prepare(
    `SELECT q.monthly, q.used, q.read_at, (SELECT count(*) FROM outbox o WHERE o.state = 'sent' AND o.channel = 'push'
     AND o.settled_at > q.read_at) AS since FROM line_quota q WHERE q.id = 'account'`,
  );
}

/** null: not known, or known from another month (LINE counts in months of Tokyo) or too long ago. */
export function quotaOf(row: Record<string, unknown> | undefined, now: number): QuotaView | null {
  if (!row) return null;
  const readAt = Number(row.read_at);
  const then = jst(readAt);
  const today = jst(now);
  if (now - readAt > STALE_MS || then.month !== today.month || then.year !== today.year) return null;
  return {
    monthly: row.monthly === null ? null : Number(row.monthly),
    used: Number(row.used) + Number(row.since),
    readAt,
  };
}

/** How many may still leave this month; null: no limit, or not known. */
export const remainingOf = (quota: QuotaView | null): number | null =>
  quota === null || quota.monthly === null ? null : Math.max(0, quota.monthly - quota.used);

/** Asks LINE when the last answer is old. @returns whether it was asked, and whether it answered. */
export async function refreshQuota(house: House, now: number): Promise<{ asked: boolean; known: boolean }> {
  const [row] = await house.store.batch([house.store.prepare("SELECT read_at FROM line_quota WHERE id = 'account'")]);
  const readAt = row?.results[0]?.read_at;
  if (typeof readAt === "number" && now - readAt < READ_EVERY_MS && now >= readAt) return { asked: false, known: true };
  const quota = await house.line.quota();
  if (quota === null) return { asked: true, known: false };
  await house.store.batch([
    house.store
      .prepare(
        `INSERT INTO line_quota (id, monthly, used, read_at) VALUES ('account', ?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET monthly = ?1, used = ?2, read_at = ?3`,
      )
      .bind(quota.monthly, quota.used, now),
  ]);
  return { asked: true, known: true };
}
