/** The log of a danger: who joined, what was done when, notices to authorities, care, when we are in touch again (handbook §4.8). */
import type { House } from "../house.ts";
import { act, historyRow } from "../requests/act.ts";
import type { ActOutcome } from "../requests/views.ts";
import { SOCIAL_WORK_SQL, type StaffMember } from "../staff/types.ts";
import { insertRows } from "../store/write.ts";
import { codeOf, LAWS, MAX_CONTENT, MAX_LINE, METHODS, STEP_KINDS, type StepKind } from "./codes.ts";
import { lineOf, sealWords, UUID } from "./entry.ts";

const HOUR = 3_600_000;
/** We are in touch again within three days (handbook §4.8: 24–72 hours). */
export const LATEST_CONTACT_MS = 72 * HOUR;
/** Nobody writes down what is longer ago than this; it is a slip of the date. */
const LONGEST_AGO_MS = 30 * 24 * HOUR;
/** Clocks differ a little. */
const AHEAD_MS = 5 * 60_000;

export interface StepInput {
  /** A UUID made with the form: sent twice, it is one entry. */
  entryId: string;
  kind: string;
  /** Epoch ms at which it was done; null: now. Of `nextContact`: when we will be in touch. */
  at: number | null;
  words: string | null;
}

/** One step. Needs no version: what is written down is added to whatever happened meanwhile, also after the end. */
export function addStep(house: House, staff: StaffMember, id: string, input: StepInput): Promise<ActOutcome> {
  return act(
    house,
    staff,
    id,
    async (found) => {
      const kind: StepKind | null =
        codeOf(STEP_KINDS, input.kind) ?? codeOf(["joined", "care", "nextContact"] as const, input.kind);
      const words = lineOf(input.words);
      const now = house.clock();
      if (kind === null || !UUID.test(input.entryId)) return { kind: "refused", why: "unclear" };
      if ((words?.length ?? 0) > MAX_LINE) return { kind: "refused", why: "tooLong" };
      if (words === null && (kind === "other" || kind === "care")) return { kind: "refused", why: "needsWords" };
      const next = kind === "nextContact" ? input.at : null;
      if (kind === "nextContact" && (next === null || next < now || next > now + LATEST_CONTACT_MS))
        return { kind: "refused", why: "unclear" };
      const at = kind === "nextContact" ? now : (input.at ?? now);
      if (at > now + AHEAD_MS || at < now - LONGEST_AGO_MS) return { kind: "refused", why: "unclear" };
      const sealed = await sealWords(found, "danger_step", "words_sealed", input.entryId, words);
      const row = [input.entryId, id, found.person_id, kind, at, next, sealed, staff.id, now];
      const columns = [
        "id",
        "request_id",
        "person_id",
        "kind",
        "at",
        "next_at",
        "words_sealed",
        "staff_id",
        "recorded_at",
      ];
      if (kind === "joined") return joinStatements(house, staff, found, columns, row);
      return [
        ...insertRows(house.store, "danger_step", columns, [row]),
        ...historyRow(house, staff, found, "danger.step", { kind }),
      ];
    },
    null,
    input.entryId,
  );
}

/** Joining twice is joining once: the first time stays. */
async function joinStatements(
  house: House,
  staff: StaffMember,
  found: Parameters<typeof historyRow>[2],
  columns: readonly string[],
  row: readonly (string | number | null)[],
) {
  const [known] = await house.store.batch([
    house.store
      .prepare("SELECT id FROM danger_step WHERE request_id = ?1 AND staff_id = ?2 AND kind = 'joined'")
      .bind(found.id, staff.id),
  ]);
  if (known?.results.length) return { kind: "done" } as const;
  return [
    ...insertRows(house.store, "danger_step", columns, [row], "INSERT OR IGNORE"),
    // Two tabs at once: only whichever wrote the step writes that they joined.
    house.store
      .prepare(
        `INSERT INTO history_event (id, at, kind, actor, staff_id, person_id, request_id, detail)
         SELECT ?1, ?2, 'danger.joined', 'staff', ?3, ?4, ?5, '{}' WHERE changes() = 1`,
      )
      .bind(house.newId(), house.clock(), staff.id, found.person_id, found.id),
  ];
}

export interface NoticeInput {
  entryId: string;
  law: string;
  method: string;
  /** Epoch ms; null: now. */
  at: number | null;
  agency: string | null;
  /** Who took it there. */
  spokeTo: string | null;
  content: string | null;
  /** The second member of staff behind it. */
  second: string;
}

/** 通告・通報 on record: law, agency, person, time, method, content in short, and two members of staff (handbook §3.6). */
export function recordNotice(house: House, staff: StaffMember, id: string, input: NoticeInput): Promise<ActOutcome> {
  return act(
    house,
    staff,
    id,
    async (found) => {
      const [law, method] = [codeOf(LAWS, input.law), codeOf(METHODS, input.method)];
      const [agency, spokeTo, content] = [lineOf(input.agency), lineOf(input.spokeTo), lineOf(input.content)];
      const now = house.clock();
      const at = input.at ?? now;
      if (law === null || method === null || !UUID.test(input.entryId)) return { kind: "refused", why: "unclear" };
      if (at > now + AHEAD_MS || at < now - LONGEST_AGO_MS) return { kind: "refused", why: "unclear" };
      if (agency === null || content === null) return { kind: "refused", why: "needsWords" };
      if (Math.max(agency.length, spokeTo?.length ?? 0) > MAX_LINE || content.length > MAX_CONTENT)
        return { kind: "refused", why: "tooLong" };
      if (input.second === staff.id) return { kind: "refused", why: "samePerson" };
      if (!(await isColleague(house, input.second))) return { kind: "refused", why: "needsSecond" };
      const words = JSON.stringify({ agency, spokeTo, content });
      const sealed = await sealWords(found, "notice", "words_sealed", input.entryId, words);
      return [
        ...insertRows(
          house.store,
          "notice",
          [
            "id",
            "request_id",
            "person_id",
            "law",
            "method",
            "at",
            "words_sealed",
            "staff_id",
            "second_staff_id",
            "recorded_at",
          ],
          [[input.entryId, id, found.person_id, law, method, at, sealed, staff.id, input.second, now]],
        ),
        ...historyRow(house, staff, found, "notice.recorded", { law, method }),
      ];
    },
    null,
    input.entryId,
  );
}

/** Somebody who works here now. */
export async function isColleague(house: House, id: string): Promise<boolean> {
  const [found] = await house.store.batch([
    house.store
      .prepare(`SELECT id FROM staff WHERE id = ?1 AND disabled_at IS NULL AND role IN ${SOCIAL_WORK_SQL}`)
      .bind(id),
  ]);
  return (found?.results.length ?? 0) > 0;
}
