/** One piece of media, whatever there is to do for it: fetch and keep it, or take it out of the store. Safe to call at any time. */
import type { House } from "../house.ts";
import { ContentBrokeOff } from "../line/content.ts";
import { describeError } from "../log.ts";
import { clean } from "./clean.ts";
import { readLimits } from "./limits.ts";
import { keepPieces, newObjectKey, removePieces } from "./pieces.ts";
import { queueMedia } from "./queue.ts";
import { type KeptType, type MediaKind, type MediaState, type MediaWhy, Refused } from "./types.ts";

/** Longer than any download may take (line/content.ts), so that nobody else begins meanwhile. */
const CLAIM_MS = 10 * 60_000;
/** LINE names no time for which it keeps content; after a day we no longer ask. */
const GIVE_UP_MS = 24 * 3_600_000;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 60 * 60_000;

interface MediaRow {
  id: string;
  person_id: string;
  kind: MediaKind;
  state: MediaState;
  object_key: string | null;
  attempts: number;
  claimed_until: number | null;
  created_at: number;
  line_message_id: string | null;
  /** Null when the key is destroyed: nothing can be kept any more, but what lies there can still be taken out. */
  ring_key_id: string | null;
  wrapped: string | null;
}

/** How a try ended. `waiting`: later again. */
type Outcome =
  | { state: "kept"; type: KeptType; size: number }
  | { state: "gone" | "refused" | "failed" | "waiting"; why: MediaWhy };

/** @throws only when the database is away; the row is then as it was, and the sweeper comes back to it. */
export async function workMedia(house: House, id: string): Promise<void> {
  const { store } = house;
  const now = house.clock();
  const claim = now + CLAIM_MS;
  // The folder's name is written down before anything lies in it: no byte is ever without its row.
  const [claimed, found, limits] = await store.batch([
    store
      .prepare(
        `UPDATE media SET attempts = attempts + 1, object_key = coalesce(object_key, ?2), claimed_until = ?3, next_try_at = ?3
         WHERE id = ?1 AND state = 'waiting' AND next_try_at <= ?4 AND (claimed_until IS NULL OR claimed_until <= ?4)`,
      )
      .bind(id, newObjectKey(), claim, now),
    store
      .prepare(
        `SELECT d.*, m.line_message_id, k.ring_key_id, k.wrapped FROM media d LEFT JOIN message m ON m.id = d.message_id
         LEFT JOIN person_key k ON k.person_id = d.person_id WHERE d.id = ?1`,
      )
      .bind(id),
    store.prepare("SELECT value FROM town_setting WHERE key = 'media'"),
  ]);
  const row = found?.results[0] as unknown as MediaRow | undefined;
  if (!row) return;
  if (claimed?.meta.changes !== 1) {
    if (row.state !== "waiting" && row.state !== "kept") await takeOut(house, row);
    return;
  }
  const outcome = await attempt(house, row, limits?.results[0]?.value);
  await settle(house, row, claim, outcome, now);
}

async function attempt(house: House, row: MediaRow, setting: unknown): Promise<Outcome> {
  let bytes: AsyncGenerator<Uint8Array> | null = null;
  try {
    const key = await house.store.keys.unwrapPersonKey(row.person_id, row.ring_key_id ?? "", row.wrapped ?? "");
    const answer = await house.line.content(row.line_message_id ?? "");
    if (answer.kind === "preparing") return { state: "waiting", why: "preparing" };
    if (answer.kind === "gone") return { state: "gone", why: "lineGone" };
    if (answer.kind === "unknown") return { state: "waiting", why: "noAnswer" };
    if (answer.kind !== "ready") return { state: "waiting", why: "lineBusy" };
    bytes = answer.bytes;
    const limits = readLimits(setting);
    const cleaned = await clean(bytes, row.kind, limits, answer.length);
    const folder = { id: row.id, objectKey: row.object_key ?? "", key };
    return { state: "kept", type: cleaned.type, size: await keepPieces(house.objects, folder, cleaned.bytes) };
  } catch (error) {
    if (error instanceof Refused) return { state: "refused", why: error.why };
    if (error instanceof ContentBrokeOff) return { state: "waiting", why: "noAnswer" };
    // A key or a store that is away, for now: neither says anything about the media.
    house.log({ event: "media.failed", error: describeError(error) });
    return { state: "waiting", why: "storeBusy" };
  } finally {
    // Refused in the middle: nothing more is read.
    await bytes?.return(undefined);
  }
}

async function settle(house: House, row: MediaRow, claim: number, tried: Outcome, began: number): Promise<void> {
  const now = house.clock();
  const late = tried.state === "waiting" && now - row.created_at >= GIVE_UP_MS;
  const outcome: Outcome = late ? { state: "failed", why: "gaveUp" } : tried;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (row.attempts - 1), LONGEST_WAIT_MS);
  const kept = outcome.state === "kept" ? outcome : null;
  const why = outcome.state === "kept" ? null : outcome.why;
  // What is not to be kept is taken out at once, and by the sweeper should that fail.
  const nextTryAt = kept ? null : outcome.state === "waiting" ? now + wait : now;
  const [settled, found] = await house.store.batch([
    house.store
      .prepare(
        `UPDATE media SET state = ?3, why = ?4, content_type = ?5, size = ?6, kept_at = ?7, next_try_at = ?8, claimed_until = NULL
         WHERE id = ?1 AND state = 'waiting' AND claimed_until = ?2`,
      )
      .bind(row.id, claim, outcome.state, why, kept?.type ?? null, kept?.size ?? null, kept ? now : null, nextTryAt),
    house.store.prepare("SELECT state, object_key, claimed_until FROM media WHERE id = ?1").bind(row.id),
  ]);
  const { kind, attempts } = row;
  const current = {
    ...row,
    ...(found?.results[0] as Pick<MediaRow, "state" | "object_key" | "claimed_until"> | undefined),
  };
  house.log({ event: "media.settled", kind, state: current.state, why, attempts, ms: now - began });
  // Taken back or erased while it was on its way: the claim ends here, for nothing more will be written.
  const mine = settled?.meta.changes === 1;
  if (current.state === "waiting") {
    if (mine) await queueMedia(house, [row.id], Math.ceil(wait / 1000));
  } else if (current.state !== "kept") {
    await takeOut(house, mine || current.claimed_until !== claim ? current : { ...current, claimed_until: null });
  }
  await house.hub.ping().catch((error) => house.log({ event: "hub.pingFailed", error: describeError(error) }));
}

/** Out of the store; again when somebody may still have been writing. A store that refuses is asked again in a minute. */
async function takeOut(house: House, row: Pick<MediaRow, "id" | "object_key" | "claimed_until">): Promise<void> {
  if (row.object_key === null) return;
  const now = house.clock();
  let done = true;
  try {
    await removePieces(house.objects, row.object_key);
  } catch (error) {
    house.log({ event: "media.failed", error: describeError(error) });
    done = false;
  }
  const writer = row.claimed_until !== null && row.claimed_until > now ? row.claimed_until : null;
  await house.store.batch([
    house.store
      .prepare(
        `UPDATE media SET object_key = ?2, next_try_at = ?3, claimed_until = ?4
         WHERE id = ?1 AND state NOT IN ('waiting', 'kept')`,
      )
      .bind(row.id, done && writer === null ? null : row.object_key, done ? writer : now + 60_000, writer),
  ]);
}
