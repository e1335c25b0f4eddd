/** What happened to a request since a page of it was made, in a few plain lines: so that one can decide anew. */
import type { RequestDetail } from "../requests/views.ts";
import type { StaffMember } from "../staff/types.ts";
import type { InboxPort } from "./port.ts";
import { timelineOf } from "./timeline.ts";
import { clockWords } from "./words.ts";

const LINES = 8;

/** Newest last. @param seenAt epoch ms; null: nobody knows, so nothing is listed. */
export async function whatChanged(
  port: InboxPort,
  staff: StaffMember,
  detail: RequestDetail,
  seenAt: number | null,
): Promise<string[]> {
  if (seenAt === null) return [];
  const [past, work, danger] = await Promise.all([
    port.work.past(staff, detail.id),
    port.work.read(staff, detail.id, false),
    port.danger.read(staff, detail.id),
  ]);
  if (!past) return [];
  return timelineOf({ detail, danger, work, past, now: port.now() })
    .filter((line) => line.at > seenAt)
    .slice(-LINES)
    .map((line) => {
      const who = line.who === null ? "" : `${line.who}：`;
      return `${clockWords(line.at)} ${who}${line.what}${line.words === null ? "" : `「${line.words}」`}`;
    });
}
