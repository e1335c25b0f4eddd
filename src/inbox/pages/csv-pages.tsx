/** 「表の書き出しと取り込み」: files out, and in with a look at every line before anything is written. */
import type { FC } from "hono/jsx";
import type { FileView } from "../../town/file-desk.ts";
import type { FileKind, PlanLine } from "../../town/file-plan.ts";
import { AdminPage, type FrameOf } from "./admin-parts.tsx";

export const FILE_WORDS: Record<FileKind, string> = { districts: "地区", places: "居場所・食の場" };

const LINE_WORDS: Record<PlanLine["kind"], string> = {
  same: "変わりません",
  new: "加わります",
  changed: "変わります",
  wrong: "直してください",
};

const Choose: FC<{ what: FileKind }> = ({ what }) => (
  <section aria-labelledby={`csv-${what}`}>
    <h2 id={`csv-${what}`}>{FILE_WORDS[what]}</h2>
    <p>
      <a class="button" href={`/inbox/admin/csv/${what}.csv`} download={`${what}.csv`}>
        表を書き出す<span class="sr-only">：{FILE_WORDS[what]}</span>
      </a>
    </p>
    <form method="post" action={`/inbox/admin/csv/${what}/check`} enctype="multipart/form-data" class="desk-form">
      <div class="field">
        <label for={`file-${what}`}>取り込む表（CSV、UTF-8）</label>
        <input id={`file-${what}`} name="file" type="file" accept=".csv,text/csv" required />
      </div>
      <button class="button" type="submit">
        取り込むとどうなるか見る<span class="sr-only">：{FILE_WORDS[what]}</span>
      </button>
    </form>
  </section>
);

export const CsvPage: FC<{ frame: FrameOf; problems: readonly string[]; written: number | null }> = (props) => {
  const { frame, problems, written } = props;
  return (
    <AdminPage
      frame={frame}
      title="表の書き出しと取り込み"
      back={{ href: "/inbox/admin", words: "管理へ" }}
      problems={problems}
    >
      {written !== null && (
        <p class="notice" role="status">
          {written === 0 ? "変わるところがありませんでした。" : `${written}行を取り込みました。`}
        </p>
      )}
      <p>
        書き出した表を直して、取り込めます。取り込む前に、1行ずつどうなるかを見られます。表にない行は、そのまま残ります。
        計算式に見える文字の前には「'」をつけて書き出し、取り込むときに外します。
      </p>
      <Choose what="districts" />
      <Choose what="places" />
    </AdminPage>
  );
};

const Line: FC<{ line: PlanLine }> = ({ line }) => (
  <tr class={`csv-${line.kind}`}>
    <th scope="row">{line.line}行目</th>
    <td>{line.name}</td>
    <td>
      <strong>{LINE_WORDS[line.kind]}</strong>
      {line.words.length > 0 && (
        <ul>
          {line.words.map((words) => (
            <li>{words}</li>
          ))}
        </ul>
      )}
    </td>
  </tr>
);

export const CsvCheckPage: FC<{
  frame: FrameOf;
  what: FileKind;
  view: FileView;
  text: string;
  problems: readonly string[];
}> = ({ frame, what, view, text, problems }) => (
  <AdminPage
    frame={frame}
    title={`取り込みの確認（${FILE_WORDS[what]}）`}
    back={{ href: "/inbox/admin/csv", words: "表をえらび直す" }}
    problems={problems}
  >
    <p>
      {view.wrong > 0
        ? `直すところが${view.wrong}行あります。直してから、もう一度えらんでください。まだ何も取り込んでいません。`
        : view.writes === 0
          ? "変わるところはありません。"
          : `${view.writes}行が変わります。まだ何も取り込んでいません。`}
    </p>
    {view.wrong === 0 && view.writes > 0 && (
      <form method="post" action={`/inbox/admin/csv/${what}/import`} enctype="multipart/form-data">
        <input type="hidden" name="seen" value={view.seen} />
        <input type="hidden" name="text" value={text} />
        <button class="button button--main" type="submit">
          この内容で取り込む
        </button>
      </form>
    )}
    <section class="table-scroll" tabindex={0} aria-label="1行ずつの確認">
      <table class="hours-table">
        <caption class="sr-only">1行ずつの確認</caption>
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">名前</th>
            <th scope="col">どうなるか</th>
          </tr>
        </thead>
        <tbody>
          {view.lines.map((line) => (
            <Line line={line} />
          ))}
        </tbody>
      </table>
    </section>
  </AdminPage>
);
