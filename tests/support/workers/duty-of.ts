/** One duty of the cron by its name. */
import { DUTIES } from "../../../src/duties/duties.ts";
import type { Duty } from "../../../src/duties/duty.ts";

export function dutyOf(name: string): Duty {
  const found = DUTIES.find((duty) => duty.name === name);
  if (!found) throw new Error(`no duty ${name}`);
  return found;
}
