/** What stands about sending, renewed with the talk: what speaks against it, what may still be taken back, what is left this month. */
import type { FC } from "hono/jsx";
import { remainingOf } from "../../delivery/quota.ts";
import type { Stop } from "../../delivery/send-stops.ts";
import { hoursWords } from "../../delivery/send-stops.ts";
import type { SendingView } from "../../requests/sending-types.ts";
import type { RequestDetail } from "../../requests/views.ts";
import { clockWords, isoTime } from "../words.ts";
import { Alert, Ban, Clock, Send, Undo } from "./icons.tsx";

/** What the gate says of a request; of one without a view of sending, what is known of the person anyway. */
export function stopsOf(detail: RequestDetail): Stop[] {
  if (detail.sending) return detail.sending.stops;
  return detail.contact === "doNotContact"
    ? [{ why: "doNotContact", withReason: true, words: "「連絡しないで」と言われています。" }]
    : [];
}

const TITLES: Record<Stop["why"], string> = {
  blocked: "ブロックされています",
  discreet: "見られると困る、と言われています",
  doNotContact: "連絡しないで、と言われています",
  agreedHours: "連絡してよい時間ではありません",
  quietHours: "いまは静かにしておく時間です",
  quota: "今月の通数がありません",
};

/** What is written under a title must tell more than the title does. */
export const Stops: FC<{ stops: readonly Stop[] }> = ({ stops }) => (
  <ul class="stops" id="send-stops">
    {stops.map((stop) => (
      <li class="stop" data-why={stop.why}>
        <p class="warning">
          <Ban />
          {TITLES[stop.why]}
        </p>
        {stop.why !== "doNotContact" && <p class="hint">{stop.words}</p>}
      </li>
    ))}
  </ul>
);

/** The place for the reason, where a reason overrides what speaks against it. */
export const Reason: FC<{ value: string; wrong: boolean }> = ({ value, wrong }) => (
  <div class="reason" id="reason-field">
    <label for="answer-reason">
      それでも送る理由<span class="required">（必要です。記録に残ります）</span>
    </label>
    <input
      type="text"
      id="answer-reason"
      name="reason"
      required
      maxlength={200}
      autocomplete="off"
      value={value}
      aria-invalid={wrong ? "true" : undefined}
      aria-describedby={wrong ? "composer-error" : undefined}
    />
  </div>
);

/** The answers that have not left yet. The buttons belong to the form around them. */
export const TakeBack: FC<{ undoable: SendingView["undoable"] }> = ({ undoable }) => (
  <div class="undoable" id="undoable">
    {undoable.map((one) => (
      <div class="undo-line" data-until={String(one.until)}>
        <p>
          <Clock />
          <span>
            <time datetime={isoTime(one.until)}>{secondsWords(one.until)}</time>まで取り消せます：{start(one.text)}
          </span>
        </p>
        <div class="undo-acts">
          <button class="button" type="submit" name="do" value={`undo:${one.id}`}>
            <Undo />
            取り消す
          </button>
          <button class="button button--quiet" type="submit" name="do" value={`now:${one.id}`}>
            <Send />
            いま送る
          </button>
        </div>
      </div>
    ))}
  </div>
);

const start = (text: string): string => {
  const letters = [...text.replaceAll(/\s+/gu, " ")];
  return `「${letters.length > 16 ? `${letters.slice(0, 15).join("")}…` : letters.join("")}」`;
};

/** 「10:02:15」: within ten seconds the minute says too little. */
function secondsWords(at: number): string {
  const seconds = String(Math.floor(at / 1000) % 60).padStart(2, "0");
  return `${clockWords(at)}:${seconds}`;
}

/** 「今月LINEで送れるのは、あと 12通」 */
export const Quota: FC<{ sending: SendingView }> = ({ sending }) => {
  const { quota } = sending;
  if (quota === null) return <p class="hint">今月の残りの通数は、まだわかりません。</p>;
  const left = remainingOf(quota);
  if (left === null) return <p class="hint">今月の通数に、上限はありません（{quota.used}通 送りました）。</p>;
  const low = left <= Math.max(5, Math.floor((quota.monthly ?? 0) / 10));
  return (
    <p class={low ? "warning" : "hint"} id="quota">
      {low && <Alert />}
      <span>
        今月LINEで送れるのは、あと {left}通です（{quota.monthly}通のうち）。1回の返事は、吹き出しがいくつでも1通です。
      </span>
    </p>
  );
};

const DAYS: readonly (readonly [number, string])[] = [
  [1, "月"],
  [2, "火"],
  [3, "水"],
  [4, "木"],
  [5, "金"],
  [6, "土"],
  [0, "日"],
];

/** When they said they may be written to: shown, and set here. */
export const ContactHours: FC<{ sending: SendingView }> = ({ sending }) => {
  const { agreed } = sending;
  return (
    <details class="contact-hours" id="contact-hours">
      <summary>連絡してよい時間：{agreed ? hoursWords(agreed) : "決めていません"}</summary>
      <p class="hint">本人と決めた時間です。ほかの時間に送ろうとすると、理由をたずねます。</p>
      <div class="field-pair">
        <div class="field">
          <label for="hours-starts">何時から</label>
          <input id="hours-starts" type="time" name="hoursStarts" value={agreed?.starts ?? ""} />
        </div>
        <div class="field">
          <label for="hours-ends">何時まで</label>
          <input id="hours-ends" type="time" name="hoursEnds" value={agreed?.ends ?? ""} />
        </div>
      </div>
      <fieldset class="ticks">
        <legend>何曜日</legend>
        {DAYS.map(([day, name]) => (
          <label class="tick">
            <input
              type="checkbox"
              name="hoursDays"
              value={String(day)}
              checked={agreed ? agreed.days.includes(day) : day >= 1 && day <= 5}
            />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
      <div class="undo-acts">
        <button class="button" type="submit" name="do" value="hours">
          この時間にする
        </button>
        {agreed && (
          <button class="button button--quiet" type="submit" name="do" value="noHours">
            時間の決まりをなくす
          </button>
        )}
      </div>
    </details>
  );
};
