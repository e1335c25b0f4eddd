/** 内部メモ: written, edited with its history kept, and colleagues called with it. Nothing in here can reach LINE. */
import { lineOf, sealWords, UUID } from "../danger/entry.ts";
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import { seal } from "../store/seal.ts";
import type { Statement } from "../store/store.ts";
import { insertRows, NEXT_VERSION } from "../store/write.ts";
import { act, historyRow } from "./act.ts";
import { colleaguesOf } from "./colleagues.ts";
import { nudgeRows } from "./nudges.ts";
import { openSealed } from "./sealed.ts";
import type { RequestForAct } from "./talk-hold.ts";
import type { ActOutcome, StaffName } from "./views.ts";
import { NOTE_KINDS, type NoteKind } from "./work-views.ts";

/** A note, not a report. */
export const MAX_NOTE = 2000;

export interface NoteInput {
  /** A UUID made with the form: sent twice, it is one note. */
  entryId: string;
  kind: string;
  words: string;
  /** Ids of colleagues. 「@みどり」 in the words calls みどり too. */
  call: readonly string[];
}

const kindOf = (kind: string): NoteKind | null => NOTE_KINDS.find((one) => one === kind) ?? null;

/** Needs no version: it is added to whatever happened meanwhile, also after the end. */
export function addNote(house: House, staff: StaffMember, id: string, input: NoteInput): Promise<ActOutcome> {
  const decide = async (found: RequestForAct): Promise<Statement[] | ActOutcome> => {
    const [kind, words] = [kindOf(input.kind), lineOf(input.words)];
    if (kind === null || !UUID.test(input.entryId)) return { kind: "refused", why: "unclear" };
    if (words === null) return { kind: "refused", why: "needsWords" };
    if (words.length > MAX_NOTE) return { kind: "refused", why: "tooLong" };
    const called = await whoIsCalled(house, staff, found, input.call, words);
    if (called === null) return { kind: "refused", why: "notThem" };
    const now = house.clock();
    const sealed = await sealWords(found, "note", "words_sealed", input.entryId, words);
    return [
      ...insertRows(
        house.store,
        "note",
        ["id", "request_id", "person_id", "kind", "words_sealed", "staff_id", "at", "version"],
        [[input.entryId, id, found.person_id, kind, sealed, staff.id, now, 1]],
      ),
      ...nudgeRows(house, staff, id, "mention", input.entryId, called),
      ...historyRow(house, staff, found, "note.written", { kind, called: called.length }),
    ];
  };
  return act(house, staff, id, decide, null, input.entryId);
}

export interface NoteEdit extends NoteInput {
  /** The version that was on the page. */
  seenVersion: number;
}

/** Only by whoever wrote it. The words before stay, with who replaced them and when. */
export function editNote(
  house: House,
  staff: StaffMember,
  id: string,
  noteId: string,
  input: NoteEdit,
): Promise<ActOutcome> {
  const decide = async (found: RequestForAct) => {
    const note = await noteRow(house, id, noteId);
    if (!note) return { kind: "notFound" } as const;
    if (note.staff_id !== staff.id) return { kind: "refused", why: "notYours" } as const;
    const [kind, words] = [kindOf(input.kind), lineOf(input.words)];
    if (kind === null || !UUID.test(input.entryId)) return { kind: "refused", why: "unclear" } as const;
    if (words === null) return { kind: "refused", why: "needsWords" } as const;
    if (words.length > MAX_NOTE) return { kind: "refused", why: "tooLong" } as const;
    if (note.version !== input.seenVersion) return { kind: "changed" } as const;
    const called = await whoIsCalled(house, staff, found, input.call, words);
    if (called === null) return { kind: "refused", why: "notThem" } as const;
    const place = { table: "note", column: "words_sealed", row: noteId };
    const before = note.words_sealed === null ? null : await openSealed(found.key, place, note.words_sealed);
    if (before === words && note.kind === kind && called.length === 0) return { kind: "done" } as const;
    const edit = house.newId();
    const now = house.clock();
    return [
      house.store
        .prepare(`UPDATE note SET ${NEXT_VERSION}, kind = ?3, words_sealed = ?4, edited_at = ?5 WHERE id = ?2`)
        .bind(note.version, noteId, kind, await seal(found.key, place, words), now),
      ...insertRows(
        house.store,
        "note_edit",
        ["id", "note_id", "person_id", "version", "kind", "words_sealed", "staff_id", "at"],
        [
          [
            edit,
            noteId,
            found.person_id,
            note.version,
            note.kind,
            await sealWords(found, "note_edit", "words_sealed", edit, before),
            staff.id,
            now,
          ],
        ],
      ),
      ...nudgeRows(house, staff, id, "mention", noteId, called),
      ...historyRow(house, staff, found, "note.edited", { kind }),
    ];
  };
  return act(house, staff, id, decide, null, input.entryId);
}

interface NoteRow {
  staff_id: string;
  version: number;
  kind: NoteKind;
  words_sealed: string | null;
}

async function noteRow(house: House, requestId: string, noteId: string): Promise<NoteRow | null> {
  const [found] = await house.store.batch([
    house.store
      .prepare("SELECT staff_id, version, kind, words_sealed FROM note WHERE id = ?1 AND request_id = ?2")
      .bind(noteId, requestId),
  ]);
  return (found?.results[0] as unknown as NoteRow | undefined) ?? null;
}

/** Null when somebody was chosen who may not see the request. A name in the words of somebody who may not is only a word. */
async function whoIsCalled(
  house: House,
  staff: StaffMember,
  found: RequestForAct,
  chosen: readonly string[],
  words: string,
): Promise<string[] | null> {
  if (chosen.length === 0 && !/[@＠]/.test(words)) return [];
  const { see } = await colleaguesOf(house, staff, found.id, found);
  if (chosen.some((id) => !see.some((one) => one.id === id))) return null;
  return [...new Set([...chosen, ...namedIn(words, see)])];
}

/** 「@みどり」 and 「＠みどりさん」. The longest name that fits is meant: 「@みどりこ」 does not call みどり when there is a みどりこ. */
export function namedIn(words: string, colleagues: readonly StaffName[]): string[] {
  const byLength = colleagues.toSorted((a, b) => b.nickname.length - a.nickname.length);
  const ids = [...words.matchAll(/[@＠]/g)].flatMap(({ index }) => {
    const rest = words.slice(index + 1).normalize("NFKC");
    return byLength.find((one) => rest.startsWith(one.nickname.normalize("NFKC")))?.id ?? [];
  });
  return [...new Set(ids)];
}
