/** One place for everybody: when next, how to get there, who is welcome, what it costs, what makes it easy. */
import type { Child, FC } from "hono/jsx";
import type { Session } from "../calendar-types.ts";
import { kindLabels } from "../kinds.ts";
import { mapUri } from "../map.ts";
import { calendarWords } from "../rule-shape.ts";
import type { Place } from "../types.ts";
import { Frame, type PublicFrame } from "./frame.tsx";
import { Checked, closureWords, Ease, fullDay, placeHref, Time } from "./parts.tsx";

const Fact: FC<{ name: string; children?: Child }> = ({ name, children }) => (
  <div class="fact">
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Row: FC<{ name: string; words: string }> = ({ name, words }) =>
  words === "" ? null : <Fact name={name}>{words}</Fact>;

export const PlacePage: FC<{ frame: PublicFrame; place: Place; district: string; sessions: Session[]; now: number }> = (
  props,
) => {
  const { frame, place, district, sessions, now } = props;
  const closed = closureWords(place, now);
  const map = mapUri(place);
  return (
    <Frame {...frame} title={place.name} calendar={`${placeHref(place)}.ics`}>
      <p class="back">
        <a href="/places">居場所・食の場の一覧へ</a>
      </p>
      <h1>{place.name}</h1>
      {place.reading && <p class="reading">{place.reading}</p>}
      <p class="lead">{[district, kindLabels(place.kinds)].filter(Boolean).join("・")}</p>
      {closed && <p class="closed">{closed}</p>}
      <Ease place={place} staff={false} />
      <section aria-labelledby="next-title">
        <h2 id="next-title">つぎに やっている日</h2>
        {sessions.length === 0 ? (
          <p>つぎの予定は、まだ 分かりません。</p>
        ) : (
          <ul class="next">
            {sessions.map((session) => (
              <li>
                <span>{fullDay(session.date, now)}</span> <Time session={session} now={now} />
                {session.staff && <span class="with-staff">窓口の職員がいます</span>}
                {session.words && <span class="item-facts">{session.words}</span>}
              </li>
            ))}
          </ul>
        )}
      </section>
      <dl class="facts">
        <Row name="いつも" words={calendarWords(place)} />
        <Row name="だれが" words={place.welcome} />
        <Row name="お金" words={place.price || (place.free ? "無料" : "")} />
        <Row name="場所" words={place.address} />
        <Row name="行き方" words={place.access} />
        <Row name="職員" words={place.staffWords} />
        <Row name="ひとこと" words={place.note} />
        <Row name="きくとき" words={place.contact} />
      </dl>
      <p class="tools">
        {map && (
          <a href={map} rel="noreferrer">
            地図をひらく
          </a>
        )}{" "}
        <a href={`${placeHref(place)}.ics`}>カレンダーに入れる</a>
      </p>
      <Checked place={place} now={now} />
    </Frame>
  );
};

/** Not there (any more), or something failed: said plainly, with a way on. */
export const PlainPage: FC<{ frame: PublicFrame; title: string; words: string }> = ({ frame, title, words }) => (
  <Frame {...frame} title={title}>
    <h1>{title}</h1>
    <p>{words}</p>
    <p>
      <a href="/places">居場所・食の場の一覧へ</a>
    </p>
  </Frame>
);
