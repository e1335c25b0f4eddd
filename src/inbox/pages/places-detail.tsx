/** One place for staff: the next dates with "not this time", closing, adding a date, what is known, who changed what. */
import type { Child, FC } from "hono/jsx";
import { isClosedOn, nextSessions } from "../../places/calendar.ts";
import type { Session } from "../../places/calendar-types.ts";
import type { DeskPlace, PlaceHistoryLine } from "../../places/desk-types.ts";
import { kindLabels } from "../../places/kinds.ts";
import { calendarWords } from "../../places/rule-shape.ts";
import { jst } from "../../triage/hours.ts";
import { ArrowLeft } from "../components/icons.tsx";
import { KeptText } from "../components/kept.tsx";
import type { Kept } from "../kept.ts";
import { type Frame, Layout } from "./layout.tsx";
import { CheckedToday, CheckedWords, placePath } from "./places-list.tsx";
import { placeHistoryWords, sessionWords, shortDate } from "./places-words.ts";

export interface PlaceDetailView {
  place: DeskPlace;
  history: PlaceHistoryLine[];
  district: string;
  now: number;
}

/** A small form of one act; it carries the version that was seen. */
const Act: FC<{ place: DeskPlace; act: string; children?: Child; class?: string }> = ({
  place,
  act,
  children,
  ...rest
}) => (
  <form method="post" action={`${placePath(place.id)}/${act}`} class={rest.class}>
    <input type="hidden" name="seenVersion" value={String(place.version)} />
    {children}
  </form>
);

const isExtra = (place: DeskPlace, { date, start }: Session): boolean =>
  place.extra.some((one) => one.date === date && one.start === start);

const NextDate: FC<{ place: DeskPlace; session: Session; now: number }> = ({ place, session, now }) => {
  const extra = isExtra(place, session);
  const words = sessionWords(session, now);
  return (
    <li class="date-row">
      <span>
        {words}
        {session.staff && <span class="small"> 職員がいます</span>}
        {extra && <span class="small"> 足した日{session.words && `（${session.words}）`}</span>}
      </span>
      <Act place={place} act={extra ? "extra-dates/removal" : "cancelled-dates"}>
        <input type="hidden" name="date" value={session.date} />
        <input type="hidden" name="start" value={session.start} />
        <button class="button" type="submit">
          {extra ? "取り消す" : "この日はお休み"}
          <span class="sr-only">：{words}</span>
        </button>
      </Act>
    </li>
  );
};

const Closing: FC<{ place: DeskPlace; today: string }> = ({ place, today }) =>
  place.closure ? (
    <Act place={place} act="reopening">
      <button class="button" type="submit">
        お休みを終える
      </button>
    </Act>
  ) : (
    <details class="confirm">
      <summary class="button">しばらくお休みにする</summary>
      <Act place={place} act="closure" class="desk-form">
        <div class="field">
          <label for="closed-from">いつから</label>
          <input id="closed-from" name="from" type="date" value={today} required />
        </div>
        <div class="field">
          <label for="closed-until">いつまで（分からなければ空のまま）</label>
          <input id="closed-until" name="until" type="date" />
        </div>
        <div class="field">
          <label for="closed-words">ひとこと（みんなのページに出ます）</label>
          <input id="closed-words" name="words" maxlength={80} />
        </div>
        <button class="button button--main" type="submit">
          お休みにする
        </button>
      </Act>
    </details>
  );

const AddDate: FC<{ place: DeskPlace; today: string }> = ({ place, today }) => (
  <details class="confirm">
    <summary class="button">1回だけ足す</summary>
    <Act place={place} act="extra-dates" class="desk-form">
      <div class="field">
        <label for="extra-date">日</label>
        <input id="extra-date" name="date" type="date" min={today} required />
      </div>
      <div class="field-pair">
        <div class="field">
          <label for="extra-start">はじまり</label>
          <input id="extra-start" name="start" type="time" value={place.rules[0]?.start ?? ""} required />
        </div>
        <div class="field">
          <label for="extra-end">おわり</label>
          <input id="extra-end" name="end" type="time" value={place.rules[0]?.end ?? ""} required />
        </div>
      </div>
      <div class="field">
        <label for="extra-words">ひとこと</label>
        <input id="extra-words" name="words" maxlength={80} />
      </div>
      <label class="tick">
        <input type="checkbox" name="staff" value="1" />
        <span>職員がいます</span>
      </label>
      <button class="button button--main" type="submit">
        足す
      </button>
    </Act>
  </details>
);

const Fact: FC<{ name: string; words: string }> = ({ name, words }) =>
  words === "" ? null : (
    <div class="place-fact">
      <dt>{name}</dt>
      <dd>{words}</dd>
    </div>
  );

export const PlaceDetailPage: FC<{
  frame: Omit<Frame, "title">;
  view: PlaceDetailView;
  problem?: string | undefined;
  /** What was typed in the form that could not be taken: it may not stand on this page any more. */
  kept?: Kept | undefined;
}> = ({ frame, view, problem, kept }) => {
  const { place, history, district, now } = view;
  const today = jst(now).date;
  const sessions = nextSessions(place, now, 5);
  const ahead = place.cancelled.filter(({ date }) => date >= today);
  const comforts = [
    ...(place.quietSeat ? ["静かな席"] : []),
    ...(place.waitsAtDoor ? ["入口で待てる"] : []),
    ...(place.free ? ["無料"] : []),
  ];
  return (
    <Layout {...frame} title={place.name}>
      <div class="desk">
        <a class="desk-back" href="/inbox/places">
          <ArrowLeft />
          一覧へ
        </a>
        <h1 class="page-title">{place.name}</h1>
        {problem && (
          <div class="notice notice--problem" id="page-problem" role="alert" tabindex={-1} autofocus>
            <p>{problem}</p>
          </div>
        )}
        {kept && <KeptText kept={kept} button="" />}
        <p class="small">
          <CheckedWords place={place} now={now} />
        </p>
        {isClosedOn(place, today) && (
          <p class="warning">
            {place.closure?.until ? `${shortDate(place.closure.until, now)}まで` : "しばらく"}お休み中です。
            {place.closure?.words}
          </p>
        )}
        {!place.listed && <p class="warning">みんなのページには、のせていません。</p>}
        <div class="desk-links">
          <CheckedToday place={place} from="place" />
          <a class="button" href={`${placePath(place.id)}/edit`}>
            直す
          </a>
          <a class="button" href={`${placePath(place.id)}/poster`}>
            ポスター
          </a>
          <a class="button" href={`/places/${encodeURIComponent(place.id)}`}>
            みんなが見るページ
          </a>
        </div>
        <section aria-labelledby="next-title">
          <h2 id="next-title">次の予定</h2>
          {sessions.length === 0 && (
            <p>次の予定がありません。「直す」で日と時間を書くか、「1回だけ足す」を使ってください。</p>
          )}
          <ul class="date-rows">
            {sessions.map((session) => (
              <NextDate place={place} session={session} now={now} />
            ))}
          </ul>
          {ahead.length > 0 && (
            <>
              <h3>お休みにした日</h3>
              <ul class="date-rows">
                {ahead.map(({ date }) => (
                  <li class="date-row">
                    <span>{shortDate(date, now)}</span>
                    <Act place={place} act="cancelled-dates/removal">
                      <input type="hidden" name="date" value={date} />
                      <button class="button" type="submit">
                        やっぱりやる<span class="sr-only">：{shortDate(date, now)}</span>
                      </button>
                    </Act>
                  </li>
                ))}
              </ul>
            </>
          )}
          <div class="desk-links">
            <AddDate place={place} today={today} />
            <Closing place={place} today={today} />
          </div>
        </section>
        <dl class="place-facts">
          <Fact name="いつも" words={calendarWords(place)} />
          <Fact name="種類" words={kindLabels(place.kinds)} />
          <Fact name="地区" words={district} />
          <Fact name="場所" words={[place.address, place.access].filter(Boolean).join("／")} />
          <Fact name="だれが" words={place.welcome} />
          <Fact name="お金" words={place.price} />
          <Fact name="行きやすさ" words={comforts.join("・")} />
          <Fact name="職員" words={place.staffWords} />
          <Fact name="ひとこと" words={place.note} />
          <Fact name="きくとき" words={place.contact} />
        </dl>
        <section aria-labelledby="history-title">
          <h2 id="history-title">これまで</h2>
          {history.length === 0 && <p class="small">まだ、だれも直していません。</p>}
          <ul class="small">
            {history.map((line) => (
              <li>{placeHistoryWords(line, now)}</li>
            ))}
          </ul>
        </section>
      </div>
    </Layout>
  );
};
