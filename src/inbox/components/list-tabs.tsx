/** The parts of the list as links, each with how many wait there for a word of ours. */
import type { FC } from "hono/jsx";
import type { Count, ListResult } from "../../requests/list-page.ts";
import { besides } from "../enhance.ts";
import { LIST_WORDS } from "../labels.ts";
import type { WhichList } from "../port.ts";

const TABS: readonly WhichList[] = ["open", "mine", "free", "district", "unknown", "closed"];

/** Whom requests are given to only to read, works on none: the parts about work say nothing to them. */
const GUEST_TABS: readonly WhichList[] = ["open", "closed"];

/** 「12」「50+」 */
export const countWords = ({ n, more }: Count): string => `${n}${more ? "+" : ""}`;

/** Links, so that they work everywhere. A part that is not for somebody (a district of their own) has none. */
export const Tabs: FC<{ which: WhichList; waiting?: ListResult["waiting"]; guest?: boolean; beside?: boolean }> = (
  props,
) => {
  const { which, waiting, guest = false, beside = false } = props;
  const shown = guest ? GUEST_TABS : TABS;
  return (
    <nav class="tabs" id="list-tabs" aria-label="一覧の切り替え" {...besides(beside)}>
      {shown
        .filter((tab) => tab !== "district" || tab === which || !waiting || waiting.district)
        .map((tab) => {
          const count = tab === "closed" ? undefined : waiting?.[tab];
          return (
            <a
              href={tab === "open" ? "/inbox" : `/inbox?which=${tab}`}
              aria-current={tab === which ? "page" : undefined}
            >
              {LIST_WORDS[tab]}
              {count && count.n > 0 && (
                <span class="tab-count">
                  <span class="sr-only">返事待ち </span>
                  {countWords(count)}
                </span>
              )}
            </a>
          );
        })}
    </nav>
  );
};
