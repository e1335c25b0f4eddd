/** A resident and their phone: acts in the domain's words, each one a signed webhook. */
import type { WebhookEvent } from "./event-types.ts";
import { createBuilders } from "./events.ts";
import type { Json } from "./json.ts";
import { type Person, type State, show } from "./state.ts";
import { tappablesOf } from "./tappable.ts";
import { tap } from "./tapping.ts";
import type { Done, Resident } from "./types.ts";
import { send } from "./webhooks.ts";

/** LINE lets people take a message back for up to seven days. */
const LONGEST_UNSEND_MS = 7 * 86_400_000;

/** Gives a person a voice. */
export function createResident(state: State, person: Person): Resident {
  const build = createBuilders(state, person);
  const deliver = async (event: WebhookEvent): Promise<Done> => {
    const response = await send(state, [event]);
    return { status: response.status, event };
  };
  const speak = (make: () => WebhookEvent): Promise<Done> => {
    if (person.blocked) {
      throw new Error(`${person.name} has blocked the account: LINE lets nobody write to an account they block.`);
    }
    return deliver(make());
  };
  const received = (): Json[] => person.screen.filter((item) => item.from === "bot").map((item) => item.message);

  const resident: Resident = {
    userId: person.userId,
    name: person.name,
    get isFriend() {
      return person.friend;
    },
    get hasBlocked() {
      return person.blocked;
    },
    get opened() {
      return person.opened;
    },
    build,
    async follow() {
      return deliver(build.follow(person.blocked));
    },
    async block() {
      return deliver(build.unfollow());
    },
    async unblock() {
      return deliver(build.follow(true));
    },
    async says(text) {
      if (text === "") {
        throw new Error("LINE cannot send an empty message.");
      }
      return speak(() => build.text(text));
    },
    sticker: async (keywords, text) => speak(() => build.sticker(keywords, text)),
    sendsImage: async (bytes) => speak(() => build.image(bytes)),
    sendsAudio: async () => speak(() => build.audio()),
    sendsVideo: async () => speak(() => build.video()),
    sendsFile: async (name) => speak(() => build.file(name)),
    sendsLocation: async (place) => speak(() => build.location(place)),
    postback: async (data, params) => speak(() => build.postback(data, params)),
    taps: async (label, options = {}) =>
      tap(
        state,
        person,
        label,
        {
          says: (text) => resident.says(text),
          sendsImage: () => resident.sendsImage(),
          sendsLocation: (place) => resident.sendsLocation(place),
          postback: (data, params, displayText) =>
            speak(() => {
              if (displayText !== undefined) {
                const message = { type: "text", text: displayText };
                show(state, person, { from: "me", messageId: null, message, answer: 0 });
              }
              person.chipsUsed = true;
              return build.postback(data, params);
            }),
        },
        options,
      ),
    tappable: () => tappablesOf(state, person).map((one) => one.label),
    tappables: () => tappablesOf(state, person),
    async unsends(n) {
      const own = person.screen.filter((item) => item.from === "me" && item.messageId !== null && !item.unsent);
      const messageId = own.at(n)?.messageId;
      if (messageId === undefined || messageId === null) {
        throw new Error(`${person.name} has no own message number ${n} to take back (there are ${own.length}).`);
      }
      return resident.unsendsMessage(messageId);
    },
    async unsendsMessage(messageId) {
      const item = person.screen.find((one) => one.messageId === messageId && one.from === "me");
      if (item === undefined || item.unsent) {
        throw new Error(`${person.name} has no message ${messageId} to take back.`);
      }
      if (state.clock() - item.at > LONGEST_UNSEND_MS) {
        throw new Error("LINE lets nobody take a message back after seven days.");
      }
      return speak(() => build.unsend(messageId));
    },
    screen: () => person.screen.map((item) => ({ ...item })),
    received,
    receivedSince: (mark) => received().slice(mark),
    mark: () => received().length,
    loadingUntil: () => (person.loadingUntil > state.clock() ? person.loadingUntil : 0),
  };
  return resident;
}
