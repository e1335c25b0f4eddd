/** 「当番と知らせ」: who is on duty, how I am told, and what was sent to whom, when, and seen when. */
import type { FC } from "hono/jsx";
import type { DutyPageView } from "../../alerts/port.ts";
import type { StaffMember } from "../../staff/types.ts";
import { LevelMark } from "../components/level-mark.tsx";
import { OwnNotice } from "../components/own-notice.tsx";
import { requestHref } from "../components/request-card.tsx";
import { Roster } from "../components/roster.tsx";
import { fateOfCall, fateOfSend, WEBHOOK_WORDS, WHY_CALLED } from "../duty-words.ts";
import { isoTime, whenWords } from "../words.ts";
import { type Frame, Layout } from "./layout.tsx";

export interface DutyProps {
  view: DutyPageView;
  now: number;
  staff: StaffMember;
}

const Calls: FC<DutyProps> = ({ view, now }) => (
  <section class="duty-part" id="calls" aria-labelledby="calls-title">
    <h2 id="calls-title">だれに、いつ知らせたか（7日のあいだ）</h2>
    <p class="small">知らせには、相談のことばも名前も入りません。急ぎの度合いだけが届きます。</p>
    {view.calls.length === 0 ? (
      <p class="hint">この7日のあいだに、知らせた相談はありません。</p>
    ) : (
      // It scrolls sideways on a phone, so it must be reachable from the keyboard.
      <section class="table-frame" tabindex={0} aria-label="知らせた記録">
        <table class="table table--cards">
          <thead>
            <tr>
              <th scope="col">呼んだ時刻</th>
              <th scope="col">急ぎ</th>
              <th scope="col">だれに</th>
              <th scope="col">知らせ</th>
              <th scope="col">ひらいた</th>
              <th scope="col">向かった人</th>
            </tr>
          </thead>
          <tbody>
            {view.calls.map((call) => (
              <tr>
                <td data-label="呼んだ時刻">
                  <time datetime={isoTime(call.at)}>{whenWords(call.at, now)}</time>
                </td>
                <td data-label="急ぎ">
                  {call.requestId === null ? (
                    <LevelMark level={call.level} />
                  ) : (
                    <a href={requestHref(call.requestId)}>
                      <LevelMark level={call.level} />
                      <span class="sr-only">の相談をひらく</span>
                    </a>
                  )}
                </td>
                <td data-label="だれに">
                  {call.nickname === null ? WHY_CALLED[call.why] : `${call.nickname}さん（${WHY_CALLED[call.why]}）`}
                </td>
                <td data-label="知らせ">{fateOfCall(call, now)}</td>
                <td data-label="ひらいた">{call.openedAt === null ? "まだ" : whenWords(call.openedAt, now)}</td>
                <td data-label="向かった人">
                  {call.acknowledgedAt === null
                    ? call.why === "wish"
                      ? "—"
                      : "まだ"
                    : `${call.acknowledgedBy ?? "職員"}さん ${whenWords(call.acknowledgedAt, now)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    )}
    {view.team.length > 0 && view.webhook !== null && (
      <>
        <h3>{WEBHOOK_WORDS[view.webhook]}に送ったもの</h3>
        <ul class="duty-list">
          {view.team.map((send) => (
            <li>
              <time datetime={isoTime(send.at)}>{whenWords(send.at, now)}</time> <LevelMark level={send.level} />{" "}
              {fateOfSend(send)}
            </li>
          ))}
        </ul>
      </>
    )}
  </section>
);

export const DutyPage: FC<DutyProps & { frame: Omit<Frame, "title">; problem?: string | undefined }> = (props) => {
  const { frame, problem, view, now, staff } = props;
  return (
    <Layout {...frame} title="当番と知らせ">
      <div class="duty">
        <h1 class="page-title">当番と知らせ</h1>
        {problem && (
          <div class="notice notice--problem" id="page-problem" role="alert" tabindex={-1} autofocus>
            <p>{problem}</p>
          </div>
        )}
        <Roster view={view} now={now} staff={staff} />
        <OwnNotice view={view} now={now} staff={staff} />
        <Calls view={view} now={now} staff={staff} />
      </div>
    </Layout>
  );
};
