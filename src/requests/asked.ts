/** 「たずねたこと」: each question as it was asked, and what became of it. The newest answer of a run and key counts. */

import type { Flows } from "../conversation/flow-types.ts";
import { flows as compiled } from "../conversation/flows.generated.ts";
import type { House } from "../house.ts";
import type { Statement } from "../store/store.ts";
import { openSealed } from "./sealed.ts";
import type { AskedLine } from "./views.ts";

/** Newest of a request that a page shows. */
const ASKED_SHOWN = 40;

export interface AskedRow {
  id: string;
  flow: string;
  version: number;
  node: string;
  key: string;
  outcome: "answered" | "skipped";
  value_sealed: string | null;
  at: number;
  times: number;
}

/** Oldest first; an answer that was given anew stands once, with how often. */
export function askedStatement(house: House, requestId: string): Statement {
  return house.store
    .prepare(
      `SELECT * FROM (
         SELECT a.*, a.rowid AS place, count(*) OVER (PARTITION BY run, key) AS times,
           row_number() OVER (PARTITION BY run, key ORDER BY at DESC, rowid DESC) AS newest
         FROM told_answer a WHERE request_id = ?1
       ) WHERE newest = 1 ORDER BY at DESC, place DESC LIMIT ${ASKED_SHOWN}`,
    )
    .bind(requestId);
}

/** What a question is about, for one that is not put in these words any more. The rest are named by their talk. */
const ABOUT: Record<string, string> = {
  area: "どのあたりか",
  signs: "気づいたこと",
  need: "その方の困りごと",
  tell: "職員に伝えるか",
  degree: "どのくらいつらいか",
  whose: "だれのことか",
  reach: "連絡のしかた",
  when: "いつのことか",
  since: "いつからか",
  language: "ことば",
};

/** @param flows the compiled flows; a question that changed since is named by what it is about, never by words nobody was asked. */
export async function askedLines(
  key: CryptoKey | null,
  rows: readonly AskedRow[],
  flows: Flows = compiled,
): Promise<AskedLine[]> {
  const lines = await Promise.all(
    rows.map(async (row): Promise<AskedLine> => {
      const place = { table: "told_answer", column: "value_sealed", row: row.id };
      const value = row.value_sealed === null ? null : await openSealed(key, place, row.value_sealed);
      const asked = questionOf(flows, row);
      return {
        id: row.id,
        question: asked?.question ?? formerQuestion(flows, row),
        ...answerOf(row, value, asked?.labels ?? labelsOf(flows, row)),
        at: row.at,
        again: row.times > 1,
      };
    }),
  );
  return lines.reverse();
}

function answerOf(row: AskedRow, value: string | null, labels: Map<string, string>): Pick<AskedLine, "how" | "label"> {
  if (row.value_sealed === null) return { how: "erased", label: null };
  if (row.outcome === "skipped") return { how: "skipped", label: null };
  if (value === null) return { how: "unreadable", label: null };
  if (value === "text") return { how: "inWords", label: null };
  if (value === "location") return { how: "onMap", label: null };
  return { how: "chosen", label: labels.get(value) ?? "いまはない答え" };
}

/** 「どのあたりか（前の聞き方）」「「近所の人が気になる」でたずねたこと（前の聞き方）」. */
function formerQuestion(flows: Flows, { flow, key }: AskedRow): string {
  if (Object.hasOwn(ABOUT, key)) return `${ABOUT[key]}（前の聞き方）`;
  const title = Object.hasOwn(flows.flows, flow) ? flows.flows[flow]?.title : undefined;
  return title === undefined ? "前の会話でたずねたこと" : `「${title}」でたずねたこと（前の聞き方）`;
}

/** Chips of the same flow and key as they are today: a value keeps its meaning when the words around it change. */
function labelsOf(flows: Flows, { flow, key }: AskedRow): Map<string, string> {
  const nodes = Object.hasOwn(flows.flows, flow) ? Object.values(flows.flows[flow]?.nodes ?? {}) : [];
  return new Map(
    nodes.flatMap(({ exit }) =>
      exit.kind === "ask" && exit.key === key
        ? exit.chips.map((chip): [string, string] => [chip.value, chip.label])
        : [],
    ),
  );
}

function questionOf(flows: Flows, row: AskedRow): { question: string; labels: Map<string, string> } | null {
  const flow = Object.hasOwn(flows.flows, row.flow) ? flows.flows[row.flow] : undefined;
  const node = flow && Object.hasOwn(flow.nodes, row.node) ? flow.nodes[row.node] : undefined;
  if (!flow || !node || flow.version !== row.version) return null;
  const { exit } = node;
  if (exit.kind !== "ask" || exit.key !== row.key) return null;
  const question = exit.question ?? node.say.map((bubble) => bubble.text).at(-1);
  if (question === undefined) return null;
  return { question, labels: new Map(exit.chips.map((chip) => [chip.value, chip.label])) };
}
