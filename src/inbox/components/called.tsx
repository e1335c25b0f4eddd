/** How many things one is called to: one line on the list, renewed by itself, and the way there. */
import type { FC } from "hono/jsx";
import { refreshedCalled } from "../enhance.ts";

export const CalledLine: FC<{ count: number }> = ({ count }) => (
  <p class="called-line" id="called-line" {...refreshedCalled()}>
    <a class={count > 0 ? "button called-link" : "called-quiet"} href="/inbox/called">
      呼ばれています
      {count > 0 ? (
        <strong class="called-count">{count > 99 ? "99件以上" : `${count}件`}</strong>
      ) : (
        <span class="small">（いまはありません）</span>
      )}
    </a>
  </p>
);
