/** What a turn will write, gathered by the pure decision and carried out as one batch. */
import type { About, ContactPreference, ReadingPreference, RunState, Say } from "../conversation/types.ts";
import type { Assessment, Level } from "../triage/types.ts";
import type { SafetySaying } from "./join-safety.ts";
import type { DraftAnswer } from "./keep-record.ts";
import type { Listened } from "./listen.ts";
import type { Heard, OpenLane, OpenRequest, Past, SafetySaid } from "./opened.ts";

export interface DraftPerson {
  contact: ContactPreference;
  reading: ReadingPreference;
  menu: string | null;
  unreachableSince: number | null;
  talkHeldBy: string | null;
  staffAnsweredAt: number | null;
  area: string | null;
  lastHeardAt: number;
  /** When their own newest request in danger was opened. */
  lastDangerAt: number | null;
}

export interface DraftRequest extends OpenRequest {
  isNew: boolean;
  changed: boolean;
  lastHeardAt: number;
  /** Set when 「消して」 takes it away. */
  closedAt?: number;
  /** New words for the card; undefined leaves what is there. */
  ownWords?: { text: string; lineMessageId: string | null };
}

export interface DraftMessage {
  id: string;
  kind: Listened["kind"];
  lineMessageId: string | null;
  /** Null when it was taken back before it was read. */
  body: object | null;
  at: number;
  /** Whom it turned out to be about, and the open request it belongs to; absent where it was not heard. */
  about?: About;
  requestId?: string | null;
}

export interface DraftHistory {
  at: number;
  kind: HistoryKind;
  actor: "resident" | "bot" | "duty";
  requestId: string | null;
  detail: Record<string, string | number | boolean | null>;
}

/** Everything that can happen to a person's talk or request, by name. */
export type HistoryKind =
  | "person.arrived"
  | "person.followed"
  | "person.metAt"
  | "person.blocked"
  | "person.erased"
  | "contact.changed"
  | "reading.changed"
  | "message.unsent"
  | "request.opened"
  | "request.raised"
  | "request.askedForPerson"
  | "request.taken"
  | "request.answered"
  | "request.closed"
  | "talk.released"
  | "safety.said"
  | "event.unreadable";

export interface Draft {
  person: DraftPerson;
  isNew: boolean;
  state: RunState | null;
  heard: Record<About, Heard>;
  lastAbout: About | null;
  lastSafety: SafetySaid | null;
  /** Messages in a row that no rule knew. */
  unmatched: number;
  requests: DraftRequest[];
  /** The run in which somebody is being told of; null while nothing begins a report. */
  reportRun: string | null;
  /** The house last told of, and the run in which they told of another one than before. */
  house: string | null;
  anotherIn: string | null;
  past: Past;
  messages: DraftMessage[];
  /** LINE message ids taken back in this turn. */
  unsent: string[];
  triage: { eventId: string; assessment: Assessment; at: number }[];
  alerts: { requestId: string; level: Level; at: number }[];
  history: DraftHistory[];
  /** What was asked in this turn, and what became of it. */
  answers: DraftAnswer[];
  /** New requests and the run that opened them. */
  openedIn: Record<string, string>;
  receipt: OpenLane["receipt"];
  /** Answers of this turn, in order; joined into one LINE call. */
  says: Say[];
  safety: SafetySaying[];
  /** The words of a flow were a safety text: they must arrive like one. */
  safetyInFlow: boolean;
  /** Safety texts that were held back, by outbox id and time. */
  heldSafety: OpenLane["heldSafety"];
  /** Held safety texts that go along with this turn's answer, by outbox id. */
  saidLater: string[];
  replyToken: string | null;
  tokenFrom: number;
  /** Words before this turn go. */
  erase: boolean;
  /** Undefined: leave the timer as it is. */
  quietAt: number | null | undefined;
  eventIds: string[];
  /** Events that will never open: given up, their sealed bodies kept. */
  unreadableIds: string[];
}

/** The person as they were before this turn; everything to write is added to it. @param now epoch ms. */
export function startDraft(lane: OpenLane, now: number): Draft {
  const { person } = lane;
  return {
    person: {
      contact: person?.contact ?? "ok",
      reading: person?.reading ?? "ok",
      menu: person?.menu ?? null,
      unreachableSince: person?.unreachable_since ?? null,
      talkHeldBy: person?.talk_held_by ?? null,
      staffAnsweredAt: person?.staff_answered_at ?? null,
      area: person?.area ?? null,
      lastHeardAt: person?.last_heard_at ?? 0,
      lastDangerAt: person?.last_danger_at ?? null,
    },
    isNew: person === null,
    state: lane.memory?.state ?? null,
    heard: lane.memory?.heard ?? nothingHeard(),
    lastAbout: lane.memory?.lastAbout ?? null,
    lastSafety: lane.memory?.lastSafety ?? null,
    unmatched: lane.memory?.unmatched ?? 0,
    requests: lane.requests.map((request) => ({ ...request, isNew: false, changed: false, lastHeardAt: 0 })),
    reportRun: null,
    house: lane.memory?.house ?? null,
    anotherIn: lane.memory?.anotherIn ?? null,
    past: lane.past,
    messages: [],
    unsent: [],
    triage: [],
    alerts: [],
    history: person ? [] : [{ at: now, kind: "person.arrived", actor: "resident", requestId: null, detail: {} }],
    answers: [],
    openedIn: {},
    receipt: lane.receipt,
    says: [],
    safety: [],
    safetyInFlow: false,
    heldSafety: lane.heldSafety,
    saidLater: [],
    replyToken: null,
    tokenFrom: now,
    erase: false,
    quietAt: undefined,
    eventIds: lane.events.map((event) => event.eventId),
    unreadableIds: lane.unreadable,
  };
}

const nothing = (): Heard => ({ level: "U4", topics: [], rules: [], area: null, ownWords: null });

/** What a run begins with. */
export const nothingHeard = (): Record<About, Heard> => ({ self: nothing(), neighbour: nothing() });
