/** Who else has this request open: one quiet line under the name of it, renewed by itself, true at page load too. */
import type { FC } from "hono/jsx";
import type { Company } from "../../requests/work-views.ts";
import { besides } from "../enhance.ts";
import { whenWords } from "../words.ts";

export const CompanyLine: FC<{ company: readonly Company[]; now: number; beside?: boolean }> = (props) => {
  const { company, now, beside } = props;
  return (
    <div class="company" id="company" role="status" aria-live="polite" {...besides(beside === true)}>
      {company.map((one) => (
        <p class={one.now ? "company-line company-line--now" : "company-line"}>
          <bdi>{one.nickname}</bdi>さん
          {one.now ? "も、いま開いています" : `が ${whenWords(one.at, now)} に開きました`}
        </p>
      ))}
    </div>
  );
};
