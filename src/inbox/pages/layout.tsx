/** The frame of every staff page: head, skip link, header, notice and live lines, main. */
import type { Child, FC } from "hono/jsx";
import { USUAL_IDLE_MINUTES } from "../../staff/idle.ts";
import type { StaffMember } from "../../staff/types.ts";
import { may } from "../access.ts";
import { Alarm, type AlarmView } from "../components/alarm.tsx";
import { House, LogOut } from "../components/icons.tsx";
import { IdleCover } from "../components/idle-cover.tsx";
import { KeysSheet } from "../components/keys-sheet.tsx";
import { SiteNav } from "../components/site-nav.tsx";
import { HTMX_CONFIG } from "../enhance.ts";

export interface Frame {
  title: string;
  /** null on pages before sign-in. */
  staff: StaffMember | null;
  /** With the development identity one signs out here; otherwise at Cloudflare Access. */
  devSignIn: boolean;
  /** What nobody goes to yet; absent where nobody is called. */
  alarm?: (() => Promise<AlarmView | null>) | undefined;
}

const SignOut: FC<{ devSignIn: boolean }> = ({ devSignIn }) =>
  devSignIn ? (
    <form method="post" action="/inbox/sign-out">
      <button class="button button--quiet" type="submit">
        <LogOut />
        サインアウト
      </button>
    </form>
  ) : (
    // A link: Access answers on another host, where our form-action would stop a form.
    <a class="button button--quiet" href="/cdn-cgi/access/logout">
      <LogOut />
      サインアウト
    </a>
  );

const AlarmNow: FC<{ read: Frame["alarm"] }> = async ({ read }) => <Alarm view={(await read?.()) ?? null} />;

export const Layout: FC<Frame & { children?: Child; wide?: boolean }> = (props) => {
  const { title, staff, devSignIn, alarm, children, wide } = props;
  // 「受信箱（すべて）」 and 「居場所・食の場」 are the pages 「受信箱」 and 「居場所」.
  const live = staff !== null && may(staff.role, "GET /inbox/live");
  const part = title.split(/[（：・]/)[0] ?? title;
  return (
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="format-detection" content="telephone=no" />
        {staff && <meta name="htmx-config" content={HTMX_CONFIG} />}
        <title>{`${title}｜となり`}</title>
        <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml" />
        {staff && <link rel="manifest" href="/assets/inbox.webmanifest" crossorigin="use-credentials" />}
        {staff && <link rel="apple-touch-icon" href="/assets/icons/inbox-180.png" />}
        {staff && <meta name="apple-mobile-web-app-title" content="となり" />}
        <meta name="theme-color" content="#fbfaf7" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#191a1c" media="(prefers-color-scheme: dark)" />
        <link rel="stylesheet" href="/assets/css/app.css" />
        {staff && <script src="/assets/vendor/htmx-4.0.1.min.js" defer />}
        {live && <script src="/assets/live.js" defer />}
        {live && <script src="/assets/keep.js" defer />}
        {live && <script src="/assets/news.js" defer />}
        {staff && <script src="/assets/newest.js" defer />}
        {staff && <script src="/assets/compose.js" defer />}
        {staff && <script src="/assets/push.js" defer />}
        {staff && <script src="/assets/idle.js" defer />}
        {staff && may(staff.role, "GET /inbox/keys") && <script src="/assets/keys.js" defer />}
      </head>
      <body class={wide ? "wide" : undefined}>
        <a class="skip-link" href="#main">
          本文へ
        </a>
        <header class="site-header">
          <a class="site-name" href="/inbox">
            <House />
            となり
          </a>
          {staff && (
            <>
              <SiteNav role={staff.role} current={part} />
              <div class="site-staff">
                <span>{staff.nickname}さん</span>
                <SignOut devSignIn={devSignIn} />
              </div>
            </>
          )}
        </header>
        {staff && (
          <div class="lines">
            <p class="live-line" id="live-line" role="status" aria-live="polite" />
            <div id="notice" role="status" aria-live="polite" />
          </div>
        )}
        {staff && may(staff.role, "GET /inbox/fragments/alarm") && <AlarmNow read={alarm} />}
        <main class="main" id="main" tabindex={-1}>
          {children}
        </main>
        {staff && <IdleCover minutes={staff.idleMinutes ?? USUAL_IDLE_MINUTES} />}
        {staff && may(staff.role, "GET /inbox/keys") && <KeysSheet />}
      </body>
    </html>
  );
};
