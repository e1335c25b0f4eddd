/** Our own `staff` row, read anew on every request: disabling somebody works at once. */
import { and, asc, eq, isNull, or } from "drizzle-orm";
import type { Identity, StaffMember } from "../staff/types.ts";
import { type Store, schema } from "./store.ts";

const { staff, staffDistrict } = schema;

/** By subject; by e-mail only the first time, and then the subject is bound. */
export async function staffBehind(
  store: Store,
  identity: Identity,
): Promise<StaffMember | { refused: "unknown" | "disabled" }> {
  const rows = await store.orm.select().from(staff).where(eq(staff.subject, identity.subject)).limit(1);
  let row = rows[0];
  if (!row) {
    const [byEmail] = await store.orm
      .select()
      .from(staff)
      .where(eq(staff.email, identity.email.toLowerCase()))
      .limit(1);
    if (!byEmail || byEmail.subject !== null) return { refused: "unknown" };
    // Two may come at once: the subject that was bound first stays. (Their own, from two first pages, is no other.)
    const bound = await store.orm
      .update(staff)
      .set({ subject: identity.subject })
      .where(and(eq(staff.id, byEmail.id), or(isNull(staff.subject), eq(staff.subject, identity.subject))))
      .returning({ id: staff.id });
    if (bound.length === 0) return { refused: "unknown" };
    row = byEmail;
  }
  if (row.disabledAt !== null) return { refused: "disabled" };
  return withAreas(store, row);
}

/** Everybody who may work, for the development sign-in and for names. */
export async function activeStaff(store: Store): Promise<StaffMember[]> {
  const rows = await store.orm.select().from(staff).where(isNull(staff.disabledAt)).orderBy(asc(staff.id));
  return Promise.all(rows.map((row) => withAreas(store, row)));
}

async function withAreas(store: Store, row: typeof staff.$inferSelect): Promise<StaffMember> {
  const areas = await store.orm
    .select({ area: staffDistrict.area })
    .from(staffDistrict)
    .where(eq(staffDistrict.staffId, row.id));
  return { id: row.id, nickname: row.nickname, email: row.email, role: row.role, areas: areas.map(({ area }) => area) };
}
