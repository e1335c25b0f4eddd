/** What the place where staff write is shown about sending: what speaks against it, what is left, what is kept, what may be put in. */
import type { Language } from "../conversation/types.ts";
import type { QuotaView } from "../delivery/quota.ts";
import type { AgreedHours, Stop } from "../delivery/send-stops.ts";
import type { SavedDraft } from "./drafts.ts";
import type { ActOutcome } from "./views.ts";

/** A text of the house as it may be put into an answer. */
export interface SnippetChoice {
  id: string;
  topic: string;
  language: Language;
  title: string;
  words: string;
}

export interface SendingView {
  stops: Stop[];
  quota: QuotaView | null;
  /** They may send approved texts only. */
  approvedOnly: boolean;
  /** As LINE shows it over the words. */
  senderName: string;
  windowName: string;
  /** What the person chose to be spoken to in. */
  language: Language;
  agreed: AgreedHours | null;
  draft: SavedDraft | null;
  /** Approved, those for this person's language and topics first. */
  snippets: SnippetChoice[];
  /** Own answers that may still be taken back, oldest first. */
  undoable: { id: string; until: number; text: string }[];
}

/** `stopped`: the send gate spoke. `takenBack`: this form's answer was taken back; it is not sent again by itself. */
export type AnswerRefusal = { kind: "stopped"; stops: Stop[] } | { kind: "takenBack" } | { kind: "notApproved" };

/** What became of an answer from the desk. But for `done`, nothing was kept or sent. */
export type AnswerOutcome = ActOutcome | AnswerRefusal | { kind: "tooManyBubbles"; bubbles: number };
