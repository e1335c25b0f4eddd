/** A line above the list for managers: hotlines wait to be checked. */
import type { FC } from "hono/jsx";

export const OverdueHotlines: FC<{ count: number }> = ({ count }) =>
  count === 0 ? null : (
    <p class="notice overdue-hotlines" id="overdue-hotlines">
      <a href="/inbox/hotlines">電話の窓口 {count}つが、確かめる時期をすぎています</a>
    </p>
  );
