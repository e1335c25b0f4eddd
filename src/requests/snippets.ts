/** Texts of the house: staff propose them, whoever answers for the window approves and retires them; what is approved never changes. */
import { LANGUAGES, type Language } from "../conversation/types.ts";
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import { bubblesOf } from "./bubbles.ts";

export const MAX_SNIPPET = 300;
export const MAX_TITLE = 40;
/** A topic of its own: fits everywhere. */
export const ANY_TOPIC = "any";

export type SnippetState = "proposed" | "approved" | "retired";

export interface SnippetLine {
  id: string;
  topic: string;
  language: Language;
  title: string;
  words: string;
  state: SnippetState;
  writtenBy: string | null;
  writtenAt: number;
  approvedBy: string | null;
  approvedAt: number | null;
  retiredBy: string | null;
  retiredAt: number | null;
}

export interface SnippetInput {
  /** Made with the form: sent twice, it is one text. */
  id: string;
  topic: string;
  language: string;
  title: string;
  words: string;
}

export type SnippetProblem =
  | "noTitle"
  | "longTitle"
  | "noWords"
  | "longWords"
  | "bubbles"
  | "placeholder"
  | "topic"
  | "language";
export type SnippetOutcome =
  | { kind: "done" }
  | { kind: "notFound" }
  | { kind: "changed" }
  | { kind: "wrong"; why: SnippetProblem };

export interface SnippetsView {
  lines: SnippetLine[];
  mayWrite: boolean;
  mayApprove: boolean;
  /** Everybody, and whether they are held to approved texts; empty for who may not set it. */
  staff: { id: string; nickname: string; approvedOnly: boolean }[];
}

export interface SnippetDesk {
  read(staff: StaffMember): Promise<SnippetsView>;
  propose(staff: StaffMember, input: SnippetInput, topics: readonly string[]): Promise<SnippetOutcome>;
  approve(staff: StaffMember, id: string): Promise<SnippetOutcome>;
  retire(staff: StaffMember, id: string): Promise<SnippetOutcome>;
  hold(staff: StaffMember, whom: string, approvedOnly: boolean): Promise<SnippetOutcome>;
}

/** Roles by name, so that one that comes later is refused until it is named here. */
const MAY_WRITE: readonly string[] = ["csw", "duty", "manager", "admin"];
const MAY_APPROVE: readonly string[] = ["manager", "admin"];

export function snippetDesk(house: House): SnippetDesk {
  const { store } = house;
  const mayWrite = (staff: StaffMember) => MAY_WRITE.includes(staff.role);
  const mayApprove = (staff: StaffMember) => MAY_APPROVE.includes(staff.role);
  return {
    async read(staff) {
      const [lines, people] = await store.batch([
        store.prepare(
          `SELECT n.id, n.topic, n.language, n.title, n.words, n.state, w.nickname AS writtenBy, n.written_at AS writtenAt,
           a.nickname AS approvedBy, n.approved_at AS approvedAt, t.nickname AS retiredBy, n.retired_at AS retiredAt
           FROM snippet n LEFT JOIN staff w ON w.id = n.written_by LEFT JOIN staff a ON a.id = n.approved_by
           LEFT JOIN staff t ON t.id = n.retired_by
           ORDER BY n.state = 'retired', n.state = 'approved', n.topic <> 'any', n.topic, n.title, n.written_at LIMIT 500`,
        ),
        store.prepare(
          `SELECT s.id, s.nickname, l.staff_id IS NOT NULL AS approvedOnly FROM staff s
           LEFT JOIN approved_texts_only l ON l.staff_id = s.id WHERE s.disabled_at IS NULL AND s.role IN ('csw', 'duty', 'manager') ORDER BY s.nickname`,
        ),
      ]);
      const staffRows = (people?.results ?? []) as { id: string; nickname: string; approvedOnly: number }[];
      return {
        lines: (lines?.results ?? []) as unknown as SnippetLine[],
        mayWrite: mayWrite(staff),
        mayApprove: mayApprove(staff),
        staff: mayApprove(staff) ? staffRows.map((one) => ({ ...one, approvedOnly: one.approvedOnly === 1 })) : [],
      };
    },
    async propose(staff, input, topics) {
      if (!mayWrite(staff)) return { kind: "notFound" };
      const read = readSnippet(input, topics);
      if ("why" in read) return { kind: "wrong", why: read.why };
      const columns = "(id, topic, language, title, words, state, written_by, written_at)";
      const values = [read.topic, read.language, read.title, read.words, staff.id, house.clock()];
      await store.batch([
        // A form that comes back from the browser's history with other words is another text; it is tried before the first one is kept.
        store
          .prepare(
            `INSERT INTO snippet ${columns} SELECT ?8, ?2, ?3, ?4, ?5, 'proposed', ?6, ?7
             WHERE EXISTS (SELECT 1 FROM snippet WHERE id = ?1) AND NOT EXISTS (SELECT 1 FROM snippet
               WHERE topic = ?2 AND language = ?3 AND title = ?4 AND words = ?5 AND written_by = ?6 AND state = 'proposed'
               OR id = ?1 AND topic = ?2 AND language = ?3 AND title = ?4 AND words = ?5)`,
          )
          .bind(input.id, ...values, house.newId()),
        store
          .prepare(`INSERT OR IGNORE INTO snippet ${columns} VALUES (?1, ?2, ?3, ?4, ?5, 'proposed', ?6, ?7)`)
          .bind(input.id, ...values),
      ]);
      return { kind: "done" };
    },
    approve: (staff, id) =>
      mayApprove(staff)
        ? moved(
            house,
            "UPDATE snippet SET state = 'approved', approved_by = ?2, approved_at = ?3 WHERE id = ?1 AND state = 'proposed'",
            id,
            staff,
          )
        : Promise.resolve({ kind: "notFound" }),
    retire: (staff, id) =>
      mayApprove(staff)
        ? moved(
            house,
            "UPDATE snippet SET state = 'retired', retired_by = ?2, retired_at = ?3 WHERE id = ?1 AND state <> 'retired'",
            id,
            staff,
          )
        : Promise.resolve({ kind: "notFound" }),
    async hold(staff, whom, approvedOnly) {
      if (!mayApprove(staff)) return { kind: "notFound" };
      const is = "EXISTS (SELECT 1 FROM approved_texts_only l WHERE l.staff_id = s.id)";
      const [known] = await store.batch([
        store.prepare("SELECT id FROM staff WHERE id = ?1").bind(whom),
        // Before the change: what is so already is changed by nobody.
        store
          .prepare(
            `INSERT INTO desk_change (id, scope, version, at, staff_id, what, before, after)
             SELECT ?2, 'staff:' || s.id, 1 + (SELECT coalesce(max(version), 0) FROM desk_change WHERE scope = 'staff:' || s.id),
               ?3, ?4, 'changed', json_object('approvedOnly', json(iif(${is}, 'true', 'false'))),
               json_object('approvedOnly', json(iif(?5, 'true', 'false')))
             FROM staff s WHERE s.id = ?1 AND ${is} <> ?5`,
          )
          .bind(whom, house.newId(), house.clock(), staff.id, approvedOnly ? 1 : 0),
        approvedOnly
          ? store
              .prepare(
                `INSERT OR IGNORE INTO approved_texts_only (staff_id, set_by, set_at)
                 SELECT id, ?2, ?3 FROM staff WHERE id = ?1`,
              )
              .bind(whom, staff.id, house.clock())
          : store.prepare("DELETE FROM approved_texts_only WHERE staff_id = ?1").bind(whom),
      ]);
      return known?.results.length ? { kind: "done" } : { kind: "notFound" };
    },
  };
}

/** What was written, as it may be kept; or what is wrong with it. @param topics codes that may be chosen. Pure. */
export function readSnippet(
  input: SnippetInput,
  topics: readonly string[],
): { topic: string; language: Language; title: string; words: string } | { why: SnippetProblem } {
  const title = input.title.trim().toWellFormed();
  const bubbles = bubblesOf(input.words);
  const [words = ""] = bubbles;
  const language = LANGUAGES.find((one) => one === input.language);
  if (title === "") return { why: "noTitle" };
  if (title.length > MAX_TITLE) return { why: "longTitle" };
  if (words === "") return { why: "noWords" };
  if (bubbles.length > 1) return { why: "bubbles" };
  if (words.length > MAX_SNIPPET) return { why: "longWords" };
  // Nothing is filled in when it is sent: what looks like a gap would reach the resident as it stands.
  if (/[{｛][^}｝]*[}｝]|〇〇|○○|◯◯/u.test(words)) return { why: "placeholder" };
  if (input.topic !== ANY_TOPIC && !topics.includes(input.topic)) return { why: "topic" };
  if (!language) return { why: "language" };
  return { topic: input.topic, language, title, words };
}

async function moved(house: House, sql: string, id: string, staff: StaffMember): Promise<SnippetOutcome> {
  const [known, result] = await house.store.batch([
    house.store.prepare("SELECT id FROM snippet WHERE id = ?1").bind(id),
    house.store.prepare(sql).bind(id, staff.id, house.clock()),
  ]);
  if (!known?.results.length) return { kind: "notFound" };
  return (result?.meta.changes ?? 0) > 0 ? { kind: "done" } : { kind: "changed" };
}
