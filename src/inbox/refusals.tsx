/** Every "no" in words: what happened, what is safe, what to do. As a page, or as a notice when htmx asked. */
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { toNotice, wantsFragment } from "./enhance.ts";
import type { InboxEnv } from "./guard.ts";
import { fieldsIn, type Kept, keptOf } from "./kept.ts";
import { LockedNotice, LockedPage } from "./pages/locked-page.tsx";
import { type Message, MessagePage } from "./pages/plain-pages.tsx";
import type { StaffRefusal } from "./port.ts";
import { notice, page } from "./reply.tsx";

type Reply = Response | Promise<Response>;

/** LOOK's sentence for a lost race; the written text always comes back with it. */
export const CHANGED_WITH_TEXT =
  "ほかの人が先に更新しました。書いた文は残っています。見くらべて、もう一度送ってください。";
export const CHANGED =
  "見ているあいだに新しいことばが届いたか、ほかの人が先に更新しました。あなたの操作はまだ行われていません。いまの様子を見て、もう一度押してください。";
export const CLOSED = "この相談は終わっています。操作は行われていません。";
export const NOT_YOURS = "いまは、ほかの人の受け持ちです。操作は行われていません。";

const SIGN_IN_WORDS: Record<StaffRefusal, string> = {
  missing: "サインインしていません。",
  invalid: "サインインを確かめられませんでした。",
  expired: "サインインの時間が切れました。",
  unavailable: "いま、サインインを確かめる先につながりません。",
  unknown: "職員として登録されていません。登録は管理者に頼んでください。",
  disabled: "この職員の利用は止められています。管理者に確かめてください。",
};

function say(c: Context<InboxEnv>, message: Message, status: ContentfulStatusCode): Reply {
  return wantsFragment(c) ? notice(c, message.lines.join(""), status) : page(c, <MessagePage {...message} />, status);
}

/** 401; 503 while nobody can be checked. With the development identity, plain page visits go to the sign-in instead. */
export async function refuseStaff(c: Context<InboxEnv>, why: StaffRefusal): Promise<Response> {
  const dev = c.get("port").dev !== null;
  if (dev && c.req.method === "GET" && !wantsFragment(c) && c.req.path !== "/inbox/live")
    return c.redirect("/inbox/sign-in", 303);
  // Whoever may not come in any more keeps the text, and sends nothing.
  const mayReturn = why !== "unknown" && why !== "disabled";
  const kept = await keptOf(c, mayReturn);
  const lines = [SIGN_IN_WORDS[why]];
  if (wantsFragment(c) || kept) lines.push("書いた文は残っています。");
  if (why === "unavailable") lines.push("少し待って、もう一度ひらいてください。");
  else if (mayReturn) lines.push("サインインし直すと、続けられます。");
  const link: Message["link"] = dev
    ? { href: "/inbox/sign-in", words: "サインインへ" }
    : { href: "/inbox", words: "もう一度ひらく" };
  if (kept && mayReturn)
    lines.push(
      `下の文は、まだどこにも送っていません。別のタブでサインインし、もどって「${kept.isAnswer ? "下書きに残す" : "もう一度送る"}」を押してください。`,
    );
  return say(c, { title: "サインインが必要です", lines, link, kept }, why === "unavailable" ? 503 : 401);
}

/** 403: this page is not for their role. It says nothing of what is there. */
export async function refuseRole(c: Context<InboxEnv>): Promise<Response> {
  const lines = [
    "あなたの役割では使えない画面です。何も変わっていません。使えるようにするには、管理者に頼んでください。",
  ];
  const link = { href: "/inbox", words: "はじめの画面へ" } as const;
  return say(c, withKept({ title: "この画面はひらけません", lines, link }, await keptOf(c)), 403);
}

/**
 * The page was not used for a while. 423 with one tap back: a form comes back with everything that was written in it, and the
 * tap sends it. What a page asks for by itself gets no content: what it covered stays covered.
 */
export async function lockedSeat(c: Context<InboxEnv>): Promise<Response> {
  if (c.req.path.startsWith("/inbox/fragments/") && c.req.method === "GET") return c.body(null, 204);
  if (wantsFragment(c)) {
    toNotice(c);
    return c.html(<LockedNotice />, 423);
  }
  const fields = c.req.method === "POST" ? fieldsIn(await c.req.parseBody({ all: true })) : null;
  return page(c, <LockedPage action={fields ? c.req.path : null} fields={fields ?? []} next={pathOf(c)} />, 423);
}

function pathOf(c: Context<InboxEnv>): string {
  const { pathname, search } = new URL(c.req.url);
  return c.req.method === "GET" ? pathname + search : "/inbox";
}

/** 404: not there, or not theirs to see. The two look the same on purpose. */
export async function notFound(c: Context<InboxEnv>): Promise<Response> {
  const lines = ["この相談は見つかりません。消されたか、受け持ちの地域ではないかもしれません。"];
  const link = { href: "/inbox", words: "受信箱へ" } as const;
  return say(c, withKept({ title: "見つかりません", lines, link }, await keptOf(c)), 404);
}

/** 404 of anything else than a request. */
export async function nothingHere(
  c: Context<InboxEnv>,
  words: string,
  link: NonNullable<Message["link"]> = { href: "/inbox", words: "受信箱へ" },
): Promise<Response> {
  const message = withKept({ title: "見つかりません", lines: [words], link }, await keptOf(c));
  return page(c, <MessagePage {...message} />, 404);
}

const withKept = (message: Message, kept: Kept | undefined): Message =>
  kept ? { ...message, lines: [...message.lines, "書いた文は残っています。どこにも送っていません。"], kept } : message;

const NOT_TAKEN = {
  origin: "この画面から送られたものと確かめられなかったので、受け付けませんでした。何も変わっていません。",
  type: "画面の送信ボタンから送られたものだけを受け付けます。何も変わっていません。",
  broken: "送られたものが途中で切れていて、読み取れませんでした。何も変わっていません。もう一度送ってください。",
} as const;
const NOT_TAKEN_STATUS = { origin: 403, type: 415, broken: 400 } as const;

/** 403 for another site's form, 415 for anything that is not a form, 400 for one that broke on its way. Nothing was done. */
export function refuseForm(c: Context<InboxEnv>, why: keyof typeof NOT_TAKEN): Reply {
  return say(
    c,
    { title: "受け付けませんでした", lines: [NOT_TAKEN[why]], link: { href: "/inbox", words: "受信箱へ" } },
    NOT_TAKEN_STATUS[why],
  );
}

/** 413: far beyond what our own form can send. */
export function refuseSize(c: Context<InboxEnv>): Reply {
  return say(
    c,
    {
      title: "大きすぎます",
      lines: [
        "送られたものが大きすぎて、受け付けられませんでした。何も変わっていません。文を短くして、送り直してください。",
      ],
      link: { href: "/inbox", words: "受信箱へ" },
    },
    413,
  );
}

/** 500: says what is safe, and gives back what was written. htmx does not swap it; the page stays as it is. */
export async function failed(c: Context<InboxEnv>): Promise<Response> {
  const kept = await keptOf(c, true);
  const lines = ["こちらの不具合です。届いた相談は失われていません。少し待って、もう一度ひらいてください。"];
  if (kept) lines.push("書いた文は残っています。");
  const link = { href: "/inbox", words: "受信箱へ" } as const;
  return page(c, <MessagePage title="うまくいきませんでした" lines={lines} link={link} kept={kept} />, 500);
}
