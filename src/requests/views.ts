/** What staff screens are given of a request: plain, already opened words, only for those who may see them. */
import type { About, ContactPreference, RequestWhy } from "../conversation/types.ts";
import type { MediaView, PlaceView } from "../media/view.ts";
import type { RecordKind } from "../records/kinds.ts";
import type { Level } from "../triage/types.ts";
import type { Explained } from "./explain.ts";
import type { RouteQueue, RouteWhy } from "./route.ts";
import type { SendingView } from "./sending-types.ts";

export interface StaffName {
  id: string;
  nickname: string;
}

/** One line of the inbox list. Times are epoch milliseconds. */
export interface RequestCard {
  id: string;
  level: Level;
  /** The rule ids behind the level, e.g. ["R-SH2"]; empty when none matched. */
  rules: string[];
  /** A line of the person's own words; null when they gave none, took them back or had them erased. */
  ownWords: string | null;
  /** The words are there, but nothing opens them (the key is not ours any more). */
  unreadable?: boolean;
  about: About;
  why: RequestWhy;
  state: "open" | "closed";
  area: { id: string; name: string } | null;
  /** The town they live in, when it is another one. */
  elsewhere?: string;
  /** How it came when not by LINE: nothing can be sent to this person. */
  channel?: RecordKind;
  topics: string[];
  contact: ContactPreference;
  /** 「読まないで」: only danger is shown. */
  doNotRead: boolean;
  /** Since when the person waits for a human word; null when the last word was ours. */
  waitingSince: number | null;
  openedAt: number;
  lastHeardAt: number;
  owner: StaffName | null;
  /** How they stand to being helped, as a code; absent where nothing tells. */
  stance?: string;
  /** A member of staff set the level. */
  byHand?: boolean;
  /** Who had this person's last request, when that is somebody else than the owner. */
  lastWorker?: StaffName;
  /** Where it is suggested to go; absent on requests from before there were suggestions. */
  route?: { queue: RouteQueue; why: RouteWhy; to: StaffName | null };
}

/** How far an outgoing message got. `why` is a code of delivery/fate.ts; `words` says it in plain Japanese. */
export interface FateView {
  state: "waiting" | "sent" | "held" | "failed" | "unknown";
  channel: "reply" | "push";
  why: string | null;
  words: string;
  at: number | null;
}

export interface TalkEntry {
  id: string;
  from: "resident" | "auto" | "staff";
  kind:
    | "text"
    | "sticker"
    | "tap"
    | "image"
    | "video"
    | "audio"
    | "file"
    | "location"
    | "follow"
    | "unfollow"
    | "other";
  /** What was said, or what to say of it (「スタンプ（ありがとう）」「写真が届きました」); null once unsent or erased. */
  text: string | null;
  /** The same as bubbles, where an answer of staff has several. */
  bubbles?: string[];
  /** It is there, but nothing opens it; `text` is null then. */
  unreadable?: boolean;
  /** The photo, voice, video or file that came; absent once unsent or erased. */
  media?: MediaView;
  /** Where a sent place lies; absent once unsent or erased. */
  place?: PlaceView;
  /** Chips offered under an automatic answer. */
  chips: string[];
  at: number;
  staffNickname: string | null;
  unsent: boolean;
  /** Left out because they said 「読まないで」. */
  notToBeRead?: true;
  /** Set on outgoing entries. */
  fate: FateView | null;
  /** Where the words stand that made triage decide, and every rule behind it; absent where nothing was found. */
  heard?: Explained;
}

export interface HistoryLine {
  id: string;
  at: number;
  /** e.g. "request.opened", "request.taken", "talk.released". */
  kind: string;
  actor: "resident" | "bot" | "staff" | "duty";
  staffNickname: string | null;
  /** Codes and numbers of what happened. */
  detail?: Record<string, string | number | boolean | null>;
}

/** A question of the talk and what became of it. */
export interface AskedLine {
  id: string;
  /** As it was asked; what it was about when the flow has changed since. */
  question: string;
  how: "chosen" | "skipped" | "inWords" | "onMap" | "erased" | "unreadable";
  /** The chip's label when one was chosen. */
  label: string | null;
  at: number;
  /** It was answered more than once; this is the newest. */
  again: boolean;
}

export interface RequestDetail extends RequestCard {
  version: number;
  talk: TalkEntry[];
  /** More talk exists than is shown. */
  earlierHidden: boolean;
  history: HistoryLine[];
  /** Who has the talk (the bot is silent), or null while the bot has it. */
  talkHolder: StaffName | null;
  /** The person blocked the account: a push would not arrive. */
  blocked: boolean;
  /** The words that made triage decide, with their rule. */
  reasons: { rule: string; span: string }[];
  /** What was asked, oldest first. */
  asked?: AskedLine[];
  /** A topic of abuse stood here once and was taken away by hand: an end still needs its reason. */
  onceAbuse?: boolean;
  /** A report whose reporter this member may not know: talk, words and reasons are left out. */
  reporterHidden?: boolean;
  /** 「あとで」: off the list until then. */
  snoozedUntil?: number;
  /** What stands about sending; absent where nothing may be sent. */
  sending?: SendingView;
  /** Given to this member to read: nothing can be done with it. */
  readOnly?: true;
}

/** What became of a staff act. `changed`: somebody else was first; nothing was done. */
export type ActOutcome =
  | { kind: "done" }
  | { kind: "notFound" }
  | { kind: "changed" }
  | { kind: "refused"; why: "empty" | "tooLong" | "closed" | "notYours" | "noLine" | HandRefusal | WorkRefusal };

/** Why something set by hand was not taken: a reason or a second person is missing, or the value means nothing. */
export type HandRefusal = "needsReason" | "needsWords" | "needsSecond" | "samePerson" | "pending" | "unclear";

/**
 * Why colleagues' work on a request was not done: it is urgent, it is open anyway, another of this person is open, nobody may,
 * no request of that number is theirs to see, or there are as many as there may be.
 */
export type WorkRefusal = "urgent" | "notClosed" | "otherOpen" | "notThem" | "noSuch" | "tooMany";
