/** 居場所・食の場 for staff: each place with its next time, when it was last checked, and one tap to say "checked today". */
import type { FC } from "hono/jsx";
import { isStale } from "../../places/answer.ts";
import { isClosedOn, nextSessions } from "../../places/calendar.ts";
import type { DeskPlace } from "../../places/desk-types.ts";
import { kindLabels } from "../../places/kinds.ts";
import { calendarWords } from "../../places/rule-shape.ts";
import { jst } from "../../triage/hours.ts";
import { Check } from "../components/icons.tsx";
import { type Frame, Layout } from "./layout.tsx";
import { sessionWords, shortDate } from "./places-words.ts";

export interface PlacesListView {
  places: DeskPlace[];
  districts: readonly { id: string; name: string }[];
  now: number;
}

export const placePath = (id: string): string => `/inbox/places/${encodeURIComponent(id)}`;

/** The one-tap button: who and when is recorded behind it. */
export const CheckedToday: FC<{ place: DeskPlace; from: "list" | "place" }> = ({ place, from }) => (
  <form method="post" action={`${placePath(place.id)}/checked`}>
    <input type="hidden" name="seenVersion" value={String(place.version)} />
    <input type="hidden" name="from" value={from} />
    <button class="button" type="submit">
      <Check />
      きょう確認した<span class="sr-only">：{place.name}</span>
    </button>
  </form>
);

export const CheckedWords: FC<{ place: DeskPlace; now: number }> = ({ place, now }) => {
  const old = isStale(place.checkedOn, now);
  if (place.checkedOn === "") return <span class="place-stale">まだ確認していません</span>;
  return (
    <span class={old ? "place-stale" : undefined}>
      確認 {shortDate(place.checkedOn, now)}
      {place.checkedBy ? `・${place.checkedBy}さん` : ""}
      {old ? "（90日以上まえ）" : ""}
    </span>
  );
};

const Row: FC<{ place: DeskPlace; district: string; now: number }> = ({ place, district, now }) => {
  const [next] = nextSessions(place, now, 1);
  const closed = isClosedOn(place, jst(now).date);
  return (
    <li class="place-row">
      <div>
        <h2 class="place-row-name">
          <a href={placePath(place.id)}>{place.name}</a>
        </h2>
        <p class="small">{[district, kindLabels(place.kinds), calendarWords(place)].filter(Boolean).join("・")}</p>
        <p>
          {closed && <strong class="place-closed">お休み中</strong>}
          {!place.listed && <strong class="place-closed">のせていません</strong>}
          <span>{next ? `次は ${sessionWords(next, now)}` : "次の予定がありません"}</span>
        </p>
        <p class="small">
          <CheckedWords place={place} now={now} />
        </p>
      </div>
      <CheckedToday place={place} from="list" />
    </li>
  );
};

export const PlacesListPage: FC<{
  frame: Omit<Frame, "title">;
  view: PlacesListView;
  problem?: string | undefined;
}> = ({ frame, view, problem }) => {
  const { places, districts, now } = view;
  // What nobody has looked at for longest stands first: that is the work to do here.
  const sorted = places.toSorted((a, b) => (a.checkedOn < b.checkedOn ? -1 : a.checkedOn > b.checkedOn ? 1 : 0));
  return (
    <Layout {...frame} title="居場所・食の場">
      <div class="desk">
        <div class="desk-head">
          <h1 class="page-title">居場所・食の場</h1>
          <p class="desk-links">
            <a class="button button--main" href="/inbox/places/new">
              新しくのせる
            </a>
            <a class="button" href="/places">
              みんなが見るページ
            </a>
          </p>
        </div>
        {problem && (
          <div class="notice notice--problem" role="alert" tabindex={-1} autofocus>
            <p>{problem}</p>
          </div>
        )}
        {sorted.length === 0 ? (
          <p class="empty">まだ、ひとつもありません。「新しくのせる」から始められます。</p>
        ) : (
          <>
            <p class="hint">
              確認した日が古い順です。電話や訪問で変わりないと分かったら「きょう確認した」を押してください。
            </p>
            <ul class="place-rows">
              {sorted.map((place) => (
                <Row
                  place={place}
                  district={districts.find(({ id }) => id === place.area)?.name ?? "地区なし"}
                  now={now}
                />
              ))}
            </ul>
          </>
        )}
      </div>
    </Layout>
  );
};
