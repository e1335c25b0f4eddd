/** The alerts as the inbox sees them: the alarm, "I go", and the page of duty and messages with its forms. */
import type { House } from "../house.ts";
import { scopeSql, scopeValues } from "../requests/scope.ts";
import { SOCIAL_WORK, type StaffMember, type StaffRole } from "../staff/types.ts";
import { rosterStatement, type ShiftRow } from "../store/roster-rows.ts";
import type { Store } from "../store/store.ts";
import { acknowledge, alarmFor } from "./alarm.ts";
import { addDevice, removeDevice, saveNotice, sendTest } from "./devices.ts";
import { LIVE_DEVICE, readAlertSettings, rowsOf } from "./load.ts";
import type { AlertsPort, CallView, DutyPageView, DutyView, TeamSend } from "./port.ts";
import { dutiesBetween, uncovered } from "./roster.ts";
import { addShift, removeShift, swap } from "./roster-acts.ts";

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const CALLS_SHOWN = 60;
const TEAM_SHOWN = 20;

/** What the inbox asks of the alerts, over this house. */
export function alertsDesk(house: House): AlertsPort {
  return {
    alarm: (staff) => alarmFor(house, staff),
    acknowledge: (staff, requestId, newest) => acknowledge(house, staff, requestId, newest ?? null),
    page: (staff) => dutyPage(house, staff),
    addShift: (staff, shift) => addShift(house, staff, shift),
    removeShift: (staff, id) => removeShift(house, staff, id),
    swap: (staff, shiftId, date, to) => swap(house, staff, shiftId, date, to),
    saveNotice: (staff, notice) => saveNotice(house, staff, notice),
    addDevice: (staff, address, expiresAt) => addDevice(house, staff, address, expiresAt),
    removeDevice: (staff, which) => removeDevice(house, staff, which),
    test: (staff) => sendTest(house, staff),
  };
}

interface StaffRow {
  id: string;
  nickname: string;
  role: StaffRole;
  disabled: number;
  devices: number;
}

/** One round trip. */
async function dutyPage(house: House, staff: StaffMember): Promise<DutyPageView> {
  const { store, paging } = house;
  const now = house.clock();
  const [settings, shiftRows, staffRows, notice, devices, test, calls, team] = await store.batch([
    store.prepare("SELECT key, value FROM town_setting WHERE key IN ('hours', 'alerts')"),
    rosterStatement(store, now),
    store
      .prepare(
        `SELECT id, nickname, role, disabled_at IS NOT NULL AS disabled,
         (SELECT count(*) FROM push_subscription d WHERE d.staff_id = staff.id AND ${LIVE_DEVICE}) AS devices FROM staff ORDER BY id`,
      )
      .bind(now),
    store
      .prepare(
        "SELECT quiet_from AS quietFrom, quiet_until AS quietUntil, also_level AS alsoLevel FROM staff_notice WHERE staff_id = ?1",
      )
      .bind(staff.id),
    store
      .prepare(
        `SELECT id, created_at AS createdAt, last_sent_at AS lastSentAt FROM push_subscription
         WHERE staff_id = ?2 AND ${LIVE_DEVICE} ORDER BY created_at`,
      )
      .bind(now, staff.id),
    store
      .prepare(
        `SELECT created_at AS at, min(state) AS state, why FROM alert_send WHERE staff_id = ?1 AND requests = 0
         AND created_at > ?2 GROUP BY bundle_id ORDER BY created_at DESC LIMIT 1`,
      )
      .bind(staff.id, now - DAY_MS),
    callsStatement(store, staff, now),
    store
      .prepare(
        `SELECT id, created_at AS at, level, state, why FROM alert_send WHERE channel = 'webhook' AND created_at > ?1
         ORDER BY created_at DESC LIMIT ${TEAM_SHOWN}`,
      )
      .bind(now - WEEK_MS),
  ]);
  const people = rowsOf<StaffRow>(staffRows);
  const nameOf = (id: string) => ({ id, nickname: people.find((one) => one.id === id)?.nickname ?? "？" });
  const shifts = rowsOf<ShiftRow>(shiftRows);
  const duties = dutiesBetween(shifts, now, now + WEEK_MS).map(
    (duty): DutyView => ({
      shiftId: duty.shiftId,
      staff: nameOf(duty.staffId),
      away: people.find((one) => one.id === duty.staffId)?.disabled !== 0,
      from: duty.from,
      until: duty.until,
      date: duty.date,
      recurring: shifts.find((shift) => shift.id === duty.shiftId)?.weekday !== null,
    }),
  );
  const working = shifts.filter((shift) => !people.find((one) => one.id === shift.staffId)?.disabled);
  return {
    onDuty: duties.filter((duty) => duty.from <= now),
    coming: duties.filter((duty) => duty.from > now),
    gaps: uncovered(working, now, now + WEEK_MS),
    shifts: shifts.map(({ createdBy, position: _, staffId, ...shift }) => ({
      ...shift,
      staff: staffId === null ? null : nameOf(staffId),
      mayRemove: staff.role === "manager" || (shift.replaces !== null && createdBy === staff.id),
    })),
    colleagues: people
      .filter((one) => !one.disabled && SOCIAL_WORK.includes(one.role))
      .map(({ id, nickname, role, devices: own }) => ({ id, nickname, role, devices: own })),
    own: {
      ...(rowsOf<Pick<DutyPageView["own"], "quietFrom" | "quietUntil" | "alsoLevel">>(notice)[0] ?? {
        quietFrom: null,
        quietUntil: null,
        alsoLevel: null,
      }),
      devices: rowsOf(devices),
      lastTest: rowsOf<NonNullable<DutyPageView["own"]["lastTest"]>>(test)[0] ?? null,
    },
    pushKey: paging.push?.publicKey ?? null,
    webhook: paging.webhook?.kind ?? null,
    stepMinutes: readAlertSettings(rowsOf(settings)).stepMinutes,
    calls: rowsOf<Omit<CallView, "waiting"> & { waiting: number }>(calls).map((row) => ({
      ...row,
      waiting: row.waiting > 0,
    })),
    team: rowsOf<TeamSend>(team),
  };
}

/** What was sent to whom and when, and when they looked: of the request nothing but its level and a link for who may see it. */
function callsStatement(store: Store, staff: StaffMember, now: number) {
  const messages = "FROM alert_send m WHERE m.bundle_id = c.bundle_id";
  return store
    .prepare(
      `SELECT c.id, c.at, coalesce(a.level, r.level) AS level, c.why, s.nickname,
       CASE WHEN ${scopeSql(2)} THEN r.id END AS requestId,
       (SELECT min(m.sent_at) ${messages} AND m.state = 'sent') AS sentAt,
       (SELECT count(*) ${messages} AND m.state = 'waiting') AS waiting,
       (SELECT m.why ${messages} AND m.state = 'failed' LIMIT 1) AS failedWhy,
       (SELECT min(x.at) FROM read_audit x WHERE x.request_id = c.request_id AND x.staff_id = c.staff_id AND x.at >= c.at) AS openedAt,
       a.acknowledged_at AS acknowledgedAt, k.nickname AS acknowledgedBy
       FROM alert_call c JOIN request r ON r.id = c.request_id LEFT JOIN alert a ON a.id = c.alert_id
       LEFT JOIN staff s ON s.id = c.staff_id LEFT JOIN staff k ON k.id = a.acknowledged_by
       WHERE c.at > ?1 ORDER BY c.at DESC, c.step DESC, c.nth LIMIT ${CALLS_SHOWN}`,
    )
    .bind(now - WEEK_MS, ...scopeValues(staff));
}
