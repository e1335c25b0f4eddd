/** The decision of one turn, pure: events of one person in order → triage, engine, and everything that follows from them. */
import type { About, Hints, Input } from "../conversation/types.ts";
import { areaOfWords } from "../places/area.ts";
import { asksForPlaces } from "../places/asks.ts";
import { metAt } from "../places/met-at.ts";
import { type Town, triageAt } from "../store/town.ts";
import { assessSafely } from "../triage/assess.ts";
import type { Assessment } from "../triage/types.ts";
import { aboutOf } from "./about.ts";
import { type Draft, startDraft } from "./draft.ts";
import { type DecideContext, note, raiseAlarm, runEngine } from "./effects.ts";
import { isUrgent, meantRequest, touchRequests } from "./hearing.ts";
import { hintsOf } from "./hints.ts";
import { goOnAfterSafety } from "./join-safety.ts";
import { forgetTold } from "./keep-record.ts";
import { type Listened, listen } from "./listen.ts";
import type { ArrivedHeard, OpenLane } from "./opened.ts";
import { sayHeldSafety, saySafety } from "./say-safety.ts";
import { countUnmatched, handOverUnmatched, watchUnmatched } from "./unmatched.ts";

/** Messages this close together may be one thought in pieces (handbook §4.4, point 4). */
export const SPLIT_MS = 30 * 60_000;

/** What somebody says who only came by a poster's QR. */
const GREETING = "こんにちは";

/** A pause longer than this ends a talk: the same time after which a half-told worry is handed over. */
const SAME_TALK_MS = 6 * 3_600_000;

/** @returns what to write and say. Decides again from scratch after a version conflict. */
export function decide(lane: OpenLane, context: DecideContext): Draft {
  const draft = startDraft(lane, context.now);
  const takenBack = new Set([
    ...lane.tombstones,
    ...lane.events.flatMap(({ heard }) => (heard.kind === "unsend" ? [heard.messageId] : [])),
  ]);
  const recent = lane.recent.filter((said) => said.lineMessageId === null || !takenBack.has(said.lineMessageId));
  if (lane.unreadable.length > 0) {
    // Somebody said something that nobody can read: a human must look, as when triage fails (DESIGN §5).
    note(draft, context.now, "event.unreadable", "bot", { events: lane.unreadable.length });
    draft.heard.self.rules = [...new Set([...draft.heard.self.rules, "R-FAIL"])];
    draft.heard.self.level = draft.heard.self.level === "U0" ? "U0" : "U1";
    raiseAlarm(draft, "self", "U1", [], context.now, context);
  }
  for (const event of lane.events) decideEvent(draft, event, takenBack, recent, context);
  const inDanger = draft.safety.length > 0;
  sayHeldSafety(draft, recent.at(-1)?.words ?? "", context);
  if (!inDanger && draft.safety.length > 0) goOnAfterSafety(draft, draft.says.splice(0));
  return draft;
}

/** The quiet timer fell due: a half-told worry is handed over; nothing is said. Null when the timer is no longer true. */
export function decideQuiet(lane: OpenLane, context: DecideContext): Draft | null {
  const state = lane.memory?.state;
  const due = lane.person?.quiet_at ?? null;
  // Somebody who spoke since the duty looked has set it anew; who is being heard right now is not silent.
  if (!state || due === null || due > context.now || lane.events.length + lane.unreadable.length > 0) return null;
  const draft = startDraft(lane, context.now);
  draft.quietAt = null;
  const about = draft.lastAbout ?? state.about ?? "self";
  runEngine(
    draft,
    { kind: "quiet", run: state.run, step: state.step },
    { ...context, at: context.now, about, said: null },
  );
  handOverUnmatched(draft, about, context.now, context.newId);
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
      for (const side of Object.values(draft.heard)) {
        if (side.ownWords?.lineMessageId === heard.messageId) side.ownWords = null;
      }
      forgetTold(draft, heard.messageId);
      note(draft, at, "message.unsent", "resident", {});
      return;
    case "unfollow":
      // One that arrives late, behind a later word of theirs, is no longer true.
      if (at < draft.person.lastHeardAt) return;
      draft.person.unreachableSince = at;
      note(draft, at, "person.blocked", "resident", {});
      return;
    case "follow": {
      draft.person.lastHeardAt = Math.max(draft.person.lastHeardAt, at);
      draft.person.unreachableSince = null;
      note(draft, at, "person.followed", "resident", { returning: !draft.isNew });
      answerable(draft, heard.replyToken, event.receivedAt);
      const about = draft.lastAbout ?? "self";
      runEngine(draft, { kind: "follow", returning: !draft.isNew }, { ...context, at, about, said: null });
      return;
    }
    case "message":
    case "postback": {
      const said = listen(heard, context.flows);
      if (!said) return;
      const { listened, place } = fromPlace(said, context.town);
      if (place !== null) note(draft, at, "person.metAt", "resident", { place });
      const gone = listened.lineMessageId !== null && takenBack.has(listened.lineMessageId);
      const { kind, lineMessageId } = listened;
      draft.messages.push({ id: event.eventId, kind, lineMessageId, body: gone ? null : listened.body, at });
      // They are writing to us, so they can be reached.
      draft.person.unreachableSince = null;
      // After a pause a person begins anew; whom the words before were about no longer decides.
      if (at - draft.person.lastHeardAt > SAME_TALK_MS) {
        draft.lastAbout = null;
        draft.unmatched = 0;
      }
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
  const before = recent.filter((said) => at - said.at < SPLIT_MS).slice(-2);
  const pieces = before.map((said) => said.words);
  const assessment = assessAll(pieces, listened, draft, context);
  if (assessment && assessment.hits.length > 0) draft.triage.push({ eventId: event.eventId, assessment, at });
  const danger = assessment?.safety ?? "none";
  const about = aboutOf(listened.words, assessment, draft.state, draft.lastAbout, context.flows);
  if (danger === "full" && assessment) saySafety(draft, assessment, listened.words || (listened.beside ?? ""), context);
  const input = inputFor(listened, assessment, about, context.town);
  const said = { eventId: event.eventId, listened, assessment };
  const saysBefore = draft.says.length;
  const stepped = runEngine(draft, input, { ...context, at, about, said });
  if (danger === "full") goOnAfterSafety(draft, draft.says.splice(saysBefore));
  draft.lastAbout = draft.erase ? null : stepped.about;
  if (assessment && isUrgent(assessment.level)) {
    raiseAlarm(draft, stepped.about, assessment.level, assessment.topics, at, context);
  }
  touchRequests(draft, stepped.about, assessment, stepped.newWords, at);
  placeMessage(draft, event.eventId, stepped.about);
  countUnmatched(draft, listened, assessment, stepped.about);
  watchUnmatched(draft, at);
}

/** Notes with the message where it belongs: whoever was given one request to read is shown nothing of the others. */
function placeMessage(draft: Draft, eventId: string, about: About): void {
  const message = draft.messages.find(({ id }) => id === eventId);
  if (!message) return;
  const meant = meantRequest(draft, about);
  message.about = about;
  // An older report may turn out to be another house's: only what is told in a report's own run is surely its own.
  const sure = about === "self" || (draft.reportRun !== null && meant?.run === draft.reportRun);
  message.requestId = sure ? (meant?.id ?? null) : null;
}

/** "Met at …", as a poster's QR writes it into the message field: kept with the message, but not part of what is said to us. */
function fromPlace(listened: Listened, town: Town): { listened: Listened; place: string | null } {
  const met = listened.source === "text" && listened.words ? metAt(listened.words, town.places) : null;
  if (!met) return { listened, place: null };
  const words = met.rest.trim();
  return {
    listened: { ...listened, words, ownWords: words || null, input: { kind: "text", text: words || GREETING } },
    place: met.place.id,
  };
}

/** What the engine is told: the words with what triage made of them, or that there is danger. */
function inputFor(listened: Listened, assessment: Assessment | null, about: About, town: Town): Input {
  const { input, words } = listened;
  const hints: Hints = {
    ...hintsOf(words, assessment),
    area: areaOfWords(words, town.districts) !== null,
    places: asksForPlaces(words, { districts: town.districts, places: town.places }),
  };
  if (assessment && assessment.safety !== "none") {
    const { safety, kind } = assessment;
    return { kind: "danger", safety, text: words, about, hints, ...(kind === null ? {} : { danger: kind }) };
  }
  return input.kind === "text" ? { ...input, hints } : input;
}

/** What the words say; of a thing without words, what the name beside it says, when that is danger. */
function assessAll(before: string[], listened: Listened, draft: Draft, context: DecideContext): Assessment | null {
  if (listened.words) return assessNew(before, listened, draft, context);
  if (!listened.beside) return null;
  const found = assessNew(before, { ...listened, words: listened.beside }, draft, context);
  return found.safety !== "none" || isUrgent(found.level) ? found : null;
}

/** Level and hits of what the new message says or completes: what the pieces before it said was heard in their own turn. */
function assessNew(before: string[], listened: Listened, draft: Draft, { town, now }: DecideContext): Assessment {
  const { lastDangerAt, menu } = draft.person;
  const facts = { lastDangerAt, supporter: draft.state?.supporter === true || menu === "supporter" };
  const settings = triageAt(town, now);
  const all = assessSafely({ messages: [...before, listened.words], source: listened.source, facts, settings }, now);
  const hits = all.hits.filter((hit) => !hit.earlier);
  // Topics of the pieces before stay with the request those were about.
  const topics = before.length === 0 ? all.topics : [...new Set(hits.flatMap((hit) => hit.topic ?? []))];
  return { ...all, level: all.newLevel ?? all.level, hits, topics };
}

/** The newest reply token of the turn answers for all of it: one LINE call a turn. */
function answerable(draft: Draft, replyToken: string | null, receivedAt: number): void {
  if (replyToken === null) return;
  draft.replyToken = replyToken;
  draft.tokenFrom = receivedAt;
}
