/** One unknown person before one fresh window: acts as told, and reports what they got and what staff would see. */
import { answerRequest, releaseTalk } from "../../src/requests/acts.ts";
import { openByStaff } from "../../src/requests/open-by-staff.ts";
import { activeStaff } from "../../src/store/staff-store.ts";
import { openFreshWindow, type Window } from "../house/window.ts";
import { buttonsIn } from "../simulator/tappable.ts";
import type { Json, Place, Resident } from "../simulator/types.ts";
import { durationMs } from "./duration.ts";
import type { TalkInput } from "./inputs.ts";

export interface TalkAnswer {
  messages: unknown[];
  request: null | {
    level: string;
    topics: string[];
    stance: string | null;
    reporter: boolean;
    area: string | null;
    state: string;
  };
  run: null | { flow: string; node: string; state: string };
  contact: "ok" | "doNotContact";
  safety: "full" | "soft" | "none";
  alerts: number;
  held?: string;
}

export interface Talker {
  clock: Window["clock"];
  /** @throws {Error} in plain words when the input cannot be done (taking back what was never said). */
  act(input: TalkInput): Promise<TalkAnswer>;
  close(): Promise<void>;
}

const HOLDER = "csw-midori";

/** @param start epoch ms. */
export async function openTalker(start: number): Promise<Talker> {
  const window = await openFreshWindow(start);
  const { house, simulator, clock } = window;
  const person = simulator.resident("はじめてのひと");
  let decisions = 0;
  /** What the last answer that said anything offered to press. */
  let offered: string[] = [];

  async function act(input: TalkInput): Promise<TalkAnswer> {
    const mark = person.mark();
    const held = await perform(input);
    await window.drain();
    // Each act takes a second, so that what was said first stands first.
    if (!("wait" in input)) clock.set(clock.now() + 1000);
    const messages = person.receivedSince(mark);
    if (messages.length > 0) offered = labelsOf(messages);
    return report(messages, held);
  }

  async function perform(input: TalkInput): Promise<string | null> {
    if ("wait" in input) {
      await window.passTime(durationMs(input.wait));
      return null;
    }
    if ("staff" in input) return answerAsStaff(input.staff, input.reason ?? null);
    if ("release" in input) {
      await releaseAsStaff();
      return null;
    }
    await actAsResident(person, input, offered);
    return null;
  }

  async function answerAsStaff(text: string, reason: string | null): Promise<string | null> {
    const request = await openRequest();
    const staff = await csw(request?.area ?? null);
    const personId = await only<{ id: string }>("SELECT id FROM person");
    if (!personId) throw new Error("この人は、まだ何も話していません");
    const id = request?.id ?? (await openByStaff(house, staff, personId.id));
    const outcome = await answerRequest(house, staff, id, { answerId: house.newId(), text, reason });
    if (outcome.kind !== "done") throw new Error(`返事できません: ${"why" in outcome ? outcome.why : outcome.kind}`);
    return outcome.held ?? null;
  }

  async function releaseAsStaff(): Promise<void> {
    const row = await only<{ id: string; version: number; area: string | null }>(
      `SELECT r.id, r.version, r.area FROM request r JOIN person p ON p.id = r.person_id
       ORDER BY r.state = 'open' DESC, r.owner IS NULL, r.opened_at DESC LIMIT 1`,
    );
    if (!row) throw new Error("返すトークがありません");
    await releaseTalk(house, await csw(row.area), row.id, row.version);
  }

  /** The CSW of the district, as far as it is known. */
  async function csw(area: string | null) {
    const members = await activeStaff(house.store);
    const found = members.find((m) => area !== null && m.areas.includes(area)) ?? members.find((m) => m.id === HOLDER);
    if (!found) throw new Error("the demo town has no CSW");
    return found;
  }

  const openRequest = () =>
    only<{
      id: string;
      level: string;
      topics: string;
      stance: string | null;
      about: string;
      area: string | null;
      state: string;
    }>("SELECT * FROM request WHERE state = 'open' ORDER BY level, opened_at DESC, rowid DESC LIMIT 1");

  async function report(messages: unknown[], held: string | null): Promise<TalkAnswer> {
    const request = await openRequest();
    const run = await only<{ flow: string; node: string; status: string }>("SELECT flow, node, status FROM run");
    const contact = await only<{ contact: "ok" | "doNotContact" }>("SELECT contact FROM person");
    const alerts = await only<{ n: number }>("SELECT count(*) AS n FROM alert");
    const decided = await rows<{ safety: TalkAnswer["safety"] }>("SELECT safety FROM triage_decision ORDER BY rowid");
    const fresh = decided.slice(decisions);
    decisions = decided.length;
    const safety = (["full", "soft"] as const).find((kind) => fresh.some((row) => row.safety === kind)) ?? "none";
    return {
      messages,
      request: request && {
        level: request.level,
        topics: JSON.parse(request.topics) as string[],
        stance: request.stance,
        reporter: request.about === "neighbour",
        area: request.area,
        state: request.state,
      },
      run: run && { flow: run.flow, node: run.node, state: run.status },
      contact: contact?.contact ?? "ok",
      safety,
      alerts: alerts?.n ?? 0,
      ...(held === null ? {} : { held }),
    };
  }

  async function rows<T>(sql: string): Promise<T[]> {
    const [result] = await house.store.batch([house.store.prepare(sql)]);
    return (result?.results ?? []) as T[];
  }
  const only = async <T>(sql: string): Promise<T | null> => (await rows<T>(sql))[0] ?? null;

  // They are friends with the account already, so that a push reaches them however long they were silent.
  await window.unheard(() => person.follow());
  return { clock, act, close: () => window.close() };
}

async function actAsResident(person: Resident, input: TalkInput, offered: readonly string[]): Promise<void> {
  if ("text" in input) await person.says(input.text);
  else if ("sticker" in input) await person.sticker(input.sticker);
  else if ("tap" in input)
    await (offered.includes(input.tap) ? person.taps(input.tap, { stale: true }) : person.says(input.tap));
  else if ("postback" in input) await person.postback(input.postback);
  else if ("image" in input) await person.sendsImage();
  else if ("audio" in input) await person.sendsAudio();
  else if ("location" in input) await person.sendsLocation(withoutUndefined(input.location));
  else if ("unsend" in input) await person.unsends(input.unsend);
  else if ("follow" in input) await (person.hasBlocked ? person.unblock() : person.follow());
  else if ("unfollow" in input) await person.block();
}

/** The phone leaves out what it does not know; a key without a value is something else. */
function withoutUndefined(place: Extract<TalkInput, { location: unknown }>["location"]): Place {
  const { latitude, longitude, title, address } = place;
  return { latitude, longitude, ...(title ? { title } : {}), ...(address ? { address } : {}) };
}

/** Chips of the last message, and the buttons of all of them. Any other label is typed: nothing there carries it. */
function labelsOf(messages: readonly Json[]): string[] {
  const chips = messages.at(-1)?.quickReply as { items?: { action?: { label?: string } }[] } | undefined;
  return [
    ...(chips?.items ?? []).flatMap((item) => item.action?.label ?? []),
    ...messages.flatMap((message) => buttonsIn(message).map((button) => button.label)),
  ];
}
