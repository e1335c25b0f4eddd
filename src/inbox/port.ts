/** What the inbox's web layer needs from the rest of the house. The services stand behind it; so does the fake of the tests. */
import type { AlertsPort } from "../alerts/port.ts";
import type { ClosingInput } from "../danger/closing.ts";
import type { DangerPort } from "../danger/port.ts";
import type { TrialInput, TrialTurn } from "../intake/trial.ts";
import type { Log } from "../log.ts";
import type { MediaContent, Range } from "../media/types.ts";
import type { PlacesDesk } from "../places/desk-types.ts";
import type { RecordsPort } from "../records/port.ts";
import type { AnsweringPort } from "../requests/answering-port.ts";
import type { ListResult } from "../requests/list-page.ts";
import type { ListQuery } from "../requests/list-query.ts";
import type { SearchRun } from "../requests/search.ts";
import type { AnswerOutcome } from "../requests/sending-types.ts";
import type { TiesPort } from "../requests/ties.ts";
import type { ActOutcome, RequestDetail } from "../requests/views.ts";
import type { WorkPort } from "../requests/work-port.ts";
import type { Seat } from "../staff/idle.ts";
import type { RolesPort } from "../staff/port.ts";
import type { StaffMember } from "../staff/types.ts";
import type { VerdictInput } from "../subjects/acts.ts";
import type { SubjectOutcome, SubjectView } from "../subjects/views.ts";
import type { TownDesk } from "../town/desk-types.ts";
import type { TrainingPort } from "../training/training.ts";

/** Which list of requests is shown. */
export type WhichList = "open" | "mine" | "free" | "district" | "unknown" | "closed";

/** Why a member of staff could not be recognised. */
export type StaffRefusal = "missing" | "invalid" | "expired" | "unavailable" | "unknown" | "disabled";

export interface AnswerInput {
  answerId: string;
  text: string;
  reason: string | null;
  /** Who had the talk on the page that was written on, "" for nobody. */
  seenHolder?: string;
}

export interface SubjectsPort {
  read(staff: StaffMember, id: string, record: boolean): Promise<SubjectView | null>;
  ofRequest(staff: StaffMember, requestId: string, record: boolean): Promise<SubjectView | null>;
  /** The request of whoever told; only for those who may know. */
  reporterOf(staff: StaffMember, id: string, reportId: string): Promise<string | null>;
  confirm(
    staff: StaffMember,
    id: string,
    seenVersion: number,
    found: "confirmed" | "unfounded",
  ): Promise<SubjectOutcome>;
  decideSame(staff: StaffMember, id: string, input: VerdictInput): Promise<SubjectOutcome>;
  undo(staff: StaffMember, id: string, verdictId: string): Promise<SubjectOutcome>;
}

export interface InboxPort {
  /** The member of staff behind this HTTP request, read anew; or why not. */
  staffOf(request: Request): Promise<StaffMember | { refused: StaffRefusal }>;
  /** The query may be on its way itself (see `readListPage`). */
  list(staff: StaffMember, query: ListQuery | Promise<ListQuery>): Promise<ListResult>;
  /** Looks through words, notes and numbers, newest first, piece by piece as the page takes them; recorded by the service. */
  search(staff: StaffMember, words: string, after: string | null): SearchRun;
  saveView(staff: StaffMember, query: ListQuery): Promise<"done" | "full">;
  dropView(staff: StaffMember, id: string): Promise<void>;
  /** Reading is recorded by the service. null: not there, or not theirs. `record:false` for background refreshes. */
  read(staff: StaffMember, id: string, record: boolean): Promise<RequestDetail | null>;
  /** Of one request; null: not there, or not theirs. */
  stateOf(staff: StaffMember, id: string): Promise<"open" | "closed" | null>;
  /** The bytes of one photo, voice, video or file; recorded by the service. */
  media(
    staff: StaffMember,
    id: string,
    range: Range | null,
  ): Promise<MediaContent | "notFound" | { unsatisfiable: number }>;
  /** `form`: the id that came with the form; sent twice, it is done once. */
  take(staff: StaffMember, id: string, seenVersion: number, form?: string): Promise<ActOutcome>;
  answer(staff: StaffMember, id: string, input: AnswerInput): Promise<AnswerOutcome>;
  /** Drafts, taking back, agreed hours, texts of the house. */
  answering: AnsweringPort;
  release(staff: StaffMember, id: string, seenVersion: number, form?: string): Promise<ActOutcome>;
  close(
    staff: StaffMember,
    id: string,
    seenVersion: number,
    closing?: ClosingInput,
    form?: string,
  ): Promise<ActOutcome>;
  /** 「別の人にお願いする」: the request leaves them; no reason is kept. */
  recuse(staff: StaffMember, id: string, seenVersion: number): Promise<ActOutcome>;
  /** Notes, hand-overs, 「あとで」, watching, who else looks, 「呼ばれています」. */
  work: WorkPort;
  /** Tags of the house and links between requests. */
  ties: TiesPort;
  /** Opening hours, who reads where, and the hotline register with its checks. */
  town: TownDesk;
  /** Levels by hand, steps, notices, marks. */
  danger: DangerPort;
  /** The alarm, the duty roster, one's own devices. */
  alerts: AlertsPort;
  /** What came without a chat. */
  records: RecordsPort;
  /** What one tries out with invented people. */
  training: TrainingPort;
  /** People and houses worried about. Out of scope: null or `notFound`. */
  subjects: SubjectsPort;
  /** 居場所・食の場: directory and calendar. */
  places: PlacesDesk;
  /** Grants, the record of readings, counts, staff, districts, settings. */
  roles: RolesPort;
  /** The signed time of last use, for the idle lock. */
  seat: Seat;
  /** Development sign-in only; absent in production. */
  dev: { members(): Promise<StaffMember[]> } | null;
  now(): number;
  /** A fresh UUID. */
  newId(): string;
  /** Opens the live socket (hibernating Durable Object). Already authorised; it ends when this member may work no more. */
  live(request: Request, staff: StaffMember): Promise<Response>;
  /** Plays a talk with an invented person through the real decision; nothing is kept. */
  trial(inputs: readonly TrialInput[], night: boolean): Promise<TrialTurn[]>;
  log: Log;
}
