/** The one door to LINE: reply, push, leave a group, show a menu, fetch content, ask for the quota. Answers are tagged; nothing is thrown for what LINE may answer. */
import type { ContentAnswer } from "./content.ts";
import type { LineMessage } from "./messages-out.ts";

/**
 * `accepted`: LINE has it (also a retry key it had already seen). `refused`: LINE will not take it, nothing was sent.
 * `busy`: nothing was sent, later may work (429, 5xx). `unknown`: no answer in time, it may or may not have been taken.
 */
export type LineAnswer =
  | { kind: "accepted"; status: number; requestId: string | null }
  | { kind: "refused"; status: number; requestId: string | null }
  | { kind: "busy"; status: number; requestId: string | null }
  | { kind: "unknown" };

export interface LinePort {
  /** Free and uncounted; the token works once, within a minute. Has no retry key. */
  reply(replyToken: string, messages: LineMessage[]): Promise<LineAnswer>;
  /** @param retryKey a UUID, the same for every try of the same message: LINE then takes it once within 24 hours. */
  push(to: string, messages: LineMessage[], retryKey: string): Promise<LineAnswer>;
  /** The bytes of a photo, voice, video or file, by LINE's message id. Never `unauthorised`: that is tried once more, then `busy`. */
  content(messageId: string): Promise<ContentAnswer>;
  leaveGroup(type: "group" | "room", groupId: string): Promise<LineAnswer>;
  /**
   * Shows a person the rich menu of their language or role; takes effect at once, costs nothing, may be said twice.
   * @param alias from `menuFor`; null for the account's default. An alias the account does not have is `refused` (404).
   * `accepted` for somebody who has blocked us says nothing: LINE takes it and does nothing (LINE reference, link rich menu).
   */
  showMenu(userId: string, alias: string | null): Promise<LineAnswer>;
  /** How many messages a month may be pushed (null: without a limit) and how many were; null when LINE does not say. */
  quota(): Promise<{ monthly: number | null; used: number } | null>;
}
