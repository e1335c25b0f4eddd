/** Every "no" in words: what happened, what is safe, what to do. As a page, or as a notice when htmx asked. */
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { toNotice, wantsFragment } from "./enhance.ts";
import type { InboxEnv } from "./guard.ts";
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

/**
 * What was typed in a form that could not be taken, so that it can be handed back to whoever typed it. An answer comes back in a
 * form of its own: signed in again (in another tab), one button keeps it as a draft of the same request.
 */
async function typedText(c: Context<InboxEnv>): Promise<Message["kept"]> {
  if (c.req.method !== "POST") return undefined;
  const body = await c.req.parseBody();
  const one = (name: string) => (typeof body[name] === "string" ? body[name] : "");
  const text = ["text", "note", "words"].map(one).find((typed) => typed.trim() !== "");
  if (text === undefined) return undefined;
  const answers = /^\/inbox\/requests\/[^/]+\/answers$/.test(c.req.path);
  return {
    text,
    ...(answers ? { draft: { action: c.req.path, answerId: one("answerId"), reason: one("reason") } } : {}),
  };
}

/** 401; 503 while nobody can be checked. With the development identity, plain page visits go to the sign-in instead. */
export async function refuseStaff(c: Context<InboxEnv>, why: StaffRefusal): Promise<Response> {
  const dev = c.get("port").dev !== null;
  if (dev && c.req.method === "GET" && !wantsFragment(c) && c.req.path !== "/inbox/live")
    return c.redirect("/inbox/sign-in", 303);
  const kept = wantsFragment(c) ? undefined : await typedText(c);
  const lines = [SIGN_IN_WORDS[why]];
  if (wantsFragment(c) || kept?.text) lines.push("書いた文は残っています。");
  if (why === "unavailable") lines.push("少し待って、もう一度ひらいてください。");
  else if (why !== "unknown" && why !== "disabled") lines.push("サインインし直すと、続けられます。");
  const link: Message["link"] = dev
    ? { href: "/inbox/sign-in", words: "サインインへ" }
    : { href: "/inbox", words: "もう一度ひらく" };
  if (kept?.draft)
    lines.push(
      "下の文は、まだどこにも送っていません。別のタブでサインインし、もどって「下書きに残す」を押してください。",
    );
  return say(c, { title: "サインインが必要です", lines, link, kept }, why === "unavailable" ? 503 : 401);
}

/** 403: this page is not for their role. It says nothing of what is there. */
export function refuseRole(c: Context<InboxEnv>): Reply {
  return say(
    c,
    {
      title: "この画面はひらけません",
      lines: ["あなたの役割では使えない画面です。何も変わっていません。使えるようにするには、管理者に頼んでください。"],
      link: { href: "/inbox", words: "はじめの画面へ" },
    },
    403,
  );
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
  const fields = c.req.method === "POST" ? await fieldsOf(c) : null;
  return page(c, <LockedPage action={fields ? c.req.path : null} fields={fields ?? []} next={pathOf(c)} />, 423);
}

/** Everything typed, in its order. Files cannot be given back. */
async function fieldsOf(c: Context<InboxEnv>): Promise<[string, string][]> {
  const body = await c.req.parseBody({ all: true });
  return Object.entries(body).flatMap(([name, value]) =>
    [value].flat().flatMap((one): [string, string][] => (typeof one === "string" ? [[name, one]] : [])),
  );
}

function pathOf(c: Context<InboxEnv>): string {
  const { pathname, search } = new URL(c.req.url);
  return c.req.method === "GET" ? pathname + search : "/inbox";
}

/** 404: not there, or not theirs to see. The two look the same on purpose. */
export function notFound(c: Context<InboxEnv>): Reply {
  return say(
    c,
    {
      title: "見つかりません",
      lines: ["この相談は見つかりません。消されたか、受け持ちの地域ではないかもしれません。"],
      link: { href: "/inbox", words: "受信箱へ" },
    },
    404,
  );
}

/** 403 for another site's form, 415 for anything that is not a form. Nothing was done. */
export function refuseForm(c: Context<InboxEnv>, why: "origin" | "type"): Reply {
  const line =
    why === "origin"
      ? "この画面から送られたものと確かめられなかったので、受け付けませんでした。何も変わっていません。"
      : "画面の送信ボタンから送られたものだけを受け付けます。何も変わっていません。";
  return say(
    c,
    { title: "受け付けませんでした", lines: [line], link: { href: "/inbox", words: "受信箱へ" } },
    why === "origin" ? 403 : 415,
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

/** 500: says what is safe. htmx does not swap it; the page stays as it is. */
export function failed(c: Context<InboxEnv>): Reply {
  return page(
    c,
    <MessagePage
      title="うまくいきませんでした"
      lines={["こちらの不具合です。届いた相談は失われていません。少し待って、もう一度ひらいてください。"]}
      link={{ href: "/inbox", words: "受信箱へ" }}
    />,
    500,
  );
}
