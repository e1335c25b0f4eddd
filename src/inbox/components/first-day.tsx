/** What an empty inbox says of itself: what will stand here, how it is ordered, and how to try it without anybody. */
import type { FC } from "hono/jsx";
import { LEVEL_WORDS } from "../labels.ts";
import { LevelMark } from "./level-mark.tsx";

const LEVELS = ["U0", "U1", "U2", "U3", "U4"] as const;

export const FirstDay: FC = () => (
  <section class="first-day" id="first-day" aria-labelledby="first-day-title">
    <h2 id="first-day-title">はじめての方へ</h2>
    <p>LINE に届いた声や、電話・窓口で聞いたことが、急ぎの順に、ここへ並びます。</p>
    <ul class="first-day-levels">
      {LEVELS.map((level) => (
        <li>
          <LevelMark level={level} />
          <span>{LEVEL_WORDS[level].long}</span>
        </li>
      ))}
    </ul>
    <p>ひとつ選ぶと会話がひらき、「受け持つ」「返事」「終える」ができます。見るだけなら、相手には何も伝わりません。</p>
    <p class="first-day-ways">
      <a class="button button--main" href="/inbox/training">
        つくり話の相談で練習する
      </a>
      <a class="button" href="/inbox/records/new">
        聞いたことを記録する
      </a>
      <a class="button" href="/inbox/duty">
        この端末で知らせを受け取る
      </a>
      <a class="button" href="/inbox/keys">
        キー操作を見る
      </a>
    </p>
  </section>
);
