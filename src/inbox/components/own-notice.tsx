/** How I am told: this device on or off, a message to try it, quiet hours, and less urgent requests if I wish. */
import type { FC } from "hono/jsx";
import { fateOfSend, WEBHOOK_WORDS } from "../duty-words.ts";
import type { DutyProps } from "../pages/duty-page.tsx";
import { isoTime, whenWords } from "../words.ts";
import { Alert, Check } from "./icons.tsx";

/** What a script must do is hidden until the script is there; `push.js` shows one of the two. */
const ThisDevice: FC<DutyProps> = ({ view }) => (
  <div id="this-device" data-push-key={view.pushKey ?? ""} data-devices={String(view.own.devices.length)}>
    <p class="hint" id="push-unsupported">
      この端末やブラウザでは、知らせを受け取れません。iPhone
      では、この画面を「ホーム画面に追加」してから、そこから開いてください。
    </p>
    <p class="warning" id="push-denied" hidden>
      <Alert />
      ブラウザの設定で、通知が止められています。設定で「許可」にしてから、もう一度ひらいてください。
    </p>
    <form method="post" action="/inbox/duty/devices" id="push-on" hidden>
      <input type="hidden" name="endpoint" value="" />
      <input type="hidden" name="p256dh" value="" />
      <input type="hidden" name="auth" value="" />
      <input type="hidden" name="expires" value="" />
      <button class="button button--main" type="submit">
        この端末で受け取る
      </button>
    </form>
    <form method="post" action="/inbox/duty/devices/removal" id="push-off" hidden>
      <input type="hidden" name="endpoint" value="" />
      <p class="state-line">
        <Check />
        この端末で受け取っています。
      </p>
      <button class="button" type="submit">
        この端末で受け取るのをやめる
      </button>
    </form>
    <p class="small" id="push-problem" role="status" />
  </div>
);

const Devices: FC<DutyProps> = ({ view, now }) => (
  <>
    {view.own.devices.length === 0 ? (
      <p class="warning">
        <Alert />
        受け取る端末がありません。あなたが当番でも、知らせは鳴りません。
      </p>
    ) : (
      <ul class="duty-list">
        {view.own.devices.map((device, at) => (
          <li>
            端末{at + 1}：<time datetime={isoTime(device.createdAt)}>{whenWords(device.createdAt, now)}</time>
            に登録、
            {device.lastSentAt === null
              ? "まだ何も送っていません"
              : `さいごに送ったのは${whenWords(device.lastSentAt, now)}`}
            <form method="post" action="/inbox/duty/devices/removal">
              <input type="hidden" name="device" value={device.id} />
              <button class="button button--quiet" type="submit">
                消す<span class="sr-only">（端末{at + 1}）</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    )}
    {view.own.devices.length > 0 && (
      <form method="post" action="/inbox/duty/test">
        <button class="button" type="submit">
          ためしに送る
        </button>
      </form>
    )}
    {view.own.lastTest && (
      <p class="state-line" id="last-test">
        ためしの知らせ（{whenWords(view.own.lastTest.at, now)}）：{fateOfSend(view.own.lastTest)}
      </p>
    )}
  </>
);

export const OwnNotice: FC<DutyProps> = (props) => {
  const { view } = props;
  const { own } = view;
  return (
    <section class="duty-part" id="own" aria-labelledby="own-title">
      <h2 id="own-title">わたしへの知らせ</h2>
      {view.pushKey === null ? (
        <p class="warning">
          <Alert />
          端末への知らせは、まだ準備されていません（鍵がありません）。管理者に伝えてください。急ぎの相談は、この受信箱の上に出ます。
        </p>
      ) : (
        <>
          <ThisDevice {...props} />
          <Devices {...props} />
        </>
      )}
      <p class="small">
        {view.webhook === null
          ? "Slack・Teams・LINE WORKS などへの知らせは、設定されていません。"
          : `急ぎの相談は、${WEBHOOK_WORDS[view.webhook]}にも知らせます。`}
      </p>
      <form class="duty-form" method="post" action="/inbox/duty/notice" id="notice-form">
        <fieldset>
          <legend>静かな時間</legend>
          <p class="small" id="quiet-hint">
            この時間は知らせません。「いのち」の相談と、自分が当番の「きょう中」は、いつでも知らせます。
          </p>
          <label for="quiet-from">はじまり</label>
          <input
            class="field-input"
            type="time"
            name="quietFrom"
            id="quiet-from"
            value={own.quietFrom ?? ""}
            aria-describedby="quiet-hint"
          />
          <label for="quiet-until">おわり</label>
          <input class="field-input" type="time" name="quietUntil" id="quiet-until" value={own.quietUntil ?? ""} />
        </fieldset>
        <label for="also-level">急ぎでない相談も知らせますか（自分の地域と、地域がまだ分からないもの）</label>
        <select class="field-input" name="alsoLevel" id="also-level">
          <option value="" selected={own.alsoLevel === null}>
            知らせない
          </option>
          <option value="U2" selected={own.alsoLevel === "U2"}>
            「3日」まで知らせる
          </option>
          <option value="U3" selected={own.alsoLevel === "U3"}>
            「1〜2週」まで知らせる
          </option>
        </select>
        <button class="button" type="submit">
          保存する
        </button>
      </form>
    </section>
  );
};
