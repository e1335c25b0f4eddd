/** The decision of one turn, pure: events of one person in order → triage, engine, and everything that follows from them. */

import { step } from "../conversation/engine.ts";
import type { Flows } from "../conversation/flow-types.ts";
import { takenByPerson } from "../conversation/run-state.ts";
import type { About, Effect, Facts, Input } from "../conversation/types.ts";
import { areaOfPoint, areaOfWords } from "../places/area.ts";
import type { Town } from "../store/town.ts";
import { assessAnswer, assessSafely } from "../triage/assess.ts";
import { hoursAt } from "../triage/hours.ts";
import { kindOfTopics, phoneLines } from "../triage/phone-lines.ts";
import { safetySay } from "../triage/scripts.ts";
import type { Assessment, Level } from "../triage/types.ts";
import { type Draft, nothingHeard, startDraft } from "./draft.ts";
import { eraseRequests, hear, isUrgent, keepOwnWords, openRequest, touchRequests } from "./hearing.ts";
import { type Listened, listen } from "./listen.ts";
import type { ArrivedHeard, OpenLane } from "./opened.ts";

export interface DecideContext {
  flows: Flows;
  town: Town;
  /** Epoch ms: the moment of deciding; what is said of time is true of it. */
  now: number;
  newId: () => string;
}

/** A repeat of the full safety text within this time is the short one (handbook §4.2, rule 7). */
const SAFETY_AGAIN_MS = 6 * 3_600_000;
/** A CSW wrote just now: the safety text beside their words is the short one (talk contract). */
const STAFF_JUST_WROTE_MS = 10 * 60_000;
/** Messages this close together may be one thought in pieces (handbook §4.4, point 4). */
const SPLIT_MS = 30 * 60_000;

/** @returns what to write and say. Decides again from scratch after a version conflict. */
export function decide(lane: OpenLane, context: DecideContext): Draft {
  const draft = startDraft(lane, context.now);
  const takenBack = new Set([
    ...lane.tombstones,
    ...lane.events.flatMap(({ heard }) => (heard.kind === "unsend" ? [heard.messageId] : [])),
  ]);
  const recent = [...lane.recent];
  for (const id of lane.unreadable) {
    note(draft, context.now, "event.unreadable", "bot", { event: id });
  }
  for (const event of lane.events) {
    decideEvent(draft, event, takenBack, recent, context);
  }
  return draft;
}

/** The quiet timer fell due: a half-told worry is handed over; nothing is said. Null when the timer is no longer true. */
export function decideQuiet(lane: OpenLane, context: DecideContext): Draft | null {
  const state = lane.memory?.state;
  if (!state || lane.events.length > 0) return null;
  const draft = startDraft(lane, context.now);
  draft.quietAt = null;
  runEngine(draft, { kind: "quiet", run: state.run, step: state.step }, context, context.now, null);
  return draft;
}

function decideEvent(
  draft: Draft,
  event: ArrivedHeard,
  takenBack: Set<string>,
  recent: OpenLane["recent"],
  context: DecideContext,
): void {
  const { heard, at } = event;
  switch (heard.kind) {
    case "unsend":
      draft.unsent.push(heard.messageId);
      if (draft.heard.ownWords?.lineMessageId === heard.messageId) draft.heard.ownWords = null;
      note(draft, at, "message.unsent", "resident", {});
      return;
    case "unfollow":
      draft.person.unreachableSince = at;
      note(draft, at, "person.blocked", "resident", {});
      return;
    case "follow":
      draft.person.lastHeardAt = Math.max(draft.person.lastHeardAt, at);
      draft.person.unreachableSince = null;
      note(draft, at, "person.followed", "resident", { returning: !draft.isNew });
      answerable(draft, heard.replyToken, event.receivedAt);
      runEngine(draft, { kind: "follow", returning: !draft.isNew }, context, at, null);
      return;
    case "message":
    case "postback": {
      const listened = listen(heard, context.flows);
      if (!listened) return;
      const gone = listened.lineMessageId !== null && takenBack.has(listened.lineMessageId);
      const { kind, lineMessageId } = listened;
      draft.messages.push({ id: event.eventId, kind, lineMessageId, body: gone ? null : listened.body, at });
      // They are writing to us, so they can be reached, whatever a late unfollow said.
      draft.person.unreachableSince = null;
      draft.person.lastHeardAt = Math.max(draft.person.lastHeardAt, at);
      if (gone) return;
      answerable(draft, heard.replyToken, event.receivedAt);
      decideMessage(draft, event, listened, recent, context);
      if (listened.words) recent.push({ words: listened.words, at, lineMessageId });
      return;
    }
    default:
      return;
  }
}

function decideMessage(
  draft: Draft,
  event: ArrivedHeard,
  listened: Listened,
  recent: OpenLane["recent"],
  context: DecideContext,
): void {
  const { at } = event;
  const before = recent
    .filter((said) => at - said.at < SPLIT_MS)
    .slice(-2)
    .map((said) => said.words);
  const assessment = listened.words ? assessNew(before, listened, context.now) : null;
  if (assessment && assessment.hits.length > 0) draft.triage.push({ eventId: event.eventId, assessment, at });
  const danger = assessment?.safety ?? "none";
  draft.safetyOfTurn = danger === "full" || draft.safetyOfTurn === "full" ? "full" : danger;
  const input: Input = danger === "none" ? listened.input : { kind: "danger", safety: danger, text: listened.words };
  if (danger === "full" && assessment) saySafety(draft, assessment, context);
  const newWords = runEngine(draft, input, context, at, { listened, assessment });
  if (assessment && isUrgent(assessment.level)) {
    const about = assessment.thirdParty ? "neighbour" : (draft.state?.about ?? "self");
    raiseAlarm(draft, about, assessment.level, assessment.topics, at, context);
  }
  touchRequests(draft, assessment, newWords, at);
}

/** Level and hits of what the new message says or completes: what the pieces before it said was heard in their own turn. */
function assessNew(before: string[], listened: Listened, now: number): Assessment {
  const all = assessSafely({ messages: [...before, listened.words], source: listened.source }, now);
  return { ...all, level: all.newLevel ?? all.level, hits: all.hits.filter((hit) => !hit.earlier) };
}

/** Danger never waits for a flow to end: a request now, and an alert. */
function raiseAlarm(
  draft: Draft,
  about: About,
  level: Level,
  topics: string[],
  at: number,
  context: DecideContext,
): void {
  const request = openRequest(draft, { about, why: "danger", topics }, at, context.newId);
  draft.alerts.push({ requestId: request.id, level, at });
}

/**
 * One step of the engine and its effects.
 * @param said the message behind it, if there is one. @returns whether it became the run's most telling words.
 */
function runEngine(
  draft: Draft,
  input: Input,
  context: DecideContext,
  at: number,
  said: { listened: Listened; assessment: Assessment | null } | null,
): boolean {
  const before = draft.state;
  const held = draft.person.talkHeldBy !== null;
  const state = held && before && before.status !== "with-a-person" ? takenByPerson(before) : before;
  const result = step(context.flows, state, input, factsFor(draft, context), at, context.newId());
  draft.state = result.state;
  if (before !== null && result.state.run !== before.run) draft.heard = nothingHeard();
  let newWords = false;
  if (said) {
    hear(draft.heard, said.assessment);
    newWords = keepOwnWords(draft.heard, said.listened, said.assessment);
    draft.heard.area ??= areaSaid(said.listened, context.town);
  }
  if (draft.state.about === "self") draft.person.area ??= draft.heard.area;
  for (const effect of result.effects) carryOut(draft, effect, context, at, said?.listened ?? null);
  return newWords;
}

function carryOut(draft: Draft, effect: Effect, context: DecideContext, at: number, listened: Listened | null): void {
  switch (effect.kind) {
    case "say": {
      if (!effect.needsCalls) draft.says.push(effect);
      else {
        const lines = phoneLines(kindOfTopics(draft.heard.topics), context.now);
        draft.says.push({ ...effect, bubbles: [...effect.bubbles, lines.bubble], calls: lines.calls });
      }
      return;
    }
    case "open-request": {
      openRequest(draft, effect, at, context.newId);
      if (effect.why === "wantsPerson") draft.person.staffAnsweredAt = null;
      return;
    }
    case "record-answer":
      if (effect.meaning === "area" && listened) {
        draft.heard.area = areaSaid(listened, context.town) ?? draft.heard.area;
      } else if (effect.meaning) {
        const hits = assessAnswer(effect.meaning, effect.answer.value);
        hear(draft.heard, { hits });
        const urgent = hits.find((hit) => isUrgent(hit.level));
        if (urgent) raiseAlarm(draft, draft.state?.about ?? "self", urgent.level, [], at, context);
      }
      return;
    case "set-contact":
      if (draft.person.contact !== effect.contact) {
        draft.person.contact = effect.contact;
        note(draft, at, "contact.changed", "resident", { contact: effect.contact });
      }
      return;
    case "erase-words":
      draft.erase = true;
      draft.heard = nothingHeard();
      eraseRequests(draft, at);
      note(draft, at, "person.erased", "resident", {});
      return;
    case "quiet-timer":
      draft.quietAt = effect.at;
      return;
  }
}

function saySafety(draft: Draft, assessment: Assessment, context: DecideContext): void {
  const { now } = context;
  const { safetySaidAt, staffAnsweredAt } = draft.person;
  const short =
    (safetySaidAt !== null && now - safetySaidAt < SAFETY_AGAIN_MS) ||
    (staffAnsweredAt !== null && now - staffAnsweredAt < STAFF_JUST_WROTE_MS);
  const hours = hoursAt(context.town.hours, now);
  draft.safety.push(safetySay(assessment.kind ?? "plain", hours, now, short));
  draft.person.safetySaidAt = now;
  note(draft, now, "safety.said", "bot", { level: assessment.level, short });
}

function factsFor(draft: Draft, context: DecideContext): Facts {
  const hours = hoursAt(context.town.hours, context.now);
  return {
    windowName: context.town.windowName,
    open: hours.open,
    nextReading: hours.nextReading,
    readingHours: hours.readingHours,
    contact: draft.person.contact,
    staffAnswered: draft.person.staffAnsweredAt !== null || draft.person.talkHeldBy !== null,
  };
}

function areaSaid(listened: Listened, town: Town): string | null {
  const { latitude, longitude, address } = listened.body;
  if (latitude !== undefined && longitude !== undefined) {
    return areaOfPoint(latitude, longitude, town.districts) ?? areaOfWords(address ?? "", town.districts);
  }
  return areaOfWords(listened.words, town.districts);
}

/** The newest reply token of the turn answers for all of it: one LINE call a turn. */
function answerable(draft: Draft, replyToken: string | null, receivedAt: number): void {
  if (replyToken === null) return;
  draft.replyToken = replyToken;
  draft.tokenFrom = receivedAt;
}

function note(
  draft: Draft,
  at: number,
  kind: Draft["history"][number]["kind"],
  actor: "resident" | "bot",
  detail: Draft["history"][number]["detail"],
): void {
  draft.history.push({ at, kind, actor, requestId: null, detail });
}
