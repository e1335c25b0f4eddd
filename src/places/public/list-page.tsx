/** The public list: a plain form to choose by, then day by day what is open, then every place there is. */
import type { FC } from "hono/jsx";
import type { District } from "../area.ts";
import type { Session } from "../calendar-types.ts";
import { kindLabels, PLACE_KINDS } from "../kinds.ts";
import { calendarWords } from "../rule-shape.ts";
import type { Place } from "../types.ts";
import { Frame, type PublicFrame } from "./frame.tsx";
import { Ease, fullDay, placeHref, Time } from "./parts.tsx";

export interface ListChoice {
  day: "week" | "today" | "tomorrow" | "weekend" | "fortnight";
  area: string | null;
  kind: string | null;
  quiet: boolean;
}

export interface ListPageView {
  frame: PublicFrame;
  choice: ListChoice;
  districts: readonly District[];
  /** In order of time. */
  sessions: { place: Place; session: Session }[];
  /** There were more. */
  cut: boolean;
  /** The next ones, when the chosen days have none. */
  next: { place: Place; session: Session }[];
  places: Place[];
  now: number;
}

export const DAYS: readonly [ListChoice["day"], string][] = [
  ["today", "きょう"],
  ["tomorrow", "あした"],
  ["weekend", "土日"],
  ["week", "1週間"],
  ["fortnight", "2週間"],
];

const Option: FC<{ value: string; label: string; chosen: boolean }> = ({ value, label, chosen }) => (
  <option value={value} selected={chosen}>
    {label}
  </option>
);

const Choose: FC<{ choice: ListChoice; districts: readonly District[] }> = ({ choice, districts }) => (
  <form class="choose" method="get" action="/places" aria-label="しぼりこむ">
    <label>
      <span>いつ</span>
      <select name="day">
        {DAYS.map(([value, label]) => (
          <Option value={value} label={label} chosen={choice.day === value} />
        ))}
      </select>
    </label>
    <label>
      <span>どのあたり</span>
      <select name="area">
        <Option value="" label="ぜんぶ" chosen={choice.area === null} />
        {districts.map(({ id, name }) => (
          <Option value={id} label={name} chosen={choice.area === id} />
        ))}
      </select>
    </label>
    <label>
      <span>どんなところ</span>
      <select name="kind">
        <Option value="" label="ぜんぶ" chosen={choice.kind === null} />
        {PLACE_KINDS.map(({ code, label }) => (
          <Option value={code} label={label} chosen={choice.kind === code} />
        ))}
      </select>
    </label>
    <label class="tick">
      <input type="checkbox" name="quiet" value="1" checked={choice.quiet} />
      <span>静かな席がある</span>
    </label>
    <button class="button" type="submit">
      えらぶ
    </button>
  </form>
);

const Item: FC<{ place: Place; session: Session; now: number; district: string; day?: boolean }> = (props) => {
  const { place, session, now, district, day } = props;
  return (
    <li class="item">
      <p class="item-time">
        {day && <span>{fullDay(session.date, now)} </span>}
        <Time session={session} now={now} />
      </p>
      <h3 class="item-name">
        <a href={placeHref(place)}>{place.name}</a>
      </h3>
      <p class="item-facts">
        {[district, kindLabels(place.kinds), place.price, place.welcome].filter(Boolean).join("・")}
      </p>
      <Ease place={place} staff={session.staff} />
      {session.words && <p class="item-facts">{session.words}</p>}
    </li>
  );
};

export const ListPage: FC<ListPageView> = (view) => {
  const { frame, choice, districts, sessions, cut, next, places, now } = view;
  const nameOf = (area: string | null) => districts.find(({ id }) => id === area)?.name ?? "";
  const days = Map.groupBy(sessions, ({ session }) => session.date);
  return (
    <Frame {...frame} title="居場所・食の場" calendar="/places.ics">
      <h1>居場所・食の場</h1>
      <p class="lead">
        だれでも行けるところの 一覧です。お茶だけでも、だまって座っているだけでも 大丈夫なところが あります。
      </p>
      <Choose choice={choice} districts={districts} />
      {sessions.length === 0 && (
        <div class="nothing">
          <p>えらんだ日には、見つかりませんでした。{next.length > 0 && "近いのは、つぎのところです。"}</p>
          <ul class="items">
            {next.map(({ place, session }) => (
              <Item place={place} session={session} now={now} district={nameOf(place.area)} day />
            ))}
          </ul>
        </div>
      )}
      {[...days].map(([date, some]) => (
        <section class="day" aria-labelledby={`day-${date}`}>
          <h2 id={`day-${date}`}>{fullDay(date, now)}</h2>
          <ul class="items">
            {some.map(({ place, session }) => (
              <Item place={place} session={session} now={now} district={nameOf(place.area)} />
            ))}
          </ul>
        </section>
      ))}
      {cut && <p>ほかにも あります。日や あたりを えらぶと、ぜんぶ 出ます。</p>}
      <section class="all" aria-labelledby="all-title">
        <h2 id="all-title">ぜんぶの場所</h2>
        <ul class="all-list">
          {places.map((place) => (
            <li>
              <a href={placeHref(place)}>{place.name}</a>
              <span class="item-facts">{[nameOf(place.area), calendarWords(place)].filter(Boolean).join("・")}</span>
            </li>
          ))}
        </ul>
      </section>
      <p class="tools">
        <a href="/places.ics">カレンダーに入れる（iCalendar）</a> <a href="/places.json">データ（HSDS 3）</a>
      </p>
    </Frame>
  );
};
