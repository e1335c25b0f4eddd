/** A resident who asks for a person, and a CSW before the inbox's real pages. */
import { type Desk, deskOf } from "../../support/workers/inbox.ts";
import { openTestWindow, type TestWindow, TUESDAY_10 } from "../../support/workers/window.ts";

export async function ryoAndMidori(start = TUESDAY_10) {
  const window = await openTestWindow(start);
  const ryo = window.simulator.resident("りょうさん");
  await ryo.follow();
  await ryo.says("人と話したい");
  await window.drain();
  const [request] = await window.rows<{ id: string }>("SELECT id FROM request");
  const midori = await window.staff("みどり");
  const id = request?.id ?? "";
  return { window, ryo, midori, id, desk: deskOf(window, midori), path: `/inbox/requests/${id}` };
}

export const texts = (messages: readonly unknown[]) => messages.map((one) => (one as { text?: string }).text);
export const pushes = (window: TestWindow) => window.simulator.requests.filter((r) => r.path.endsWith("/push"));

/** Writes and presses a button of the composer. @returns the form's id beside the answer. */
export async function press(desk: Desk, path: string, fields: Record<string, string>) {
  const answerId = fields.answerId ?? crypto.randomUUID();
  return { answerId, ...(await desk.post(`${path}/answers`, { answerId, ...fields })) };
}

/** What stands in the field. */
export const written = (html: string): string =>
  (/<textarea id="answer-text"[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? "").trim();
