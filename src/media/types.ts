/** What a photo, voice, video or file can be to us: its states, the reasons for them, and the types we keep. */

export type MediaKind = "image" | "video" | "audio" | "file";
export type MediaState = "waiting" | "kept" | "gone" | "refused" | "failed";

/** Why it is not kept. `why` of a row that waits says what the last try met. */
export type MediaWhy =
  /** LINE had it no longer (404, 410). */
  | "lineGone"
  /** Taken back by the person, or gone with everything they said. */
  | "unsent"
  | "erased"
  | RefusalWhy
  /** Tried for a day. */
  | "gaveUp"
  /** LINE is still converting it (202). */
  | "preparing"
  | "lineBusy"
  | "noAnswer"
  /** Our own store or key was away. */
  | "storeBusy";

/** Why we do not want it. */
export type RefusalWhy =
  | "tooLarge"
  /** More pixels than a screen can be asked to open. */
  | "tooManyPixels"
  /** The bytes are not what a photo, voice or video is made of. */
  | "wrongType"
  /** A photo in a format whose hidden notes (where it was taken) we cannot take out. */
  | "photoFormat"
  /** A program. */
  | "program"
  /** Begins like what it should be, and is not. */
  | "broken"
  | "empty"
  /** Its bytes are not at LINE but at an address somebody gave: never fetched. */
  | "elsewhere";

/** Fixed types, each with the ending a download gets. Anything else is `application/octet-stream`. */
export const ENDINGS = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "gif",
  "audio/mp4": "m4a",
  "audio/mpeg": "mp3",
  "audio/ogg": "ogg",
  "audio/wav": "wav",
  "audio/aac": "aac",
  "video/mp4": "mp4",
  "video/quicktime": "mov",
  "video/3gpp": "3gp",
  "video/webm": "webm",
  "application/pdf": "pdf",
  "application/octet-stream": "bin",
} as const;
export type KeptType = keyof typeof ENDINGS;

/** May it stand in a page? Everything else is a download only. */
export const shownInPage = (type: string): boolean => /^(image|audio|video)\//.test(type);

/** Bytes asked for, as in HTTP: with `from` null, the last `to` bytes; with `to` null, all from there on. */
export interface Range {
  from: number | null;
  to: number | null;
}

/** What is sent to a member of staff. */
export interface MediaContent {
  /** Out of a fixed list, by the bytes. */
  type: KeptType;
  /** A name that says nothing of the person. */
  downloadName: string;
  size: number;
  /** Inclusive, and whether it is a part only. */
  from: number;
  to: number;
  partial: boolean;
  body: Uint8Array | ReadableStream<Uint8Array>;
}

/** Thrown on the way of the bytes when they are not to be kept. */
export class Refused extends Error {
  override name = "Refused";
  readonly why: RefusalWhy;
  constructor(why: RefusalWhy) {
    super(why);
    this.why = why;
  }
}
