/** Our own `staff` row, read anew on every request: disabling somebody works at once. */
import { readIdleMinutes } from "../staff/idle.ts";
import type { Identity, StaffMember } from "../staff/types.ts";
import type { Store } from "./store.ts";

const COLUMNS = `s.id, s.subject, s.email, s.nickname, s.role, s.disabled_at, s.may_know_reporters,
  (SELECT json_group_array(d.area) FROM staff_district d WHERE d.staff_id = s.id) AS areas,
  (SELECT t.value FROM town_setting t WHERE t.key = 'desk') AS desk`;

interface Row {
  id: string;
  subject: string | null;
  email: string;
  nickname: string;
  role: StaffMember["role"];
  disabled_at: number | null;
  may_know_reporters: number;
  areas: string;
  desk: string | null;
}

/** By subject; by e-mail only the first time, and then the subject is bound. One round trip, but for that first time. */
export async function staffBehind(
  store: Store,
  identity: Identity,
): Promise<StaffMember | { refused: "unknown" | "disabled" }> {
  const [found] = await store.batch([
    store
      .prepare(`SELECT ${COLUMNS} FROM staff s WHERE s.subject = ?1 OR s.email = ?2 LIMIT 2`)
      .bind(identity.subject, identity.email.toLowerCase()),
  ]);
  const rows = (found?.results ?? []) as unknown as Row[];
  let row = rows.find((one) => one.subject === identity.subject);
  if (!row) {
    const byEmail = rows[0];
    if (!byEmail || byEmail.subject !== null) return { refused: "unknown" };
    // Two may come at once: the subject that was bound first stays. (Their own, from two first pages, is no other.)
    const [bound] = await store.batch([
      store
        .prepare("UPDATE staff SET subject = ?2 WHERE id = ?1 AND (subject IS NULL OR subject = ?2)")
        .bind(byEmail.id, identity.subject),
    ]);
    if (bound?.meta.changes !== 1) return { refused: "unknown" };
    row = byEmail;
  }
  return row.disabled_at === null ? memberOf(row) : { refused: "disabled" };
}

/** Everybody who may work, for the development sign-in and for names. */
export async function activeStaff(store: Store): Promise<StaffMember[]> {
  const [found] = await store.batch([
    store.prepare(`SELECT ${COLUMNS} FROM staff s WHERE s.disabled_at IS NULL ORDER BY s.id`),
  ]);
  return ((found?.results ?? []) as unknown as Row[]).map(memberOf);
}

function memberOf(row: Row): StaffMember {
  return {
    id: row.id,
    nickname: row.nickname,
    email: row.email,
    role: row.role,
    areas: JSON.parse(row.areas) as string[],
    mayKnowReporters: row.may_know_reporters === 1,
    idleMinutes: readIdleMinutes(row.desk),
  };
}
