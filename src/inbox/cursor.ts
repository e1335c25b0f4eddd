/** A short mark of what a talk fragment shows, so that a refresh without news can be answered with 204. */
import type { RequestDetail } from "../requests/views.ts";

/** FNV-1a over two lanes: enough to notice a change; it guards nothing. */
function digest(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ (code + i), 0x85ebca6b);
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}

/**
 * The cursor of a request as shown. It stands in a URL, so it is made of ids and states only: never of what was said.
 * `day` is part of it because 「きょう」 turns into 「きのう」 at midnight.
 */
export function cursorOf(detail: RequestDetail, staffId: string, day: string): string {
  const entries = detail.talk.map((e) =>
    [
      e.id,
      e.unsent ? "u" : "",
      e.text === null ? "n" : "",
      e.unreadable ? "x" : "",
      e.media?.state ?? "",
      e.media?.why ?? "",
      e.fate?.state ?? "",
      e.fate?.why ?? "",
      e.heard ? `${e.heard.rules.length}.${e.heard.stretches.length}` : "",
    ].join(","),
  );
  return digest(
    JSON.stringify([
      detail.version,
      detail.level,
      detail.state,
      detail.rules,
      detail.topics,
      detail.reasons.length,
      detail.contact,
      detail.blocked,
      detail.area?.id ?? null,
      detail.owner?.id ?? null,
      detail.talkHolder?.id ?? null,
      detail.waitingSince,
      detail.ownWords === null,
      detail.unreadable === true,
      detail.lastHeardAt,
      detail.earlierHidden,
      detail.history.length,
      entries,
      staffId,
      day,
    ]),
  );
}
