/** Looking through words: the form, what was found piece by piece, and how far the looking went. */
import type { Child, FC } from "hono/jsx";
import { numberOf } from "../../requests/number.ts";
import type { SearchHit, SearchLine, SearchStep } from "../../requests/search.ts";
import { ArrowLeft } from "../components/icons.tsx";
import { LevelMark } from "../components/level-mark.tsx";
import { SearchForm } from "../components/list-filters.tsx";
import { requestHref } from "../components/request-card.tsx";
import { isoTime, whenWords, whoAndWhere } from "../words.ts";
import { type Frame, Layout } from "./layout.tsx";

/** Where the hits go into the page. No word of anybody can look like it: their `<` is written otherwise. */
export const HITS_MARK: FC = () => <i id="hits-go-here" />;

export const SearchPage: FC<{
  frame: Omit<Frame, "title">;
  words: string;
  /** The second look, further down. */
  again?: boolean;
  hits?: Child;
  problem?: string;
}> = ({ frame, words, again = false, hits, problem }) => (
  <Layout {...frame} title="受信箱（さがす）">
    <div class="desk search-page">
      <a class="desk-back" href="/inbox">
        <ArrowLeft />
        一覧へ
      </a>
      <h1 class="page-title">さがす</h1>
      <SearchForm words={words} autofocus={!hits} />
      {problem && (
        <p class="notice notice--problem" role="alert">
          {problem}
        </p>
      )}
      <p class="small">
        見てよい相談のなかから、相手のことば（電話などで聞いたことも）・名前・内部メモ・相談の番号をさがします。新しいものから順に見ます。さがしたことは記録に残ります（さがしたことばは残しません）。
      </p>
      {hits && (
        <section class="hits" aria-labelledby="hits-title">
          <h2 id="hits-title">{again ? "見つかったもの（つづき）" : "見つかったもの"}</h2>
          {hits}
        </section>
      )}
    </div>
  </Layout>
);

const FROM: Record<SearchLine["from"], string> = {
  said: "ことば",
  told: "LINE のほかで聞いたこと",
  who: "名前・連絡先",
  note: "内部メモ",
};

const Line: FC<{ line: SearchLine; now: number }> = ({ line, now }) => (
  <p class={line.from === "note" ? "hit-line hit-line--note" : "hit-line"}>
    <span class="hit-from">
      {FROM[line.from]}・<time datetime={isoTime(line.at)}>{whenWords(line.at, now)}</time>
    </span>
    <bdi>{line.parts.map((part, at) => (at % 2 === 1 ? <mark>{part}</mark> : part))}</bdi>
  </p>
);

export const SearchHitRow: FC<{ hit: SearchHit; now: number }> = ({ hit: { card, lines, more }, now }) => (
  <article class="hit" data-request={card.id}>
    <h3 class="hit-title">
      <a href={requestHref(card.id)}>
        <LevelMark level={card.level} />
        <span>{whoAndWhere(card.about, card.area)}</span>
        <span class="card-number">{numberOf(card.id)}</span>
        {card.state === "closed" && <span class="tag">おわった</span>}
        {card.owner && <span>受け持ち {card.owner.nickname}さん</span>}
      </a>
    </h3>
    {lines.map((line) => (
      <Line line={line} now={now} />
    ))}
    {lines.length === 0 && <p class="hit-line">番号が合いました。</p>}
    {more > 0 && <p class="small">この相談に、ほか{more}か所</p>}
  </article>
);

export const SearchProgress: FC<{ texts: number }> = ({ texts }) => (
  <p class="small hits-so-far">ここまで{texts.toLocaleString("ja-JP")}件を見ました。つづけて見ています。</p>
);

/** @param end null: the looking broke off. */
export const SearchEnd: FC<{ end: Extract<SearchStep, { kind: "end" }> | null; words: string }> = ({ end, words }) => {
  if (end === null)
    return (
      <p class="notice notice--problem" role="alert">
        さがしている途中で止まりました。上に出ているものは、そのまま使えます。もう一度「さがす」を押してください。
      </p>
    );
  return (
    <div class="hits-end" id="hits-end">
      <p class={end.found === 0 ? "empty-title" : "small"}>
        {end.found === 0 ? "見つかりませんでした。" : `${end.found}件の相談に見つかりました。`}
        {end.after ? `（${end.texts.toLocaleString("ja-JP")}件のことばまで見ました）` : ""}
      </p>
      {end.found === 0 && !end.after && (
        <p>ことばを短くするか、ひらがなで試してください。消されたことばや、見てよい範囲の外のことばは出ません。</p>
      )}
      {end.after && (
        <form method="post" action="/inbox/search">
          <input type="hidden" name="words" value={words} />
          <input type="hidden" name="after" value={end.after} />
          <button class="button" type="submit">
            つづきをさがす
          </button>
        </form>
      )}
    </div>
  );
};
