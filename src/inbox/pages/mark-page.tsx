/** One message and what the automatic look made of it, to be marked: misheard, or missed. */
import type { FC } from "hono/jsx";
import { MARKS, MAX_LINE } from "../../danger/codes.ts";
import type { MarkView } from "../../danger/views.ts";
import type { TalkEntry } from "../../requests/views.ts";
import { LEVELS } from "../../triage/types.ts";
import { HeardList, MarkedText } from "../components/heard.tsx";
import { ArrowLeft } from "../components/icons.tsx";
import { markHref } from "../components/talk.tsx";
import { MARK_WORDS } from "../danger-words.ts";
import { LEVEL_WORDS } from "../labels.ts";
import { isoTime, whenWords } from "../words.ts";
import { type Frame, Layout } from "./layout.tsx";

const EXPLAINED = {
  falseAlarm: "あぶないことばではないのに、気づいた",
  missed: "あぶないことばなのに、気づかなかった（または軽く見た）",
} as const;

export const MarkPage: FC<{
  frame: Omit<Frame, "title">;
  requestId: string;
  entry: TalkEntry;
  marks: MarkView[];
  typed: { mark: string; wanted: string; words: string };
  newId: string;
  now: number;
  problem: string | null;
}> = ({ frame, requestId, entry, marks, typed, newId, now, problem }) => (
  <Layout {...frame} title="自動の見立てに印をつける">
    <article class="mark-page">
      <p class="handle-with-care">取扱注意</p>
      <a class="back back--beside" href={`/inbox/requests/${encodeURIComponent(requestId)}`}>
        <ArrowLeft />
        相談へ
      </a>
      <h1 class="page-title">自動の見立てに印をつける</h1>
      {problem && (
        <div class="notice notice--problem" role="alert" tabindex={-1} autofocus>
          <p>{problem}</p>
        </div>
      )}
      <div class="entry entry--resident">
        <p class="bubble">
          <MarkedText text={entry.text ?? ""} stretches={entry.heard?.stretches ?? []} />
        </p>
        {entry.heard ? <HeardList heard={entry.heard} /> : <p class="small">自動では、何にも気づいていません。</p>}
      </div>
      {marks.length > 0 && (
        <ul class="log">
          {marks.map((mark) => (
            <li>
              <time datetime={isoTime(mark.at)}>{whenWords(mark.at, now)}</time>
              <span>
                {mark.staff}さん：{MARK_WORDS[mark.mark]}
                {mark.wanted && `（${mark.wanted} ${LEVEL_WORDS[mark.wanted].word}がよい）`}
              </span>
              {mark.words && <q class="span">{mark.words}</q>}
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={markHref(requestId, entry.id)} class="hand-form">
        <input type="hidden" name="entryId" value={newId} />
        <fieldset class="choices">
          <legend>どちらですか</legend>
          {MARKS.map((mark) => (
            <label class="choice">
              <input type="radio" name="mark" value={mark} required checked={typed.mark === mark} />
              {MARK_WORDS[mark]}：{EXPLAINED[mark]}
            </label>
          ))}
        </fieldset>
        <fieldset class="choices">
          <legend>人が見たら、どの度合いですか（なくてもかまいません）</legend>
          {LEVELS.map((level) => (
            <label class="choice">
              <input type="radio" name="wanted" value={level} checked={typed.wanted === level} />
              {level} {LEVEL_WORDS[level].word}
            </label>
          ))}
        </fieldset>
        <div class="field">
          <label for="mark-words">ひとこと（なくてもかまいません）</label>
          <input type="text" id="mark-words" name="words" maxlength={MAX_LINE} autocomplete="off" value={typed.words} />
        </div>
        <p class="hint">
          この相談の急ぎの度合いは変わりません。度合いは、相談のページの「見立てを直す」で変えてください。
        </p>
        <button class="button button--main" type="submit">
          印をつける
        </button>
      </form>
    </article>
  </Layout>
);
