/** What a talk shows of a message that is not words: its media with its state, or the place that was sent. */
import type { MessageBody } from "../intake/opened.ts";
import type { MediaKind, MediaState, MediaWhy } from "./types.ts";

export interface MediaView {
  id: string;
  kind: MediaKind;
  state: MediaState;
  why: MediaWhy | null;
  /** Null until kept. */
  contentType: string | null;
  /** Bytes; null until kept. */
  size: number | null;
  /** As the sender's device called it: words, never a name to open anything by. */
  fileName: string | null;
}

export interface PlaceView {
  latitude: number;
  longitude: number;
}

/** Columns of `media d` beside a message, for `mediaView`. */
export const MEDIA_COLUMNS =
  "d.id AS media_id, d.kind AS media_kind, d.state AS media_state, d.why AS media_why, d.content_type, d.size AS media_size";

export interface MediaColumns {
  media_id: string | null;
  media_kind: MediaKind | null;
  media_state: MediaState | null;
  media_why: MediaWhy | null;
  content_type: string | null;
  media_size: number | null;
}

/** @param body the opened words of the message; null when they are gone, and then there is nothing to show. */
export function besideWords(row: MediaColumns, body: MessageBody | null): { media?: MediaView; place?: PlaceView } {
  if (body === null) return {};
  const { latitude, longitude } = body;
  if (latitude !== undefined && longitude !== undefined) return { place: { latitude, longitude } };
  if (row.media_id === null || row.media_kind === null || row.media_state === null) return {};
  return {
    media: {
      id: row.media_id,
      kind: row.media_kind,
      state: row.media_state,
      why: row.media_why,
      contentType: row.content_type,
      size: row.media_size,
      fileName: body.fileName ?? null,
    },
  };
}
