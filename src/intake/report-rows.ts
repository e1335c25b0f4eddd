/** Rows of a draft that belong to the person worried about, and to what was asked: written with the turn, walled off from it. */
import type { House } from "../house.ts";
import type { ReportRow } from "../store/lane.ts";
import { CannotOpen, type SealIn, seal } from "../store/seal.ts";
import type { Statement } from "../store/store.ts";
import { insertRows } from "../store/write.ts";
import type { Draft, DraftRequest } from "./draft.ts";
import { meantRequest } from "./hearing.ts";
import { nothingTold, type ToldOfThem } from "./keep-record.ts";
import type { OpenLane } from "./opened.ts";

/**
 * The subject and the report of each open request about a neighbour, with what was told since. Takes the told words out of the
 * run's memory: from here on they are the subject's, under the subject's key. Must run before the memory is sealed, and after
 * the statements that insert the requests.
 */
export async function reportStatements(house: House, lane: OpenLane, draft: Draft, now: number): Promise<Statement[]> {
  const requests = draft.requests.filter((r) => r.about === "neighbour" && r.closedAt === undefined && r.changed);
  const meant = requests.find((r) => r === meantRequest(draft, "neighbour"));
  const told = meant ? (draft.heard.neighbour.told ?? nothingTold()) : nothingTold();
  if (meant) draft.heard.neighbour.told = nothingTold();
  const out: Statement[] = [];
  for (const request of requests) {
    const words = request === meant ? told : nothingTold();
    const known = lane.reports.find((row) => row.request_id === request.id);
    const rows = known ? addToReport(house, draft, known, request, words, now) : openReport(house, request, words, now);
    out.push(...(await rows));
  }
  return out;
}

/** The subject with a key of its own, and the report that leads to the request. @param now epoch ms */
export async function openReport(
  house: House,
  request: Pick<DraftRequest, "id" | "area" | "openedAt" | "lastHeardAt">,
  told: ToldOfThem,
  now: number,
): Promise<Statement[]> {
  const { store } = house;
  const subjectId = house.newId();
  const reportId = house.newId();
  const { key, ringKeyId, wrapped } = await store.keys.newSubjectKey(subjectId);
  const heardAt = request.lastHeardAt || now;
  return [
    ...insertRows(
      store,
      "subject",
      ["id", "area", "state", "created_at", "last_heard_at", "version"],
      [[subjectId, request.area, "unconfirmed", now, heardAt, 1]],
    ),
    ...insertRows(
      store,
      "subject_key",
      ["subject_id", "ring_key_id", "wrapped", "created_at"],
      [[subjectId, ringKeyId, wrapped, now]],
    ),
    ...insertRows(
      store,
      "report",
      ["id", "subject_id", "request_id", "reported_at", "last_heard_at", "signs"],
      [[reportId, subjectId, request.id, request.openedAt, heardAt, JSON.stringify(told.signs)]],
    ),
    ...(await wordRows(house, key, reportId, told)),
  ];
}

async function addToReport(
  house: House,
  draft: Draft,
  row: ReportRow,
  request: DraftRequest,
  told: ToldOfThem,
  now: number,
): Promise<Statement[]> {
  const { store } = house;
  const before = JSON.parse(row.signs) as string[];
  const signs = [...new Set([...before, ...told.signs])];
  const news = told.words.length > 0 || signs.length > before.length;
  if (!news && row.area === request.area) return [];
  const out: Statement[] = [];
  let key: CryptoKey | null = null;
  if (told.words.length > 0) {
    // 「消して」 took the old key with the words it sealed.
    key = draft.erase ? null : await keyOfSubject(house, row);
    if (!key) {
      const fresh = await store.keys.newSubjectKey(row.subject_id);
      key = fresh.key;
      out.push(
        store
          .prepare(
            `INSERT INTO subject_key (subject_id, ring_key_id, wrapped, created_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (subject_id) DO UPDATE SET ring_key_id = ?2, wrapped = ?3, created_at = ?4`,
          )
          .bind(row.subject_id, fresh.ringKeyId, fresh.wrapped, now),
      );
    }
  }
  out.push(
    // A closed or unfounded record of which something new is heard is open again; nobody's decision is lowered.
    store
      .prepare(
        `UPDATE subject SET version = version + 1, area = coalesce(area, ?2), last_heard_at = max(last_heard_at, ?3),
         state = CASE WHEN ?4 AND state IN ('unfounded', 'closed') THEN 'unconfirmed' ELSE state END WHERE id = ?1`,
      )
      .bind(row.subject_id, request.area, request.lastHeardAt, news ? 1 : 0),
    store
      .prepare(
        `UPDATE report SET last_heard_at = max(last_heard_at, ?2), signs = ?3,
         erased_at = CASE WHEN ?4 THEN NULL ELSE erased_at END WHERE id = ?1`,
      )
      .bind(row.id, request.lastHeardAt, JSON.stringify(signs), news ? 1 : 0),
  );
  if (key) out.push(...(await wordRows(house, key, row.id, told)));
  return out;
}

/**
 * Null when there is none, or its wrapping is broken for good: what it sealed is lost, and must not keep anybody from being heard.
 * @throws {UnknownRingKey} when the ring's key may come back: the turn is tried again.
 */
async function keyOfSubject(house: House, row: ReportRow): Promise<CryptoKey | null> {
  if (row.ring_key_id === null || row.wrapped === null) return null;
  try {
    return await house.store.keys.unwrapSubjectKey(row.subject_id, row.ring_key_id, row.wrapped);
  } catch (error) {
    if (error instanceof CannotOpen) return null;
    throw error;
  }
}

async function wordRows(house: House, key: CryptoKey, reportId: string, told: ToldOfThem): Promise<Statement[]> {
  const rows = await Promise.all(
    told.words.map(async (words) => {
      const id =
        words.lineMessageId === null ? house.newId() : await house.store.keys.lane("message", words.lineMessageId);
      const sealed = await seal(key, { table: "report_words", column: "words_sealed", row: id }, words.text);
      return [id, reportId, words.kind, words.known, JSON.stringify(words.signs), sealed, words.at];
    }),
  );
  const columns = ["id", "report_id", "kind", "known", "signs", "words_sealed", "at"];
  return insertRows(house.store, "report_words", columns, rows, "INSERT OR IGNORE");
}

const OF_PERSON = "SELECT t.id FROM report t JOIN request q ON q.id = t.request_id WHERE q.person_id = ?1";

/** An unsend takes the words out of the subject's copy too, with the signs they told of. */
export async function unsendWordsStatements(
  house: House,
  draft: Draft,
  personId: string,
  now: number,
): Promise<Statement[]> {
  return Promise.all(
    draft.unsent.map(async (id) =>
      house.store
        .prepare(
          `UPDATE report_words SET words_sealed = NULL, signs = '[]', known = NULL, unsent_at = ?3
           WHERE id = ?2 AND report_id IN (${OF_PERSON})`,
        )
        .bind(personId, await house.store.keys.lane("message", id), now),
    ),
  );
}

/**
 * 「消して」: what this person told of anybody goes, words and key. A report of danger keeps its codes, as its request keeps its
 * level; any other keeps that there was one. Other people's reports of the same house stay theirs. Runs before the requests
 * are closed.
 */
export function eraseReportStatements(
  house: House,
  draft: Pick<Draft, "requests">,
  personId: string,
  now: number,
): Statement[] {
  const on = (sql: string, ...values: (string | number)[]) => house.store.prepare(sql).bind(personId, ...values);
  const kept = JSON.stringify(draft.requests.filter((r) => r.closedAt === undefined).map((r) => r.id));
  const gone = `${OF_PERSON} AND t.request_id NOT IN (SELECT value FROM json_each(?2)) AND q.level NOT IN ('U0', 'U1')`;
  return [
    on(`UPDATE report_words SET words_sealed = NULL WHERE report_id IN (${OF_PERSON})`),
    on(`UPDATE report_words SET signs = '[]', known = NULL WHERE report_id IN (${gone})`, kept),
    on(
      `UPDATE subject SET state = 'closed', decided_at = ?3, version = version + 1 WHERE state = 'unconfirmed'
       AND id IN (SELECT subject_id FROM report WHERE id IN (${gone}))`,
      kept,
      now,
    ),
    on(`UPDATE report SET signs = '[]' WHERE id IN (${gone})`, kept),
    on(`UPDATE report SET erased_at = ?2 WHERE id IN (${OF_PERSON}) AND erased_at IS NULL`, now),
    on(`DELETE FROM subject_key WHERE subject_id IN (SELECT subject_id FROM report WHERE id IN (${OF_PERSON}))`),
    on("UPDATE told_answer SET value_sealed = NULL WHERE person_id = ?1"),
    on("UPDATE record SET words_sealed = NULL, who_sealed = NULL WHERE person_id = ?1"),
  ];
}

/**
 * What was asked in this turn and what became of it. It belongs to the open request about the same; told before there was one,
 * it is joined to the request that its run opens.
 */
export async function answerStatements(
  house: House,
  draft: Draft,
  personId: string,
  sealIn: SealIn,
): Promise<Statement[]> {
  const open = draft.requests.filter((r) => r.closedAt === undefined);
  const rows = await Promise.all(
    draft.answers.map(async ({ run, key, about, answer }) => {
      const id = house.newId();
      const request =
        open.findLast((r) => r.about === about && r.run === run) ??
        open.find((r) => r.about === about && (!r.isNew || (draft.openedIn[r.id] ?? run) === run));
      const sealed = await sealIn("told_answer", "value_sealed", id, answer.value);
      const { flow, version, node, outcome, at } = answer;
      return [id, personId, request?.id ?? null, about, run, flow, version, node, key, outcome, sealed, at];
    }),
  );
  const columns = "id person_id request_id about run flow version node key outcome value_sealed at".split(" ");
  return [
    ...insertRows(house.store, "told_answer", columns, rows),
    ...open
      .filter((request) => request.isNew)
      .map((request) =>
        house.store
          .prepare(
            `UPDATE told_answer SET request_id = ?1
             WHERE person_id = ?2 AND run = ?3 AND about = ?4 AND request_id IS NULL AND value_sealed IS NOT NULL`,
          )
          .bind(request.id, personId, draft.openedIn[request.id] ?? draft.state?.run ?? "", request.about),
      ),
  ];
}
