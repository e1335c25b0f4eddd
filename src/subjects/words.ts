/** Opens what was told of subjects, under each subject's own key. What does not open stands there, and says so. */
import type { House } from "../house.ts";
import { openSealed, orNull } from "../requests/sealed.ts";
import type { Statement } from "../store/store.ts";
import type { SubjectRow } from "./group.ts";
import type { Unread } from "./unread.ts";
import type { SubjectWords } from "./views.ts";

/** Newest of each report that a page shows, and that are compared. */
const WORDS_A_REPORT = 30;

export interface WordsRow {
  id: string;
  report_id: string;
  subject_id: string;
  kind: "told" | "place";
  known: "observed" | "hearsay" | null;
  signs: string;
  words_sealed: string | null;
  at: number;
  unsent_at: number | null;
}

/** @param subjects JSON list of subject ids. Oldest first. */
export function wordsStatement(house: House, subjects: string): Statement {
  return house.store
    .prepare(
      `SELECT * FROM (
         SELECT w.*, w.rowid AS place, t.subject_id, row_number() OVER (PARTITION BY w.report_id ORDER BY w.at DESC) AS newest
         FROM report_words w JOIN report t ON t.id = w.report_id
         WHERE t.subject_id IN (SELECT value FROM json_each(?1))
       ) WHERE newest <= ${WORDS_A_REPORT} ORDER BY at, place`,
    )
    .bind(subjects);
}

export async function keysOf(house: House, subjects: readonly SubjectRow[]): Promise<Map<string, CryptoKey | null>> {
  const keys = await Promise.all(
    subjects.map(async ({ id, ring_key_id, wrapped }): Promise<[string, CryptoKey | null]> => {
      if (ring_key_id === null || wrapped === null) return [id, null];
      return [id, await orNull(() => house.store.keys.unwrapSubjectKey(id, ring_key_id, wrapped))];
    }),
  );
  return new Map(keys);
}

/** What is not to be read is not even opened, and keeps its codes to itself. */
export async function openWords(
  keys: Map<string, CryptoKey | null>,
  row: WordsRow,
  unread: Unread,
): Promise<{ report: string; subject: string; codes: string[]; words: SubjectWords }> {
  const shut = row.words_sealed !== null && unread.words(row);
  const words = shut
    ? { ...plain(row), text: null, known: null, unreadable: false, notToBeRead: true as const }
    : await opened(keys, row);
  return { report: row.report_id, subject: row.subject_id, codes: unread.words(row) ? [] : codes(row.signs), words };
}

const plain = ({ id, kind, at, unsent_at }: WordsRow) => ({ id, kind, at, unsent: unsent_at !== null });

async function opened(keys: Map<string, CryptoKey | null>, row: WordsRow): Promise<SubjectWords> {
  const place = { table: "report_words", column: "words_sealed", row: row.id };
  const { words_sealed } = row;
  const text = words_sealed === null ? null : await openSealed(keys.get(row.subject_id) ?? null, place, words_sealed);
  return { ...plain(row), text, known: row.known, unreadable: words_sealed !== null && text === null };
}

export const codes = (json: string): string[] => JSON.parse(json) as string[];
