/** Messages from the bot reach a phone or a group. */
import type { Json } from "../json.ts";
import { type Person, type SentMessage, type State, show } from "../state.ts";
import type { Group } from "../types.ts";

export interface Outgoing {
  messages: Json[];
  sent: SentMessage[];
}

/** Puts the bubbles of one call on a phone; the loading dots end with it. */
export function arrive(state: State, person: Person, outgoing: Outgoing): void {
  state.answers += 1;
  person.loadingUntil = 0;
  for (const [index, message] of outgoing.messages.entries()) {
    const messageId = outgoing.sent[index]?.id ?? null;
    show(state, person, { from: "bot", messageId, message, answer: state.answers });
  }
}

export function arriveInGroup(group: Group, outgoing: Outgoing): void {
  group.received.push(...outgoing.messages);
}
