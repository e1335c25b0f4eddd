/** Somebody who wants to talk with a person, and the request that came of it. */
import type { TestWindow } from "../../support/workers/window.ts";

export async function worryFrom(window: TestWindow, name: string, place: string | null) {
  const person = window.simulator.resident(name);
  await person.follow();
  if (place) await person.says(`${place}に住んでいます`);
  await person.says("人と話したい");
  await window.drain();
  window.clock.pass(1000);
  const [row] = await window.rows<{ id: string }>("SELECT id FROM request ORDER BY rowid DESC LIMIT 1");
  return { person, id: row?.id ?? "" };
}

export async function versionOf(window: TestWindow, id: string): Promise<number> {
  const [row] = await window.rows<{ version: number }>("SELECT version FROM request WHERE id = ?1", id);
  return row?.version ?? 0;
}
