/** An inbox port in memory, for route tests: knows two requests, records every call, answers what it is told to. */
import type { AlarmItem, AlertsPort, DeskOutcome, DutyPageView } from "../../../../src/alerts/port.ts";
import type { DangerView, ReviewLine } from "../../../../src/danger/views.ts";
import type { AnswerInput, InboxPort, StaffRefusal } from "../../../../src/inbox/port.ts";
import { playTrial, trialTime } from "../../../../src/intake/trial.ts";
import type { LogEvent } from "../../../../src/log.ts";
import type { MediaContent, Range } from "../../../../src/media/types.ts";
import type { ListResult } from "../../../../src/requests/list-page.ts";
import type { ListQuery } from "../../../../src/requests/list-query.ts";
import type { SearchStep } from "../../../../src/requests/search.ts";
import type { ActOutcome, RequestCard, RequestDetail, TalkEntry } from "../../../../src/requests/views.ts";
import type { StaffMember } from "../../../../src/staff/types.ts";
import { readTown } from "../../../../src/store/town.ts";
import type { SubjectOutcome, SubjectView } from "../../../../src/subjects/views.ts";
import { type FakeAnswering, fakeAnswering } from "./fake-answering.ts";
import { type FakeDesk, fakeDesk } from "./fake-desk.ts";
import { fakeRoles, fakeSeat } from "./fake-roles.ts";
import { type FakeTown, fakeTown } from "./fake-town.ts";
import { type FakeWorkOptions, fakeWork } from "./fake-work.ts";

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

/** Nothing done or decided about a request yet. */
export function dangerView(request: RequestDetail, over: Partial<DangerView> = {}): DangerView {
  const { id, version, state, level, rules, topics, area, owner } = request;
  return {
    requestId: id,
    version,
    open: state === "open",
    level,
    machineLevel: level,
    byHand: false,
    rules,
    topics,
    area: area?.id ?? null,
    owner: owner?.id ?? null,
    steps: [],
    notices: [],
    settings: [],
    proposal: null,
    marks: [],
    colleagues: [haru, natsu].map(({ id: staff, nickname }) => ({ id: staff, nickname, mayOwn: true })),
    areas: [{ id: "kita", name: "北野" }],
    ...over,
  };
}

export interface FakePort extends InboxPort {
  places: FakeDesk;
  town: FakeTown;
  answering: FakeAnswering;
  calls: { name: string; args: unknown[] }[];
  logged: LogEvent[];
  /** What the next acts answer. */
  outcome: ActOutcome;
  request: RequestDetail | null;
  cards: RequestCard[];
  /** What every page's alarm says. */
  alarm: AlarmItem[];
  subject: SubjectView | null;
  subjectOutcome: SubjectOutcome;
  /** Null: this member may not know who told. */
  reporterRequest: string | null;
}

/** A list with nothing around it. */
const NO_LIST: Omit<ListResult, "cards"> = {
  called: 0,
  next: null,
  lookedOnlySoFar: false,
  waiting: {},
  night: null,
  areas: [{ id: "kita", name: "北野", own: true }],
  views: [],
  tags: [],
};

export interface FakeOptions extends FakeWorkOptions {
  /** What stands around the cards. */
  list?: Partial<ListResult>;
  /** What a search finds, whether it breaks off after that, and where it would go on. */
  steps?: SearchStep[];
  breaks?: boolean;
  goesOn?: string;
  /** What keeping a view answers. */
  views?: "done" | "full";
  alarm?: AlarmItem[];
  desk?: DeskOutcome;
  subject?: SubjectView;
  subjectOutcome?: SubjectOutcome;
  reporterRequest?: string;
  staff?: StaffMember | { refused: StaffRefusal };
  request?: RequestDetail | null;
  cards?: RequestCard[];
  outcome?: ActOutcome;
  dev?: boolean;
  danger?: DangerView;
  review?: ReviewLine[];
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
    alarm: options.alarm ?? [],
    alerts: fakeAlerts(
      () => port.alarm,
      (name, args) => {
        port.calls.push({ name, args });
        return options.desk ?? { kind: "done" };
      },
    ),
    staffOf: async () => options.staff ?? haru,
    list: async (_staff: StaffMember, query: ListQuery) => {
      port.calls.push({ name: "list", args: [query.state === "closed" ? "closed" : query.tab] });
      return { ...NO_LIST, cards: port.cards, ...options.list };
    },
    search: async function* (_staff, words, after) {
      port.calls.push({ name: "search", args: [words, after] });
      yield* options.steps ?? [];
      if (options.breaks) throw new Error("a word of somebody");
      yield { kind: "end", texts: 3, found: (options.steps ?? []).length, after: options.goesOn ?? null };
    },
    saveView: async (_staff, query) => {
      port.calls.push({ name: "saveView", args: [query] });
      return options.views ?? "done";
    },
    dropView: async (_staff, id) => {
      port.calls.push({ name: "dropView", args: [id] });
    },
    stateOf: async (_staff: StaffMember, id: string) => (port.request?.id === id ? port.request.state : null),
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
    work: fakeWork(
      () => port.request,
      (name, ...args) => act(name, ...args),
      options,
    ),
    ties: {
      read: async () => null,
      addTag: async (_staff, id, label) => act("addTag", id, label),
      removeTag: async (_staff, id, entry) => act("removeTag", id, entry),
      link: async (_staff, id, input) => act("link", id, input),
      unlink: async (_staff, id, link) => act("unlink", id, link),
      tags: async () => [],
    },
    answer: async (_staff, id: string, input: AnswerInput) => act("answer", id, input),
    answering: fakeAnswering((name, args) => void port.calls.push({ name, args })),
    subjects: {
      read: async (_staff, id, record) => {
        port.calls.push({ name: "subject", args: [id, record] });
        return port.subject?.id === id ? port.subject : null;
      },
      ofRequest: async () => (port.request?.about === "neighbour" ? port.subject : null),
      reporterOf: async (_staff, id, reportId) => {
        port.calls.push({ name: "reporterOf", args: [id, reportId] });
        return port.reporterRequest;
      },
      confirm: async (_staff, ...args) => ofSubject("confirm", ...args),
      decideSame: async (_staff, ...args) => ofSubject("decideSame", ...args),
      undo: async (_staff, ...args) => ofSubject("undo", ...args),
    },
    records: {
      keep: async (_staff, input) => {
        port.calls.push({ name: "keepRecord", args: [input] });
        return { kind: "done", requestId: OPEN_ID, joined: input.join !== "" };
      },
      areas: async () => [{ id: "kita", name: "北野" }],
      choices: async () => [],
      sees: async () => true,
      ofRequest: async () => [],
      reporter: async () => null,
      erasure: async () => null,
      erase: async () => null,
    },
    training: {
      steps: async () => [],
      act: async () => "done",
      restart: async () => {},
    },
    places: fakeDesk(),
    danger: {
      read: async (_staff, id) => (port.request?.id === id ? (options.danger ?? dangerView(port.request)) : null),
      step: async (_staff, id, input) => act("step", id, input),
      notice: async (_staff, id, input) => act("notice", id, input),
      set: async (_staff, id, input) => act("set", id, input),
      confirm: async (_staff, id, proposal, seen) => act("confirm", id, proposal, seen),
      withdraw: async (_staff, id, proposal, seen) => act("withdraw", id, proposal, seen),
      mark: async (_staff, id, input) => act("mark", id, input),
      review: async () => options.review ?? [],
    },
    roles: fakeRoles(),
    seat: fakeSeat(),
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

/** The alarm is read for every page and is no call of its own; every act is. */
function fakeAlerts(alarm: () => AlarmItem[], did: (name: string, args: unknown[]) => DeskOutcome): AlertsPort {
  const act =
    (name: string) =>
    async (_staff: StaffMember, ...args: unknown[]) =>
      did(name, args);
  return {
    alarm: async () => alarm(),
    acknowledge: act("acknowledge"),
    page: async () => dutyPageView(),
    addShift: act("addShift"),
    removeShift: act("removeShift"),
    swap: act("swap"),
    saveNotice: act("saveNotice"),
    addDevice: act("addDevice"),
    removeDevice: act("removeDevice"),
    test: act("test"),
  };
}

/** One on duty, one coming, a hole, two devices, one call. */
export function dutyPageView(over: Partial<DutyPageView> = {}): DutyPageView {
  const HOUR = 60 * MINUTE;
  const turn = { away: false, date: "2026-11-24", recurring: true };
  return {
    onDuty: [
      { ...turn, shiftId: "s1", staff: { id: haru.id, nickname: "はる" }, from: NOW - HOUR, until: NOW + 7 * HOUR },
    ],
    coming: [
      {
        ...turn,
        shiftId: "s2",
        staff: { id: natsu.id, nickname: "なつ" },
        from: NOW + 7 * HOUR,
        until: NOW + 22 * HOUR,
      },
    ],
    gaps: [{ from: NOW + 48 * HOUR, until: NOW + 50 * HOUR }],
    shifts: [
      {
        id: "s1",
        staff: { id: haru.id, nickname: "はる" },
        weekday: 2,
        date: null,
        starts: "09:00",
        ends: "17:00",
        replaces: null,
        mayRemove: false,
      },
    ],
    colleagues: [
      { id: haru.id, nickname: "はる", role: "csw", devices: 2 },
      { id: natsu.id, nickname: "なつ", role: "manager", devices: 0 },
    ],
    own: {
      quietFrom: null,
      quietUntil: null,
      alsoLevel: null,
      devices: [{ id: "d1", createdAt: NOW - HOUR, lastSentAt: null }],
      lastTest: null,
    },
    pushKey: "BKey",
    webhook: null,
    stepMinutes: 5,
    calls: [
      {
        id: "c1",
        at: NOW - 6 * MINUTE,
        level: "U0",
        why: "duty",
        nickname: "はる",
        requestId: OPEN_ID,
        sentAt: NOW - 6 * MINUTE,
        waiting: false,
        failedWhy: null,
        openedAt: null,
        acknowledgedAt: null,
        acknowledgedBy: null,
      },
    ],
    team: [],
    ...over,
  };
}
