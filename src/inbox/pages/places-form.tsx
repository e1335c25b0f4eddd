/** The form of a place: everything residents may know, times in plain words, and the next five dates as a preview. */
import type { Child, FC } from "hono/jsx";
import type { Session } from "../../places/calendar-types.ts";
import { PLACE_KINDS } from "../../places/kinds.ts";
import { MONDAY_FIRST, WEEKDAY_NAMES } from "../../places/rule-shape.ts";
import { ArrowLeft } from "../components/icons.tsx";
import { type FormProblem, type FormValues, MOST_RULES, ruleCount } from "../place-form.ts";
import { type Frame, Layout } from "./layout.tsx";
import { placePath } from "./places-list.tsx";
import { sessionWords } from "./places-words.ts";

export interface PlaceFormView {
  /** null: a new place. */
  id: string | null;
  version: number;
  values: FormValues;
  problems: FormProblem[];
  districts: readonly { id: string; name: string }[];
  /** The next dates as the form stands; null before anybody asked. */
  preview: Session[] | null;
  now: number;
}

interface FieldProps {
  view: PlaceFormView;
  name: string;
  label: string;
  hint?: string;
}

const valueAt = (view: PlaceFormView, name: string): string => view.values[name]?.[0] ?? "";
const problemOf = (view: PlaceFormView, name: string): string | undefined =>
  view.problems.find(({ field }) => field === name)?.words;

const Field: FC<FieldProps & { children?: Child }> = ({ view, name, label, hint, children }) => (
  <div class="field">
    <label for={name}>{label}</label>
    {hint && (
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
    )}
    {children}
    {problemOf(view, name) && <p class="too-long">{problemOf(view, name)}</p>}
  </div>
);

const Line: FC<FieldProps & { most?: number; type?: string }> = (props) => {
  const { view, name, most = 200, type = "text", hint } = props;
  return (
    <Field {...props}>
      <input
        id={name}
        name={name}
        type={type}
        value={valueAt(view, name)}
        maxlength={type === "text" ? most : undefined}
        aria-describedby={hint ? `${name}-hint` : undefined}
        aria-invalid={problemOf(view, name) ? "true" : undefined}
      />
    </Field>
  );
};

const Tick: FC<{ view: PlaceFormView; name: string; label: string; value?: string }> = ({
  view,
  name,
  label,
  value = "1",
}) => (
  <label class="tick">
    <input type="checkbox" name={name} value={value} checked={view.values[name]?.includes(value) === true} />
    <span>{label}</span>
  </label>
);

const EVERY: readonly [string, string][] = [
  ["", "（この行は使わない）"],
  ["week", "毎週"],
  ["twoWeeks", "隔週"],
  ["month", "月の第何曜日"],
  ["monthDay", "毎月の決まった日"],
  ["day", "毎日"],
];
const NTHS: readonly [number, string][] = [
  [1, "第1"],
  [2, "第2"],
  [3, "第3"],
  [4, "第4"],
  [5, "第5"],
  [-1, "最後"],
];

const RuleLine: FC<{ view: PlaceFormView; at: number }> = ({ view, at }) => {
  const name = (field: string) => `r${at}_${field}`;
  const every = valueAt(view, name("every"));
  const kept = valueAt(view, name("keep"));
  return (
    <fieldset class="rule-line">
      <legend>{at + 1}行目</legend>
      <input type="hidden" name={name("keep")} value={kept} />
      <Field view={view} name={name("every")} label="くり返し">
        <select id={name("every")} name={name("every")}>
          {EVERY.map(([value, label]) => (
            <option value={value} selected={value === every}>
              {label}
            </option>
          ))}
          {every === "keep" && (
            <option value="keep" selected>
              いまのまま（この画面では直せない決まり）
            </option>
          )}
        </select>
      </Field>
      <fieldset class="ticks">
        <legend>第何（「月の第何曜日」のとき）</legend>
        {NTHS.map(([nth, label]) => (
          <Tick view={view} name={name("nths")} label={label} value={String(nth)} />
        ))}
      </fieldset>
      <fieldset class="ticks">
        <legend>曜日</legend>
        {MONDAY_FIRST.map((day) => (
          <Tick view={view} name={name("weekdays")} label={WEEKDAY_NAMES[day]} value={String(day)} />
        ))}
      </fieldset>
      <Line
        view={view}
        name={name("days")}
        label="日（「毎月の決まった日」のとき）"
        hint="5日 20日 月末 のように"
        most={60}
      />
      <div class="field-pair">
        <Line view={view} name={name("start")} label="はじまり" type="time" />
        <Line view={view} name={name("end")} label="おわり" type="time" hint="はじまりより早いと、翌日の時刻です" />
      </div>
      <div class="field-pair">
        <Line view={view} name={name("from")} label="最初の日" type="date" hint="隔週のときは、かならず" />
        <Line view={view} name={name("until")} label="最後の日" type="date" />
      </div>
      <Tick view={view} name={name("staff")} label="この時間は職員がいます" />
    </fieldset>
  );
};

const Preview: FC<{ preview: Session[] | null; now: number }> = ({ preview, now }) =>
  preview === null ? null : (
    <div class="preview" id="preview" role="status">
      <p>{preview.length === 0 ? "このままでは、次の予定がありません。" : "このままだと、次の予定は："}</p>
      <ol>
        {preview.map((session) => (
          <li>{sessionWords(session, now)}</li>
        ))}
      </ol>
    </div>
  );

export const PlaceFormPage: FC<{ frame: Omit<Frame, "title">; view: PlaceFormView; problem?: string | undefined }> = (
  props,
) => {
  const { frame, view, problem } = props;
  const title = view.id === null ? "新しくのせる" : `${valueAt(view, "name")}を直す`;
  const lines = Math.min(ruleCount(view.values), MOST_RULES);
  return (
    <Layout {...frame} title={title}>
      <div class="desk">
        <a class="desk-back" href={view.id === null ? "/inbox/places" : placePath(view.id)}>
          <ArrowLeft />
          もどる
        </a>
        <h1 class="page-title">{title}</h1>
        {(problem || view.problems.length > 0) && (
          <div class="notice notice--problem" id="page-problem" role="alert" tabindex={-1} autofocus>
            {problem && <p>{problem}</p>}
            {view.problems.length > 0 && <p>まだ保存していません。つぎのところを直してください。</p>}
            <ul>
              {view.problems.map(({ field, words }) => (
                <li>
                  <a href={`#${field}`}>{words}</a>
                </li>
              ))}
            </ul>
          </div>
        )}
        <p class="hint">
          ここに書いたことは、みんなが見るページと LINEの返事に出ます。個人の名前や電話番号は書かないでください。
        </p>
        <form class="desk-form" method="post" action={view.id === null ? "/inbox/places" : placePath(view.id)}>
          <input type="hidden" name="seenVersion" value={String(view.version)} />
          <Line view={view} name="name" label="名前" most={40} />
          <Line view={view} name="reading" label="よみがな" />
          <fieldset class="ticks" id="kinds">
            <legend>どんなところ</legend>
            {PLACE_KINDS.map(({ code, label }) => (
              <Tick view={view} name="kinds" label={label} value={code} />
            ))}
          </fieldset>
          <Field view={view} name="area" label="地区">
            <select id="area" name="area">
              <option value="">地区なし</option>
              {view.districts.map(({ id, name }) => (
                <option value={id} selected={valueAt(view, "area") === id}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
          <section class="rules" aria-labelledby="rules-title">
            <h2 id="rules-title">日と時間</h2>
            {Array.from({ length: lines }, (_, at) => (
              <RuleLine view={view} at={at} />
            ))}
            <Tick view={view} name="closedOnHolidays" label="祝日はお休み" />
            <Preview preview={view.preview} now={view.now} />
            <button class="button" type="submit" name="act" value="preview">
              次の5回を見る・行を足す
            </button>
          </section>
          <Line view={view} name="whenOpen" label="いつ（ことばで）" hint="日と時間で書けないときだけ" />
          <Line view={view} name="address" label="場所" />
          <Line view={view} name="access" label="行き方" hint="目じるしから書くと、行きやすくなります" />
          <Line
            view={view}
            name="point"
            label="地図の位置"
            hint="35.6712, 139.5288 のように。なくてもかまいません"
            most={40}
          />
          <Line view={view} name="welcome" label="だれが来てよいか" />
          <Line view={view} name="price" label="お金" hint="「子どもは無料、大人は300円」のように" />
          <Tick view={view} name="free" label="だれでも無料" />
          <Tick view={view} name="quietSeat" label="静かな席がある" />
          <Tick view={view} name="waitsAtDoor" label="はじめての人を、入口で待っていられる" />
          <Line view={view} name="staffWords" label="職員がいる日（ことばで）" />
          <Line view={view} name="note" label="ひとこと" />
          <Line view={view} name="contact" label="きくとき" hint="係や窓口の名前。個人の連絡先は書きません" />
          <Tick view={view} name="listed" label="みんなのページにのせる" />
          <p>
            <button class="button button--main" type="submit">
              保存する
            </button>
          </p>
        </form>
      </div>
    </Layout>
  );
};
