/** What a member of staff tries out with the invented people: a small table of their own, and no other. Nothing is sent, nobody is called. */
import type { House } from "../house.ts";
import { orNull } from "../requests/sealed.ts";
import type { StaffMember } from "../staff/types.ts";
import { insertRows } from "../store/write.ts";
import { practiceOf } from "./people.ts";

export const TRAINING_KINDS = ["taken", "answered", "noted", "closed"] as const;
export type TrainingKind = (typeof TRAINING_KINDS)[number];

/** As long as an answer may be in earnest. */
export const MAX_PRACTICE_WORDS = 1000;
/** Whoever practises more than this starts over. */
const MOST_STEPS = 200;

/** As randomUUID() writes it. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface TrainingStep {
  id: string;
  practice: string;
  kind: TrainingKind;
  /** Of an answer or a note; null when nothing opens it any more. */
  words: string | null;
  at: number;
}

export interface TrainingInput {
  /** Made with the form: sent twice, it is one step. */
  id: string;
  kind: string;
  words: string;
}

export type TrainingOutcome = "done" | "notFound" | "empty" | "tooLong" | "closed" | "noLine" | "full";

export interface TrainingPort {
  /** One's own steps, oldest first. */
  steps(staff: StaffMember): Promise<TrainingStep[]>;
  act(staff: StaffMember, practice: string, input: TrainingInput): Promise<TrainingOutcome>;
  restart(staff: StaffMember): Promise<void>;
}

export function trainingPort(house: House): TrainingPort {
  return {
    steps: (staff) => stepsOf(house, staff),
    act: (staff, practice, input) => act(house, staff, practice, input),
    async restart(staff) {
      await house.store.batch([house.store.prepare("DELETE FROM training_step WHERE staff_id = ?1").bind(staff.id)]);
    },
  };
}

async function stepsOf(house: House, staff: StaffMember): Promise<TrainingStep[]> {
  const [found] = await house.store.batch([
    house.store
      .prepare(
        `SELECT id, practice, kind, words_sealed, at FROM training_step WHERE staff_id = ?1
         ORDER BY at, rowid LIMIT ${MOST_STEPS}`,
      )
      .bind(staff.id),
  ]);
  const rows = (found?.results ?? []) as unknown as (Omit<TrainingStep, "words"> & { words_sealed: string | null })[];
  return Promise.all(
    rows.map(async ({ words_sealed: sealed, ...step }) => ({
      ...step,
      words: sealed === null ? null : await orNull(() => house.store.keys.openPractice(step.id, sealed)),
    })),
  );
}

async function act(house: House, staff: StaffMember, practice: string, input: TrainingInput): Promise<TrainingOutcome> {
  const person = practiceOf(practice);
  const kind = TRAINING_KINDS.find((one) => one === input.kind);
  if (!person || kind === undefined || !UUID.test(input.id)) return "notFound";
  const words = input.words.trim().toWellFormed();
  const writes = kind === "answered" || kind === "noted";
  const steps = await stepsOf(house, staff);
  if (steps.some(({ id }) => id === input.id)) return "done";
  if (steps.length >= MOST_STEPS) return "full";
  if (steps.some((step) => step.practice === practice && step.kind === "closed")) return "closed";
  if (kind === "answered" && person.channel) return "noLine";
  if (writes && words === "") return "empty";
  if (writes && words.length > MAX_PRACTICE_WORDS) return "tooLong";
  const sealed = writes ? await house.store.keys.sealPractice(input.id, words) : null;
  await house.store.batch(
    insertRows(
      house.store,
      "training_step",
      ["id", "staff_id", "practice", "kind", "words_sealed", "at"],
      [[input.id, staff.id, practice, kind, sealed, house.clock()]],
      "INSERT OR IGNORE",
    ),
  );
  return "done";
}
