/** What may be said to `talk`, one JSON object a line. */
import * as z from "zod";

const inputs = [
  z.strictObject({ text: z.string().min(1) }),
  z.strictObject({ sticker: z.array(z.string()) }),
  z.strictObject({ tap: z.string().min(1) }),
  z.strictObject({ postback: z.string().min(1) }),
  z.strictObject({ image: z.literal(true) }),
  z.strictObject({ audio: z.literal(true) }),
  z.strictObject({
    location: z.strictObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      address: z.string().optional(),
      title: z.string().optional(),
    }),
  }),
  z.strictObject({ unsend: z.int().negative() }),
  z.strictObject({ follow: z.literal(true) }),
  z.strictObject({ unfollow: z.literal(true) }),
  z.strictObject({ wait: z.string() }),
  z.strictObject({ staff: z.string().min(1), reason: z.string().min(1).optional() }),
  z.strictObject({ release: z.literal(true) }),
] as const;

export const talkInput = z.union(inputs);
export type TalkInput = z.infer<typeof talkInput>;

/** @throws {Error} in one line when the line is no input. */
export function readTalkInput(line: string): TalkInput {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new Error("not JSON");
  }
  const parsed = talkInput.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Error(
    "unknown input: one of text, sticker, tap, postback, image, audio, location, unsend, follow, unfollow, wait, staff (with reason), release",
  );
}
