/** Texts of the house: what is proposed, approved and retired, the form for a new one, and who may send approved texts only. */
import type { FC } from "hono/jsx";
import { LANGUAGES } from "../../conversation/types.ts";
import {
  ANY_TOPIC,
  MAX_SNIPPET,
  MAX_TITLE,
  type SnippetInput,
  type SnippetLine,
  type SnippetsView,
} from "../../requests/snippets.ts";
import { hintsOf, languageName } from "../answer-hints.ts";
import { TOPIC_CODES, topicLabel } from "../labels.ts";
import { privateOnLockScreen } from "../lock-screen.ts";
import { dayWords } from "../words.ts";
import { type Frame, Layout } from "./layout.tsx";

export interface SnippetsPageView extends SnippetsView {
  form: SnippetInput;
  problem: string | null;
  now: number;
}

const topicWords = (topic: string): string => (topic === ANY_TOPIC ? "いつでも" : topicLabel(topic));

const Line: FC<{ line: SnippetLine; view: SnippetsPageView }> = ({ line, view }) => {
  const { now, mayApprove } = view;
  const who = (name: string | null, at: number | null, words: string) =>
    at === null ? "" : `${words} ${name ?? "（いまはいない人）"}さん・${dayWords(at, now)}`;
  const path = `/inbox/snippets/${encodeURIComponent(line.id)}`;
  const hints = line.state === "proposed" ? hintsOf([line.words], line.language) : [];
  const tells = line.state === "proposed" ? privateOnLockScreen([line.words], now) : [];
  return (
    <li class="snippet-row" id={`snippet-${line.id}`}>
      <h3 class="snippet-name">{line.title}</h3>
      <p class="small">
        {topicWords(line.topic)}・{languageName(line.language)}
      </p>
      <p class="snippet-words snippet-words--whole" lang={line.language === "easyJa" ? "ja" : line.language}>
        {line.words}
      </p>
      {hints.length > 0 && (
        <ul class="hint-list">
          {hints.map((hint) => (
            <li>{hint}</li>
          ))}
        </ul>
      )}
      {tells.length > 0 && <p class="hint">ロック画面に出るかもしれないこと：{tells.join("、")}</p>}
      <p class="small">
        {[
          who(line.writtenBy, line.writtenAt, "書いた人"),
          who(line.approvedBy, line.approvedAt, "承認"),
          who(line.retiredBy, line.retiredAt, "使うのをやめた人"),
        ]
          .filter(Boolean)
          .join("／")}
      </p>
      {mayApprove && line.state !== "retired" && (
        <div class="undo-acts">
          {line.state === "proposed" && (
            <form method="post" action={`${path}/approval`}>
              <button class="button" type="submit">
                承認する<span class="sr-only">：{line.title}</span>
              </button>
            </form>
          )}
          <form method="post" action={`${path}/retirement`}>
            <button class="button button--quiet" type="submit">
              {line.state === "proposed" ? "使わないことにする" : "使うのをやめる"}
              <span class="sr-only">：{line.title}</span>
            </button>
          </form>
        </div>
      )}
    </li>
  );
};

const Lines: FC<{ title: string; empty: string; lines: SnippetLine[]; view: SnippetsPageView }> = (props) => (
  <section>
    <h2>
      {props.title}（{props.lines.length}）
    </h2>
    {props.lines.length === 0 ? (
      <p class="hint">{props.empty}</p>
    ) : (
      <ul class="snippet-rows">
        {props.lines.map((line) => (
          <Line line={line} view={props.view} />
        ))}
      </ul>
    )}
  </section>
);

const NewOne: FC<{ view: SnippetsPageView }> = ({ view: { form, problem } }) => (
  <form class="desk-form" method="post" action="/inbox/snippets" id="new-snippet">
    {problem && (
      <div class="notice notice--problem" id="snippet-problem" role="alert" tabindex={-1} autofocus>
        <p>{problem}</p>
      </div>
    )}
    <input type="hidden" name="id" value={form.id} />
    <div class="field">
      <label for="snippet-title">名前（職員だけが見ます）</label>
      <input id="snippet-title" name="title" value={form.title} maxlength={MAX_TITLE} required autocomplete="off" />
    </div>
    <div class="field-pair">
      <div class="field">
        <label for="snippet-topic">話題</label>
        <select id="snippet-topic" name="topic">
          {[ANY_TOPIC, ...TOPIC_CODES].map((topic) => (
            <option value={topic} selected={topic === form.topic}>
              {topicWords(topic)}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="snippet-language">ことば</label>
        <select id="snippet-language" name="language">
          {LANGUAGES.map((language) => (
            <option value={language} selected={language === form.language}>
              {languageName(language)}
            </option>
          ))}
        </select>
      </div>
    </div>
    <div class="field">
      <label for="snippet-text">文（ひとつの吹き出し。{MAX_SNIPPET}文字まで）</label>
      <p class="hint" id="snippet-hint">
        このままの形で相手に届きます。〇〇や{"｛｝"}のような、あとで埋めるところは作れません。
      </p>
      <textarea id="snippet-text" name="text" rows={4} required aria-describedby="snippet-hint">
        {`\n${form.words}`}
      </textarea>
    </div>
    <button class="button button--main" type="submit">
      この文を出す
    </button>
  </form>
);

const Limits: FC<{ view: SnippetsPageView }> = ({ view: { staff } }) => (
  <section>
    <h2>承認された文だけを送る人</h2>
    <p class="hint">入りたての人や応援の人に。ここで決めた人は、承認された定型文をそのままの形でだけ送れます。</p>
    <ul class="snippet-rows">
      {staff.map((one) => (
        <li class="place-row">
          <p>
            {one.nickname}さん：{one.approvedOnly ? <strong>承認された文だけ</strong> : "自分の文も送れます"}
          </p>
          <form method="post" action={`/inbox/snippets/staff/${encodeURIComponent(one.id)}`}>
            <button class="button" type="submit" name="approvedOnly" value={one.approvedOnly ? "0" : "1"}>
              {one.approvedOnly ? "自分の文も送れるようにする" : "承認された文だけにする"}
              <span class="sr-only">：{one.nickname}さん</span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  </section>
);

export const SnippetsPage: FC<{ frame: Omit<Frame, "title">; view: SnippetsPageView }> = ({ frame, view }) => {
  const of = (state: SnippetLine["state"]) => view.lines.filter((line) => line.state === state);
  return (
    <Layout {...frame} title="定型文">
      <div class="desk">
        <h1 class="page-title">定型文</h1>
        <p>
          返事に入れられる、この窓口の文です。だれでも書けて、管理者が承認すると使えるようになります。承認された文は変わりません。直すときは、新しい文を出して、前の文を使うのをやめます。
        </p>
        <Lines title="承認を待つ文" empty="いまは、ありません。" lines={of("proposed")} view={view} />
        <Lines
          title="使える文"
          empty="まだありません。下の「新しい文」から書けます。"
          lines={of("approved")}
          view={view}
        />
        {view.mayWrite && (
          <section>
            <h2>新しい文</h2>
            <NewOne view={view} />
          </section>
        )}
        {view.staff.length > 0 && <Limits view={view} />}
        <details class="snippet-old">
          <summary>使うのをやめた文（{of("retired").length}）</summary>
          <Lines title="やめた文" empty="ありません。" lines={of("retired")} view={view} />
        </details>
      </div>
    </Layout>
  );
};
