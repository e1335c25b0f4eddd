/** Hands ids to the media queue; one that refuses is only a delay, for the sweeper finds the rows. */
import type { House } from "../house.ts";
import { describeError } from "../log.ts";

export async function queueMedia(house: House, ids: readonly string[], delaySeconds?: number): Promise<void> {
  try {
    await Promise.all(ids.map((id) => house.mediaQueue.send(id, delaySeconds)));
  } catch (error) {
    house.log({ event: "queue.sendFailed", error: describeError(error) });
  }
}
