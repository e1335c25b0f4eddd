/** What an event does to the phone it came from: own bubbles, tombstones, friendship, group membership. */
import type { WebhookEvent } from "./event-types.ts";
import { isObject, listAt, objectAt, textAt } from "./json.ts";
import { type State, show, touch } from "./state.ts";

/** Applies an event once; the same event delivered twice happened once. */
export function apply(state: State, event: WebhookEvent): void {
  if (state.applied.has(event.webhookEventId)) {
    return;
  }
  state.applied.add(event.webhookEventId);
  const source = event.source;
  const groupId = source?.groupId ?? source?.roomId;
  if (groupId !== undefined) {
    applyToGroup(state, event, groupId);
    return;
  }
  const person = source?.userId === undefined ? undefined : state.people.get(source.userId);
  if (person === undefined) {
    return;
  }
  if (event.type === "message" && event.message !== undefined) {
    person.spokeAt = state.clock();
    const messageId = event.message.id;
    show(state, person, { from: "me", messageId, message: event.message, answer: 0 });
  } else if (event.type === "unsend" && event.unsend !== undefined) {
    forget(state, person.userId, event.unsend.messageId);
  } else if (event.type === "follow") {
    person.friend = true;
    person.blocked = false;
    touch(state);
  } else if (event.type === "unfollow") {
    person.friend = false;
    person.blocked = true;
    touch(state);
  } else if (event.type === "postback") {
    person.spokeAt = state.clock();
  }
}

/** Leaves a tombstone on the phone and no content anywhere. */
function forget(state: State, userId: string, messageId: string): void {
  const message = state.messages.get(messageId);
  if (message !== undefined) {
    message.unsent = true;
    message.bytes = null;
  }
  const item = state.people.get(userId)?.screen.find((one) => one.messageId === messageId);
  if (item !== undefined) {
    item.unsent = true;
    item.message = {};
    touch(state, item);
  }
}

function applyToGroup(state: State, event: WebhookEvent, groupId: string): void {
  const group = state.groups.get(groupId);
  if (group === undefined) {
    return;
  }
  if (event.type === "join") {
    group.left = false;
  } else if (event.type === "leave") {
    group.left = true;
  } else if (event.type === "unsend" && event.unsend !== undefined) {
    const message = state.messages.get(event.unsend.messageId);
    if (message !== undefined) {
      message.unsent = true;
      message.bytes = null;
    }
  }
  if (event.source?.userId !== undefined) {
    group.members.add(event.source.userId);
  }
  for (const member of listAt(objectAt(event, "joined"), "members")) {
    group.members.add(textAt(member, "userId") ?? "");
  }
  for (const member of listAt(objectAt(event, "left"), "members")) {
    group.members.delete(textAt(member, "userId") ?? "");
  }
}

/** True for something shaped like an event that this simulator (or a test) made. */
export function isEvent(value: unknown): value is WebhookEvent {
  return isObject(value) && typeof value.webhookEventId === "string" && typeof value.type === "string";
}
