/** Messages that no rule knows: after three in a row a human must read (handbook R-ZERO). Pure. */
import { globalWord } from "../conversation/global-words.ts";
import type { About } from "../conversation/types.ts";
import type { Assessment } from "../triage/types.ts";
import type { Draft } from "./draft.ts";
import { openRequest, stillOpen } from "./hearing.ts";
import type { Listened } from "./listen.ts";

/** How many in a row (handbook §6.2). */
export const UNMATCHED_RUN = 3;
export const UNREAD_RULE = "R-ZERO";
/** The same six hours after which a half-told worry is handed over. */
const QUIET_MS = 6 * 3_600_000;

/**
 * Counts the new message. Own words without a hit count; a hit begins anew; greetings, taps, stickers, photos and words of
 * command leave the count as it is.
 */
export function countUnmatched(draft: Draft, listened: Listened, assessment: Assessment | null, about: About): void {
  const readByPerson = draft.person.talkHeldBy !== null || draft.person.staffAnsweredAt !== null;
  if (draft.erase || readByPerson || (assessment && assessment.hits.length > 0)) {
    draft.unmatched = 0;
    return;
  }
  const text = listened.ownWords;
  if (!assessment || text === null || listened.source !== "text" || assessment.level === "U4") return;
  if (globalWord(text) !== null) return;
  draft.unmatched++;
  if (draft.unmatched < UNMATCHED_RUN) return;
  const heard = draft.heard[about];
  if (!heard.rules.includes(UNREAD_RULE)) heard.rules = [...heard.rules, UNREAD_RULE];
  for (const request of stillOpen(draft)) {
    if (request.about !== about || request.rules.includes(UNREAD_RULE)) continue;
    request.rules = [...request.rules, UNREAD_RULE];
    request.changed = true;
  }
}

/** Nobody would look at it otherwise: it is handed over like a half-told worry, after six quiet hours. */
export function watchUnmatched(draft: Draft, at: number): void {
  if (draft.unmatched < UNMATCHED_RUN || draft.person.reading !== "ok" || stillOpen(draft).length > 0) return;
  draft.quietAt = Math.min(draft.quietAt ?? Number.POSITIVE_INFINITY, at + QUIET_MS);
}

/** The quiet timer fell due. One that came earlier (a question timed out) leaves them the rest of the six hours. */
export function handOverUnmatched(draft: Draft, about: About, at: number, newId: () => string): void {
  if (draft.unmatched < UNMATCHED_RUN || draft.person.reading !== "ok" || stillOpen(draft).length > 0) return;
  if (at < draft.person.lastHeardAt + QUIET_MS) {
    watchUnmatched(draft, draft.person.lastHeardAt);
    return;
  }
  const heard = draft.heard[about];
  if (!heard.rules.includes(UNREAD_RULE)) heard.rules = [...heard.rules, UNREAD_RULE];
  openRequest(draft, { about, why: "halfTold", topics: [] }, at, newId);
}
