/** What all of LINE's endpoints share: request ids, faults, tokens, bodies, and the shape of refusals. */
import type { Context, Hono, MiddlewareHandler } from "hono";
import type { FaultBox, FaultPoint } from "../faults.ts";
import { isObject } from "../json.ts";
import type { Issue } from "../limits/check.ts";
import type { State } from "../state.ts";

export type Env = { Variables: { requestId: string; body: unknown } };
export type LineContext = Context<Env>;
export type LineApp = Hono<Env>;

const MAX_BYTES = 2 * 1024 * 1024;

/** LINE's error body. Callers should branch on the status: LINE may reword the text at any time. */
export function refusal(c: LineContext, status: number, message: string, details: readonly Issue[] = []): Response {
  const body = details.length === 0 ? { message } : { message, details };
  return answer(c, status, body);
}

/** The 400 for a body with wrong properties. */
export function badBody(c: LineContext, issues: readonly Issue[]): Response {
  return refusal(c, 400, `The request body has ${issues.length} error(s)`, issues);
}

export function notFound(c: LineContext): Response {
  return refusal(c, 404, "Not found");
}

/** JSON with a status that Hono's types need not know. */
export function answer(_c: LineContext, status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });
}

/** Which fault point a path belongs to. */
export function pointOf(path: string): FaultPoint {
  const rules: [RegExp, FaultPoint][] = [
    [/^\/oauth2\//, "token"],
    [/^\/v2\/bot\/message\/validate\//, "validate"],
    [/^\/v2\/bot\/message\/reply$/, "reply"],
    [/^\/v2\/bot\/message\/push$/, "push"],
    [/^\/v2\/bot\/message\/multicast$/, "multicast"],
    [/^\/v2\/bot\/message\/broadcast$/, "broadcast"],
    [/^\/v2\/bot\/message\/quota/, "quota"],
    [/^\/v2\/bot\/message\/[^/]+\/content/, "content"],
    [/^\/v2\/bot\/chat\/loading/, "loading"],
    [/^\/v2\/bot\/chat\/markAsRead$/, "markAsRead"],
    [/^\/v2\/bot\/profile\//, "profile"],
    [/^\/v2\/bot\/info$/, "info"],
    [/richmenu/, "richmenu"],
    [/^\/v2\/bot\/(group|room)\//, "group"],
    [/^\/v2\/bot\/channel\/webhook/, "webhook"],
  ];
  return rules.find(([pattern]) => pattern.test(path))?.[1] ?? "any";
}

/** Writes every call down, gives it its id, and lets the queued fault strike. */
export function record(state: State, faults: FaultBox): MiddlewareHandler<Env> {
  return async (c, next) => {
    const requestId = state.ids.uuid();
    c.set("requestId", requestId);
    const call = {
      method: c.req.method,
      path: c.req.path,
      status: 0,
      retryKey: c.req.header("x-line-retry-key") ?? null,
      at: state.clock(),
      body: null as unknown,
      requestId,
    };
    state.requests.push(call);
    const signal = c.req.raw.signal ?? null;
    const fault = faults.take(pointOf(c.req.path));
    if (fault?.do === "timeoutBefore") {
      return faults.hang(signal);
    }
    if (fault?.do === "slow") {
      await faults.sleep(fault.ms, signal);
    }
    if (fault?.do === "status") {
      // A token request carries the channel secret: that is nobody's business in a log.
      call.body = c.req.path.startsWith("/oauth2/") ? null : await peek(c);
      c.res = faultAnswer(c, fault.status, fault.body);
    } else {
      await next();
      call.body = c.get("body") ?? null;
    }
    if (fault?.do === "timeoutAfter") {
      return faults.hang(signal);
    }
    if (fault?.do === "statusAfter") {
      c.res = faultAnswer(c, fault.status, fault.body);
    }
    c.res.headers.set("x-line-request-id", requestId);
    call.status = c.res.status;
    return undefined;
  };
}

async function peek(c: LineContext): Promise<unknown> {
  const raw = await c.req.text();
  try {
    return raw === "" ? null : JSON.parse(raw);
  } catch {
    return raw;
  }
}

function faultAnswer(c: LineContext, status: number, body: unknown): Response {
  const words: Record<number, string> = {
    401: "Authentication failed due to the following reason: invalid token. Confirm that the access token in the authorization header is valid.",
    429: "The API rate limit has been exceeded. Try again later.",
    500: "Internal server error",
  };
  return answer(c, status, body ?? { message: words[status] ?? "Something went wrong" });
}

/** Endpoints where LINE takes a retry key; anywhere else the header is refused (LINE reference, retrying a request). */
const RETRYABLE = /^\/v2\/bot\/message\/(push|multicast|narrowcast|broadcast)$/;

/** Checks the access token and the retry key header before any endpoint runs. */
export function guard(state: State): MiddlewareHandler<Env> {
  return async (c, next) => {
    const reason = tokenProblem(state, c.req.header("authorization"));
    if (reason !== null) {
      const help = "Confirm that the access token in the authorization header is valid.";
      return refusal(c, 401, `Authentication failed due to the following reason: ${reason}. ${help}`);
    }
    if (c.req.header("x-line-retry-key") !== undefined && !RETRYABLE.test(c.req.path)) {
      return refusal(c, 400, "The retry key is not supported by this endpoint");
    }
    return next();
  };
}

function tokenProblem(state: State, header: string | undefined): string | null {
  const token = /^Bearer (\S+)$/.exec(header ?? "")?.[1];
  if (token === undefined) {
    return header === undefined ? "missing Authorization header" : "invalid Authorization header";
  }
  if (token === state.options.accessToken) {
    return null;
  }
  const expiry = state.accessTokens.get(token);
  if (expiry === undefined) {
    return "invalid token";
  }
  return expiry <= state.clock() ? "access token expired" : null;
}

/** The JSON body, or the refusal: 413 over 2 MB, 415 for another content type, 400 for broken JSON. */
export async function readJson(c: LineContext): Promise<{ body: Record<string, unknown> } | { refused: Response }> {
  const type = c.req.header("content-type") ?? "";
  if (!/^application\/json\b/i.test(type)) {
    return { refused: refusal(c, 415, `The content type, ${type === "" ? "none" : type}, is not supported`) };
  }
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength > MAX_BYTES) {
    return {
      refused: refusal(c, 413, "Request exceeds the max size of 2MB. Make the request smaller than 2MB and try again."),
    };
  }
  try {
    const body: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes));
    if (isObject(body)) {
      c.set("body", body);
      return { body };
    }
  } catch {
    // The refusal below says it.
  }
  return { refused: refusal(c, 400, "The request body could not be parsed as JSON (line: -, column: -)") };
}
