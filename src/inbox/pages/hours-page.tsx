/** Opening hours for staff: the next ten days and who reads, then the forms that change them, then who changed what. */
import type { Child, FC } from "hono/jsx";
import type { HoursView, ScopeHours } from "../../town/desk-types.ts";
import { DAYS_AHEAD } from "../../town/desk-types.ts";
import { hoursAhead, hoursAt } from "../../triage/hours.ts";
import type { HoursDay, Week } from "../../triage/hours-types.ts";
import { YEARLY_LINES } from "../hours-form.ts";
import { dateWords, dayHoursWords, hoursChangeWords, WEEKDAYS_MONDAY_FIRST } from "../town-words.ts";
import { isoTime, whenWords } from "../words.ts";
import { type Frame, Layout } from "./layout.tsx";

export const hoursPath = (scope: string): string =>
  scope === "town" ? "/inbox/hours" : `/inbox/hours?scope=${encodeURIComponent(scope)}`;

export interface HoursPageView extends HoursView {
  now: number;
  /** What was typed in a form that could not be taken. */
  typed: ((name: string) => string) | null;
}

const Act: FC<{ shown: ScopeHours; act: string; children?: Child; class?: string }> = ({
  shown,
  act,
  children,
  ...rest
}) => (
  <form method="post" action={`/inbox/hours/${encodeURIComponent(shown.scope)}/${act}`} class={rest.class}>
    <input type="hidden" name="seenVersion" value={String(shown.version)} />
    {children}
  </form>
);

const Ahead: FC<{ view: HoursPageView; days: HoursDay[] }> = ({ view, days }) => (
  <table class="hours-table">
    <caption>これから10日</caption>
    <thead>
      <tr>
        <th scope="col">日</th>
        <th scope="col">読む時間</th>
        <th scope="col">当番</th>
      </tr>
    </thead>
    <tbody>
      {days.map((day) => (
        <tr class={day.span ? undefined : "hours-shut"}>
          <th scope="row">{dateWords(day.date)}</th>
          <td>{dayHoursWords(day)}</td>
          <td>{view.duty.get(day.date)?.join("、") || "—"}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Readers: FC<{ shown: ScopeHours }> = ({ shown }) => {
  if (shown.scope === "town")
    return (
      <p>
        いのちに関わる相談と、圏域のわからない相談は、市ぜんたいの当番が読みます。地区の担当は、地区をえらぶと出ます。
      </p>
    );
  if (shown.readers.length === 0) return <p class="place-stale">この地区の担当がいません。当番が読みます。</p>;
  return (
    <ul>
      {shown.readers.map(({ nickname, part, awayUntil }) => (
        <li>
          {nickname}さん（{part === "primary" ? "担当" : "代わり"}）
          {awayUntil !== null && <strong class="place-stale"> {dateWords(awayUntil)}まで休み</strong>}
        </li>
      ))}
    </ul>
  );
};

const WeekFields: FC<{ week: Week; typed: HoursPageView["typed"] }> = ({ week, typed }) => (
  <>
    {WEEKDAYS_MONDAY_FIRST.map(([day, name]) => {
      const opens = `w${day}_opens`;
      const closes = `w${day}_closes`;
      return (
        <fieldset class="hours-line">
          <legend>{name}曜日</legend>
          <label for={opens}>あける</label>
          <input id={opens} name={opens} type="time" value={typed ? typed(opens) : (week[day]?.[0] ?? "")} />
          <label for={closes}>しめる</label>
          <input id={closes} name={closes} type="time" value={typed ? typed(closes) : (week[day]?.[1] ?? "")} />
        </fieldset>
      );
    })}
  </>
);

const WeekForm: FC<{ view: HoursPageView }> = ({ view }) => {
  const { shown, typed } = view;
  const { hours } = shown;
  if (shown.scope !== "town")
    return (
      <>
        <p>{shown.own?.week ? "この地区だけの時間です。" : "いまは、市と同じ時間です。"}</p>
        <Act shown={shown} act="own-week" class="desk-form">
          <WeekFields week={hours.week} typed={typed} />
          <button class="button" type="submit">
            この地区の時間にする
          </button>
        </Act>
        {shown.own?.week && (
          <Act shown={shown} act="town-week">
            <button class="button" type="submit">
              市と同じ時間に戻す
            </button>
          </Act>
        )}
      </>
    );
  return (
    <Act shown={shown} act="week" class="desk-form">
      <p class="hint">休みの曜日は、両方とも空にします。</p>
      <WeekFields week={hours.week} typed={typed} />
      <label class="tick">
        <input
          type="checkbox"
          name="closedOnHolidays"
          value="1"
          checked={typed ? typed("closedOnHolidays") === "1" : hours.closedOnHolidays}
        />
        <span>祝日は休み</span>
      </label>
      <fieldset class="hours-yearly">
        <legend>毎年の休み（12-29 のように）</legend>
        {Array.from({ length: Math.max(YEARLY_LINES, hours.yearlyClosures.length) }, (_, line) => {
          const [from, to] = [`y${line}_from`, `y${line}_to`];
          const known = hours.yearlyClosures[line];
          return (
            <div class="hours-line">
              <label for={from}>から</label>
              <input id={from} name={from} maxlength={6} size={6} value={typed ? typed(from) : (known?.from ?? "")} />
              <label for={to}>まで</label>
              <input id={to} name={to} maxlength={6} size={6} value={typed ? typed(to) : (known?.to ?? "")} />
            </div>
          );
        })}
      </fieldset>
      <button class="button button--main" type="submit">
        毎週の時間を保存する
      </button>
    </Act>
  );
};

const Exceptions: FC<{ shown: ScopeHours; today: string }> = ({ shown, today }) => {
  const days = shown.scope === "town" ? shown.hours : (shown.own ?? { closures: [], openings: [] });
  const rows = [
    ...days.closures.map((date) => ({ date, words: "休み" })),
    ...(days.openings ?? []).map(({ date, opens, closes }) => ({ date, words: `${opens}〜${closes}` })),
  ]
    .filter(({ date }) => date >= today)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
  if (rows.length === 0) return <p>日ごとの決まりは、いまありません。</p>;
  return (
    <ul class="date-rows">
      {rows.map(({ date, words }) => (
        <li class="date-row">
          <span>
            {dateWords(date)} {words}
          </span>
          {shown.mayChange && (
            <Act shown={shown} act="removals">
              <input type="hidden" name="date" value={date} />
              <button class="button" type="submit">
                取り消す<span class="sr-only">：{dateWords(date)}</span>
              </button>
            </Act>
          )}
        </li>
      ))}
    </ul>
  );
};

const DayForms: FC<{ shown: ScopeHours; today: string }> = ({ shown, today }) => (
  <>
    <details class="confirm">
      <summary class="button">休みの日を足す</summary>
      <Act shown={shown} act="closures" class="desk-form">
        <div class="field">
          <label for="closure-from">いつから</label>
          <input id="closure-from" name="from" type="date" min={today} required />
        </div>
        <div class="field">
          <label for="closure-until">いつまで（1日だけなら空のまま）</label>
          <input id="closure-until" name="until" type="date" min={today} />
        </div>
        <button class="button button--main" type="submit">
          休みにする
        </button>
      </Act>
    </details>
    <details class="confirm">
      <summary class="button">あける日・いつもと違う時間を足す</summary>
      <Act shown={shown} act="openings" class="desk-form">
        <div class="field">
          <label for="opening-date">いつ</label>
          <input id="opening-date" name="date" type="date" min={today} required />
        </div>
        <div class="field">
          <label for="opening-opens">あける</label>
          <input id="opening-opens" name="opens" type="time" required />
        </div>
        <div class="field">
          <label for="opening-closes">しめる</label>
          <input id="opening-closes" name="closes" type="time" required />
        </div>
        <button class="button button--main" type="submit">
          この日はこの時間にする
        </button>
      </Act>
    </details>
  </>
);

const Weather: FC<{ until: string | null; today: string }> = ({ until, today }) => (
  <section aria-labelledby="weather-title">
    <h2 id="weather-title">暑さ・寒さの注意</h2>
    <p>
      {until === null
        ? "熱中症や低温の注意が出ている日は、ここで知らせてください。弱い立場が重なる相談の度合いが、ひとつ上がりやすくなります。"
        : `${dateWords(until)}まで、注意の日にしています。`}
    </p>
    <form method="post" action="/inbox/hours/weather" class="desk-form">
      <div class="field">
        <label for="weather-until">いつまで（空にすると、注意を終えます）</label>
        <input id="weather-until" name="until" type="date" min={today} value={until ?? today} />
      </div>
      <button class="button" type="submit">
        保存する
      </button>
    </form>
  </section>
);

const Away: FC<{ awayUntil: string | null; today: string }> = ({ awayUntil, today }) => (
  <section aria-labelledby="away-title">
    <h2 id="away-title">わたしの休み</h2>
    <p>
      {awayUntil === null
        ? "休みのあいだは、新しい相談を代わりの人にすすめます。"
        : `${dateWords(awayUntil)}まで休みにしています。`}
    </p>
    <form method="post" action="/inbox/hours/away" class="desk-form">
      <div class="field">
        <label for="away-until">いつまで休みますか（空にすると、休みを終えます）</label>
        <input id="away-until" name="until" type="date" min={today} value={awayUntil ?? ""} />
      </div>
      <button class="button" type="submit">
        保存する
      </button>
    </form>
  </section>
);

export const HoursPage: FC<{ frame: Omit<Frame, "title">; view: HoursPageView; problem?: string | undefined }> = (
  props,
) => {
  const { frame, view, problem } = props;
  const { shown, scopes, now } = view;
  const days = hoursAhead(shown.hours, now, DAYS_AHEAD);
  const today = days[0]?.date ?? "";
  const answer = hoursAt(shown.hours, now);
  return (
    <Layout {...frame} title={`読む時間（${shown.name}）`}>
      <div class="desk">
        <h1 class="page-title">読む時間</h1>
        <p class="hint">
          となりが「職員が読むのは あす 8:30」のように言うときは、いつもここから決めています。
          {shown.set ? "" : "市の時間がまだ決まっていません。いまは、ふつうの役所の時間で代わりをしています。"}
        </p>
        <nav class="tabs" aria-label="市と地区">
          {scopes.map(({ scope, name }) => (
            <a href={hoursPath(scope)} aria-current={scope === shown.scope ? "page" : undefined}>
              {name}
            </a>
          ))}
        </nav>
        {problem && (
          <div class="notice notice--problem" id="page-problem" role="alert" tabindex={-1} autofocus>
            <p>{problem}</p>
          </div>
        )}
        <h2>{shown.name}</h2>
        <p id="hours-now">
          {answer.open ? "いま、読む時間です。" : `つぎに読むのは ${answer.nextReading} です。`}ふだんは
          {answer.readingHours || "決まっていません"}。
        </p>
        <Ahead view={view} days={days} />
        <h2>だれが読むか</h2>
        <Readers shown={shown} />
        <h2>日ごとの決まり</h2>
        <Exceptions shown={shown} today={today} />
        {shown.mayChange ? (
          <>
            <DayForms shown={shown} today={today} />
            <h2>毎週の時間</h2>
            <WeekForm view={view} />
          </>
        ) : (
          <p class="hint">
            {shown.scope === "town"
              ? "市の時間を変えられるのは、管理者です。"
              : "変えられるのは、この地区の担当と管理者です。"}
          </p>
        )}
        <h2>だれが、いつ変えたか</h2>
        {shown.history.length === 0 ? (
          <p class="small">まだ変えていません。</p>
        ) : (
          <ol class="history-lines">
            {shown.history.map((line) => (
              <li>
                <time datetime={isoTime(line.at)}>{whenWords(line.at, now)}</time> {line.staffNickname ?? "職員"}さん：
                {hoursChangeWords(line)}
              </li>
            ))}
          </ol>
        )}
        <Weather until={view.weatherAlertUntil} today={today} />
        <Away awayUntil={view.awayUntil} today={today} />
      </div>
    </Layout>
  );
};
