/** How large a photo, voice, video or file may be: the town's setting `media`, or these defaults. */
import * as z from "zod";
import type { Limits } from "./clean.ts";

const MB = 1024 * 1024;
/** Photos are held in memory while they are cleaned; a worker has 128 MB. */
const size = (standard: number, most: number) => z.number().positive().max(most).catch(standard).default(standard);

/** Megabytes. What is missing or impossible falls back to its default, and takes nothing else along. */
const setting = z.object({
  imageMb: size(20, 25),
  audioMb: size(30, 200),
  videoMb: size(100, 500),
  fileMb: size(20, 200),
});

/** @param json the value of the town's setting, or null. */
export function readLimits(json: unknown): Limits {
  let given: unknown = {};
  try {
    given = typeof json === "string" ? JSON.parse(json) : {};
  } catch {
    // Not JSON: the defaults stand.
  }
  const parsed = setting.safeParse(given);
  const { imageMb, audioMb, videoMb, fileMb } = parsed.success ? parsed.data : setting.parse({});
  return { most: { image: imageMb * MB, audio: audioMb * MB, video: videoMb * MB, file: fileMb * MB } };
}
