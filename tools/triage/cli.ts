/** `npm run -s triage -- --json` (JSONL in and out), `-- measure` (rates on the test lines), `-- explain <words>`, `-- replay`, `-- marks`. */
import { createInterface } from "node:readline";
import { ruleSet } from "../../src/triage/assess.ts";
import { hear } from "./lines.ts";
import { measure } from "./measure.ts";
import { staffCommand } from "./staff-commands.ts";

const USAGE = `usage:
  triage --json            a line {"id","messages":[…]} in, a line {"id","level","safety","topics","rules":[{"id","span"}]} out
  triage measure [--faults] [name]
  triage explain <words>
  triage replay            decides stored messages anew with today's rules (\`--help\` says from where)
  triage marks             what staff marked 誤検知 or 見のがし, as candidates for test lines`;

/** The answer to one line: never throws, so that the next line is heard whatever this one was. */
export function answer(line: string): Record<string, unknown> {
  let id: unknown;
  try {
    const input: unknown = JSON.parse(line);
    if (typeof input !== "object" || input === null || Array.isArray(input)) return { error: "not an object" };
    id = (input as { id?: unknown }).id;
    const named = id === undefined ? {} : { id };
    const { messages } = input as { messages?: unknown };
    if (!Array.isArray(messages) || !messages.every((m): m is string => typeof m === "string"))
      return { ...named, error: "messages has to be a list of strings" };
    if (messages.length === 0) return { ...named, error: "messages is empty" };
    const { level, safety, topics, hits } = hear({ messages });
    return { ...named, level, safety, topics, rules: hits.map(({ rule, span }) => ({ id: rule, span })) };
  } catch (error) {
    const why = error instanceof SyntaxError ? "not JSON" : "could not be heard";
    return id === undefined ? { error: why } : { id, error: why };
  }
}

async function json(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }))
    if (line.trim() !== "") process.stdout.write(`${JSON.stringify(answer(line))}\n`);
}

async function main(args: readonly string[]): Promise<void> {
  const [command, ...rest] = args;
  const staff = staffCommand(args);
  if (staff) process.exitCode = await staff;
  else if (command === "--json") await json();
  else if (command === "measure") measure(rest);
  else if (command === "explain" && rest.length > 0) {
    const found = hear({ messages: rest });
    console.log(`${found.level} ${found.safety} ${found.kind ?? "-"} ${found.topics.join(" ")} (${ruleSet()})`);
    for (const hit of found.hits) console.log(`  ${hit.level} ${hit.rule} 「${hit.span}」`);
  } else {
    console.error(USAGE);
    process.exitCode = 2;
  }
}

if (import.meta.main) await main(process.argv.slice(2));
