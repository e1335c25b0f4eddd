/** 「読まないで」: staff see that something was said, and read or look at only what danger was heard in (handbook D14). */
import type { TalkEntry } from "./views.ts";

/**
 * SQL: this person's message may be shown to staff; the same rule as `leaveUnread`.
 * @param person column with the person's id. @param message column with the message's id.
 */
export const mayBeShown = (person: string, message: string): string =>
  `(EXISTS (SELECT 1 FROM person p WHERE p.id = ${person} AND p.reading = 'ok')
    OR EXISTS (SELECT 1 FROM triage_decision t WHERE t.message_id = ${message} AND t.level IN ('U0', 'U1')))`;

/**
 * @param dangerous ids of messages in which U0 or U1 was heard.
 * @returns the talk with every other word, photo, voice, file and place of theirs, and what we said to it, left out.
 */
export function leaveUnread(talk: readonly TalkEntry[], dangerous: ReadonlySet<string>): TalkEntry[] {
  return talk.map((entry) => {
    if (entry.from === "staff") return entry;
    if (entry.from === "resident" && dangerous.has(entry.id)) return entry;
    const { media: _media, place: _place, heard: _heard, ...bare } = entry;
    return entry.text === null ? bare : { ...bare, text: null, chips: [], notToBeRead: true };
  });
}
