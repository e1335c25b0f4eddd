/** One photo, voice, video or file for a member of staff: scoped like the talk it belongs to, recorded, opened piece by piece. */
import type { House } from "../house.ts";
import { scopeSql, scopeValues } from "../requests/scope.ts";
import { keyOf, orNull } from "../requests/sealed.ts";
import { belongsSql, readsOneRequest } from "../requests/talk-of-request.ts";
import { mayBeShown } from "../requests/unread.ts";
import type { StaffMember } from "../staff/types.ts";
import { PIECE_BYTES } from "../store/seal-bytes.ts";
import { knowsReporters, whileTelling } from "../subjects/told-times.ts";
import { type Folder, lastPiece, openOne } from "./pieces.ts";
import { ENDINGS, type KeptType, type MediaContent, type Range } from "./types.ts";

/** Opened again within this time it is the same reading: a player asks for a film in dozens of parts. */
const SAME_READING_MS = 10 * 60_000;

interface Row {
  id: string;
  person_id: string;
  content_type: KeptType;
  size: number;
  object_key: string;
  ring_key_id: string;
  wrapped: string;
}

/** @returns `notFound` also for what is not theirs to see, not to be read, not kept, or cannot be opened. One round trip to the database. */
export async function readMedia(
  house: House,
  staff: StaffMember,
  id: string,
  range: Range | null,
): Promise<MediaContent | "notFound" | { unsatisfiable: number }> {
  const { store } = house;
  const now = house.clock();
  const mayKnow = knowsReporters(staff);
  // Of the request somebody was given to read, and of no other.
  const its = readsOneRequest(staff)
    ? `AND EXISTS (SELECT 1 FROM message m WHERE m.id = d.message_id AND ${belongsSql("m", "r")})`
    : "";
  const theirs = `FROM request r WHERE r.person_id = d.person_id AND ${scopeSql(2)} ${its}${mayKnow ? "" : " AND r.about = 'self'"}`;
  const shown = mayKnow
    ? ""
    : ` AND NOT EXISTS (SELECT 1 FROM message m WHERE m.id = d.message_id AND ${whileTelling})`;
  const kept = `d.id = ?1 AND d.state = 'kept' AND d.object_key IS NOT NULL AND ${mayBeShown("d.person_id", "d.message_id")}${shown}`;
  const [found] = await store.batch([
    store
      .prepare(
        `SELECT d.id, d.person_id, d.content_type, d.size, d.object_key, k.ring_key_id, k.wrapped
         FROM media d JOIN person_key k ON k.person_id = d.person_id WHERE ${kept} AND EXISTS (SELECT 1 ${theirs})`,
      )
      .bind(id, ...scopeValues(staff)),
    store
      .prepare(
        `INSERT INTO read_audit (id, staff_id, request_id, media_id, at)
         SELECT ?5, ?6, (SELECT r.id ${theirs} ORDER BY r.opened_at DESC LIMIT 1), d.id, ?7 FROM media d
         WHERE ${kept} AND EXISTS (SELECT 1 ${theirs})
         AND NOT EXISTS (SELECT 1 FROM read_audit a WHERE a.media_id = d.id AND a.staff_id = ?6 AND a.at > ?8)`,
      )
      .bind(id, ...scopeValues(staff), house.newId(), staff.id, now, now - SAME_READING_MS),
  ]);
  const row = found?.results[0] as unknown as Row | undefined;
  if (!row) return "notFound";
  const part = partOf(range, row.size);
  if (!part) return { unsatisfiable: row.size };
  const key = await keyOf(house, row);
  if (!key) return "notFound";
  const folder = { id: row.id, objectKey: row.object_key, key };
  // The first piece is opened before anything is promised: what does not open is not found.
  const first = await orNull(() => openOne(house.objects, folder, pieceAt(part.from), row.size));
  if (!first) return "notFound";
  const type = row.content_type in ENDINGS ? row.content_type : "application/octet-stream";
  return {
    type,
    downloadName: `received-${row.id.slice(0, 8)}.${ENDINGS[type]}`,
    size: row.size,
    ...part,
    partial: range !== null,
    body: bodyOf(house, folder, row.size, part, first),
  };
}

const pieceAt = (at: number): number => Math.floor(at / PIECE_BYTES);

/** @returns inclusive bounds within the size; null when nothing of it exists (RFC 9110, 14.1.2). */
export function partOf(range: Range | null, size: number): { from: number; to: number } | null {
  if (range === null) return { from: 0, to: size - 1 };
  const { from, to } = range;
  if (from === null)
    return to === null || to === 0 || size === 0 ? null : { from: Math.max(0, size - to), to: size - 1 };
  const end = Math.min(to ?? size - 1, size - 1);
  return from > end ? null : { from, to: end };
}

function bodyOf(
  house: House,
  folder: Folder,
  size: number,
  { from, to }: { from: number; to: number },
  first: Uint8Array,
): MediaContent["body"] {
  /** The asked-for bytes of one opened piece. */
  const cut = (bytes: Uint8Array, piece: number): Uint8Array => {
    const start = piece * PIECE_BYTES;
    return bytes.subarray(Math.max(0, from - start), Math.max(0, to + 1 - start));
  };
  let piece = pieceAt(from);
  const end = Math.min(pieceAt(Math.max(to, from)), lastPiece(size));
  if (piece === end) return cut(first, piece);
  let opened: Uint8Array | null = first;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const bytes = opened ?? (await openOne(house.objects, folder, piece, size));
      opened = null;
      controller.enqueue(cut(bytes, piece));
      piece++;
      if (piece > end) controller.close();
    },
  });
  // A stream of known length is sent with it: players want to know.
  return stream.pipeThrough(new FixedLengthStream(to - from + 1));
}
