/** Pages of records without a chat: the form, what stands when it went to a colleague's district, and who told of a neighbour. */
import type { FC } from "hono/jsx";
import type { ErasureView, RecordReporter } from "../../records/kinds.ts";
import { ArrowLeft } from "../components/icons.tsx";
import { RecordForm, type RecordFormView } from "../components/record-form.tsx";
import { CAME_WORDS } from "../record-words.ts";
import { isoTime, quoted, whenWords } from "../words.ts";
import { type Frame, Layout } from "./layout.tsx";

export const RecordPage: FC<{ frame: Omit<Frame, "title">; view: RecordFormView }> = ({ frame, view }) => (
  <Layout {...frame} title="記録する">
    <div class="desk record-page">
      <h1 class="page-title">聞いたことを記録する</h1>
      <p class="small">電話・窓口・訪問・立ち話・紙で届いたことを、相談として残します。LINE には何も送りません。</p>
      <RecordForm {...view} />
    </div>
  </Layout>
);

/** Kept, but in a colleague's district: it is on its way, and what became of it is theirs. */
export const RecordKeptPage: FC<{ frame: Omit<Frame, "title"> }> = ({ frame }) => (
  <Layout {...frame} title="記録しました">
    <div class="message">
      <h1 class="page-title">記録しました</h1>
      <p>ほかの地域の相談なので、その地域の担当の受信箱に入りました。あなたの一覧には出ません。</p>
      <p>
        <a class="button button--main" href="/inbox">
          受信箱へ
        </a>{" "}
        <a class="button" href="/inbox/records/new">
          もうひとつ記録する
        </a>
      </p>
    </div>
  </Layout>
);

/** The step before it is done: what goes, what stays. No words stand here. */
export const ErasurePage: FC<{ frame: Omit<Frame, "title">; erasure: ErasureView; now: number; problem?: string }> = (
  props,
) => {
  const { frame, erasure, now, problem } = props;
  const { id, requestId, kind, about, at, others, closes } = erasure;
  return (
    <Layout {...frame} title="ことばを消す">
      <div class="message reporter-page">
        <a class="back" href={`/inbox/requests/${encodeURIComponent(requestId)}#records`}>
          <ArrowLeft />
          消さずに、相談へ戻る
        </a>
        <h1 class="page-title">聞いたことばを消します</h1>
        {problem && (
          <div class="notice notice--problem" role="alert" tabindex={-1} autofocus>
            <p>{problem}</p>
          </div>
        )}
        <p>
          <time datetime={isoTime(at)}>{whenWords(at, now)}</time>・{CAME_WORDS[kind]}・
          {about === "self" ? "本人のこと" : "近所の方のこと"}
          {others > 0 && `（同じ方から聞いた、ほかの${others}件も消えます）`}
        </p>
        <dl class="fact-list">
          <div>
            <dt>消えるもの</dt>
            <dd>聞いたことば、名前・連絡先、場所のことば。元には戻せません。</dd>
          </div>
          <div>
            <dt>残るもの</dt>
            <dd>いつ、どうやって届き、だれが記録したか。職員のメモと対応の記録。</dd>
          </div>
          <div>
            <dt>相談</dt>
            <dd>{closes ? "終わります。" : "そのまま残ります。"}</dd>
          </div>
        </dl>
        <form method="post" action={`/inbox/records/${encodeURIComponent(id)}/erasure`} class="tie-form">
          <label class="tick" for="erasure-sure">
            <input type="checkbox" id="erasure-sure" name="sure" value="1" required />
            <span>話してくれた本人が「消して」と言いました</span>
          </label>
          <button class="button button--main" type="submit">
            ことばを消す
          </button>
        </form>
      </div>
    </Layout>
  );
};

export const ReporterPage: FC<{ frame: Omit<Frame, "title">; reporter: RecordReporter; now: number }> = (props) => {
  const { frame, reporter, now } = props;
  return (
    <Layout {...frame} title="知らせてくれた方">
      <div class="message reporter-page">
        <a class="back" href={`/inbox/requests/${encodeURIComponent(reporter.requestId)}`}>
          <ArrowLeft />
          相談へ戻る
        </a>
        <h1 class="page-title">知らせてくれた方</h1>
        <p class="warning">
          だれが知らせたかは、気になる方（本人）にも、ほかの人にも伝えません。この画面を見たことは記録に残ります。
        </p>
        <dl class="fact-list">
          <div>
            <dt>名前・連絡先</dt>
            <dd>{reporter.who ?? "聞いていません"}</dd>
          </div>
          <div>
            <dt>届いた</dt>
            <dd>
              <time datetime={isoTime(reporter.at)}>{whenWords(reporter.at, now)}</time>・{CAME_WORDS[reporter.kind]}
              （記録：{reporter.by}さん）
            </dd>
          </div>
          <div>
            <dt>聞いたまま</dt>
            <dd>{reporter.words === null ? "ことばはありません" : quoted(reporter.words)}</dd>
          </div>
        </dl>
      </div>
    </Layout>
  );
};
