/** The shape of flow files as JSON Schema, so that editors complete and check while somebody writes. Made from the zod schema. */

import * as z from "zod";
import { commonFile, flowFile, textFile } from "../../src/conversation/flow-schema.ts";

/** File name → text, the same for the same schema. */
export function jsonSchemas(): Record<string, string> {
  const text = (schema: z.ZodType, title: string) =>
    `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io: "input", unrepresentable: "any", reused: "ref" }) }, null, 1)}\n`;
  return {
    "flow.schema.json": text(flowFile, "A conversation"),
    "common.schema.json": text(commonFile, "Entries and shared texts"),
    "text.schema.json": text(textFile, "Words in another language"),
  };
}
