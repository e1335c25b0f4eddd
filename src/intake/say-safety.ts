/** The safety text of a turn: in full or short, beside what was said before, and what was held back and still matters. Pure. */
import { languageToAnswer } from "../conversation/languages.ts";
import type { Language } from "../conversation/types.ts";
import { hoursFor } from "../store/town.ts";
import { hoursAt } from "../triage/hours.ts";
import { hoursInLanguages } from "../triage/hours-words.ts";
import { alsoSay, safetySay } from "../triage/scripts.ts";
import type { Assessment, Level, SafetyKind } from "../triage/types.ts";
import type { Draft } from "./draft.ts";
import { areaOf, type DecideContext, note } from "./effects.ts";
import { moreUrgent } from "./hearing.ts";
import type { SafetySaid } from "./opened.ts";

/** A repeat of the full safety text within this time is the short one (handbook §4.2, rule 7). */
const SAFETY_AGAIN_MS = 6 * 3_600_000;
/** A CSW wrote just now: the safety text beside their words is the short one (talk contract). */
const STAFF_JUST_WROTE_MS = 10 * 60_000;

/** @param words what was heard: before a language is chosen, the answer comes in the one they write. */
export function saySafety(draft: Draft, assessment: Assessment, words: string, context: DecideContext): void {
  const { now } = context;
  const kind = assessment.kind ?? "plain";
  const { staffAnsweredAt } = draft.person;
  const recent = recentOf(draft, now);
  // The same danger again, not another or a worse one, and not one whose text was held back.
  const before = recent.find((one) => one.kind === kind && !draft.heldSafety.some(({ at }) => at === one.at));
  const again = before !== undefined && !moreUrgent(assessment.level, before.level);
  const short = again || (staffAnsweredAt !== null && now - staffAnsweredAt < STAFF_JUST_WROTE_MS);
  const language = draft.state?.language ?? languageToAnswer(words);
  const facts = { ...hoursSaid(draft, assessment.level, language, context), words };
  // A danger to life of a moment ago is not over because they go on with something else: its number stays in sight.
  const life = recent.filter((one) => one.level === "U0" && one.kind !== kind).map((one) => one.kind);
  const repeats = short ? (before?.repeats ?? 0) + 1 : 0;
  draft.safety.push({
    kind,
    level: assessment.level,
    say: alsoSay(
      safetySay(kind, facts, now, short, language, repeats),
      [...(assessment.alsoKinds ?? []), ...life],
      now,
    ),
  });
  remember(draft, { kind, level: assessment.level, at: now, repeats });
  note(draft, now, "safety.said", "bot", { level: assessment.level, short });
}

/** The answer to a chip named the danger, and the flow's own words carry the numbers: it counts as the safety text of this danger. */
export function saidInFlow(draft: Draft, kind: SafetyKind, level: Level, now: number): void {
  draft.safetyInFlow = true;
  remember(draft, { kind, level, at: now, repeats: 0 });
  note(draft, now, "safety.said", "bot", { level, short: false });
}

function remember(draft: Draft, told: NonNullable<SafetySaid["recent"]>[number]): void {
  draft.lastSafety = { recent: [...recentOf(draft, told.at).filter((one) => one.kind !== told.kind), told] };
}

/** What stands in the future was written by a clock that was wrong once, and says nothing of what they heard today. */
const recentOf = (draft: Draft, now: number): NonNullable<SafetySaid["recent"]> =>
  (draft.lastSafety?.recent ?? []).filter((one) => now >= one.at && now - one.at < SAFETY_AGAIN_MS);

/** Life is the whole town's duty (handbook §6.3 point 1); anything else is read in the district. */
function hoursSaid(draft: Draft, level: Level, language: Language, { town, now }: DecideContext) {
  const week = hoursFor(town, level === "U0" ? null : areaOf(draft, draft.lastAbout ?? "self"));
  const hours = hoursAt(week, now);
  return language === "ja" ? hours : { ...hours, ...hoursInLanguages(week, now)[language] };
}

/**
 * A safety text that was held back goes out with the answer to what they write next, while it may still matter: within the hours in
 * which it would not be repeated in full, and as long as no CSW has written since. What was said in full just now is not said twice.
 */
export function sayHeldSafety(draft: Draft, words: string, context: DecideContext): void {
  const { heldSafety: held } = draft;
  if (held.length === 0 || draft.replyToken === null || draft.erase) return;
  const { now } = context;
  const { staffAnsweredAt } = draft.person;
  const said = new Set(draft.safety.map(({ kind }) => kind));
  const waiting = (draft.lastSafety?.recent ?? []).filter(
    ({ kind, at }) => held.some((one) => one.at === at) && !said.has(kind),
  );
  const language = draft.state?.language ?? languageToAnswer(words);
  for (const { kind, level, at } of waiting.toSorted((a, b) => a.at - b.at)) {
    if (staffAnsweredAt !== null && staffAnsweredAt > at) continue;
    const facts = { ...hoursSaid(draft, level, language, context), words };
    draft.safety.push({ kind, level, say: safetySay(kind, facts, now, false, language) });
  }
  draft.saidLater = held.map(({ id }) => id);
}
