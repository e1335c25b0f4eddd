/** Tries a conversation with an invented person: the same decision as a real turn, nothing stored, nothing sent. Pure. */
import { flows } from "../conversation/flows.generated.ts";
import { joinSays } from "../conversation/join-says.ts";
import type { RunState, Say } from "../conversation/types.ts";
import type { PersonRow } from "../store/lane.ts";
import type { Town } from "../store/town.ts";
import { hoursAt, jst, jstMoment } from "../triage/hours.ts";
import type { Level, Safety } from "../triage/types.ts";
import { decide } from "./decide.ts";
import type { Draft } from "./draft.ts";
import { joinSafety } from "./join-safety.ts";
import type { OpenLane } from "./opened.ts";

/** What the invented person does. A tap names the words on a chip of the last answer; other words count as typed. */
export type TrialInput =
  | { kind: "follow" }
  | { kind: "text"; text: string }
  | { kind: "tap"; label: string }
  | { kind: "sticker" };

export interface TrialTurn {
  input: TrialInput;
  say: Say | null;
  safety: Safety;
  /** Requests a CSW would have now. */
  requests: { about: "self" | "neighbour"; level: Level; topics: string[]; why: string }[];
  run: { flow: string; node: string; status: RunState["status"] } | null;
}

/** Time between two inputs of a trial, ms: nobody writes twice in the same second. */
const STEP_MS = 20_000;

/** Plays the inputs from the beginning. @param now epoch ms at which the talk begins: by it the window is open or closed. */
export function playTrial(inputs: readonly TrialInput[], town: Town, now: number): TrialTurn[] {
  const turns: TrialTurn[] = [];
  let lane = stranger();
  inputs.forEach((input, index) => {
    const at = now + index * STEP_MS;
    let ids = 0;
    const newId = () => `trial-${index}-${ids++}`;
    const event = eventOf(input, turns.at(-1)?.say ?? null, `said-${index}`);
    const heard = { eventId: `event-${index}`, at, receivedAt: at, heard: event };
    const draft = decide({ ...lane, events: [heard] }, { flows, town, now: at, newId });
    turns.push(turnOf(input, draft));
    lane = after(lane, draft, at);
  });
  return turns;
}

/** A moment to try at: the next time the window is open, or (`night`) the next evening at which it is not. Epoch ms. */
export function trialTime(town: Town, now: number, night: boolean): number {
  const [year, month, day] = jst(now).date.split("-").map(Number);
  for (let ahead = 0; ahead < 400; ahead++) {
    const date = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, (day ?? 1) + ahead)).toISOString().slice(0, 10);
    for (const time of night ? ["22:00", "03:00"] : ["10:00", "14:00", "17:00"]) {
      const at = jstMoment(date, time);
      if (hoursAt(town.hours, at).open !== night) return at;
    }
  }
  return now;
}

function eventOf(input: TrialInput, before: Say | null, id: string): OpenLane["events"][number]["heard"] {
  const replyToken = "trial";
  if (input.kind === "follow") return { kind: "follow", replyToken };
  if (input.kind === "sticker")
    return { kind: "message", messageId: id, replyToken, content: { kind: "sticker", keywords: [], text: null } };
  if (input.kind === "tap") {
    const chip = before?.chips.find(({ label }) => label === input.label);
    if (chip) return { kind: "postback", replyToken, data: chip.data };
  }
  const text = input.kind === "tap" ? input.label : input.text;
  return { kind: "message", messageId: id, replyToken, content: { kind: "text", text } };
}

function turnOf(input: TrialInput, draft: Draft): TrialTurn {
  const says = draft.safety.length > 0 ? joinSafety(draft.safety) : joinSays(draft.says);
  const spoken = says.bubbles.length > 0 || says.question !== null;
  const safeties = draft.triage.map(({ assessment }) => assessment.safety);
  return {
    input,
    say: spoken ? says : null,
    safety: safeties.includes("full") ? "full" : safeties.includes("soft") ? "soft" : "none",
    requests: draft.requests
      .filter(({ closedAt }) => closedAt === undefined)
      .map(({ about, level, topics, why }) => ({ about, level, topics, why })),
    run: draft.state && { flow: draft.state.flow, node: draft.state.node, status: draft.state.status },
  };
}

function stranger(): OpenLane {
  return {
    lane: "trial",
    person: null,
    key: null,
    memory: null,
    requests: [],
    past: { known: false, worker: null, formerWorker: null },
    reports: [],
    receipt: "none",
    recent: [],
    events: [],
    unreadable: [],
    userId: null,
    tombstones: [],
    heldSafety: [],
  };
}

/** What the next turn would read. */
function after(lane: OpenLane, draft: Draft, at: number): OpenLane {
  const { person: p } = draft;
  const person: PersonRow = {
    id: "trial",
    line_user_hash: "trial",
    line_user_id_sealed: "",
    version: 1,
    contact: p.contact,
    reading: p.reading,
    menu: p.menu,
    unreachable_since: p.unreachableSince,
    talk_held_by: p.talkHeldBy,
    talk_held_since: null,
    staff_answered_at: p.staffAnsweredAt,
    area: p.area,
    last_heard_at: p.lastHeardAt,
    ring_key_id: "",
    wrapped: "",
    state_sealed: null,
    quiet_at: draft.quietAt ?? null,
    last_danger_at: p.lastDangerAt,
  };
  const words = draft.messages.flatMap(({ body }) => (body && "text" in body ? [String(body.text)] : []));
  return {
    ...lane,
    person,
    memory: draft.state && {
      state: draft.state,
      heard: draft.heard,
      lastAbout: draft.lastAbout,
      lastSafety: draft.lastSafety,
    },
    requests: draft.requests.filter(({ closedAt }) => closedAt === undefined),
    recent: [...lane.recent, ...words.map((one) => ({ words: one, at, lineMessageId: null }))].slice(-10),
  };
}
