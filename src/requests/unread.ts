/** 「読まないで」: staff see that something was said, and read only what danger was heard in (handbook D14). */
import type { TalkEntry } from "./views.ts";

/**
 * @param dangerous ids of messages in which U0 or U1 was heard.
 * @returns the talk with every other word of theirs, and what we said to it, left out.
 */
export function leaveUnread(talk: readonly TalkEntry[], dangerous: ReadonlySet<string>): TalkEntry[] {
  return talk.map((entry) => {
    if (entry.from === "staff" || entry.text === null) return entry;
    if (entry.from === "resident" && dangerous.has(entry.id)) return entry;
    return { ...entry, text: null, chips: [], notToBeRead: true };
  });
}
