/** Somebody whose words are danger, and the request that came of them. */
import type { HandInput } from "../../../src/danger/hand.ts";
import type { TestWindow } from "../../support/workers/window.ts";
import { versionOf } from "../requests/worry.ts";

export const NOW_WORDS = "今夜もう死にますね";
export const TODAY_WORDS = "もう死にたい";

export async function dangerFrom(window: TestWindow, name: string, words: string) {
  const person = window.simulator.resident(name);
  await person.says(words);
  await window.drain();
  window.clock.pass(1000);
  const [row] = await window.rows<{ id: string }>("SELECT id FROM request ORDER BY rowid DESC LIMIT 1");
  return { person, id: row?.id ?? "" };
}

export async function toLevel(
  window: TestWindow,
  id: string,
  value: string,
  why: Partial<Pick<HandInput, "reason" | "words">> = {},
): Promise<HandInput> {
  return {
    entryId: crypto.randomUUID(),
    field: "level",
    value,
    reason: null,
    words: null,
    ...why,
    seenVersion: await versionOf(window, id),
  };
}

export async function levelsOf(window: TestWindow, id: string) {
  const [row] = await window.rows<{ level: string; machine_level: string | null }>(
    "SELECT level, machine_level FROM request WHERE id = ?1",
    id,
  );
  return row;
}
