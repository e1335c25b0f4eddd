/** Small numbers are not said, and cannot be worked out from what is. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { LEAST, sayEach, sayParts } from "../../../src/town/suppress.ts";

test.each([
  [[0, 0, 0], { total: 0, parts: [0, 0, 0] }],
  [[5, 6, 7], { total: 18, parts: [5, 6, 7] }],
  [[1, 6, 20], { total: 27, parts: [null, null, 20] }],
  [[1, 2, 20], { total: 23, parts: [null, null, 20] }],
  [[4, 0, 0], { total: null, parts: [null, 0, 0] }],
  [[2, 3, 0], { total: 5, parts: [null, null, 0] }],
  [[1, 1, 1], { total: null, parts: [null, null, null] }],
])("%j", (counts, said) => {
  expect(sayParts(counts)).toEqual(said);
});

test("never one alone that is not said beside a total, never a small number", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 9 }), (counts) => {
      const { total, parts } = sayParts(counts);
      for (const said of [total, ...parts, ...sayEach(counts)])
        expect(said === null || said === 0 || said >= LEAST).toBe(true);
      const hidden = parts.filter((part) => part === null).length;
      if (total !== null) expect(hidden).not.toBe(1);
      for (const [at, part] of parts.entries()) expect(part === null || part === counts[at]).toBe(true);
    }),
  );
});
