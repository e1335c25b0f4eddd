/** The way to the pages: what the day needs stands in the header, the rest under 「そのほか」, which opens without scripts. */
import type { FC } from "hono/jsx";
import type { StaffRole } from "../../staff/types.ts";
import { homeOf, may } from "../access.ts";
import { ChevronDown } from "./icons.tsx";

interface Page {
  href: string;
  words: string;
}

/** What one goes to again and again. The page where a role's day begins stands before them. */
const OF_THE_DAY: readonly Page[] = [
  { href: "/inbox", words: "受信箱" },
  { href: "/inbox/duty", words: "当番と知らせ" },
  { href: "/inbox/places", words: "居場所" },
];

const THE_REST: readonly { title: string; pages: readonly Page[] }[] = [
  {
    title: "窓口のこと",
    pages: [
      { href: "/inbox/hours", words: "読む時間" },
      { href: "/inbox/hotlines", words: "電話の窓口" },
      { href: "/inbox/flows", words: "会話" },
      { href: "/inbox/snippets", words: "定型文" },
    ],
  },
  {
    title: "ふりかえり",
    pages: [
      { href: "/inbox/review", words: "見直し" },
      { href: "/inbox/numbers", words: "件数" },
      { href: "/inbox/audit", words: "閲覧の記録" },
    ],
  },
  {
    title: "使い方と設定",
    pages: [
      { href: "/inbox/training", words: "練習" },
      { href: "/inbox/keys", words: "キー操作" },
      { href: "/inbox/admin", words: "管理" },
    ],
  },
];

const Link: FC<{ page: Page; current: string }> = ({ page: { href, words }, current }) => (
  <a href={href} aria-current={words === current ? "page" : undefined}>
    {words}
  </a>
);

/** `current`: what the page that is open is called. */
export const SiteNav: FC<{ role: StaffRole; current: string }> = ({ role, current }) => {
  const open = ({ href }: Page): boolean => may(role, `GET ${href}`);
  const isHome = ({ href }: Page): boolean => href === homeOf(role);
  const home = THE_REST.flatMap(({ pages }) => pages).filter(isHome);
  const day = [...home, ...OF_THE_DAY].filter(open);
  const groups = THE_REST.map(({ title, pages }) => ({
    title,
    pages: pages.filter((page) => open(page) && !isHome(page)),
  })).filter(({ pages }) => pages.length > 0);
  const here = groups.flatMap(({ pages }) => pages).some(({ words }) => words === current);
  return (
    <nav class="site-nav" aria-label="ページ">
      {day.map((page) => (
        <Link page={page} current={current} />
      ))}
      {groups.length > 0 && (
        <>
          <button
            class={here ? "more-button more-button--here" : "more-button"}
            type="button"
            popovertarget="more-pages"
          >
            {here ? current : "そのほか"}
            {here && <span class="sr-only">（そのほかのページ）</span>}
            <ChevronDown />
          </button>
          <div class="more-pages" id="more-pages" popover="auto">
            <div class="more-groups">
              {groups.map(({ title, pages }) => (
                <div class="more-group">
                  <p class="more-title">{title}</p>
                  {pages.map((page) => (
                    <Link page={page} current={current} />
                  ))}
                </div>
              ))}
            </div>
          </div>
        </>
      )}
    </nav>
  );
};
