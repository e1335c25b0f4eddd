/** `npm run -s triage -- marks`: 「誤検知」「見のがし」 as candidates for test lines: no ids, no names; words only when asked for. */
import { parseArgs } from "node:util";
import { type MessageBody, wordsOfBody } from "../../src/intake/opened.ts";
import { CannotRead, openStored, type Stored } from "./stored.ts";

export interface Candidate {
  mark: "falseAlarm" | "missed";
  /** What the machine said then; "none" when it said nothing. */
  level: string;
  safety: string;
  rules: string[];
  /** What a careful worker would have said; null when they did not say. */
  wanted: string | null;
  /** Only when asked for, with numbers and what looks like a name left out; null when the words are gone. */
  words?: string | null;
}

interface MarkRow {
  person_id: string;
  message_id: string;
  mark: Candidate["mark"];
  level: string | null;
  safety: string | null;
  rules: string;
  wanted: string | null;
  body_sealed: string | null;
}

/** Oldest first, so that two runs can be compared. */
export async function candidates(stored: Stored, withWords: boolean): Promise<Candidate[]> {
  const rows = stored.rows<MarkRow>(
    `SELECT t.person_id, t.message_id, t.mark, t.level, t.safety, t.rules, t.wanted, m.body_sealed
     FROM triage_mark t LEFT JOIN message m ON m.id = t.message_id ORDER BY t.at, t.rowid`,
  );
  return Promise.all(
    rows.map(async (row): Promise<Candidate> => {
      const { mark, wanted } = row;
      const plain = {
        mark,
        level: row.level ?? "none",
        safety: row.safety ?? "none",
        rules: JSON.parse(row.rules) as string[],
        wanted,
      };
      if (!withWords) return plain;
      const place = { table: "message", column: "body_sealed", row: row.message_id };
      const opened = await stored.open(row.person_id, place, row.body_sealed);
      return { ...plain, words: opened === null ? null : blur(wordsOfBody(JSON.parse(opened) as MessageBody)) };
    }),
  );
}

/** Leaves out numbers, addresses of the net and what stands before さん, くん, ちゃん, 様, 先生. A human still has to look. */
export function blur(words: string): string {
  return words
    .replaceAll(/https?:\/\/\S+|[\w.+-]+@[\w-]+\.[\w.]+/g, "〇〇")
    .replaceAll(/[0-9０-９][0-9０-９‐－ー-]{3,}/g, "〇〇")
    .replaceAll(/(?:[\p{Script=Han}々]{1,4}|[\p{Script=Katakana}ー]{2,8})(?=さん|くん|君|ちゃん|様|先生)/gu, "〇〇")
    .replaceAll(/\s+/g, " ");
}

/** One line a candidate, in the manner of the test lines: a head with what was said of it, then the words. */
export function sayCandidate(candidate: Candidate): string {
  const { mark, level, safety, rules, wanted, words } = candidate;
  const head = `# ${mark === "missed" ? "見のがし" : "誤検知"} ${level}/${safety} ${rules.join(",") || "-"} → ${wanted ?? "?"}`;
  return words === undefined ? head : `${head}\n${words ?? "（ことばは残っていません）"}`;
}

const USAGE = [
  "triage marks                          marks by staff: what was heard, what a human would have said; no words",
  "  --words                             with the words, numbers and names left out as far as they are recognised",
  "  --json, --export, --keys, --state   as in replay",
].join("\n");

/** @returns the exit code. */
export async function runMarks(args: readonly string[]): Promise<number> {
  let stored: Stored | null = null;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        words: { type: "boolean", default: false },
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
    const found = await candidates(stored, values.words);
    if (values.words) console.error("本人のことばです。書きかえて、だれのことかわからない文にしてから使ってください。");
    for (const one of found) console.log(values.json ? JSON.stringify(one) : sayCandidate(one));
    return 0;
  } catch (error) {
    const known = error instanceof CannotRead || (error instanceof TypeError && "code" in error);
    console.error(known ? `${(error as Error).message}\n${USAGE}` : "読み取れませんでした。");
    return 2;
  } finally {
    stored?.close();
  }
}

if (import.meta.main) process.exitCode = await runMarks(process.argv.slice(2));
