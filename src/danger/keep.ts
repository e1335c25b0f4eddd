/** 「消して」 takes the person's words. What staff wrote of their own acts stays: it is sealed anew with the person's new key. */
import type { House } from "../house.ts";
import { orNull } from "../requests/sealed.ts";
import { open, type SealIn } from "../store/seal.ts";
import type { Statement } from "../store/store.ts";

/** Records of what was done and decided. Notes on marks speak of the person's words and go with them. */
const KEPT = [
  ["danger_step", "words_sealed"],
  ["notice", "words_sealed"],
  ["hand_setting", "note_sealed"],
  ["note", "words_sealed"],
  ["note_edit", "words_sealed"],
  ["handover", "words_sealed"],
  ["handover", "answer_sealed"],
] as const;

/** One more round trip, when somebody's words are erased. @param oldKey the key that goes. */
export async function keepStaffRecords(
  house: House,
  personId: string,
  oldKey: CryptoKey,
  sealIn: SealIn,
): Promise<Statement[]> {
  const { store } = house;
  const found = await store.batch(
    KEPT.map(([table, column]) =>
      store
        .prepare(`SELECT id, ${column} AS sealed FROM ${table} WHERE person_id = ?1 AND ${column} IS NOT NULL`)
        .bind(personId),
    ),
  );
  const statements: Statement[] = [
    store.prepare("UPDATE triage_mark SET note_sealed = NULL WHERE person_id = ?1").bind(personId),
  ];
  for (const [at, [table, column]] of KEPT.entries()) {
    for (const { id, sealed } of (found[at]?.results ?? []) as { id: string; sealed: string }[]) {
      const words = await orNull(() => open(oldKey, { table, column, row: id }, sealed));
      const anew = words === null ? null : await sealIn(table, column, id, words);
      statements.push(store.prepare(`UPDATE ${table} SET ${column} = ?2 WHERE id = ?1`).bind(id, anew));
    }
  }
  return statements;
}
