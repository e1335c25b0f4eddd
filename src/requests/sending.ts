/** Everything about sending that a page of one request shows, and the desk's way to answer: checked before anything is kept. */
import { LANGUAGES, type Language } from "../conversation/types.ts";
import { quotaOf, quotaStatement, remainingOf } from "../delivery/quota.ts";
import { type AgreedHours, type Stop, stopsBefore, USUAL_QUIET } from "../delivery/send-stops.ts";
import type { House } from "../house.ts";
import { openMemory } from "../intake/opened.ts";
import { type LineMessage, senderName } from "../line/messages-out.ts";
import type { StaffMember } from "../staff/types.ts";
import { readSending, windowSchema } from "../store/town.ts";
import type { Level } from "../triage/types.ts";
import { type AnswerInput, answerRequest, UNDO_MS } from "./answer.ts";
import { bubblesOf, MAX_BUBBLES } from "./bubbles.ts";
import { openDraft } from "./drafts.ts";
import { readRequest } from "./read.ts";
import { readReason } from "./reason.ts";
import { scopeSql, scopeValues } from "./scope.ts";
import { keyOf, openSealed, orNull } from "./sealed.ts";
import type { AnswerOutcome, SendingView, SnippetChoice } from "./sending-types.ts";
import type { RequestDetail } from "./views.ts";

interface FactsRow {
  person_id: string;
  contact: "ok" | "doNotContact";
  unreachable_since: number | null;
  last_heard_at: number;
  menu: string | null;
  level: Level;
  topics: string;
  ring_key_id: string;
  wrapped: string;
  state_sealed: string | null;
  starts: string | null;
  ends: string | null;
  days: string | null;
  approved_only: number | null;
  words_sealed: string | null;
  saved_at: number | null;
}

const FACTS = `SELECT r.person_id, p.contact, p.unreachable_since, p.last_heard_at, p.menu, r.level, r.topics, k.ring_key_id,
  k.wrapped, n.state_sealed, h.starts, h.ends, h.days, a.set_at AS approved_only, d.words_sealed, d.saved_at
  FROM request r JOIN person p ON p.id = r.person_id JOIN person_key k ON k.person_id = p.id
  LEFT JOIN run n ON n.person_id = p.id LEFT JOIN contact_hours h ON h.person_id = p.id
  LEFT JOIN approved_texts_only a ON a.staff_id = ?2
  LEFT JOIN answer_draft d ON d.request_id = r.id AND d.staff_id = ?2 WHERE r.id = ?1 AND ${scopeSql(3)}`;

const MOST_SNIPPETS = 300;

/** Null: not there, or not theirs. One round trip. */
export async function loadSending(house: House, staff: StaffMember, id: string): Promise<SendingView | null> {
  const { store } = house;
  const now = house.clock();
  const [facts, settings, quotaRow, snippets, held] = await store.batch([
    store.prepare(FACTS).bind(id, staff.id, ...scopeValues(staff)),
    store.prepare("SELECT key, value FROM town_setting WHERE key IN ('sending', 'window')"),
    quotaStatement(house),
    store
      .prepare(
        "SELECT id, topic, language, title, words FROM snippet WHERE state = 'approved' ORDER BY title, id LIMIT ?1",
      )
      .bind(MOST_SNIPPETS),
    store
      .prepare(
        `SELECT id, hold_until, payload_sealed FROM outbox WHERE request_id = ?1 AND staff_id = ?2 AND state = 'waiting'
         AND hold_until > ?3 AND person_id = (SELECT person_id FROM request WHERE id = ?1) ORDER BY created_at, rowid`,
      )
      .bind(id, staff.id, now),
  ]);
  const row = facts?.results[0] as unknown as FactsRow | undefined;
  if (!row) return null;
  const key = await keyOf(house, row);
  const { state_sealed } = row;
  const memory = key && state_sealed ? await orNull(() => openMemory(key, row.person_id, state_sealed)) : null;
  const language: Language = memory?.state.language ?? LANGUAGES.find((one) => one === row.menu) ?? "ja";
  const quota = quotaOf(quotaRow?.results[0], now);
  const agreed = agreedOf(row);
  const setting = (name: string) => settings?.results.find((one) => one.key === name)?.value;
  const stops = stopsBefore(
    {
      contact: row.contact,
      discreet: memory?.state.discreet === true,
      blocked: row.unreachable_since !== null,
      agreed,
      quiet: readSending(setting("sending")) ?? USUAL_QUIET,
      level: row.level,
      lastHeardAt: row.last_heard_at,
      remaining: remainingOf(quota),
    },
    now,
  );
  const topics = JSON.parse(row.topics) as string[];
  return {
    stops,
    quota,
    approvedOnly: row.approved_only !== null,
    senderName: senderName(staff.nickname, row.menu),
    windowName: windowName(setting("window")),
    language,
    agreed,
    draft: await openDraft(key, id, staff.id, row.words_sealed, row.saved_at),
    snippets: fittingFirst((snippets?.results ?? []) as unknown as SnippetChoice[], language, topics),
    undoable: await openUndoable(key, (held?.results ?? []) as unknown as HeldRow[]),
  };
}

/** The request with what stands about sending; without that where its person may not be known. @param record see `readRequest` */
export async function readWithSending(
  house: House,
  staff: StaffMember,
  id: string,
  record: boolean,
): Promise<RequestDetail | null> {
  const [detail, sending] = await Promise.all([readRequest(house, staff, id, record), loadSending(house, staff, id)]);
  return detail && sending && !detail.reporterHidden ? { ...detail, sending } : detail;
}

/**
 * A CSW's answer from the desk: split into bubbles, looked at by the send gate, held to approved texts where that is asked of
 * them, and kept back for ten seconds. What may not be sent is neither kept nor sent. Found out of scope by `answerRequest`.
 */
export async function answerFromDesk(
  house: House,
  staff: StaffMember,
  id: string,
  input: Omit<AnswerInput, "bubbles" | "undoMs" | "over" | "check">,
): Promise<AnswerOutcome> {
  const bubbles = bubblesOf(input.text);
  if (bubbles.length > MAX_BUBBLES) return { kind: "tooManyBubbles", bubbles: bubbles.length };
  const sending = await loadSending(house, staff, id);
  const stops = sending?.stops ?? [];
  const approved = new Set(sending?.snippets.map(({ words }) => words));
  return answerRequest(house, staff, id, {
    ...input,
    text: bubbles.join("\n\n"),
    bubbles,
    undoMs: UNDO_MS,
    over: stops.map(({ why }) => why),
    check() {
      if (sending?.approvedOnly && !bubbles.every((bubble) => approved.has(bubble))) return { kind: "notApproved" };
      return mustStop(stops, input.reason) ? { kind: "stopped", stops } : null;
    },
  });
}

/** Does anything stand in the way that a reason does not, or has not been given for? */
export const mustStop = (stops: readonly Stop[], reason: string | null): boolean =>
  stops.some((stop) => !stop.withReason) || (stops.length > 0 && readReason(reason) === null);

function agreedOf(row: FactsRow): AgreedHours | null {
  if (row.starts === null || row.ends === null || row.days === null) return null;
  return { starts: row.starts, ends: row.ends, days: JSON.parse(row.days) as number[] };
}

function windowName(value: unknown): string {
  try {
    const read = windowSchema.safeParse(JSON.parse(String(value ?? "null")));
    return read.success ? read.data.name : "となりの窓口";
  } catch {
    return "となりの窓口";
  }
}

/** Their language before the others, their topics before the rest; otherwise as they came. */
function fittingFirst(all: readonly SnippetChoice[], language: Language, topics: readonly string[]): SnippetChoice[] {
  const rank = (one: SnippetChoice) =>
    (one.language === language ? 0 : 2) + (one.topic === "any" || topics.includes(one.topic) ? 0 : 1);
  return all.toSorted((a, b) => rank(a) - rank(b));
}

interface HeldRow {
  id: string;
  hold_until: number;
  payload_sealed: string | null;
}

async function openUndoable(key: CryptoKey | null, rows: readonly HeldRow[]): Promise<SendingView["undoable"]> {
  return Promise.all(
    rows.map(async ({ id, hold_until, payload_sealed }) => {
      const place = { table: "outbox", column: "payload_sealed", row: id };
      const payload = payload_sealed === null ? null : await openSealed(key, place, payload_sealed);
      const messages = payload === null ? [] : (JSON.parse(payload) as LineMessage[]);
      const text = messages.map((one) => (one.type === "text" ? (one.text ?? "") : "")).join(" ");
      return { id, until: hold_until, text };
    }),
  );
}
