/** Events of a verified webhook, made ready to be stored: lane, order, seal. */
import { type ArrivedEvent, isSilentMenuSwitch, isStandby, type RawEvent, sourceOf } from "../line/events.ts";
import { toBase64Url } from "../store/base64.ts";
import type { KeyRing } from "../store/key-ring.ts";
import type { NewEvent } from "../store/lane.ts";

/** Types that a person's turn understands; everything else is kept for a later version and asks for no turn. */
const TURN_TYPES = new Set(["message", "postback", "follow", "unfollow", "unsend"]);

/** LINE's ids are ULIDs; anything a database might spell in another way is replaced. */
const PLAIN_ID = /^[\x21-\x7e]{1,100}$/;

/** @param now epoch ms of arrival. A timestamp from the future counts as now, so that it cannot jump its lane's queue. */
export async function arrivals(keys: KeyRing, events: readonly ArrivedEvent[], now: number): Promise<NewEvent[]> {
  return Promise.all(
    events.map(async ({ id: givenId, raw, position }): Promise<NewEvent> => {
      const text = JSON.stringify(raw);
      const id = givenId !== null && PLAIN_ID.test(givenId) ? givenId : `hash:${await digest(text)}`;
      const source = sourceOf(raw);
      const standby = isStandby(raw);
      const ignored = standby || !asksForTurn(raw, source.kind);
      const lane =
        source.kind === "person"
          ? `p:${await keys.lane("person", source.userId)}`
          : source.kind === "group"
            ? `g:${await keys.lane("group", source.groupId)}`
            : null;
      // What others say in a group, or to a module that holds the chat, is not ours to keep.
      const kept = source.kind === "person" && !standby && !isSilentMenuSwitch(raw);
      return {
        id,
        lane,
        type: raw.type.slice(0, 40),
        occurredAt: occurredAt(raw, now),
        receivedAt: now,
        position,
        redelivered: raw.deliveryContext?.isRedelivery === true,
        bodySealed: kept || !ignored ? await keys.sealEvent(id, text) : null,
        ignored,
      };
    }),
  );
}

function asksForTurn(raw: RawEvent, source: "person" | "group" | "nobody"): boolean {
  if (source === "person") return TURN_TYPES.has(raw.type) && !isSilentMenuSwitch(raw);
  return source === "group" && raw.type === "join";
}

function occurredAt(raw: RawEvent, now: number): number {
  const stated = raw.timestamp;
  return stated !== undefined && Number.isSafeInteger(stated) && stated > 0 && stated <= now ? stated : now;
}

async function digest(text: string): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
}
