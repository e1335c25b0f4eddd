/** Small pieces the public pages share: a session's time, what makes a place easy, when it was checked. */
import type { FC } from "hono/jsx";
import { jst, readDate, readTime } from "../../triage/hours.ts";
import { isStale } from "../answer.ts";
import { dayJa } from "../answer-words.ts";
import type { Session } from "../calendar-types.ts";
import type { Place } from "../types.ts";

export const placeHref = (place: Pick<Place, "id">): string => `/places/${encodeURIComponent(place.id)}`;

const noon = (date: string): number => Date.parse(`${date}T03:00:00Z`);

/** 「きょう 11月24日（火）」「12月1日（火）」 */
export function fullDay(date: string, now: number): string {
  const near = dayJa(date, now);
  return near === "きょう" || near === "あした" ? `${near} ${readDate(noon(date))}` : near;
}

/** 「10:00〜12:00」, over midnight 「20:00〜翌1:00」. */
export function span(session: Pick<Session, "start" | "end">): string {
  const over = session.end <= session.start && session.end !== "24:00" ? "翌" : "";
  return `${readTime(session.start)}〜${over}${readTime(session.end)}`;
}

export const Time: FC<{ session: Session; now: number }> = ({ session, now }) => (
  <>
    <time datetime={`${session.date}T${session.start}+09:00`}>{span(session)}</time>
    {session.starts <= now && now < session.ends && <strong class="on-now">いま やっています</strong>}
  </>
);

/** As a list of short words; nothing when there is nothing to say. */
export const Ease: FC<{ place: Place; staff: boolean }> = ({ place, staff }) => {
  const words = [
    ...(place.quietSeat ? ["静かな席あり"] : []),
    ...(place.waitsAtDoor ? ["入口で待っていてくれます"] : []),
    ...(staff ? ["窓口の職員がいます"] : []),
  ];
  return words.length === 0 ? null : (
    <ul class="ease">
      {words.map((word) => (
        <li>{word}</li>
      ))}
    </ul>
  );
};

/** 「11月1日に確かめました」; when that is long ago, so. */
export const Checked: FC<{ place: Place; now: number }> = ({ place, now }) => {
  if (place.checkedOn === "") return null;
  const { year, month, day } = jst(noon(place.checkedOn));
  const date = `${year === jst(now).year ? "" : `${year}年`}${month}月${day}日`;
  return (
    <p class="checked">
      {isStale(place.checkedOn, now)
        ? `${date}に確かめたままです。変わっているかもしれません。`
        : `${date}に確かめました。`}
    </p>
  );
};

/** 「12月22日から1月5日まで お休みです」 */
export function closureWords({ closure }: Place, now: number): string | null {
  if (!closure) return null;
  const today = jst(now).date;
  if (closure.until !== null && closure.until < today) return null;
  const from = closure.from > today ? `${dayJa(closure.from, now)}から ` : "";
  const until = closure.until ? `${dayJa(closure.until, now)}まで ` : "しばらく ";
  return `${from}${until}お休みです。${closure.words}`;
}
