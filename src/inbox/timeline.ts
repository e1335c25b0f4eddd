/** Everything that happened to a request in one order and in plain words: talk, acts, notes, steps, alerts. Pure. */
import type { DangerView } from "../danger/views.ts";
import type { RecordView } from "../records/kinds.ts";
import type { TiesView } from "../requests/ties-views.ts";
import type { RequestDetail, TalkEntry } from "../requests/views.ts";
import type { PastView, WorkView } from "../requests/work-views.ts";
import type { Level } from "../triage/types.ts";
import { LAW_WORDS, METHOD_WORDS, type Names, STEP_WORDS, settingWords } from "./danger-words.ts";
import { fateWords, historyWords, LEVEL_WORDS, UNREADABLE } from "./labels.ts";
import { CAME_WORDS } from "./record-words.ts";
import { tieLines } from "./ties-words.ts";
import { whenWords } from "./words.ts";
import { handoverWords, NOTE_KIND_WORDS } from "./work-words.ts";

export interface TimelineLine {
  id: string;
  at: number;
  kind: "talk" | "note" | "act" | "step" | "alert" | "tie";
  /** 「みどりさん」「相手」「自動」; null where the line says it itself. */
  who: string | null;
  what: string;
  /** Somebody's own words. */
  words: string | null;
}

export interface TimelineParts {
  detail: Pick<RequestDetail, "talk">;
  danger: DangerView | null;
  work: WorkView | null;
  past: PastView;
  /** Tags and links; left out where nothing of them may be seen. */
  ties?: TiesView | null;
  /** What came without a chat. */
  records?: readonly RecordView[];
  now: number;
}

/** Told more fully by a line of its own. */
const SAID_ELSEWHERE =
  /^(?:danger\.(?:step|joined)|notice\.recorded|hand\.|tag\.|note\.|handover\.|request\.answered|message\.unsent|alert\.)/;

/** Oldest first. */
export function timelineOf(parts: TimelineParts): TimelineLine[] {
  const { detail, danger, work, past, ties, records = [], now } = parts;
  return [
    ...detail.talk.map(talkLine),
    ...past.history.filter((line) => !SAID_ELSEWHERE.test(line.kind)).map((line) => historyLine(line, now)),
    ...past.alerts.flatMap((alert) => alertLines(alert)),
    ...past.calls.map(
      ({ id, at, nickname }): TimelineLine => ({
        ...ALERT,
        id: `call-${id}`,
        at,
        what: nickname === null ? "知らせる人がいませんでした" : `${nickname}さんに知らせました`,
      }),
    ),
    ...(danger ? dangerLines(danger, now) : []),
    ...(work ? workLines(work) : []),
    ...(ties ? tieLines(ties) : []),
    ...records.map(recordLine),
  ].toSorted((a, b) => a.at - b.at || rank(a) - rank(b));
}

/** Of the same moment: what they said, what came of it, what was answered. */
function rank(line: TimelineLine): number {
  return line.kind !== "talk" ? 1 : line.who === "相手" ? 0 : 2;
}

const ALERT = { kind: "alert", who: null, words: null } as const;
const levelWords = (level: Level): string => LEVEL_WORDS[level].long;

function talkLine(entry: TalkEntry): TimelineLine {
  const who =
    entry.from === "resident" ? "相手" : entry.from === "auto" ? "自動" : `${entry.staffNickname ?? "職員"}さん`;
  const line = { id: `talk-${entry.id}`, at: entry.at, kind: "talk", who } as const;
  if (entry.notToBeRead) return { ...line, what: "（読まないで、と言われています）", words: null };
  if (entry.unsent) return { ...line, what: "（取り消されました）", words: null };
  if (entry.unreadable) return { ...line, what: `（${UNREADABLE}）`, words: null };
  if (entry.text === null) return { ...line, what: "（ことばは消されました）", words: null };
  const fate = entry.fate && entry.fate.state !== "sent" ? `（${fateWords(entry.fate)}）` : "";
  if (entry.kind === "tap") return { ...line, what: `えらんだことば${fate}`, words: entry.text };
  if (entry.kind !== "text") return { ...line, what: `${entry.text}${fate}`, words: null };
  return { ...line, what: fate, words: entry.text };
}

function historyLine(line: PastView["history"][number], now: number): TimelineLine {
  const { until, from, to } = line.detail;
  const more =
    line.kind === "snooze.set" && typeof until === "number"
      ? `（${whenWords(until, now)}まで）`
      : line.kind === "request.raised" && isLevel(from) && isLevel(to)
        ? `（${LEVEL_WORDS[from].word} → ${LEVEL_WORDS[to].word}）`
        : "";
  const said = historyWords(line);
  const colon = said.indexOf("：");
  return {
    id: `history-${line.id}`,
    at: line.at,
    kind: "act",
    who: said.slice(0, colon),
    what: said.slice(colon + 1) + more,
    words: null,
  };
}

const isLevel = (value: unknown): value is Level => typeof value === "string" && Object.hasOwn(LEVEL_WORDS, value);

function alertLines(alert: PastView["alerts"][number]): TimelineLine[] {
  const { id, level, raisedAt, seenAt, seenBy, acknowledgedAt, acknowledgedBy } = alert;
  return [
    { ...ALERT, id: `alert-${id}`, at: raisedAt, what: `知らせを出しました（${levelWords(level)}）` },
    ...(seenAt === null
      ? []
      : [
          {
            ...ALERT,
            id: `alert-seen-${id}`,
            at: seenAt,
            who: `${seenBy ?? "職員"}さん`,
            what: "知らせの相談を開きました",
          },
        ]),
    ...(acknowledgedAt === null
      ? []
      : [
          {
            ...ALERT,
            id: `alert-ack-${id}`,
            at: acknowledgedAt,
            who: `${acknowledgedBy ?? "職員"}さん`,
            what: "「見ました」と知らせました",
          },
        ]),
  ];
}

/** Words like those of the talk: of a neighbour's telling they stay off the paper, as the talk does. */
function recordLine(record: RecordView): TimelineLine {
  const { id, at, kind, words } = record;
  const shut = record.notToBeRead
    ? "（読まないで、と言われています）"
    : record.unreadable
      ? `（${UNREADABLE}）`
      : words === null
        ? "（ことばはありません）"
        : "";
  return { id: `record-${id}`, at, kind: "talk", who: `${record.by}さん`, what: CAME_WORDS[kind] + shut, words };
}

function dangerLines(view: DangerView, now: number): TimelineLine[] {
  const names: Names = {
    area: (id) => view.areas.find((area) => area.id === id)?.name ?? id,
    staff: (id) => view.colleagues.find((one) => one.id === id)?.nickname ?? "いまはいない職員",
  };
  const shown = (words: string | null, unreadable: boolean) => (unreadable ? UNREADABLE : words);
  return [
    ...view.steps.map((step): TimelineLine => {
      const next = step.nextAt === null ? "" : `：${whenWords(step.nextAt, now)}`;
      return {
        id: `step-${step.id}`,
        at: step.at,
        kind: "step",
        who: `${step.staff}さん`,
        what: STEP_WORDS[step.kind] + next,
        words: shown(step.words, step.unreadable),
      };
    }),
    ...view.notices.map(
      (notice): TimelineLine => ({
        id: `notice-${notice.id}`,
        at: notice.at,
        kind: "step",
        who: `${notice.staff}さんと${notice.second}さん`,
        what: `通告・通報：${LAW_WORDS[notice.law]}・${METHOD_WORDS[notice.method]}`,
        words: shown(
          notice.words && [notice.words.agency, notice.words.spokeTo, notice.words.content].filter(Boolean).join("／"),
          notice.unreadable,
        ),
      }),
    ),
    // The end is in the history already; here it has its reason.
    ...view.settings.map(
      (setting): TimelineLine => ({
        id: `setting-${setting.id}`,
        at: setting.at,
        kind: "act",
        who: `${setting.staff.nickname}さん${setting.second === null ? "" : `（確かめた人：${setting.second}さん）`}`,
        what: settingWords(setting, names),
        words: null,
      }),
    ),
  ];
}

function workLines(work: WorkView): TimelineLine[] {
  return [
    ...work.notes.map(
      (note): TimelineLine => ({
        id: `note-${note.id}`,
        at: note.at,
        kind: "note",
        who: `${note.staff.nickname}さん`,
        what: `内部メモ（${NOTE_KIND_WORDS[note.kind]}）${note.editedAt === null ? "" : "・直しました"}`,
        words: note.words ?? UNREADABLE,
      }),
    ),
    ...work.handovers.flatMap((one): TimelineLine[] => {
      const asked = { id: `handover-${one.id}`, at: one.at, kind: "act", who: null, words: one.words } as const;
      if (one.state === "assigned") return [{ ...asked, what: handoverWords(one) }];
      const question = {
        ...asked,
        what: handoverWords({ ...one, state: "offered" }).replace("しています", "しました"),
      };
      if (one.decidedAt === null) return [question];
      const answer = { ...asked, id: `handover-end-${one.id}`, at: one.decidedAt, words: one.answer };
      return [question, { ...answer, what: handoverWords(one) }];
    }),
  ];
}
