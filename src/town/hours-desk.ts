/** Opening hours for staff: what holds, who reads where, and changing it; each change is one batch with its history. */
import { dutiesBetween } from "../alerts/roster.ts";
import type { Shift } from "../alerts/types.ts";
import type { House } from "../house.ts";
import { SOCIAL_WORK_SQL, type StaffMember } from "../staff/types.ts";
import { readDistrictHours, readTownHours } from "../store/hours-shape.ts";
import { rosterRows, rosterStatement } from "../store/roster-rows.ts";
import type { Statement } from "../store/store.ts";
import { currentTown, hoursFor, type Town } from "../store/town.ts";
import { jst, jstMoment } from "../triage/hours.ts";
import { changeDistrict, changeTown } from "./change-hours.ts";
import { DAYS_AHEAD, type HoursHistoryLine, type Reader, type ScopeHours, type TownDesk } from "./desk-types.ts";

const DAY_MS = 86_400_000;
const KEEP_DAYS_MS = 60 * DAY_MS;
/** Managers; and for a district also who works there. `?1` the staff id, `?2` the scope. */
const MAY_CHANGE = `EXISTS (SELECT 1 FROM staff me WHERE me.id = ?1 AND me.disabled_at IS NULL AND (me.role IN ('manager', 'admin')
  OR me.role IN ${SOCIAL_WORK_SQL} AND EXISTS (SELECT 1 FROM staff_district d WHERE d.staff_id = me.id AND d.area = ?2)))`;
const ABOUT = `
  SELECT ${MAY_CHANGE} AS may, (SELECT coalesce(max(version), 0) FROM hours_change WHERE scope = ?2) AS version,
    (SELECT away_until FROM staff WHERE id = ?1) AS away`;
const READERS = `
  SELECT s.nickname, d.part, s.away_until FROM staff_district d JOIN staff s ON s.id = d.staff_id
  WHERE s.disabled_at IS NULL AND d.area = ?1 ORDER BY d.part = 'deputy', s.id`;
const HISTORY = `
  SELECT h.at, h.what, h.date, s.nickname AS staffNickname FROM hours_change h LEFT JOIN staff s ON s.id = h.staff_id
  WHERE h.scope = ?1 ORDER BY h.version DESC LIMIT 30`;

/** What the hours page of the inbox asks and does. */
export function hoursDesk(house: House): Pick<TownDesk, "hours" | "changeHours" | "setAway" | "setWeather"> {
  const { store } = house;
  return {
    async hours(staff, scope) {
      const [town, [about, readers, history, shifts, staffRows]] = await Promise.all([
        currentTown(store),
        store.batch([
          store.prepare(ABOUT).bind(staff.id, scope),
          store.prepare(READERS).bind(scope),
          store.prepare(HISTORY).bind(scope),
          rosterStatement(store, house.clock()),
          store.prepare("SELECT id, nickname FROM staff WHERE disabled_at IS NULL"),
        ]),
      ]);
      if (!isScope(town, scope)) return null;
      const { may, version, away } = (about?.results ?? [])[0] as { may: number; version: number; away: string | null };
      const today = jst(house.clock()).date;
      const awayFrom = (until: string | null) => (until !== null && until >= today ? until : null);
      const district = town.districts.find(({ id }) => id === scope);
      const shown: ScopeHours = {
        scope,
        name: district?.name ?? TOWN_NAME,
        version,
        mayChange: may === 1,
        hours: hoursFor(town, district?.id ?? null),
        own: district?.hours ?? null,
        set: town.hoursSet,
        readers: ((readers?.results ?? []) as unknown as ReaderRow[]).map((row) => ({
          nickname: row.nickname,
          part: row.part,
          awayUntil: awayFrom(row.away_until),
        })),
        history: (history?.results ?? []) as unknown as HoursHistoryLine[],
      };
      return {
        scopes: [{ scope: "town", name: TOWN_NAME }, ...town.districts.map(({ id, name }) => ({ scope: id, name }))],
        shown,
        awayUntil: awayFrom(away),
        weatherAlertUntil: awayFrom(town.triage.weatherAlertUntil),
        duty: dutyByDate(
          rosterRows(shifts),
          new Map(
            ((staffRows?.results ?? []) as { id: string; nickname: string }[]).map((row) => [row.id, row.nickname]),
          ),
          house.clock(),
        ),
      };
    },

    async changeHours(staff, scope, seenVersion, change) {
      const town = await currentTown(store);
      if (!isScope(town, scope)) return "notFound";
      const now = house.clock();
      const oldest = jst(now - KEEP_DAYS_MS).date;
      const own = town.districts.find(({ id }) => id === scope)?.hours ?? null;
      const next = scope === "town" ? changeTown(town.hours, change, oldest) : changeDistrict(own, change, oldest);
      // What a turn could not read back must never be written.
      const read = next && (scope === "town" ? readTownHours(next) : readDistrictHours(next));
      if (!next || !read) return "wrong";
      const value = JSON.stringify(next);
      const id = house.newId();
      const date = change.kind === "opened" ? change.opening.date : change.kind === "removed" ? change.date : null;
      try {
        const [written] = await store.batch([
          store
            .prepare(
              `INSERT INTO hours_change (id, scope, version, at, staff_id, what, date, value)
               SELECT ?3, ?2, ?4, ?5, ?1, ?6, ?7, ?8 WHERE ${MAY_CHANGE}`,
            )
            .bind(
              staff.id,
              scope,
              id,
              seenVersion + 1,
              now,
              change.kind,
              date ?? (change.kind === "closed" ? (change.dates[0] ?? null) : null),
              value,
            ),
          // Only with the history row: whoever may not, changes nothing.
          settingStatement(scope, value, now, id),
        ]);
        return written?.meta.changes === 1 ? "done" : "notFound";
      } catch (error) {
        // Somebody else wrote this number first; nothing of ours is stored.
        if (isVersionTaken(error)) return "changed";
        throw error;
      }
    },

    async setAway(staff: StaffMember, until: string | null) {
      await store.batch([
        store.prepare("UPDATE staff SET away_until = ?2 WHERE id = ?1 AND disabled_at IS NULL").bind(staff.id, until),
      ]);
    },

    async setWeather(staff: StaffMember, until: string | null) {
      for (let tries = 1; ; tries++) {
        try {
          return await writeWeather(staff, until);
        } catch (error) {
          // Somebody set it in the same moment; both stand in the history, and the later one holds.
          if (!isVersionTaken(error) || tries >= MAX_TRIES) throw error;
        }
      }
    },
  };

  async function writeWeather(staff: StaffMember, until: string | null): Promise<"done" | "notFound"> {
    const now = house.clock();
    const id = house.newId();
    const [written] = await store.batch([
      store
        .prepare(
          `INSERT INTO hours_change (id, scope, version, at, staff_id, what, date, value)
           SELECT ?1, 'weather', (SELECT coalesce(max(version), 0) + 1 FROM hours_change WHERE scope = 'weather'), ?2, ?3,
           'weather', ?4, '{}' WHERE EXISTS (SELECT 1 FROM staff WHERE id = ?3 AND disabled_at IS NULL)`,
        )
        .bind(id, now, staff.id, until),
      // Only with the history row: whoever does not work here changes nothing.
      store
        .prepare(
          `INSERT INTO town_setting (key, value, updated_at)
           SELECT 'triage', json_object('weatherAlertUntil', ?1), ?2 WHERE EXISTS (SELECT 1 FROM hours_change WHERE id = ?3)
           ON CONFLICT (key) DO UPDATE SET value = json_set(value, '$.weatherAlertUntil', ?1), updated_at = ?2`,
        )
        .bind(until, now, id),
    ]);
    return written?.meta.changes === 1 ? "done" : "notFound";
  }

  function settingStatement(scope: string, value: string, now: number, change: string): Statement {
    return scope === "town"
      ? store
          .prepare(
            `INSERT INTO town_setting (key, value, updated_at)
             SELECT 'hours', ?1, ?2 WHERE EXISTS (SELECT 1 FROM hours_change WHERE id = ?3)
             ON CONFLICT (key) DO UPDATE SET value = ?1, updated_at = ?2`,
          )
          .bind(value, now, change)
      : store
          .prepare(
            "UPDATE welfare_district SET hours = ?1 WHERE id = ?2 AND EXISTS (SELECT 1 FROM hours_change WHERE id = ?3)",
          )
          .bind(value, scope, change);
  }
}

const TOWN_NAME = "市ぜんたい";
const MAX_TRIES = 5;

/** Somebody else wrote this number of the history first. */
const isVersionTaken = (error: unknown): boolean =>
  error instanceof Error && error.message.includes("UNIQUE constraint failed: hours_change.scope");

interface ReaderRow {
  nickname: string;
  part: Reader["part"];
  away_until: string | null;
}

const isScope = (town: Town, scope: string): boolean =>
  scope === "town" || town.districts.some(({ id }) => id === scope);

/** Who is on duty on each of the next days, in the order in which duty begins. */
function dutyByDate(
  roster: readonly Shift[],
  nicknames: ReadonlyMap<string, string>,
  now: number,
): ReadonlyMap<string, readonly string[]> {
  const from = jstMoment(jst(now).date, "00:00");
  const duties = dutiesBetween(roster, from, from + DAYS_AHEAD * DAY_MS);
  const byDate = new Map<string, string[]>();
  for (const { date, staffId } of duties) {
    const name = nicknames.get(staffId);
    const day = byDate.get(date) ?? [];
    if (name !== undefined && !day.includes(name)) byDate.set(date, [...day, name]);
  }
  return byDate;
}
