/** The hotline register for staff: every line, when it is open, where that is known from, and who checked it when. */
import type { FC } from "hono/jsx";
import type { HotlineView } from "../../town/desk-types.ts";
import { Check } from "../components/icons.tsx";
import { dateWords, lineHoursWords } from "../town-words.ts";
import { type Frame, Layout } from "./layout.tsx";

const COST = { free: "無料", paid: "有料" } as const;
const LANGUAGES: Record<string, string> = { ja: "日本語", "easy-ja": "やさしい日本語", multi: "ほかの言語" };

const CheckedWords: FC<{ view: HotlineView }> = ({ view }) => {
  const { checkedOn, checkedBy, overdue, line } = view;
  const who = checkedBy ? `・${checkedBy}さん` : "";
  const words =
    checkedOn === null ? "まだ確かめていません" : `確認 ${checkedOn.slice(0, 4)}年${dateWords(checkedOn)}${who}`;
  return overdue ? (
    <strong class="place-stale">
      {words}
      {checkedOn !== null && `（${line.recheckEveryDays}日をすぎています）`}
    </strong>
  ) : (
    <span>{words}</span>
  );
};

const Row: FC<{ view: HotlineView }> = ({ view }) => {
  const { line, openNow, shown, placeholder } = view;
  return (
    <li class="place-row" id={`line-${line.id}`}>
      <div>
        <h2 class="place-row-name">
          {line.name} <span class="hotline-number">{placeholder ? "（番号はまだです）" : line.number}</span>
        </h2>
        <p>
          <strong class={openNow ? "hotline-open" : "place-closed"}>
            {openNow ? "いま あいています" : "いま あいているとは言えません"}
          </strong>
          {!shown && <strong class="place-closed">住民には出していません</strong>}
        </p>
        <p>{lineHoursWords(line)}</p>
        <p class="small">
          {[
            COST[line.cost],
            ...line.forWhom,
            line.region,
            ...line.languages.map((one) => LANGUAGES[one] ?? one),
            ...(line.textAvailable ? ["文字でも相談できます"] : []),
          ].join("・")}
        </p>
        {(line.alt ?? []).map(({ label, number }) => (
          <p class="small">
            {label}：{number}
          </p>
        ))}
        {line.caution && <p class="small">気をつけること：{line.caution}</p>}
        <p class="small">
          もと：{line.source}
          {line.sourceDate && `（${line.sourceDate}）`}
          {line.sourceUrl && (
            <>
              {" "}
              <a class="source-link" href={line.sourceUrl} rel="noreferrer">
                もとのページ<span class="sr-only">：{line.name}</span>
              </a>
            </>
          )}
        </p>
        {!placeholder && (
          <p class="small">
            <CheckedWords view={view} />
          </p>
        )}
      </div>
      {!placeholder && (
        <form method="post" action={`/inbox/hotlines/${encodeURIComponent(line.id)}/checks`}>
          <button class="button" type="submit">
            <Check />
            確かめました<span class="sr-only">：{line.name}</span>
          </button>
        </form>
      )}
    </li>
  );
};

export const HotlinesPage: FC<{ frame: Omit<Frame, "title">; lines: HotlineView[]; problems: readonly string[] }> = (
  props,
) => {
  const { frame, lines, problems } = props;
  const overdue = lines.filter((one) => one.shown && one.overdue).length;
  const waiting = lines.filter((one) => one.placeholder).length;
  return (
    <Layout {...frame} title="電話の窓口">
      <div class="desk">
        <h1 class="page-title">電話の窓口</h1>
        <p class="hint">
          あぶないことばが届いたときに、となりが伝える番号です。もとのページか電話で番号と時間を見くらべて、合っていたら「確かめました」を押してください。違っていたら、管理者に伝えてください。番号は、この仕組みを入れた人が直します。
        </p>
        {overdue > 0 && (
          <div class="notice notice--problem" id="overdue">
            <p>{overdue}つの窓口が、確かめる時期をすぎています。確かめるあいだも、110・119をふくめて案内は続きます。</p>
          </div>
        )}
        {problems.length > 0 && (
          <div class="notice notice--problem" id="register-problems">
            <p>読めない行が{problems.length}つあります。その窓口は出していません。管理者に伝えてください。</p>
          </div>
        )}
        {waiting > 0 && <p>市の番号が、まだ{waiting}つ入っていません。入るまで、住民には出ません。</p>}
        <ul class="place-rows">
          {lines.map((view) => (
            <Row view={view} />
          ))}
        </ul>
      </div>
    </Layout>
  );
};
