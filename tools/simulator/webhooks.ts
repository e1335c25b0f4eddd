/** LINE's side of the webhook: signing, posting, remembering, redelivering. */
import type { WebhookEvent } from "./event-types.ts";
import { apply, isEvent } from "./phone-state.ts";
import { sign } from "./signature.ts";
import type { State } from "./state.ts";
import type { SendOptions } from "./types.ts";

/** Posts one webhook. Never rejects: a bot that cannot be reached answers with `Response.error()`, status 0. */
export async function send(state: State, events: readonly object[], options: SendOptions = {}): Promise<Response> {
  const outgoing = options.redelivery === true ? events.map(redelivered) : events;
  const destination = options.destination ?? state.botUserId;
  const body = options.raw ?? JSON.stringify({ destination, events: outgoing });
  const signature = await signatureFor(state, body, options.signature ?? "good");
  const known = outgoing.filter(isEvent);
  if (options.signature === undefined || options.signature === "good") {
    for (const event of known) {
      note(state, event);
    }
  }
  const delivery = { at: state.clock(), events: known, body, signature, status: 0 };
  state.deliveries.push(delivery);
  const response = await post(state, state.webhookUrl, body, signature);
  delivery.status = response.status;
  for (const event of known) {
    if (response.ok) {
      state.pending.delete(event.webhookEventId);
    } else if (state.options.redelivery === true) {
      state.pending.add(event.webhookEventId);
    }
  }
  return response;
}

/** Posts a body with LINE's headers; a lost connection is a response of status 0. */
export async function post(state: State, url: string, body: string, signature: string | null): Promise<Response> {
  const headers = new Headers({
    "content-type": "application/json; charset=utf-8",
    "user-agent": "LineBotWebhook/2.0",
  });
  if (signature !== null) {
    headers.set("x-line-signature", signature);
  }
  try {
    return await state.options.deliver(new Request(url, { method: "POST", headers, body }));
  } catch {
    return Response.error();
  }
}

async function signatureFor(state: State, body: string, wanted: string): Promise<string | null> {
  switch (wanted) {
    case "good":
      return sign(state.options.channelSecret, body);
    case "bad":
      return sign(`not ${state.options.channelSecret}`, body);
    case "none":
      return null;
    default:
      return wanted;
  }
}

const redelivered = (event: object): object => ({ ...event, deliveryContext: { isRedelivery: true } });

/** From now on the event has happened, and its reply token's minute runs (anew, when it is sent again). */
function note(state: State, event: WebhookEvent): void {
  state.events.set(event.webhookEventId, event);
  if (event.replyToken !== undefined) {
    const source = event.source;
    const chatId = source?.groupId ?? source?.roomId ?? source?.userId ?? "";
    const token = state.replyTokens.get(event.replyToken) ?? {
      chatId,
      eventAt: event.timestamp,
      deliveredAt: null,
      used: false,
    };
    token.deliveredAt = state.clock();
    state.replyTokens.set(event.replyToken, token);
  }
  apply(state, event);
}

/** Sends a known event again: the same but for `isRedelivery` (LINE reference, webhook redelivery). */
export function redeliver(state: State, webhookEventId: string): Promise<Response> {
  const event = state.events.get(webhookEventId);
  if (event === undefined) {
    throw new Error(`There is no event ${webhookEventId} to redeliver.`);
  }
  return send(state, [event], { redelivery: true });
}

/** Redelivers everything that was not accepted; answers how many were accepted now. */
export async function redeliverPending(state: State): Promise<number> {
  let accepted = 0;
  for (const id of [...state.pending]) {
    const response = await redeliver(state, id);
    accepted += response.ok ? 1 : 0;
  }
  return accepted;
}
