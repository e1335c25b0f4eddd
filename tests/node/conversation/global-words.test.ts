/** The words understood everywhere, in many people's wordings, and the sentences beside them that must stay a story. */

import { describe, expect, test } from "vitest";
import type { GlobalWord } from "../../../src/conversation/flow-types.ts";
import { globalWord } from "../../../src/conversation/global-words.ts";
import { MORE_PHRASES, PHRASES } from "./global-words-phrases.ts";

describe.each(Object.entries({ ...PHRASES, ...MORE_PHRASES }) as [GlobalWord, { yes: string; no: string }][])(
  "%s",
  (word, { yes, no }) => {
    test.each(yes.split("/"))("is meant: %s", (text) => expect(globalWord(text)).toBe(word));
    test.each(no.split("/"))("is not meant: %s", (text) => expect(globalWord(text)).not.toBe(word));
  },
);
