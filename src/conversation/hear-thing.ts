/** Hears what is not words: a sticker, a picture, a voice, a file, a place on the map. */

import { answerListening } from "./door.ts";
import { answerHere, keepOpen, record, sayText, type Turn, waitsFor } from "./turn.ts";
import { enter, settle } from "./walk.ts";

/** A sticker, a picture, a voice, a file: welcomed as what it is; the open question stays open. */
export function hearThing(turn: Turn, name: "sticker" | "image" | "video" | "audio" | "file" | "location"): void {
  const { state } = turn;
  if (state.status === "with-a-person") {
    sayText(turn, "withPerson");
    return;
  }
  const wait = waitsFor(turn);
  if (state.status !== "waiting" || wait === null) settle(turn, turn.flows.entries.together);
  const inDanger = turn.flows.flows[state.flow]?.crisis === true;
  // A picture or a voice may be the whole story; nobody but a person can tell.
  if (name !== "sticker" && !inDanger) state.told = true;
  if (wait?.kind === "listen" && wait.every > 1 && state.status === "waiting") {
    answerListening(turn, wait);
    return;
  }
  sayText(turn, name);
  keepOpen(turn);
}

/** A place on the map answers the question about the area, also when nobody has asked it yet. */
export function hearLocation(turn: Turn): void {
  const wait = turn.state.status === "waiting" ? waitsFor(turn) : null;
  const asked = wait?.kind === "ask" && wait.meaning === "area" ? wait : null;
  record(turn, asked?.key ?? "area", answerHere(turn, "location"), "area");
  hearThing(turn, "location");
  if (asked) enter(turn, asked.text);
}
