/** The form of a record without a chat: three taps and a line; the rest may stay as it is. Works without scripts. */
import type { Child, FC } from "hono/jsx";
import { MAX_WHO, MAX_WORDS, type OpenChoice, RAISE_LEVELS, RECORD_KINDS } from "../../records/kinds.ts";
import { LEVEL_WORDS } from "../labels.ts";
import { CHANNEL_WORDS } from "../record-words.ts";
import { quoted, whenWords } from "../words.ts";
import { Check } from "./icons.tsx";
import { LevelMark } from "./level-mark.tsx";

export interface RecordDraft {
  id: string;
  kind: string;
  about: string;
  words: string;
  who: string;
  area: string;
  level: string;
  join: string;
  /** What the open requests were looked through for. */
  find: string;
  problem: { field: keyof typeof FIELD_IDS | null; words: string } | null;
}

export interface RecordFormView {
  draft: RecordDraft;
  areas: readonly { id: string; name: string }[];
  choices: readonly OpenChoice[];
  now: number;
}

const FIELD_IDS = {
  kind: "kind-phone",
  about: "about-self",
  text: "record-words",
  who: "record-who",
  join: "join-new",
} as const;

type Field = keyof typeof FIELD_IDS;

const described = (draft: RecordDraft, field: Field, also = ""): Record<string, string> => {
  const wrong = draft.problem?.field === field;
  const by = [wrong ? "record-problem" : "", also].filter(Boolean).join(" ");
  return { ...(by ? { "aria-describedby": by } : {}), ...(wrong ? { "aria-invalid": "true" } : {}) };
};

const Choice: FC<{ name: string; value: string; id: string; chosen: boolean; children?: Child }> = (props) => (
  <label class="choice" for={props.id}>
    <input type="radio" name={props.name} value={props.value} id={props.id} checked={props.chosen} />
    <span>{props.children}</span>
  </label>
);

/** Which open request it belongs to: none, or one of those in one's scope. Looking through them keeps what is typed. */
const Join: FC<RecordFormView> = ({ draft, choices, now }) => (
  <details class="record-join" open={draft.join !== "" || draft.find !== "" || draft.problem?.field === "join"}>
    <summary class="button">開いている相談につなぐ</summary>
    <fieldset class="choices choices--list" {...described(draft, "join")}>
      <legend>どの相談ですか</legend>
      <Choice name="join" value="" id="join-new" chosen={draft.join === ""}>
        新しい相談にする
      </Choice>
      {choices.map((choice) => (
        <Choice name="join" value={choice.id} id={`join-${choice.id}`} chosen={draft.join === choice.id}>
          <span class="join-line">
            <LevelMark level={choice.level} />
            <span class="join-words">{choice.ownWords === null ? "ことばはありません" : quoted(choice.ownWords)}</span>
            <span class="small">
              {choice.about === "self" ? "本人" : "ご近所から"}・{choice.area ?? "場所はまだ"}
              {choice.channel && `・${CHANNEL_WORDS[choice.channel]}`}・{whenWords(choice.lastHeardAt, now)}
            </span>
          </span>
        </Choice>
      ))}
    </fieldset>
    {choices.length === 0 && <p class="small">あてはまる相談はありません。</p>}
    <div class="field record-find">
      <label for="record-find">ことばや地域でさがす</label>
      <div class="find-row">
        <input type="search" id="record-find" name="find" value={draft.find} maxlength={60} autocomplete="off" />
        <button class="button" type="submit" name="act" value="find" formnovalidate>
          さがす
        </button>
      </div>
    </div>
  </details>
);

export const RecordForm: FC<RecordFormView> = (view) => {
  const { draft, areas } = view;
  return (
    <form class="record-form" id="record-form" method="post" action="/inbox/records" novalidate aria-label="記録">
      {draft.problem && (
        <div class="notice notice--problem" id="record-problem" role="alert" tabindex={-1} autofocus>
          {draft.problem.field ? (
            <a href={`#${FIELD_IDS[draft.problem.field]}`}>{draft.problem.words}</a>
          ) : (
            <p>{draft.problem.words}</p>
          )}
        </div>
      )}
      <input type="hidden" name="id" value={draft.id} />
      <fieldset class="choices" {...described(draft, "kind")}>
        <legend>どうやって届きましたか</legend>
        {RECORD_KINDS.map((kind) => (
          <Choice name="kind" value={kind} id={`kind-${kind}`} chosen={draft.kind === kind}>
            {CHANNEL_WORDS[kind]}
          </Choice>
        ))}
      </fieldset>
      <fieldset class="choices" {...described(draft, "about")}>
        <legend>だれのことですか</legend>
        <Choice name="about" value="self" id="about-self" chosen={draft.about === "self"}>
          話した本人のこと
        </Choice>
        <Choice name="about" value="neighbour" id="about-neighbour" chosen={draft.about === "neighbour"}>
          近所の方のこと
        </Choice>
      </fieldset>
      <div class="field">
        <label for="record-words">
          聞いたこと<span class="small">（ひとことで。聞いたまま）</span>
        </label>
        <textarea
          id="record-words"
          name="text"
          rows={2}
          required
          autocomplete="off"
          {...described(draft, "text", "record-words-hint")}
        >
          {`\n${draft.words}`}
        </textarea>
        <p class="hint" id="record-words-hint">
          {MAX_WORDS}文字まで。話してくれた方の名前は、ここではなく下の欄に書きます。
        </p>
      </div>
      <div class="field">
        <label for="record-who">
          話してくれた方の名前・連絡先<span class="small">（なくてもかまいません）</span>
        </label>
        <input
          type="text"
          id="record-who"
          name="who"
          value={draft.who}
          maxlength={MAX_WHO * 2}
          autocomplete="off"
          {...described(draft, "who", "record-who-hint")}
        />
        <p class="hint" id="record-who-hint">
          近所の方のことなら、だれが知らせたかは別の場所にしまい、見てよい職員だけが見られます。
        </p>
      </div>
      <div class="record-more">
        <div class="field">
          <label for="record-area">場所</label>
          <select class="field-input" id="record-area" name="area">
            <option value="" selected={draft.area === ""}>
              ことばから（なければ「場所はまだ」）
            </option>
            {areas.map(({ id, name }) => (
              <option value={id} selected={draft.area === id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="record-level">急ぎの度合い</label>
          <select class="field-input" id="record-level" name="level" aria-describedby="record-level-hint">
            <option value="" selected={draft.level === ""}>
              ことばから（自動）
            </option>
            {RAISE_LEVELS.map((level) => (
              <option value={level} selected={draft.level === level}>
                {LEVEL_WORDS[level].long}
              </option>
            ))}
          </select>
          <p class="hint" id="record-level-hint">
            上げることだけができます。「いのち」「きょう」は、当番にすぐ知らせます。
          </p>
        </div>
      </div>
      <Join {...view} />
      <button class="button button--main" id="keep" type="submit" name="act" value="keep">
        <Check />
        記録する
      </button>
    </form>
  );
};
