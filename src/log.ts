/** The only log. Events are named here and their fields are codes, counts and times: no free text can be passed. */

import type { MediaKind, MediaState, MediaWhy } from "./media/types.ts";

/** Every event the worker may log. Names are stable: dashboards count them. */
export type LogEvent =
  | { event: "webhook.refused"; why: "tooLarge" | "badSignature" | "noSignature" | "notJson" | "notEvents" | "braked" }
  | { event: "webhook.stored"; events: number; fresh: number; odd: number }
  | { event: "webhook.storeFailed"; error: ErrorCode }
  | { event: "late.kept"; events: number }
  | { event: "late.failed"; error: ErrorCode }
  | { event: "firstAid.said"; state: "accepted" | "refused" | "busy" | "unknown" }
  | { event: "firstAid.failed"; error: ErrorCode }
  | { event: "turn.done"; events: number; tries: number; ms: number }
  | { event: "turn.failed"; error: ErrorCode; attempts: number }
  | { event: "turn.conflict"; tries: number }
  /** It threw and a message counted as U1, or so many patterns of the lexicon are left out because they cannot be built. */
  | { event: "triage.failed"; why: "threw" | "leftOut"; count: number }
  | {
      event: "delivery.settled";
      channel: "reply" | "push";
      kind: string;
      state: string;
      why: string | null;
      status: number | null;
      requestId: string | null;
    }
  | { event: "alert.called"; level: string; step: number; people: number }
  | { event: "alert.nobody"; alerts: number }
  | {
      event: "alert.settled";
      channel: "push" | "webhook" | "none";
      state: string;
      why: string | null;
      status: number | null;
    }
  | { event: "alert.failed"; error: ErrorCode }
  | { event: "delivery.failed"; error: ErrorCode }
  | { event: "media.settled"; kind: MediaKind; state: MediaState; why: MediaWhy | null; attempts: number; ms: number }
  | { event: "media.failed"; error: ErrorCode }
  | { event: "queue.sendFailed"; error: ErrorCode }
  | { event: "queue.dead"; count: number }
  | { event: "hub.pingFailed"; error: ErrorCode }
  | { event: "duty.ran"; duty: string; found: number; failed: number; ms: number }
  | { event: "duty.failed"; duty: string; error: ErrorCode }
  | { event: "config.refused"; names: string[] }
  | { event: "worker.failed"; error: ErrorCode }
  | { event: "inbox.failed"; error: ErrorCode; route: string }
  | { event: "signIn.refused"; why: string };

/** What may be told of an error: its class and, for D1, its code. Never its message (a query error holds parameters). */
export type ErrorCode = string & { readonly __errorCode: true };

export type Log = (entry: LogEvent) => void;

/** Writes one JSON line per event. */
export const consoleLog: Log = (entry) => console.log(JSON.stringify(entry));

/** Name of the error's class, plus SQLite's code when the cause carries one. */
export function describeError(error: unknown): ErrorCode {
  const name = error instanceof Error ? error.name : typeof error;
  const text =
    error instanceof Error ? `${error.message} ${error.cause instanceof Error ? error.cause.message : ""}` : "";
  const code = /\b(SQLITE_[A-Z_]{2,40}|D1_[A-Z_]{2,40})\b/.exec(text)?.[1];
  return (code ? `${name}:${code}` : name).replaceAll(/[^A-Za-z0-9_:]/g, "").slice(0, 80) as ErrorCode;
}
