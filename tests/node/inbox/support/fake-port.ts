/** An inbox port in memory, for route tests: knows two requests, records every call, answers what it is told to. */
import type { AnswerInput, InboxPort, StaffRefusal, WhichList } from "../../../../src/inbox/port.ts";
import { playTrial, trialTime } from "../../../../src/intake/trial.ts";
import type { LogEvent } from "../../../../src/log.ts";
import type { MediaContent, Range } from "../../../../src/media/types.ts";
import type { ActOutcome, RequestCard, RequestDetail, TalkEntry } from "../../../../src/requests/views.ts";
import type { StaffMember } from "../../../../src/staff/types.ts";
import { readTown } from "../../../../src/store/town.ts";
import type { SubjectOutcome, SubjectView } from "../../../../src/subjects/views.ts";
import { type FakeDesk, fakeDesk } from "./fake-desk.ts";
import { type FakeTown, fakeTown } from "./fake-town.ts";

/** What a trial needs of a town. */
const TOWN = readTown([], []);

/** Tuesday, 24 November 2026, 10:00 in Tokyo. */
export const NOW = Date.UTC(2026, 10, 24, 1, 0);
export const MINUTE = 60_000;

export const haru: StaffMember = {
  id: "staff-haru",
  nickname: "はる",
  email: "haru@example.jp",
  role: "csw",
  areas: ["kita"],
};
export const natsu: StaffMember = {
  id: "staff-natsu",
  nickname: "なつ",
  email: "natsu@example.jp",
  role: "manager",
  areas: [],
};

export const OPEN_ID = "0f0e6c1a-1111-4111-8111-000000000001";
export const ANSWER_ID = "0f0e6c1a-2222-4222-8222-000000000002";
export const NEW_ID = "0f0e6c1a-3333-4333-8333-000000000003";

/** A resident's text, unless told otherwise. */
export function entry(over: Partial<TalkEntry> = {}): TalkEntry {
  return {
    id: "e1",
    from: "resident",
    kind: "text",
    text: "このごろ夜になると、さみしくなります",
    chips: [],
    at: NOW - 12 * MINUTE,
    staffNickname: null,
    unsent: false,
    fate: null,
    ...over,
  };
}

/** An open request of Kita with one message, held by nobody, unless told otherwise. */
export function detail(over: Partial<RequestDetail> = {}): RequestDetail {
  return {
    id: OPEN_ID,
    level: "U3",
    rules: ["R-LN"],
    ownWords: "このごろ夜になると、さみしくなります",
    about: "self",
    why: "told",
    state: "open",
    area: { id: "kita", name: "北野" },
    topics: ["lonely"],
    contact: "ok",
    doNotRead: false,
    waitingSince: NOW - 12 * MINUTE,
    openedAt: NOW - 12 * MINUTE,
    lastHeardAt: NOW - 12 * MINUTE,
    owner: null,
    version: 3,
    talk: [entry()],
    earlierHidden: false,
    history: [{ id: "h1", at: NOW - 12 * MINUTE, kind: "request.opened", actor: "bot", staffNickname: null }],
    talkHolder: null,
    blocked: false,
    reasons: [{ rule: "R-LN", span: "さみしく" }],
    ...over,
  };
}

export interface FakePort extends InboxPort {
  places: FakeDesk;
  town: FakeTown;
  calls: { name: string; args: unknown[] }[];
  logged: LogEvent[];
  /** What the next acts answer. */
  outcome: ActOutcome;
  request: RequestDetail | null;
  cards: RequestCard[];
  subject: SubjectView | null;
  subjectOutcome: SubjectOutcome;
  /** Null: this member may not know who told. */
  reporterRequest: string | null;
}

export interface FakeOptions {
  subject?: SubjectView;
  subjectOutcome?: SubjectOutcome;
  reporterRequest?: string;
  staff?: StaffMember | { refused: StaffRefusal };
  request?: RequestDetail | null;
  cards?: RequestCard[];
  outcome?: ActOutcome;
  dev?: boolean;
  /** What lies behind any media id. */
  media?: (range: Range | null) => MediaContent | { unsatisfiable: number };
}

/** A port that lets `haru` in and knows `detail()`, unless told otherwise. */
export function fakePort(options: FakeOptions = {}): FakePort {
  const request = options.request === undefined ? detail() : options.request;
  const port: FakePort = {
    calls: [],
    logged: [],
    outcome: options.outcome ?? { kind: "done" },
    request,
    subject: options.subject ?? null,
    subjectOutcome: options.subjectOutcome ?? "done",
    reporterRequest: options.reporterRequest ?? null,
    cards: options.cards ?? (request ? [request] : []),
    staffOf: async () => options.staff ?? haru,
    list: async (_staff: StaffMember, which: WhichList) => {
      port.calls.push({ name: "list", args: [which] });
      return port.cards;
    },
    read: async (_staff: StaffMember, id: string, record: boolean) => {
      port.calls.push({ name: "read", args: [id, record] });
      return port.request && port.request.id === id ? port.request : null;
    },
    media: async (_staff, id, range) => {
      port.calls.push({ name: "media", args: [id, range] });
      return options.media?.(range) ?? "notFound";
    },
    take: async (_staff, id, seen) => act("take", id, seen),
    release: async (_staff, id, seen) => act("release", id, seen),
    close: async (_staff, id, seen) => act("close", id, seen),
    recuse: async (_staff, id, seen) => act("recuse", id, seen),
    town: fakeTown(),
    answer: async (_staff, id: string, input: AnswerInput) => act("answer", id, input),
    subjects: {
      read: async (_staff, id, record) => {
        port.calls.push({ name: "subject", args: [id, record] });
        return port.subject?.id === id ? port.subject : null;
      },
      ofRequest: async () => port.subject,
      reporterOf: async (_staff, id, reportId) => {
        port.calls.push({ name: "reporterOf", args: [id, reportId] });
        return port.reporterRequest;
      },
      confirm: async (_staff, ...args) => ofSubject("confirm", ...args),
      decideSame: async (_staff, ...args) => ofSubject("decideSame", ...args),
      undo: async (_staff, ...args) => ofSubject("undo", ...args),
    },
    places: fakeDesk(),
    dev: options.dev ? { members: async () => [haru, natsu] } : null,
    now: () => NOW,
    newId: () => NEW_ID,
    trial: async (inputs, night) => playTrial(inputs, TOWN, trialTime(TOWN, NOW, night)),
    live: async () => new Response("socket", { status: 200, headers: { "X-Live": "yes" } }),
    log: (event) => void port.logged.push(event),
  };
  const ofSubject = async (name: string, ...args: unknown[]): Promise<SubjectOutcome> => {
    port.calls.push({ name, args });
    return port.subjectOutcome;
  };
  const act = async (name: string, ...args: unknown[]): Promise<ActOutcome> => {
    port.calls.push({ name, args });
    return port.outcome;
  };
  return port;
}
