/** The frame of the public pages about places: head, skip link, name of the window, main, foot. No script at all. */
import type { Child, FC } from "hono/jsx";

export interface PublicFrame {
  windowName: string;
  /** The LINE account, when the town has set it. */
  lineId: string | null;
  canonical: string;
}

/** Opens LINE with this account (LINE URL schemes, "Add friend"). */
const lineUri = (lineId: string): string => `https://line.me/R/ti/p/${encodeURIComponent(lineId)}`;

export const Frame: FC<PublicFrame & { title: string; children?: Child; calendar?: string }> = (props) => {
  const { title, windowName, lineId, canonical, calendar, children } = props;
  return (
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${title}｜${windowName}`}</title>
        <link rel="canonical" href={canonical} />
        {calendar && <link rel="alternate" type="text/calendar" href={calendar} title={title} />}
        <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/css/places.css" />
      </head>
      <body>
        <a class="skip-link" href="#main">
          本文へ
        </a>
        <header class="site-header">
          <a class="site-name" href="/places">
            {windowName}
          </a>
        </header>
        <main class="main" id="main" tabindex={-1}>
          {children}
        </main>
        <footer class="foot">
          <p>
            行く前に やっているか たしかめたいときや、ひとりで行くのが 心細いときは、
            {lineId ? (
              <a href={lineUri(lineId)} rel="noreferrer">
                LINEの {windowName}へ
              </a>
            ) : (
              `LINEの ${windowName}へ`
            )}
            。名前を言わなくて 大丈夫です。
          </p>
        </footer>
      </body>
    </html>
  );
};
