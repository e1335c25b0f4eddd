/** One internal note: mended by whoever wrote it, with everything it said before. */
import type { FC } from "hono/jsx";
import type { NoteView, WorkView } from "../../requests/work-views.ts";
import { ArrowLeft } from "../components/icons.tsx";
import { type NoteDraft, NoteFields, NoteWords, noteHref } from "../components/notes.tsx";
import { isoTime, whenWords } from "../words.ts";
import { NOTE_KIND_WORDS, NOTE_TITLE } from "../work-words.ts";
import { type Frame, Layout } from "./layout.tsx";

export const NotePage: FC<{
  frame: Omit<Frame, "title">;
  work: WorkView;
  note: NoteView;
  /** Null: somebody else's, only to be read. */
  draft: NoteDraft | null;
  newId: string;
  now: number;
}> = ({ frame, work, note, draft, newId, now }) => (
  <Layout {...frame} title="内部メモ">
    <div class="desk note-page">
      <a class="desk-back" href={`/inbox/requests/${encodeURIComponent(work.requestId)}#note-${note.id}`}>
        <ArrowLeft />
        相談へ
      </a>
      <h1 class="page-title">{NOTE_TITLE}</h1>
      {draft !== null && (
        <form method="post" action={noteHref(work.requestId, note.id)} id="note-edit" class="notes note-form">
          {draft.problem !== null && (
            <div class="notice notice--problem" role="alert" tabindex={-1} autofocus>
              <p>{draft.problem}</p>
            </div>
          )}
          <input type="hidden" name="entryId" value={newId} />
          <input type="hidden" name="seenVersion" value={String(note.version)} />
          <NoteFields draft={draft} colleagues={work.colleagues} id="note" label="メモ（職員だけが見ます）" />
          <button class="button" type="submit">
            直して残す
          </button>
        </form>
      )}
      <section aria-labelledby="note-now">
        <h2 id="note-now">いまのメモ</h2>
        <p class="small">
          <bdi>{note.staff.nickname}</bdi>さん・{NOTE_KIND_WORDS[note.kind]}・
          <time datetime={isoTime(note.editedAt ?? note.at)}>{whenWords(note.editedAt ?? note.at, now)}</time>
        </p>
        <NoteWords words={note.words} />
      </section>
      <section aria-labelledby="note-before">
        <h2 id="note-before">直す前</h2>
        {note.before.length === 0 ? (
          <p class="small">まだ直していません。</p>
        ) : (
          <ol class="note-list">
            {note.before.toReversed().map((one) => (
              <li class="note" id={`before-${one.version}`}>
                <p class="note-top">
                  <span>
                    <time datetime={isoTime(one.at)}>{whenWords(one.at, now)}</time> に <bdi>{one.staff}</bdi>
                    さんが直す前（{NOTE_KIND_WORDS[one.kind]}）
                  </span>
                </p>
                <NoteWords words={one.words} />
              </li>
            ))}
          </ol>
        )}
      </section>
    </div>
  </Layout>
);
