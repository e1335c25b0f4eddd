/** One person's turn: open, decide, commit, answer. On a conflict it loads and decides again. */
import { callOut } from "../alerts/call-out.ts";
import { flows } from "../conversation/flows.generated.ts";
import { deliver, replyNow } from "../delivery/deliver.ts";
import type { House } from "../house.ts";
import type { RawEvent } from "../line/events.ts";
import { describeError } from "../log.ts";
import { queueMedia } from "../media/queue.ts";
import { type LaneRows, loadLanes } from "../store/lane.ts";
import type { Town } from "../store/town.ts";
import { isConflict } from "../store/write.ts";
import { FAILED } from "../triage/assess.ts";
import { leftOut } from "../triage/lexicon.ts";
import type { Answer } from "./answer.ts";
import { type Committed, commit } from "./commit.ts";
import { decide, decideQuiet } from "./decide.ts";
import type { Draft } from "./draft.ts";
import type { DecideContext } from "./effects.ts";
import { firstAid } from "./first-aid.ts";
import { LaneBusy, leaveForSweeper, setAside } from "./give-up.ts";
import { takeGroupTurn } from "./group.ts";
import { openLane } from "./opened.ts";
import { tellTeam } from "./tell-team.ts";

const MAX_TRIES = 6;
/** A lane whose queue is longer than one turn takes is worked off at once, within reason. */
const MAX_ROUNDS = 10;
/** Staff are called at the latest this long after the turn is written, whatever LINE does. */
const CALL_AFTER_MS = 1_000;

/**
 * Takes the turns of one lane until nothing waits; whatever goes wrong stays in this lane and is left for the sweeper.
 * @param rows as read with the events, so that the first try needs no further reading.
 * @param justSaid the lane's events as they came, whose reply tokens are still good; nothing for a turn taken later.
 */
export async function takeTurn(
  house: House,
  rows: LaneRows,
  town: Town,
  justSaid: readonly RawEvent[] = [],
): Promise<void> {
  let current: { rows: LaneRows; town: Town } = { rows, town };
  try {
    if (rows.lane.startsWith("g:")) {
      await takeGroupTurn(house, rows);
      return;
    }
    for (let round = 1; round <= MAX_ROUNDS && current.rows.waiting.length > 0; round++) {
      current = await takeRound(house, current);
    }
  } catch (error) {
    // It will be tried again, and may then come too late for danger: whoever is in it hears the safety text in the reply now.
    const aid = firstAid(house, justSaid, "kept", true).then((level) =>
      level === null ? undefined : tellTeam(house, "kept", level),
    );
    await Promise.all([aid, leaveForSweeper(house, current.rows, error)]);
  }
}

/** One turn with its tries. @returns the lane as it is to go on with: nothing waiting, unless more than one turn took. */
async function takeRound(house: House, start: { rows: LaneRows; town: Town }): Promise<typeof start> {
  const began = house.clock();
  let current = start;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    if (current.rows.waiting.length === 0) return current;
    const result = await tryTurn(house, current.rows, decide, current.town);
    if (result !== "conflict") {
      house.log({ event: "turn.done", events: current.rows.waiting.length, tries, ms: house.clock() - began });
      return current.rows.more ? reload(house, current) : { ...current, rows: { ...current.rows, waiting: [] } };
    }
    house.log({ event: "turn.conflict", tries });
    current = await reload(house, current);
  }
  throw new LaneBusy("the lane was never free");
}

async function reload(house: House, from: { rows: LaneRows; town: Town }): Promise<typeof from> {
  const again = await loadLanes(house.store, [from.rows.lane], house.clock());
  return { rows: again.lanes.get(from.rows.lane) ?? { ...from.rows, waiting: [] }, town: again.town };
}

/** The quiet timer of a person fell due. @returns whether a turn was taken. */
export async function takeQuietTurn(house: House, lane: string): Promise<boolean> {
  const loaded = await loadLanes(house.store, [lane], house.clock());
  const rows = loaded.lanes.get(lane);
  if (!rows) return false;
  const result = await tryTurn(house, rows, decideQuiet, loaded.town);
  return result !== "conflict" && result.draft !== null;
}

async function tryTurn(
  house: House,
  rows: LaneRows,
  decideOn: (lane: Awaited<ReturnType<typeof openLane>>, context: DecideContext) => Draft | null,
  town: Town,
): Promise<"conflict" | { draft: Draft | null }> {
  const now = house.clock();
  const lane = await openLane(house.store, rows);
  if (!lane.person && lane.events.length === 0) {
    // A stranger's event that does not open: there is nobody to attach it to. It is set aside, sealed as it is.
    await setAside(house, lane.unreadable);
    return { draft: null };
  }
  const draft = decideOn(lane, { flows, town, now, newId: house.newId, origin: house.config.publicOrigin.origin });
  if (!draft) return { draft: null };
  tellOfTriage(house, draft);
  let committed: Committed;
  try {
    committed = await commit(house, lane, draft, now);
  } catch (error) {
    if (isConflict(error)) return "conflict";
    throw error;
  }
  // The reply goes first: the person waits, the screens can follow.
  const answered = committed.answer ? sendAnswer(house, committed.answer) : Promise.resolve();
  const pinged = house.hub.ping().catch((error) => house.log({ event: "hub.pingFailed", error: describeError(error) }));
  // Danger calls people right behind the answer, and without waiting for a LINE that does not answer. If this is broken off,
  // the cron does it within the minute.
  const called = draft.alerts.length > 0 ? endOrPatience(answered).then(() => callOut(house)) : Promise.resolve();
  const [reply] = await Promise.allSettled([answered, pinged, called, queueMedia(house, committed.media)]);
  if (reply.status === "rejected") house.log({ event: "delivery.failed", error: describeError(reply.reason) });
  return { draft };
}

/** Patterns left out, as far as this isolate has told of them. */
let told = 0;

/** Triage is pure and says nothing itself: that it failed stands in its answer, and what it left out in its lexicon. */
function tellOfTriage(house: House, draft: Draft): void {
  const threw = draft.triage.filter(({ assessment }) => assessment.ruleSet === FAILED).length;
  if (threw > 0) house.log({ event: "triage.failed", why: "threw", count: threw });
  const missing = draft.triage.length > 0 ? leftOut().length : 0;
  if (missing > told) house.log({ event: "triage.failed", why: "leftOut", count: missing });
  told = Math.max(told, missing);
}

/** Resolves when the work has ended, however it ended, or when a second has passed. */
function endOrPatience(work: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, CALL_AFTER_MS);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    work.then(end, end);
  });
}

/** Through its reply token; without one (a safety text only) as a push. */
async function sendAnswer(house: House, answer: Answer): Promise<void> {
  if (answer.replyToken !== null) await replyNow(house, { ...answer, replyToken: answer.replyToken });
  else await deliver(house, answer.id);
}
