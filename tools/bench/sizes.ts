/** How much the flows weigh: their share of the worker's bundle, in all and by language. */

import { gzipSync } from "node:zlib";
import type { Flows } from "../../src/conversation/flow-types.ts";
import { LANGUAGES } from "../../src/conversation/types.ts";

export interface FlowSizes {
  /** KiB as they stand in the bundle, plain and as they travel. */
  all: { plain: number; gzip: number };
  /** The same without any other language. */
  japanese: { plain: number; gzip: number };
  /** By flow, gzip KiB, largest first. */
  flows: { flow: string; gzip: number }[];
}

const kib = (bytes: number): number => Math.round(bytes / 102.4) / 10;
const sizeOf = (value: unknown) => {
  const text = JSON.stringify(value);
  return { plain: kib(Buffer.byteLength(text)), gzip: kib(gzipSync(text).length) };
};

export function flowSizes(flows: Flows): FlowSizes {
  const foreign = new Set<string>([...LANGUAGES, "in", "questionIn"].filter((key) => key !== "ja"));
  const japanese = JSON.parse(JSON.stringify(flows, (key, value) => (foreign.has(key) ? undefined : value)));
  return {
    all: sizeOf(flows),
    japanese: sizeOf(japanese),
    flows: Object.entries(flows.flows)
      .map(([flow, one]) => ({ flow, gzip: sizeOf(one).gzip }))
      .sort((a, b) => b.gzip - a.gzip),
  };
}
