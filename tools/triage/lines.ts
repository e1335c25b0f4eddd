/** Reads the labelled lines of the test sets and measures how triage hears them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assess } from "../../src/triage/assess.ts";
import { type Assessment, LEVELS, type Level, type Safety } from "../../src/triage/types.ts";

/** One line of a test set, as a careful worker would label it. */
export interface LabelledLine {
  file: string;
  kind: string;
  level: Level;
  safety: readonly Safety[];
  topics: readonly string[];
  why: string;
  /** One person's messages, oldest first. */
  messages: readonly string[];
}

export const LINES_AT = join(import.meta.dirname, "../../tests/node/triage/lines");
const SECTION = /^@ (\S+) (U[0-4]) ([a-z,]+) (\S+) \| (.+)$/;

/** Every file begins with a line about itself; then sections of lines, pieces of one person's messages parted by " / ". */
export function readLines(name: string): LabelledLine[] {
  const out: LabelledLine[] = [];
  let section: Omit<LabelledLine, "messages"> | null = null;
  for (const line of readFileSync(join(LINES_AT, name), "utf8").trim().split("\n").slice(1)) {
    if (line.trim() === "") continue;
    const head = SECTION.exec(line);
    if (head) {
      const [, kind = "", level = "U4", safety = "", topics = "-", why = ""] = head;
      section = {
        file: name,
        kind,
        level: level as Level,
        safety: safety.split(",") as Safety[],
        topics: topics === "-" ? [] : topics.split(","),
        why,
      };
    } else if (line.startsWith("@") || !section) throw new Error(`${name}: no section: ${line}`);
    else out.push({ ...section, messages: line.split(" / ") });
  }
  return out;
}

export const lineFiles = (): string[] =>
  readdirSync(LINES_AT)
    .filter((f) => f.endsWith(".txt"))
    .sort();
export const readAllLines = (): LabelledLine[] => lineFiles().flatMap(readLines);

const rank = (level: Level): number => LEVELS.indexOf(level);
/** Heard as it arrives, message after message; what any of them was answered with counts. */
export function hear({ messages }: { messages: readonly string[] }): Assessment {
  const turns = messages.map((_, i) => assess({ messages: messages.slice(0, i + 1), source: "text" }, 0));
  const last = turns.at(-1) ?? assess({ messages: [], source: "text" }, 0);
  const most = SAFETIES.find((s) => turns.some((t) => t.safety === s)) ?? "none";
  const loud = turns.findLast((t) => t.safety === most) ?? last;
  return {
    ...last,
    safety: loud.safety,
    kind: loud.kind,
    level: LEVELS.find((l) => turns.some((t) => t.level === l)) ?? last.level,
    topics: [...new Set(turns.flatMap((t) => t.topics))],
    hits: [...new Map(turns.flatMap((t) => t.hits).map((h) => [`${h.rule} ${h.span}`, h])).values()],
  };
}
const SAFETIES: readonly Safety[] = ["full", "soft", "none"];

/** Whether a line is a crisis that must never be missed (targets of the handbook §4.6). */
export const isCritical = (line: LabelledLine): boolean => /^(?:SH1|SH2|VI-now|CH-now|ME)$/.test(line.kind);
export const isDanger = (line: LabelledLine): boolean => rank(line.level) <= 1 && line.safety[0] === "full";

/** What went wrong with one line: nothing, when the list is empty. */
export function faults(line: LabelledLine, found: Assessment): string[] {
  const out: string[] = [];
  if (line.level !== "U4" && rank(found.level) > rank(line.level)) out.push("low");
  if (rank(found.level) < rank(line.level) && !(line.level === "U4" && found.level === "U3")) out.push("high");
  if (!line.safety.includes(found.safety)) out.push(`safety:${found.safety}`);
  for (const topic of line.topics) if (!found.topics.includes(topic)) out.push(`topic:${topic}`);
  return out;
}
