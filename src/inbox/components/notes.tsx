/** 内部メモ: a place, colour and form of their own. Nothing in here is called 送る, and no button of it leads to LINE. */
import type { FC } from "hono/jsx";
import { MAX_NOTE } from "../../requests/notes.ts";
import type { StaffName } from "../../requests/views.ts";
import { NOTE_KINDS, type NoteView, type WorkView } from "../../requests/work-views.ts";
import { besides, postedToWork } from "../enhance.ts";
import { UNREADABLE } from "../labels.ts";
import { isoTime, whenWords } from "../words.ts";
import { NOTE_KIND_WORDS, NOTE_TITLE } from "../work-words.ts";

/** What was typed, and what was wrong with it. */
export interface NoteDraft {
  kind: string;
  words: string;
  call: readonly string[];
  problem: string | null;
  /** A quiet word after a success. */
  done?: string;
}

export const emptyNote: NoteDraft = { kind: "fact", words: "", call: [], problem: null };

const requestBase = (id: string): string => `/inbox/requests/${encodeURIComponent(id)}`;
export const noteHref = (requestId: string, noteId: string): string =>
  `${requestBase(requestId)}/notes/${encodeURIComponent(noteId)}`;

export const NoteWords: FC<{ words: string | null }> = ({ words }) => (
  <p class="note-words" dir="auto">
    {words ?? UNREADABLE}
  </p>
);

const Note: FC<{ note: NoteView; requestId: string; staffId: string; now: number }> = (props) => {
  const { note, requestId, staffId, now } = props;
  const own = note.staff.id === staffId;
  return (
    <li class="note" id={`note-${note.id}`}>
      <p class="note-top">
        <span>
          <bdi>{note.staff.nickname}</bdi>さん
        </span>
        <time datetime={isoTime(note.at)}>{whenWords(note.at, now)}</time>
        <span class="tag">{NOTE_KIND_WORDS[note.kind]}</span>
      </p>
      <NoteWords words={note.words} />
      {note.called.length > 0 && (
        <p class="small">
          呼んだ人：
          {note.called.map((name, at) => (
            <>
              {at > 0 && "、"}
              <bdi>{name}</bdi>さん
            </>
          ))}
        </p>
      )}
      {(own || note.before.length > 0) && (
        <p class="note-foot">
          {note.editedAt !== null && (
            <span class="small">
              直しました（<time datetime={isoTime(note.editedAt)}>{whenWords(note.editedAt, now)}</time>）
            </span>
          )}
          <a href={noteHref(requestId, note.id)}>{own ? "直す・直す前を見る" : "直す前を見る"}</a>
        </p>
      )}
    </li>
  );
};

export const NotesLive: FC<{ work: WorkView; staffId: string; now: number; beside?: boolean }> = (props) => {
  const { work, staffId, now, beside } = props;
  return (
    <div class="notes-live" id="notes-live" {...besides(beside === true)}>
      {work.notes.length === 0 ? (
        <p class="small">メモはまだありません。</p>
      ) : (
        <ol class="note-list" id="note-list">
          {work.notes.map((note) => (
            <Note note={note} requestId={work.requestId} staffId={staffId} now={now} />
          ))}
        </ol>
      )}
    </div>
  );
};

/** The fields of a note, for a new one and for one that is mended. */
export const NoteFields: FC<{ draft: NoteDraft; colleagues: readonly StaffName[]; id: string; label: string }> = (
  props,
) => {
  const { draft, colleagues, id, label } = props;
  return (
    <>
      <div class="field">
        <label for={`${id}-words`}>{label}</label>
        <textarea
          id={`${id}-words`}
          name="note"
          rows={3}
          maxlength={MAX_NOTE}
          autocomplete="off"
          dir="auto"
          required
          aria-invalid={draft.problem !== null ? "true" : undefined}
        >
          {`\n${draft.words}`}
        </textarea>
      </div>
      <fieldset class="choices">
        <legend>どんなメモ</legend>
        {NOTE_KINDS.map((kind) => (
          <label class="choice">
            <input type="radio" name="kind" value={kind} checked={draft.kind === kind} required />
            {NOTE_KIND_WORDS[kind]}
          </label>
        ))}
      </fieldset>
      {colleagues.length > 0 && (
        <details class="note-call" id={`${id}-call`} open={draft.call.length > 0}>
          <summary class="button">＠ 人を呼ぶ</summary>
          <fieldset class="choices">
            <legend>呼ぶ人（文の中に「@名前」と書いても呼べます）</legend>
            {colleagues.map((one) => (
              <label class="choice">
                <input type="checkbox" name="call" value={one.id} checked={draft.call.includes(one.id)} />
                <bdi>{one.nickname}</bdi>さん
              </label>
            ))}
          </fieldset>
        </details>
      )}
    </>
  );
};

export interface NotesSection {
  work: WorkView;
  staffId: string;
  draft: NoteDraft;
  newId: string;
  now: number;
  beside?: boolean;
}

export const Notes: FC<NotesSection> = ({ work, staffId, draft, newId, now, beside }) => {
  const action = `${requestBase(work.requestId)}/notes`;
  return (
    <section class="notes" id="notes" aria-labelledby="notes-title" {...besides(beside === true)}>
      <h2 class="facts-title" id="notes-title">
        {NOTE_TITLE}
      </h2>
      <NotesLive work={work} staffId={staffId} now={now} />
      <form method="post" action={action} id="note-form" class="note-form" {...postedToWork(action, "notes")}>
        {draft.problem !== null && (
          <div class="notice notice--problem" role="alert" tabindex={-1} autofocus>
            <p>{draft.problem}</p>
          </div>
        )}
        <input type="hidden" name="entryId" value={newId} />
        <NoteFields draft={draft} colleagues={work.colleagues} id="new-note" label="メモ（職員だけが見ます）" />
        <button class="button" type="submit">
          内部メモに残す
        </button>
        <p class="done" role="status">
          {draft.done ?? ""}
        </p>
      </form>
    </section>
  );
};
