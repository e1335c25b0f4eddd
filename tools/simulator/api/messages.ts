/** Sending: reply, push, multicast, broadcast, their dry runs, and the month's count (LINE reference, message). */
import { isObject, type Json, listAt, textAt } from "../json.ts";
import { checkMessageRequest, type MessageRequest } from "../limits/messages.ts";
import { type AcceptedKey, count, reachable, type SentMessage, type State, usedThisMonth } from "../state.ts";
import { arrive, arriveInGroup, type Outgoing } from "./arrive.ts";
import { answer, badBody, type LineApp, type LineContext, readJson, refusal } from "./http.ts";

const REPLY_WINDOW_MS = 60_000;
const REPLY_LIFE_MS = 20 * 60_000;
const RETRY_KEY_LIFE_MS = 24 * 3_600_000;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Mounts everything below `/v2/bot/message` that sends or counts. */
export function messageRoutes(app: LineApp, state: State): void {
  app.post("/v2/bot/message/reply", (c) => reply(c, state));
  app.post("/v2/bot/message/push", (c) => push(c, state));
  app.post("/v2/bot/message/multicast", (c) => multicast(c, state));
  app.post("/v2/bot/message/broadcast", (c) => broadcast(c, state));
  app.post("/v2/bot/message/narrowcast", (c) =>
    refusal(c, 403, "Access to this API is not available for your account"),
  );
  for (const kind of ["reply", "push", "multicast", "narrowcast", "broadcast"]) {
    app.post(`/v2/bot/message/validate/${kind}`, async (c) => {
      const read = await checked(c, "validate");
      return "refused" in read ? read.refused : answer(c, 200, {});
    });
  }
  app.get("/v2/bot/message/quota", (c) => {
    return answer(c, 200, state.quota === null ? { type: "none" } : { type: "limited", value: state.quota });
  });
  app.get("/v2/bot/message/quota/consumption", (c) => answer(c, 200, { totalUsage: usedThisMonth(state) }));
}

async function checked(c: LineContext, request: MessageRequest): Promise<{ body: Json } | { refused: Response }> {
  const read = await readJson(c);
  if ("refused" in read) {
    return read;
  }
  const issues = checkMessageRequest(request, read.body);
  return issues.length === 0 ? read : { refused: badBody(c, issues) };
}

/** Gives ids and quote tokens; refuses quotes of messages from another chat. */
function prepare(state: State, body: Json, chatId: string): Outgoing | { message: string; property: string }[] {
  const messages = listAt(body, "messages").filter(isObject);
  const issues = messages.flatMap((message, index) => {
    const quoted = textAt(message, "quoteToken");
    const fits = quoted === null || state.quoteTokens.get(quoted) === chatId;
    return fits ? [] : [{ message: "Invalid quote token", property: `messages[${index}].quoteToken` }];
  });
  if (issues.length > 0) {
    return issues;
  }
  const sent = messages.map((message): SentMessage => {
    const id = state.ids.messageId();
    if (!["text", "textV2", "sticker", "image", "video", "template"].includes(String(message.type))) {
      return { id };
    }
    const quoteToken = state.ids.hex(64);
    state.quoteTokens.set(quoteToken, chatId);
    return { id, quoteToken };
  });
  return { messages, sent };
}

/** Free and uncounted; the token works once, within a minute of (re)delivery, never 20 minutes after the event. */
async function reply(c: LineContext, state: State): Promise<Response> {
  const read = await checked(c, "reply");
  if ("refused" in read) {
    return read.refused;
  }
  const token = state.replyTokens.get(textAt(read.body, "replyToken") ?? "");
  const now = state.clock();
  const alive =
    token !== undefined &&
    token.deliveredAt !== null &&
    !token.used &&
    now - token.deliveredAt <= REPLY_WINDOW_MS &&
    now - token.eventAt <= REPLY_LIFE_MS;
  if (!alive) {
    return refusal(c, 400, "Invalid reply token");
  }
  const outgoing = prepare(state, read.body, token.chatId);
  if (Array.isArray(outgoing)) {
    return badBody(c, outgoing);
  }
  token.used = true;
  const group = state.groups.get(token.chatId);
  const person = state.people.get(token.chatId);
  if (group !== undefined && !group.left) {
    arriveInGroup(group, outgoing);
  } else if (person !== undefined && !person.blocked) {
    arrive(state, person, outgoing);
  }
  return answer(c, 200, { sentMessages: outgoing.sent });
}

/** Was this key accepted before? Then 409, whatever the body says; null when it is new. */
function retryOf(c: LineContext, state: State): { refused: Response } | { key: string | null } {
  const key = c.req.header("x-line-retry-key") ?? null;
  if (key === null) {
    return { key };
  }
  if (!UUID.test(key)) {
    return { refused: refusal(c, 400, "Invalid retry key") };
  }
  const id = key.toLowerCase();
  const earlier = state.retryKeys.get(id);
  if (earlier === undefined || state.clock() - earlier.at >= RETRY_KEY_LIFE_MS) {
    return { key: id };
  }
  const body = {
    message: "The retry key is already accepted",
    ...(earlier.sentMessages === null ? {} : { sentMessages: earlier.sentMessages }),
  };
  return { refused: answer(c, 409, body, { "x-line-accepted-request-id": earlier.requestId }) };
}

function accept(c: LineContext, state: State, key: string | null, sentMessages: AcceptedKey["sentMessages"]): void {
  if (key !== null) {
    state.retryKeys.set(key, { requestId: c.get("requestId"), at: state.clock(), sentMessages });
  }
}

const overQuota = (state: State, recipients: number) =>
  state.quota !== null && (state.quota === 0 || usedThisMonth(state) + recipients > state.quota);

async function push(c: LineContext, state: State): Promise<Response> {
  const start = await begin(c, state, "push");
  if ("refused" in start) {
    return start.refused;
  }
  const to = textAt(start.body, "to") ?? "";
  const person = state.people.get(to);
  const group = state.groups.get(to);
  if (!/^[UCR][0-9a-f]{32}$/.test(to)) {
    return badBody(c, [{ message: "Invalid ID", property: "to" }]);
  }
  if (person === undefined && (group === undefined || group.left)) {
    return refusal(c, 400, "Failed to send messages");
  }
  const outgoing = prepare(state, start.body, to);
  if (Array.isArray(outgoing)) {
    return badBody(c, outgoing);
  }
  const recipients =
    group === undefined ? (person !== undefined && reachable(state, person) ? 1 : 0) : group.members.size;
  if (overQuota(state, recipients)) {
    return refusal(c, 429, "You have reached your monthly limit.");
  }
  count(state, recipients);
  if (group !== undefined) {
    arriveInGroup(group, outgoing);
  } else if (person !== undefined && recipients > 0) {
    arrive(state, person, outgoing);
  }
  accept(c, state, start.key, outgoing.sent);
  return answer(c, 200, { sentMessages: outgoing.sent });
}

/** Body read, retry key settled, limits checked: the common beginning of push, multicast and broadcast. */
async function begin(
  c: LineContext,
  state: State,
  request: MessageRequest,
): Promise<{ body: Json; key: string | null } | { refused: Response }> {
  const read = await readJson(c);
  if ("refused" in read) {
    return read;
  }
  const retry = retryOf(c, state);
  if ("refused" in retry) {
    return retry;
  }
  const issues = checkMessageRequest(request, read.body);
  return issues.length > 0 ? { refused: badBody(c, issues) } : { body: read.body, key: retry.key };
}

async function multicast(c: LineContext, state: State): Promise<Response> {
  const start = await begin(c, state, "multicast");
  if ("refused" in start) {
    return start.refused;
  }
  const to = listAt(start.body, "to").map(String);
  const wrong = to.findIndex((id) => !/^U[0-9a-f]{32}$/.test(id));
  if (wrong >= 0) {
    return badBody(c, [{ message: "Invalid user ID", property: `to[${wrong}]` }]);
  }
  return toFriends(c, state, start, new Set(to));
}

async function broadcast(c: LineContext, state: State): Promise<Response> {
  const start = await begin(c, state, "broadcast");
  return "refused" in start ? start.refused : toFriends(c, state, start, new Set(state.people.keys()));
}

/** Friends only: whoever is not one is left out and not counted. */
function toFriends(
  c: LineContext,
  state: State,
  start: { body: Json; key: string | null },
  ids: ReadonlySet<string>,
): Response {
  const friends = [...state.people.values()].filter(
    (person) => ids.has(person.userId) && person.friend && !person.blocked,
  );
  if (overQuota(state, friends.length)) {
    return refusal(c, 429, "You have reached your monthly limit.");
  }
  const outgoing = prepare(state, start.body, "");
  if (Array.isArray(outgoing)) {
    return badBody(c, outgoing);
  }
  count(state, friends.length);
  for (const person of friends) {
    arrive(state, person, outgoing);
  }
  accept(c, state, start.key, null);
  return answer(c, 200, {});
}
