/** 「件数」 for the city division: how many requests a month, by level, district and topic. No words, no small numbers. */
import type { FC } from "hono/jsx";
import type { NumbersTable, NumbersView } from "../../town/numbers-desk.ts";
import { LEAST, type Said } from "../../town/suppress.ts";
import type { Level } from "../../triage/types.ts";
import { LEVEL_WORDS, topicLabel } from "../labels.ts";
import type { FrameOf } from "./admin-parts.tsx";
import { Layout } from "./layout.tsx";

const said = (count: Said): string => (count === null ? "—" : String(count));
const monthWords = (month: string): string => {
  const [year, number] = month.split("-");
  return `${year}年${Number(number)}月`;
};

const Table: FC<{ title: string; table: NumbersTable; name: (code: string) => string; total: boolean }> = (props) => {
  const { title, table, name, total } = props;
  const id = `numbers-${title}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {table.columns.length === 0 ? (
        <p class="small">まだありません。</p>
      ) : (
        <section class="table-scroll" tabindex={0} aria-labelledby={id}>
          <table class="hours-table numbers-table">
            <caption class="sr-only">{title}</caption>
            <thead>
              <tr>
                <th scope="col">月</th>
                {total && <th scope="col">ぜんぶ</th>}
                {table.columns.map((code) => (
                  <th scope="col">{name(code)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr>
                  <th scope="row">{monthWords(row.month)}</th>
                  {total && <td>{said(row.total)}</td>}
                  {row.parts.map((part) => (
                    <td>{said(part)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
};

export const NumbersPage: FC<{ frame: FrameOf; view: NumbersView }> = ({ frame, view }) => (
  <Layout {...frame} title="件数">
    <div class="desk admin">
      <h1 class="page-title">件数</h1>
      <p>
        月ごとに届いた相談の数です。だれのことか分からないように、{LEAST}
        件より少ない数は「—」にしています。引き算で分かってしまうときは、もうひとつも「—」にしています。今月の数は、まだ変わります。
      </p>
      <Table title="急ぎの度合い" table={view.levels} total name={(code) => LEVEL_WORDS[code as Level]?.word ?? code} />
      <Table
        title="地区"
        table={view.districts}
        total
        name={(code) => (code === "" ? "わからない" : (view.districtNames.get(code) ?? code))}
      />
      <Table
        title="話題（ひとつの相談に、いくつかあることがあります）"
        table={view.topics}
        total={false}
        name={topicLabel}
      />
    </div>
  </Layout>
);
