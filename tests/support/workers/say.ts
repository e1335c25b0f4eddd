/** Says something as a person and waits until everything that follows from it is done. */
import type { Resident } from "../../../tools/simulator/simulator.ts";
import type { TestWindow } from "./window.ts";

/** @returns what they got, as JSON: fit to look for words in. A second passes, so that what is said first stands first. */
export async function say(window: TestWindow, person: Resident, text: string): Promise<string> {
  window.clock.pass(1000);
  const mark = person.mark();
  await person.says(text);
  await window.drain();
  return JSON.stringify(person.receivedSince(mark));
}
