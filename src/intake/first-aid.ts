/** What a person hears when nothing can be stored or decided: the safety text for their words, in the reply, without the store. */
import { flows } from "../conversation/flows.generated.ts";
import { languageToAnswer } from "../conversation/languages.ts";
import type { Say } from "../conversation/types.ts";
import type { House } from "../house.ts";
import { hearEvent, isSilentMenuSwitch, isStandby, type RawEvent, sourceOf } from "../line/events.ts";
import { toLineMessages } from "../line/messages-out.ts";
import { describeError } from "../log.ts";
import { assessSafely, combineLevels } from "../triage/assess.ts";
import { alsoSay, outageSay, safetySay } from "../triage/scripts.ts";
import type { Assessment, Level } from "../triage/types.ts";
import { listen } from "./listen.ts";

/** What became of the words: kept elsewhere until the store is back, or not. */
export type Unwritten = "kept" | "lost";

/** Pieces of one thought (handbook §4.4, point 4). */
const HEARD_TOGETHER = 3;

interface Spoken {
  words: string[];
  source: Assessment["hits"][number]["source"];
  replyToken: string | null;
}

/**
 * One reply a person: the safety text when danger is heard in what they wrote just now, otherwise that the machine is out of order and
 * where to call (handbook §6.6 fail-safe). Promises no time and names nobody who reads. Never throws: this is the last net.
 * @param onlyDanger for a turn that will be tried again: everything else is answered then.
 * @returns how urgent the most urgent danger in it is, whether or not an answer left; null without danger.
 */
export async function firstAid(
  house: House,
  events: readonly RawEvent[],
  unwritten: Unwritten,
  onlyDanger = false,
): Promise<Level | null> {
  const now = house.clock();
  const dangers: Level[] = [];
  await Promise.all(
    [...spokenBy(events).values()].map(async (spoken) => {
      try {
        const { say, danger } = sayFirstAid(spoken, unwritten, now, onlyDanger);
        if (danger !== null) dangers.push(danger);
        if (!say || spoken.replyToken === null) return;
        const answer = await house.line.reply(spoken.replyToken, toLineMessages(say));
        house.log({ event: "firstAid.said", state: answer.kind });
      } catch (error) {
        house.log({ event: "firstAid.failed", error: describeError(error) });
      }
    }),
  );
  return dangers.length === 0 ? null : combineLevels(dangers);
}

function sayFirstAid(
  spoken: Spoken,
  unwritten: Unwritten,
  now: number,
  onlyDanger: boolean,
): { say: Say | null; danger: Level | null } {
  const found = assessSafely({ messages: spoken.words.slice(-HEARD_TOGETHER), source: spoken.source }, now);
  const language = languageToAnswer(spoken.words.at(-1) ?? "");
  if (found.safety === "full") {
    const facts = { open: false, nextReading: "", unwritten, words: spoken.words.join("\n") };
    const say = safetySay(found.kind ?? "plain", facts, now, false, language);
    return { say: alsoSay(say, found.alsoKinds ?? [], now), danger: found.level };
  }
  return { say: onlyDanger ? null : outageSay(unwritten, language), danger: null };
}

/** By person, oldest first; the newest token is the one that still works. */
function spokenBy(events: readonly RawEvent[]): Map<string, Spoken> {
  const people = new Map<string, Spoken>();
  for (const raw of events) {
    const source = sourceOf(raw);
    if (source.kind !== "person" || isStandby(raw) || isSilentMenuSwitch(raw)) continue;
    const heard = hearEvent(raw);
    const listened = listen(heard, flows);
    if (!listened) continue;
    const spoken = people.get(source.userId) ?? { words: [], source: listened.source, replyToken: null };
    const words = listened.words || (listened.beside ?? "");
    if (words !== "") spoken.words.push(words);
    spoken.source = listened.source;
    if ("replyToken" in heard && heard.replyToken !== null) spoken.replyToken = heard.replyToken;
    people.set(source.userId, spoken);
  }
  return people;
}
