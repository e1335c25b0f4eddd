/** The LINE SDK behind `LinePort`: adds what it lacks (time-outs, tokens that renew, errors as answers). */
import { channelAccessToken, HTTPFetchError, messagingApi } from "@line/bot-sdk";
import type { Config } from "../config.ts";
import { CONTENT_IDLE_MS, type ContentAnswer, fetchContent } from "./content.ts";
import type { LineAnswer, LinePort } from "./port.ts";

/** The SDK never gives up on a silent server; a turn must. */
const REPLY_TIMEOUT_MS = 8_000;
const PUSH_TIMEOUT_MS = 10_000;
/** A stateless token lives 900 s (LINE reference, stateless channel access token); renewed well before. */
const TOKEN_USE_MS = 600_000;

/** Milliseconds after which we stop waiting for LINE's answer. */
export interface LineTimeouts {
  reply: number;
  push: number;
  /** Without a byte of content. */
  content?: number;
}

/** @param clock epoch ms, for the token's age only. */
export function lineClient(
  config: Config["line"],
  clock: () => number,
  timeouts: LineTimeouts = { reply: REPLY_TIMEOUT_MS, push: PUSH_TIMEOUT_MS },
): LinePort {
  const token = tokenSource(config, clock);

  async function attempt(
    send: (client: messagingApi.MessagingApiClient) => Promise<string | null>,
  ): Promise<LineAnswer> {
    let bearer: string;
    try {
      bearer = await token.get();
    } catch (error) {
      // Without a token nothing was sent, whatever the reason; trying later is safe.
      return { kind: "busy", status: error instanceof HTTPFetchError ? error.status : 0, requestId: null };
    }
    try {
      const client = new messagingApi.MessagingApiClient({ channelAccessToken: bearer, baseURL: config.apiBase });
      return { kind: "accepted", status: 200, requestId: await send(client) };
    } catch (error) {
      return answerOf(error);
    }
  }

  function call(
    timeout: number,
    send: (client: messagingApi.MessagingApiClient) => Promise<string | null>,
  ): Promise<LineAnswer> {
    return withTimeout(timeout, async () => {
      const first = await attempt(send);
      if (first.kind !== "refused" || first.status !== 401) return first;
      // The token was revoked or ran out early: once more with a new one.
      token.forget();
      return attempt(send);
    });
  }

  async function fetchOnce(messageId: string): Promise<ContentAnswer> {
    let bearer: string;
    try {
      bearer = await token.get();
    } catch (error) {
      return { kind: "busy", status: error instanceof HTTPFetchError ? error.status : 0 };
    }
    return fetchContent(config.dataApiBase, bearer, messageId, timeouts.content ?? CONTENT_IDLE_MS);
  }

  return {
    async content(messageId) {
      const first = await fetchOnce(messageId);
      if (first.kind !== "unauthorised") return first;
      token.forget();
      const second = await fetchOnce(messageId);
      return second.kind === "unauthorised" ? { kind: "busy", status: 401 } : second;
    },
    reply: (replyToken, messages) =>
      call(timeouts.reply, async (client) =>
        requestId(await client.replyMessageWithHttpInfo({ replyToken, messages })),
      ),
    push: (to, messages, retryKey) =>
      call(timeouts.push, async (client) =>
        requestId(await client.pushMessageWithHttpInfo({ to, messages }, retryKey)),
      ),
    leaveGroup: (type, groupId) =>
      call(timeouts.reply, async (client) =>
        requestId(
          type === "group" ? await client.leaveGroupWithHttpInfo(groupId) : await client.leaveRoomWithHttpInfo(groupId),
        ),
      ),
    showMenu: (userId, alias) =>
      call(timeouts.reply, async (client) => {
        if (alias === null) return requestId(await client.unlinkRichMenuIdFromUserWithHttpInfo(userId));
        // Looked up each time: the alias moves to another menu whenever the picture is replaced.
        const { richMenuId } = await client.getRichMenuAlias(alias);
        return requestId(await client.linkRichMenuIdToUserWithHttpInfo(userId, richMenuId));
      }),
    async quota() {
      let found: { monthly: number | null; used: number } | null = null;
      const answer = await call(timeouts.reply, async (client) => {
        const [limit, spent] = await Promise.all([client.getMessageQuota(), client.getMessageQuotaConsumption()]);
        found = { monthly: limit.type === "limited" ? (limit.value ?? 0) : null, used: spent.totalUsage };
        return null;
      });
      return answer.kind === "accepted" ? found : null;
    },
  };
}

/**
 * A long-lived token as it is, or a stateless one kept for ten minutes. While the channel's secret is being changed LINE knows
 * one of ours and we cannot tell which: the one it took last comes first.
 */
export function tokenSource(config: Config["line"], clock: () => number): { get(): Promise<string>; forget(): void } {
  const { auth } = config;
  if (auth.kind === "token") return { get: async () => auth.token, forget: () => {} };
  const { channelId } = auth;
  let held: { token: string; until: number } | null = null;
  let secrets = config.channelSecrets;

  async function issue(): Promise<string> {
    const client = new channelAccessToken.ChannelAccessTokenClient({ baseURL: config.apiBase });
    let refusal: unknown = new Error("no channel secret");
    for (const secret of secrets) {
      try {
        const issued = await client.issueStatelessChannelTokenByClientSecret(channelId, secret);
        secrets = [secret, ...secrets.filter((other) => other !== secret)];
        return issued.access_token;
      } catch (error) {
        if (!isRefusedSecret(error)) throw error;
        refusal = error;
      }
    }
    throw refusal;
  }

  return {
    async get() {
      if (held && clock() < held.until) return held.token;
      held = { token: await issue(), until: clock() + TOKEN_USE_MS };
      return held.token;
    },
    forget() {
      held = null;
    },
  };
}

function isRefusedSecret(error: unknown): boolean {
  return error instanceof HTTPFetchError && (error.status === 400 || error.status === 401);
}

/** 409 means the retry key was accepted before: as good as 200 (LINE reference, retry an API request). */
function answerOf(error: unknown): LineAnswer {
  // A network failure or an unreadable answer: LINE may have taken the message.
  if (!(error instanceof HTTPFetchError)) return { kind: "unknown" };
  const requestId = error.headers.get("x-line-accepted-request-id") ?? error.headers.get("x-line-request-id");
  if (error.status === 409) return { kind: "accepted", status: 409, requestId };
  if (error.status === 429 || error.status >= 500) return { kind: "busy", status: error.status, requestId };
  return { kind: "refused", status: error.status, requestId };
}

function requestId(response: { httpResponse: { headers: { get(name: string): string | null } } }): string | null {
  return response.httpResponse.headers.get("x-line-request-id");
}

async function withTimeout(ms: number, work: () => Promise<LineAnswer>): Promise<LineAnswer> {
  const late = Promise.withResolvers<LineAnswer>();
  const timer = setTimeout(() => late.resolve({ kind: "unknown" }), ms);
  try {
    return await Promise.race([work(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
