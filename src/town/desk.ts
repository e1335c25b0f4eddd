/** The town's desk: opening hours and hotline register, as the inbox asks for them. */
import type { House } from "../house.ts";
import type { TownDesk } from "./desk-types.ts";
import { hotlineDesk } from "./hotline-desk.ts";
import { hoursDesk } from "./hours-desk.ts";

/** What the inbox asks of the town: hours, who reads, and the lines to call. */
export function townDesk(house: House): TownDesk {
  return { ...hotlineDesk(house), ...hoursDesk(house) };
}
