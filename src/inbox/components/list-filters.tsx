/** Above the list: looking for words, narrowing the list down, and the views one keeps. Plain forms. */
import type { Child, FC } from "hono/jsx";
import {
  hasFilters,
  LEVELS,
  type ListQuery,
  listHref,
  listParams,
  readListQuery,
  STANCES,
  STATES,
  WAITINGS,
} from "../../requests/list-query.ts";
import {
  LEVEL_WORDS,
  LIST_WORDS,
  STANCE_WORDS,
  STATE_WORDS,
  TOPIC_CODES,
  topicLabel,
  WAITING_WORDS,
} from "../labels.ts";
import { Search } from "./icons.tsx";
import type { ListView } from "./request-list.tsx";

/** As long as what is looked for may be, in UTF-16 units. */
export const WORDS_AT_MOST = 100;

/** Looking through words. It posts: what is looked for stands in no address and no log. */
export const SearchForm: FC<{ words?: string; autofocus?: boolean }> = ({ words = "", autofocus = false }) => (
  <search>
    <form class="search-form" method="post" action="/inbox/search" id="search-form">
      <label class="sr-only" for="search-words">
        ことば・メモ・番号でさがす
      </label>
      <input
        class="search-words"
        id="search-words"
        name="words"
        type="search"
        value={words}
        maxlength={WORDS_AT_MOST}
        placeholder="ことば・メモ・番号"
        autocomplete="off"
        spellcheck={false}
        required
        autofocus={autofocus}
      />
      <button class="button" type="submit">
        <Search />
        さがす
      </button>
    </form>
  </search>
);

interface Choice {
  value: string;
  words: string;
}

const Select: FC<{ name: string; label: string; chosen: string | undefined; any: string; choices: Choice[] }> = (
  props,
) => {
  const { name, label, chosen, any, choices } = props;
  return (
    <div class="field">
      <label for={`filter-${name}`}>{label}</label>
      <select id={`filter-${name}`} name={name}>
        <option value="">{any}</option>
        {choices.map(({ value, words }) => (
          <option value={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
};

type Areas = readonly { id: string; name: string }[];
type Tags = readonly { id: string; label: string }[];

/** What a choice of filters is called: it follows from them. 「きょう・北野・こちらの返事待ち」 */
export function viewWords(query: ListQuery, areas: Areas, tags: Tags | null): string {
  const words = [
    query.tab === "open" ? null : LIST_WORDS[query.tab],
    query.state === "open" ? null : STATE_WORDS[query.state],
    query.level && LEVEL_WORDS[query.level].word,
    query.area && (areas.find(({ id }) => id === query.area)?.name ?? query.area),
    query.topic && topicLabel(query.topic),
    query.stance && STANCE_WORDS[query.stance],
    query.waiting && WAITING_WORDS[query.waiting],
    query.tag && `札「${tags?.find(({ id }) => id === query.tag)?.label ?? "…"}」`,
  ].filter(Boolean);
  return words.join("・") || LIST_WORDS.open;
}

/** The same choice in hidden fields, for a form about it. */
const Hidden: FC<{ query: ListQuery }> = ({ query }) => (
  <>
    {[...listParams(query)].map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
);

const Views: FC<{ view: ListView }> = ({ view }) => {
  const { views, query, areas, tags } = view;
  const current = listParams(query).toString();
  return (
    <>
      {views.map(({ id, query: text }) => {
        const params = new URLSearchParams(text);
        const kept = readListQuery((name) => params.get(name) ?? undefined);
        const words = viewWords(kept, areas, tags);
        return (
          <li class="view">
            <a href={listHref(kept)} aria-current={text === current ? "true" : undefined}>
              {words}
            </a>
            <form method="post" action={`/inbox/views/${encodeURIComponent(id)}/drop`}>
              <Hidden query={query} />
              <button class="button button--quiet" type="submit">
                はずす<span class="sr-only">：{words}</span>
              </button>
            </form>
          </li>
        );
      })}
    </>
  );
};

/** `children`: what else leads on from the list, beside the narrowing down. */
export const ListFilters: FC<{ view: ListView; children?: Child }> = ({ view, children }) => {
  const { query, areas, views, tags } = view;
  const narrowed = hasFilters(query);
  return (
    <div class="list-tools">
      <SearchForm />
      <details class="filters" id="filters">
        <summary class="button button--quiet">
          しぼりこむ{narrowed && <strong class="filters-now">：{viewWords(query, areas, tags)}</strong>}
        </summary>
        <form class="filter-form" method="get" action="/inbox" id="filter-form">
          {query.tab !== "open" && <input type="hidden" name="which" value={query.tab} />}
          <Select
            name="level"
            label="急ぎの度合い"
            chosen={query.level}
            any="すべて"
            choices={LEVELS.map((value) => ({ value, words: LEVEL_WORDS[value].long }))}
          />
          <Select
            name="area"
            label="地区"
            chosen={query.area}
            any="すべて"
            choices={areas.map(({ id, name, own }) => ({ value: id, words: own ? `${name}（自分の地区）` : name }))}
          />
          <Select
            name="topic"
            label="話題"
            chosen={query.topic}
            any="すべて"
            choices={TOPIC_CODES.map((value) => ({ value, words: topicLabel(value) }))}
          />
          <Select
            name="state"
            label="いまの状態"
            chosen={query.state === "open" ? undefined : query.state}
            any={STATE_WORDS.open}
            choices={STATES.filter((one) => one !== "open").map((value) => ({ value, words: STATE_WORDS[value] }))}
          />
          <Select
            name="stance"
            label="相手のかまえ"
            chosen={query.stance}
            any="すべて"
            choices={STANCES.map((value) => ({ value, words: STANCE_WORDS[value] ?? value }))}
          />
          <Select
            name="waiting"
            label="だれの番か"
            chosen={query.waiting}
            any="すべて"
            choices={WAITINGS.map((value) => ({ value, words: WAITING_WORDS[value] }))}
          />
          {tags && (
            <div class="field">
              <span class="filter-name">札</span>
              {query.tag && (
                <label class="choice">
                  <input type="checkbox" name="tag" value={query.tag} checked />
                  {tags.find(({ id }) => id === query.tag)?.label ?? "えらんだ札"}
                </label>
              )}
              <a class="filter-link" href="/inbox/tags">
                札の一覧からえらぶ
              </a>
            </div>
          )}
          <div class="filter-acts">
            <button class="button button--main" type="submit">
              しぼる
            </button>
            {narrowed && (
              <a class="button" href={listHref({ tab: query.tab, state: "open" })}>
                ぜんぶ見る
              </a>
            )}
          </div>
        </form>
      </details>
      {children}
      {(views.length > 0 || narrowed) && (
        <ul class="views" aria-label="とっておいた見かた">
          <Views view={view} />
          {narrowed && !views.some((one) => one.query === listParams(query).toString()) && (
            <li>
              <form method="post" action="/inbox/views">
                <Hidden query={query} />
                <button class="button" type="submit">
                  この見かたをとっておく
                </button>
              </form>
            </li>
          )}
        </ul>
      )}
    </div>
  );
};
