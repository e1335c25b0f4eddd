/** 「札」 and 「つながり」: tags of the house and linked requests, with who put them there; plain forms, each with its own button. */
import type { FC } from "hono/jsx";
import { numberOf } from "../../requests/number.ts";
import { MAX_TAG } from "../../requests/tags.ts";
import { LINK_KINDS, type LinkView, type TagView, type TiesView } from "../../requests/ties-views.ts";
import { besides } from "../enhance.ts";
import { LEVEL_WORDS, topicLabel } from "../labels.ts";
import { LINK_KIND_WORDS, linkWords } from "../ties-words.ts";
import { dayWords, isoTime, whenWords, whoAndWhere } from "../words.ts";
import { FormId } from "./form-parts.tsx";
import { requestHref } from "./request-card.tsx";

/** What came back with why, as it was typed. */
export interface TiesDraft {
  form: "tag" | "link" | null;
  values: Record<string, string>;
  problem: string | null;
}

export const noTies: TiesDraft = { form: null, values: {}, problem: null };

const Problem: FC<{ draft: TiesDraft; form: TiesDraft["form"] }> = ({ draft, form }) =>
  draft.problem !== null && draft.form === form ? (
    <div class="notice notice--problem" role="alert" tabindex={-1} autofocus>
      <p>{draft.problem}</p>
    </div>
  ) : null;

const baseOf = (id: string): string => `/inbox/requests/${encodeURIComponent(id)}`;

const Tag: FC<{ of: string; tag: TagView; now: number }> = ({ of, tag, now }) => {
  const label = tag.label ?? "読めない札";
  return (
    <li class="tie">
      <p>
        <a class="tag tag--link" href={`/inbox?${new URLSearchParams({ tag: tag.tagId })}`}>
          <bdi>{label}</bdi>
        </a>
        <span class="small">
          {tag.addedBy}さん・<time datetime={isoTime(tag.addedAt)}>{whenWords(tag.addedAt, now)}</time>
        </span>
      </p>
      <form method="post" action={`${baseOf(of)}/tags/${encodeURIComponent(tag.id)}/removal`}>
        <FormId />
        <button class="button button--quiet" type="submit">
          はずす
          <span class="sr-only">
            ：<bdi>{label}</bdi>
          </span>
        </button>
      </form>
    </li>
  );
};

const Link: FC<{ of: string; link: LinkView; now: number }> = ({ of, link, now }) => {
  const { other } = link;
  const number = numberOf(other.id);
  return (
    <li class="tie">
      <div>
        <p>
          {linkWords(link)}：<a href={requestHref(other.id)}>{number}</a>
        </p>
        <p class="small">
          {whoAndWhere(other.about, other.area === null ? null : { name: other.area })}・{LEVEL_WORDS[other.level].word}
          {other.topics.length > 0 && `・${other.topics.slice(0, 3).map(topicLabel).join("・")}`}・
          <time datetime={isoTime(other.openedAt)}>{dayWords(other.openedAt, now)}</time>から
          {other.state === "closed" ? "・おわった" : ""}
        </p>
        <p class="small">
          つなげた人：{link.madeBy}さん（<time datetime={isoTime(link.madeAt)}>{whenWords(link.madeAt, now)}</time>）
        </p>
      </div>
      <form method="post" action={`${baseOf(of)}/links/${encodeURIComponent(link.id)}/end`}>
        <FormId />
        <button class="button button--quiet" type="submit">
          つながりをほどく<span class="sr-only">：{number}</span>
        </button>
      </form>
    </li>
  );
};

/** What stands there now, renewed by itself; the forms below stay as they are being filled in. */
export const TiesLive: FC<{ ties: TiesView; now: number; beside?: boolean }> = ({ ties, now, beside }) => {
  const tags = ties.tags.filter(({ removedAt }) => removedAt === null);
  const links = ties.links.filter(({ endedAt }) => endedAt === null);
  return (
    <div class="ties-live" id="ties-live" {...besides(beside === true)}>
      {tags.length > 0 && (
        <ul class="tie-list" aria-label="この相談の札">
          {tags.map((tag) => (
            <Tag of={ties.requestId} tag={tag} now={now} />
          ))}
        </ul>
      )}
      {links.length > 0 && (
        <ul class="tie-list" aria-label="つながりのある相談">
          {links.map((link) => (
            <Link of={ties.requestId} link={link} now={now} />
          ))}
        </ul>
      )}
    </div>
  );
};

export const Ties: FC<{ ties: TiesView; about: "self" | "neighbour"; draft: TiesDraft; now: number }> = (props) => {
  const { ties, about, draft, now } = props;
  const typed = (name: string) => draft.values[name] ?? "";
  return (
    <section class="ties" id="ties" aria-labelledby="ties-title">
      <h2 class="facts-title" id="ties-title">
        札とつながり
      </h2>
      <Problem draft={draft} form={null} />
      <TiesLive ties={ties} now={now} />
      <details class="confirm" open={draft.form === "tag"}>
        <summary class="button">札をつける</summary>
        <form method="post" action={`${baseOf(ties.requestId)}/tags`} class="tie-form">
          <Problem draft={draft} form="tag" />
          <FormId />
          <div class="field">
            <label for="tag-label">札のことば（{MAX_TAG}文字まで）</label>
            <input
              id="tag-label"
              name="label"
              type="text"
              list="tag-offers"
              maxlength={MAX_TAG}
              required
              autocomplete="off"
              aria-describedby="tag-hint"
              value={draft.form === "tag" ? typed("label") : ""}
            />
            <datalist id="tag-offers">
              {ties.offered.map(({ label }) => (
                <option value={label} />
              ))}
            </datalist>
            <p class="hint" id="tag-hint">
              一覧でしぼりこめる、短いことばです（例：民生委員と訪問）。人の名前は書かないでください。
            </p>
          </div>
          <button class="button button--main" type="submit">
            つける
          </button>
        </form>
      </details>
      <details class="confirm" open={draft.form === "link"}>
        <summary class="button">ほかの相談とつなげる</summary>
        <form method="post" action={`${baseOf(ties.requestId)}/links`} class="tie-form">
          <Problem draft={draft} form="link" />
          <FormId />
          <div class="field">
            <label for="link-number">相手の相談の番号（例：4830-A72C）</label>
            <input
              id="link-number"
              name="number"
              type="text"
              maxlength={20}
              required
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              value={draft.form === "link" ? typed("number") : ""}
            />
          </div>
          <fieldset class="choices">
            <legend>どんなつながりか</legend>
            {LINK_KINDS.map((kind) => (
              <label class="choice">
                <input type="radio" name="kind" value={kind} required checked={typed("kind") === kind} />
                {LINK_KIND_WORDS[kind]}
              </label>
            ))}
          </fieldset>
          <p class="hint">
            両方の相談を見られる人にだけ見えます。
            {about === "neighbour" &&
              "ご近所からの知らせは、気になる方（本人）のこととしてつなげてください。知らせてくれた方のことではつなげません。"}
          </p>
          <button class="button button--main" type="submit">
            つなげる
          </button>
        </form>
      </details>
    </section>
  );
};
