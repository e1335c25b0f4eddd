/** Takes in what arrived while the store was away. First of the duties, so that the sweep behind it takes the turns. */
import { anyLate, takeInLate } from "../intake/late.ts";
import type { Duty } from "./duty.ts";

export const takeInLateDuty: Duty = {
  name: "take-in-late",
  run: takeInLate,
  nextDue: async (house) => ((await anyLate(house)) ? house.clock() : null),
};
