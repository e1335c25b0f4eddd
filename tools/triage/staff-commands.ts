/** `triage replay` and `triage marks`, for the main command to hand over to: null when it is neither. */
import { runMarks } from "./marks.ts";
import { runReplay } from "./replay.ts";

export function staffCommand(args: readonly string[]): Promise<number> | null {
  const [command, ...rest] = args;
  if (command === "replay") return runReplay(rest);
  if (command === "marks") return runMarks(rest);
  return null;
}
