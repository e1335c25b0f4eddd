/** How an answer will look: in the talk on LINE, on the locked phone, and what would make it easier to read. */
import type { FC } from "hono/jsx";
import { bubblesOf, MAX_BUBBLES } from "../../requests/bubbles.ts";
import type { SendingView } from "../../requests/sending-types.ts";
import { hintsOf } from "../answer-hints.ts";
import { lockLine, privateOnLockScreen } from "../lock-screen.ts";
import { Alert, Check } from "./icons.tsx";

const SAFE_FIRST = "となりの窓口です。お返事しました。";

export const Hints: FC<{ text: string; sending: SendingView }> = ({ text, sending }) => {
  const bubbles = bubblesOf(text);
  const hints = hintsOf(bubbles, sending.language);
  return (
    <div class="hints">
      <h3 class="preview-title">読みやすさ</h3>
      {bubbles.length > MAX_BUBBLES && (
        <p class="warning">
          <Alert />
          吹き出しが{bubbles.length}個になります。{MAX_BUBBLES}個までにしてください（空行をへらすと、つながります）。
        </p>
      )}
      {hints.length === 0 ? (
        <p class="hint">
          <Check /> 気になるところは、見つかりませんでした。
        </p>
      ) : (
        <ul class="hint-list">
          {hints.map((hint) => (
            <li>{hint}</li>
          ))}
        </ul>
      )}
    </div>
  );
};

/** The two phones: open and locked. */
export const Phones: FC<{ text: string; sending: SendingView; now: number }> = ({ text, sending, now }) => {
  const bubbles = bubblesOf(text).slice(0, MAX_BUBBLES);
  const tells = privateOnLockScreen(bubbles, now);
  return (
    <div class="phones">
      <section class="phone-preview" aria-label="LINEでの見えかた">
        <h3 class="preview-title">LINEでの見えかた</h3>
        <p class="phone-sender">{`${sending.senderName} from ${sending.windowName}`}</p>
        <ol class="phone-bubbles">
          {bubbles.map((bubble) => (
            <li class="phone-bubble">{bubble}</li>
          ))}
        </ol>
      </section>
      <section class="lock-preview" aria-label="ロック画面での見えかた">
        <h3 class="preview-title">ロック画面での見えかた</h3>
        <ol class="lock-notices">
          {bubbles.map((bubble) => (
            <li class="lock-notice">
              <span class="lock-app">{sending.windowName}</span>
              <span>{lockLine(bubble)}</span>
            </li>
          ))}
        </ol>
        {tells.length > 0 && (
          <p class="warning" id="lock-warning">
            <Alert />
            <span>
              ロック画面で、ほかの人にも見えます：{tells.join("、")}。はじめの行は「{SAFE_FIRST}
              」のように、見られても困らない言葉にすると安心です。
            </span>
          </p>
        )}
      </section>
    </div>
  );
};

/** Everything that 「確認」 shows. Renewed while one writes. */
export const Checked: FC<{
  text: string;
  sending: SendingView | undefined;
  now: number;
  savedWords?: string | null;
}> = ({ text, sending, now, savedWords }) => (
  <div class="checked" id="composer-checked">
    {sending && text.trim() !== "" && (
      <>
        <Hints text={text} sending={sending} />
        <Phones text={text} sending={sending} now={now} />
      </>
    )}
    {savedWords && (
      <p class="hint" id="draft-saved">
        {savedWords}
      </p>
    )}
  </div>
);
