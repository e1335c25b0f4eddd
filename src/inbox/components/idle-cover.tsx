/** What covers a page nobody used for a while, and the one tap that comes back. Closed until `idle.js` or the style sheet shows it. */
import type { FC } from "hono/jsx";

const WORDS = "しばらく使われていなかったので、画面をおおっています。書きかけの文は残っています。";

export const IdleCover: FC<{ minutes: number }> = ({ minutes }) => (
  <>
    <dialog class="idle-cover" id="idle-cover" aria-labelledby="idle-title" data-minutes={String(minutes)}>
      <form method="post" action="/inbox/unlock">
        <p class="page-title" id="idle-title">
          お休み中です
        </p>
        <p>{WORDS}</p>
        <p class="idle-problem" role="alert" />
        <button class="button button--main" type="submit">
          つづける
        </button>
      </form>
    </dialog>
    <noscript>
      {/* Without scripts the cover comes by the clock, and a tick takes it away: what was typed stays. The next act asks anew. */}
      <div class={`idle-curtain idle-curtain--${minutes}`}>
        <input type="checkbox" id="idle-back" />
        <label class="button button--main" for="idle-back">
          お休み中です。つづける
        </label>
      </div>
    </noscript>
  </>
);
