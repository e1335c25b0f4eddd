/** Groups: this window talks with one person at a time. Invited into a group, it says so and leaves. */
import type { House } from "../house.ts";
import { hearEvent, type RawEvent, sourceOf } from "../line/events.ts";
import type { LaneRows } from "../store/lane.ts";

const GOODBYE =
  "招いてくださって、ありがとうございます。ここは一対一でお話しする窓口なので、グループからは失礼します。よければ、個別のトークで声をかけてください。";

/** @throws when LINE could not be reached: the events wait for the sweeper. */
export async function takeGroupTurn(house: House, rows: LaneRows): Promise<void> {
  for (const waiting of rows.waiting) {
    const raw = JSON.parse(await house.store.keys.openEvent(waiting.id, waiting.body_sealed ?? "")) as RawEvent;
    const heard = hearEvent(raw);
    const source = sourceOf(raw);
    if (heard.kind !== "join" || source.kind !== "group") continue;
    // The goodbye is a courtesy: whether or not it arrives, we leave.
    if (heard.replyToken) await house.line.reply(heard.replyToken, [{ type: "text", text: GOODBYE }]);
    const left = await house.line.leaveGroup(source.type, source.groupId);
    if (left.kind === "busy" || left.kind === "unknown") throw new Error("LINE did not let us leave yet");
  }
  await house.store.batch([
    house.store
      .prepare(
        "UPDATE inbound_event SET done_at = ?1, outcome = 'done', body_sealed = NULL WHERE id IN (SELECT value FROM json_each(?2))",
      )
      .bind(house.clock(), JSON.stringify(rows.waiting.map((event) => event.id))),
  ]);
}
