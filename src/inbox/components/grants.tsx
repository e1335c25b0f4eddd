/** 「協力する人に見せる」: whom this request was given to and until when; for its owner and managers. */
import type { FC } from "hono/jsx";
import type { GrantsView, GrantView } from "../../requests/grants.ts";
import { localTime } from "../tokyo-time.ts";
import { isoTime, whenWords } from "../words.ts";
import { Undo } from "./icons.tsx";

const state = (grant: GrantView, now: number): string =>
  grant.live
    ? `${whenWords(grant.until - 1, now).replace(/ \d+:\d+$/, "")}まで見られます`
    : grant.endedAt === null
      ? "期間が終わりました"
      : `${whenWords(grant.endedAt, now)}に終わりました`;

const Grant: FC<{ base: string; grant: GrantView; now: number }> = ({ base, grant, now }) => (
  <li class="grant">
    <p>
      <strong>{grant.nickname}さん</strong>
      <span class="small">
        {" "}
        {state(grant, now)}・<time datetime={isoTime(grant.givenAt)}>{whenWords(grant.givenAt, now)}</time>
        {grant.givenBy === null ? "" : ` ${grant.givenBy}さん`}
      </span>
    </p>
    {grant.live && (
      <form method="post" action={`${base}/${encodeURIComponent(grant.id)}/end`}>
        <button class="button button--quiet" type="submit">
          <Undo />
          見せるのをやめる<span class="sr-only">：{grant.nickname}さん</span>
        </button>
      </form>
    )}
  </li>
);

export const Grants: FC<{ view: GrantsView; requestId: string; open: boolean; now: number }> = (props) => {
  const { view, requestId, open, now } = props;
  const today = localTime(now).slice(0, 10);
  const base = `/inbox/requests/${encodeURIComponent(requestId)}/grants`;
  if (view.grants.length === 0 && (view.partners.length === 0 || !open)) return null;
  return (
    <section class="grants" id="grants" aria-labelledby="grants-title">
      <h2 class="facts-title" id="grants-title">
        協力する人に見せる
      </h2>
      {view.grants.length > 0 && (
        <ul class="grant-list">
          {view.grants.map((grant) => (
            <Grant base={base} grant={grant} now={now} />
          ))}
        </ul>
      )}
      {open && view.partners.length > 0 && (
        <details class="confirm">
          <summary class="button">期間を決めて見せる</summary>
          <form method="post" action={base} class="grant-form">
            <p class="small">
              この相談の会話を、はじまりから読めるようになります。この方のほかの相談と、その前の会話は見えません。返事と操作はできません。知らせてくれた方のことは見えません。
            </p>
            <div class="field">
              <label for="grant-to">だれに</label>
              <select id="grant-to" name="partner" required>
                {view.partners.map((partner) => (
                  <option value={partner.id}>{partner.nickname}さん</option>
                ))}
              </select>
            </div>
            <div class="field">
              <label for="grant-until">いつまで</label>
              <input id="grant-until" name="until" type="date" min={today} required />
            </div>
            <button class="button button--main" type="submit">
              見せる
            </button>
          </form>
        </details>
      )}
    </section>
  );
};
