/** The hotline register for staff: every line with its last check, from the data file or noted here, whichever is newer. */
import type { House } from "../house.ts";
import { SOCIAL_WORK_SQL, type StaffMember } from "../staff/types.ts";
import { isPlaceholder } from "../triage/hotline-schema.ts";
import { type Hotline, isCheckOverdue, lineOpen, REGISTER } from "../triage/hotlines.ts";
import { isMoment, jst } from "../triage/hours.ts";
import type { HotlineView, TownDesk } from "./desk-types.ts";

/** The newest check of each line and number. */
const CHECKS = `
  SELECT c.line_id, c.number, c.checked_on, s.nickname FROM hotline_check c LEFT JOIN staff s ON s.id = c.staff_id
  WHERE c.at = (SELECT max(at) FROM hotline_check WHERE line_id = c.line_id AND number = c.number)`;

export interface CheckRow {
  line_id: string;
  number: string;
  checked_on: string;
  nickname: string | null;
}

/** Pure. @param now epoch ms */
export function hotlineViews(lines: readonly Hotline[], checks: readonly CheckRow[], now: number): HotlineView[] {
  const today = isMoment(now) ? jst(now).date : "9999-12-31";
  return lines.map((line) => {
    const noted = checks.find((row) => row.line_id === line.id && row.number === line.number);
    const newer = noted && (line.checkedOn === null || noted.checked_on >= line.checkedOn) ? noted : null;
    const checkedOn = newer ? newer.checked_on : line.checkedOn;
    const placeholder = isPlaceholder(line.number);
    return {
      line,
      placeholder,
      openNow: lineOpen(line, now),
      shown: REGISTER.shown.some(({ id }) => id === line.id),
      checkedOn,
      checkedBy: newer ? newer.nickname : line.checkedBy,
      overdue: !placeholder && isCheckOverdue(checkedOn, line.recheckEveryDays, today),
    };
  });
}

/** The register with its checks, and writing a check down. */
export function hotlineDesk(house: House): Pick<TownDesk, "hotlines" | "overdueHotlines" | "checkHotline"> {
  const { store } = house;
  async function hotlines(): Promise<HotlineView[]> {
    const [checks] = await store.batch([store.prepare(CHECKS)]);
    return hotlineViews(REGISTER.all, (checks?.results ?? []) as unknown as CheckRow[], house.clock());
  }
  return {
    hotlines,

    async overdueHotlines(staff: StaffMember) {
      if (staff.role !== "manager") return 0;
      return (await hotlines()).filter(({ shown, overdue }) => shown && overdue).length;
    },

    async checkHotline(staff, id) {
      const line = REGISTER.all.find((one) => one.id === id);
      if (!line || isPlaceholder(line.number)) return "notFound";
      const now = house.clock();
      const [written] = await store.batch([
        store
          .prepare(
            `INSERT INTO hotline_check (id, line_id, number, checked_on, at, staff_id)
             SELECT ?2, ?3, ?4, ?5, ?6, me.id FROM staff me WHERE me.id = ?1 AND me.disabled_at IS NULL
             AND (me.role IN ${SOCIAL_WORK_SQL} OR me.role = 'admin')`,
          )
          .bind(staff.id, house.newId(), line.id, line.number, jst(now).date, now),
      ]);
      return written?.meta.changes === 1 ? "done" : "notFound";
    },
  };
}
