/** A neighbour who tells of somebody, step by step, and the record that came of it. */
import type { TestWindow } from "../../support/workers/window.ts";

export interface Reported {
  person: ReturnType<TestWindow["simulator"]["resident"]>;
  requestId: string;
  subjectId: string;
  reportId: string;
}

/** @param what first words in the neighbour's flow. @param place the answer to 「だいたい、どのあたりですか？」. */
export async function reportFrom(window: TestWindow, name: string, what: string, place: string): Promise<Reported> {
  const person = window.simulator.resident(name);
  await person.follow();
  await window.drain();
  await person.taps("近所の人が気になる");
  await window.drain();
  window.clock.pass(1000);
  await person.says(what);
  await window.drain();
  window.clock.pass(1000);
  await person.says(place);
  await window.drain();
  window.clock.pass(1000);
  const [row] = await window.rows<{ id: string; subject_id: string; request_id: string }>(
    "SELECT id, subject_id, request_id FROM report ORDER BY rowid DESC LIMIT 1",
  );
  if (!row) throw new Error(`nothing was reported by ${name}`);
  return { person, requestId: row.request_id, subjectId: row.subject_id, reportId: row.id };
}

export const versionOf = async (window: TestWindow, subjectId: string): Promise<number> => {
  const [row] = await window.rows<{ version: number }>("SELECT version FROM subject WHERE id = ?1", subjectId);
  return row?.version ?? 0;
};
