/** 「呼ばれています」: why one is called, to which request, with the answer to a hand-over; and what was put off. */
import type { FC } from "hono/jsx";
import { MAX_LINE } from "../../danger/codes.ts";
import type { CalledLine, CalledView } from "../../requests/work-views.ts";
import { FormId } from "../components/form-parts.tsx";
import { ArrowLeft, Check } from "../components/icons.tsx";
import { LevelMark } from "../components/level-mark.tsx";
import { requestHref } from "../components/request-card.tsx";
import { isoTime, whenWords, whoAndWhere } from "../words.ts";
import { CALLED_WORDS } from "../work-words.ts";
import { type Frame, Layout } from "./layout.tsx";

/** An answer that could not be taken comes back with its word. */
export interface CalledDraft {
  offer: string | null;
  words: string;
  problem: string | null;
}

export const noAnswer: CalledDraft = { offer: null, words: "", problem: null };

const Answer: FC<{ line: CalledLine; offer: string; draft: CalledDraft }> = ({ line, offer, draft }) => {
  const came = draft.offer === offer ? draft : noAnswer;
  return (
    <form
      method="post"
      action={`/inbox/requests/${encodeURIComponent(line.requestId)}/handovers/${encodeURIComponent(offer)}/answer`}
      class="hand-form"
    >
      {came.problem !== null && (
        <div class="notice notice--problem" role="alert" tabindex={-1} autofocus>
          <p>{came.problem}</p>
        </div>
      )}
      <input type="hidden" name="from" value="called" />
      <FormId />
      <div class="field">
        <label for={`words-${offer}`}>ひとこと（断るときは必要です）</label>
        <input
          type="text"
          id={`words-${offer}`}
          name="words"
          maxlength={MAX_LINE}
          autocomplete="off"
          dir="auto"
          value={came.words}
        />
      </div>
      <div class="acts-row">
        <button class="button button--main" type="submit" name="answer" value="yes">
          <Check />
          引き継ぎを受ける
        </button>
        <button class="button" type="submit" name="answer" value="no">
          断る
        </button>
      </div>
    </form>
  );
};

const Line: FC<{ line: CalledLine; now: number; draft: CalledDraft }> = ({ line, now, draft }) => (
  <li class={line.seen ? "called-item called-item--seen" : "called-item"} id={`called-${line.id}`}>
    <p class="called-top">
      <LevelMark level={line.level} />
      <span>{whoAndWhere(line.about, line.area === null ? null : { name: line.area })}</span>
      <time class="small" datetime={isoTime(line.at)}>
        {whenWords(line.at, now)}
      </time>
    </p>
    <p>
      {line.from && (
        <>
          <bdi>{line.from}</bdi>さん：
        </>
      )}
      {CALLED_WORDS[line.kind]}
    </p>
    {line.words !== null && (
      <q class="span" dir="auto">
        {line.words}
      </q>
    )}
    {line.mayOpen ? (
      <p>
        <a class="button" href={requestHref(line.requestId)}>
          相談をひらく
        </a>
      </p>
    ) : (
      <p class="hint">会話は、引き継ぎを受けてから見られます。</p>
    )}
    {line.offer !== null && <Answer line={line} offer={line.offer} draft={draft} />}
  </li>
);

export const CalledPage: FC<{ frame: Omit<Frame, "title">; view: CalledView; now: number; draft: CalledDraft }> = (
  props,
) => {
  const { frame, view, now, draft } = props;
  const fresh = view.lines.filter((line) => !line.seen);
  const seen = view.lines.filter((line) => line.seen);
  return (
    <Layout {...frame} title="呼ばれています">
      <div class="desk called-page">
        <a class="desk-back" href="/inbox">
          <ArrowLeft />
          受信箱へ
        </a>
        <h1 class="page-title">呼ばれています</h1>
        {draft.problem !== null && draft.offer === null && (
          <div class="notice notice--problem" role="alert" tabindex={-1} autofocus>
            <p>{draft.problem}</p>
          </div>
        )}
        {fresh.length === 0 ? (
          <p class="empty">
            いまは、呼ばれていません。内部メモで名前を呼ばれたとき、引き継ぎをお願いされたとき、見守っている相談に動きがあったときに、ここに出ます。
          </p>
        ) : (
          <ul class="called-list">
            {fresh.map((line) => (
              <Line line={line} now={now} draft={draft} />
            ))}
          </ul>
        )}
        {view.snoozed.length > 0 && (
          <section aria-labelledby="snoozed-title">
            <h2 id="snoozed-title">あとで見る相談</h2>
            <ul class="called-list">
              {view.snoozed.map((one) => (
                <li class="called-item">
                  <p class="called-top">
                    <LevelMark level={one.level} />
                    <a href={requestHref(one.requestId)}>
                      {whoAndWhere(one.about, one.area === null ? null : { name: one.area })}の相談
                    </a>
                    <span class="small">
                      <time datetime={isoTime(one.until)}>{whenWords(one.until, now)}</time> に戻ります
                    </span>
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )}
        {seen.length > 0 && (
          <section aria-labelledby="seen-title">
            <h2 id="seen-title">この1週間に見たもの</h2>
            <ul class="called-list">
              {seen.map((line) => (
                <Line line={line} now={now} draft={draft} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </Layout>
  );
};
