/** `npm run -s triage -- replay`: decides stored messages anew with today's rules and counts what differs. Words are never printed. */
import { parseArgs } from "node:util";
import { SPLIT_MS } from "../../src/intake/decide.ts";
import { type MessageBody, wordsOfBody } from "../../src/intake/opened.ts";
import { assess, assessAnswer, ruleSet } from "../../src/triage/assess.ts";
import { chipHits } from "../../src/triage/rules.ts";
import type { Given } from "../../src/triage/settings.ts";
import type { Hit } from "../../src/triage/types.ts";
import { compare, type Decision, type Replayed, type Report } from "./replay-core.ts";
import { CannotRead, openStored, type Stored } from "./stored.ts";

const DAY = 24 * 3_600_000;
/** Longest text that is heard whole (intake): longer ones by their beginning and their end. */
const HEARD_MAX = 20_000;

interface MessageRow {
  id: string;
  person_id: string;
  kind: string;
  body_sealed: string | null;
  at: number;
}

interface DecisionRow {
  id: string;
  person_id: string;
  message_id: string;
  level: string;
  safety: string;
  topics: string;
  rules: string;
  rule_set: string;
  /** Missing in an export from before it was kept. */
  given?: string | null;
  hits_sealed: string | null;
}

interface Heard {
  words: string;
  source: Hit["source"];
  at: number;
}

export interface ReplayResult extends Report {
  /** Hash of today's rules, and how many decisions were made by which rules. */
  ruleSet: string;
  decidedBy: Record<string, number>;
  /** Messages without a decision then, in which today's rules hear something: how often, by level. */
  newlyHeard: Record<string, number>;
}

/** Person after person, so that no more than one talk is open at a time. */
export async function replay(stored: Stored): Promise<ReplayResult> {
  const people = stored.rows<{ id: string }>("SELECT id FROM person ORDER BY id");
  const replayed: Replayed[] = [];
  const decidedBy: Record<string, number> = {};
  const newlyHeard: Record<string, number> = {};
  for (const { id: personId } of people) {
    const messages = stored.rows<MessageRow>(
      "SELECT id, person_id, kind, body_sealed, at FROM message WHERE person_id = ? ORDER BY at, rowid",
      personId,
    );
    const heard = new Map<string, Heard | null>();
    for (const row of messages) heard.set(row.id, await hear(stored, row));
    const decisions = stored.rows<DecisionRow>(
      "SELECT * FROM triage_decision WHERE person_id = ? ORDER BY at, rowid",
      personId,
    );
    const decided = new Set(decisions.map((row) => row.message_id));
    for (const row of decisions) {
      decidedBy[row.rule_set] = (decidedBy[row.rule_set] ?? 0) + 1;
      replayed.push(await again(stored, row, messages, heard));
    }
    for (const row of messages) {
      if (decided.has(row.id)) continue;
      const now = decideAnew(row.id, messages, heard, null);
      if (now && now.rules.length > 0) newlyHeard[now.level] = (newlyHeard[now.level] ?? 0) + 1;
    }
  }
  return { ...compare(replayed), ruleSet: ruleSet(), decidedBy, newlyHeard };
}

async function hear(stored: Stored, row: MessageRow): Promise<Heard | null> {
  const place = { table: "message", column: "body_sealed", row: row.id };
  const opened = await stored.open(row.person_id, place, row.body_sealed);
  if (opened === null) return null;
  const words = wordsOfBody(JSON.parse(opened) as MessageBody);
  const source = row.kind === "sticker" ? "sticker" : row.kind === "tap" ? "chip" : "text";
  return { words: bounded(words), source, at: row.at };
}

function bounded(text: string): string {
  return text.length <= HEARD_MAX
    ? text
    : `${text.slice(0, HEARD_MAX / 2)}\n${text.slice(-HEARD_MAX / 2)}`.toWellFormed();
}

async function again(
  stored: Stored,
  row: DecisionRow,
  messages: readonly MessageRow[],
  heard: ReadonlyMap<string, Heard | null>,
): Promise<Replayed> {
  const was: Decision = {
    level: row.level,
    safety: row.safety,
    rules: JSON.parse(row.rules) as string[],
    topics: JSON.parse(row.topics) as string[],
  };
  const place = { table: "triage_decision", column: "hits_sealed", row: row.id };
  const opened = await stored.open(row.person_id, place, row.hits_sealed);
  const hits = opened === null ? [] : (JSON.parse(opened) as { span: string; source: string }[]);
  const value = hits[0]?.source === "chip" ? hits[0].span : null;
  // An answered chip: its hits carry the chip's value, which is a code and not a word of theirs.
  const answer = value === null ? null : answerAnew(value, was);
  if (answer) return { id: row.id, was, now: answer };
  const given = row.given ? (JSON.parse(row.given) as Given) : null;
  const now = decideAnew(row.message_id, messages, heard, given);
  return now === null ? { id: row.id, was, gone: true } : { id: row.id, was, now };
}

/** Null when no chip has this value: the words of the tap decided. Safety of a chip is the talk's choice and stays. */
function answerAnew(value: string, was: Decision): Decision | null {
  const meanings = Object.keys(chipHits).flatMap((key) => (key.endsWith(`:${value}`) ? [key.split(":")[0] ?? ""] : []));
  const candidates = meanings.map((meaning): Decision => {
    const hits = assessAnswer(meaning as Parameters<typeof assessAnswer>[0], value);
    return {
      level: hits.map((hit) => hit.level).toSorted()[0] ?? "U4",
      safety: was.safety,
      rules: hits.map((hit) => hit.rule),
      topics: hits.flatMap((hit) => hit.topic ?? []),
    };
  });
  const fits = candidates.find((one) => one.rules.join() === was.rules.join());
  return fits ?? candidates[0] ?? null;
}

/** The same window as in the turn: what was said within the time of a split thought, at most two messages before. */
function decideAnew(
  messageId: string,
  messages: readonly MessageRow[],
  heard: ReadonlyMap<string, Heard | null>,
  given: Given | null,
): Decision | null {
  const newest = heard.get(messageId);
  if (!newest || newest.words === "") return null;
  const index = messages.findIndex((row) => row.id === messageId);
  const before = messages
    .slice(0, index)
    .flatMap((row) => heard.get(row.id) ?? [])
    .filter(({ words, at }) => words !== "" && newest.at - at < Math.min(SPLIT_MS, DAY))
    .slice(-2);
  const said = { messages: [...before, newest].map(({ words }) => words), source: newest.source };
  const all = given
    ? assess({ ...said, facts: given.facts, settings: given.settings }, given.now)
    : assess(said, newest.at);
  const hits = all.hits.filter((hit) => !hit.earlier);
  return {
    level: all.newLevel ?? all.level,
    safety: all.safety,
    rules: hits.map((hit) => hit.rule),
    topics: before.length === 0 ? all.topics : hits.flatMap((hit) => hit.topic ?? []),
  };
}

const USAGE = [
  "triage replay                         the data of npm start, decided anew with today's rules; counts only",
  "  --ids                               ids of the decisions that differ",
  "  --json                              the same as JSON",
  "  --export FILE [--export FILE …]     the SQL of `wrangler d1 export` instead (the key table may come apart)",
  "  --keys FILE                         a file with DATA_KEYS; otherwise the environment, then .dev.vars",
  "  --state DIR                         where npm start keeps its data",
].join("\n");

/** @returns the exit code: 0 when nothing differs in level or safety, 1 when something does, 2 when nothing could be read. */
export async function runReplay(args: readonly string[]): Promise<number> {
  let stored: Stored | null = null;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ids: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        export: { type: "string", multiple: true, default: [] },
        keys: { type: "string" },
        state: { type: "string" },
      },
    });
    stored = await openStored({
      exports: values.export,
      ...(values.keys === undefined ? {} : { keysFile: values.keys }),
      ...(values.state === undefined ? {} : { statePath: values.state }),
    });
    const { differing, ...counts } = await replay(stored);
    const shown = values.ids ? { ...counts, differing } : counts;
    console.log(values.json ? JSON.stringify(shown) : sayReplay(counts, values.ids ? differing : []));
    const { raised, lowered, safety } = counts.changes;
    return raised + lowered + safety === 0 ? 0 : 1;
  } catch (error) {
    const known = error instanceof CannotRead || (error instanceof TypeError && "code" in error);
    console.error(known ? `${(error as Error).message}\n${USAGE}` : "読み取れませんでした。");
    return 2;
  } finally {
    stored?.close();
  }
}

function sayReplay(result: Omit<ReplayResult, "differing">, differing: Report["differing"]): string {
  const { changes } = result;
  return [
    `rule set ${result.ruleSet}; decisions ${result.decisions} (by ${JSON.stringify(result.decidedBy)})`,
    `same ${changes.same}, raised ${changes.raised}, lowered ${changes.lowered}, other safety ${changes.safety}, other reasons ${changes.reasons}, words gone ${result.gone}`,
    ...Object.entries(result.moves).map(([move, count]) => `  ${move}: ${count}`),
    `without a decision then, heard now: ${JSON.stringify(result.newlyHeard)}`,
    ...differing.map(({ id, change }) => `  ${change} ${id}`),
  ].join("\n");
}

if (import.meta.main) process.exitCode = await runReplay(process.argv.slice(2));
