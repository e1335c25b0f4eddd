/** A colleague's devices and wishes: signing one up, taking one off, quiet hours, a message to try it out. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import { insertRows } from "../store/write.ts";
import { tellInboxes } from "./call-out.ts";
import { LIVE_DEVICE, rowsOf } from "./load.ts";
import { addressSchema } from "./paging.ts";
import type { DeskOutcome } from "./port.ts";
import { sendPage } from "./send.ts";

const DEVICES_EACH = 10;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** Message of a test: no request, hence 0. */
const NO_REQUESTS = 0;

/** The same browser again is the same row; signed in as somebody else, it becomes theirs. */
export async function addDevice(
  house: House,
  staff: StaffMember,
  address: unknown,
  expiresAt: number | null,
): Promise<DeskOutcome> {
  const { store, paging } = house;
  if (!paging.push) return { kind: "refused", why: "off" };
  const parsed = addressSchema.safeParse(address);
  if (!parsed.success || !paging.push.takes(parsed.data.endpoint)) return { kind: "refused", why: "wrong" };
  const now = house.clock();
  const hash = await store.keys.lane("device", parsed.data.endpoint);
  const [known, own] = await store.batch([
    store.prepare("SELECT id FROM push_subscription WHERE address_hash = ?1").bind(hash),
    store
      .prepare(
        `SELECT count(*) AS n FROM push_subscription WHERE staff_id = ?2 AND address_hash <> ?3 AND ${LIVE_DEVICE}`,
      )
      .bind(now, staff.id, hash),
  ]);
  if ((rowsOf<{ n: number }>(own)[0]?.n ?? 0) >= DEVICES_EACH) return { kind: "refused", why: "tooMany" };
  const id = rowsOf<{ id: string }>(known)[0]?.id ?? house.newId();
  const sealed = await store.keys.sealAddress(id, JSON.stringify(parsed.data));
  await store.batch([
    store
      .prepare(
        `INSERT INTO push_subscription (id, staff_id, address_sealed, address_hash, expires_at, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE SET staff_id = ?2, address_sealed = ?3, expires_at = ?5,
         created_at = CASE WHEN removed_at IS NULL AND staff_id = ?2 THEN created_at ELSE ?6 END,
         removed_at = NULL, removed_why = NULL`,
      )
      .bind(id, staff.id, sealed, hash, expiresAt, now),
  ]);
  return { kind: "done" };
}

/** Takes one of one's own devices off, by its id (not found when there is none) or its endpoint (done either way). */
export async function removeDevice(
  house: House,
  staff: StaffMember,
  which: { id: string } | { endpoint: string },
): Promise<DeskOutcome> {
  const { store } = house;
  const [column, value] =
    "id" in which ? ["id", which.id] : ["address_hash", await store.keys.lane("device", which.endpoint)];
  const [result] = await store.batch([
    store
      .prepare(
        `UPDATE push_subscription SET removed_at = ?3, removed_why = 'off', address_sealed = NULL
         WHERE ${column} = ?1 AND staff_id = ?2 AND removed_at IS NULL RETURNING id`,
      )
      .bind(value, staff.id, house.clock()),
  ]);
  // A browser that signs off must not fail because the house had forgotten it.
  return rowsOf(result).length > 0 || "endpoint" in which ? { kind: "done" } : { kind: "notFound" };
}

/** Quiet hours ("HH:MM", both or neither) and from which level on one also wants to hear of requests. @returns refused `wrong` for anything else. */
export async function saveNotice(
  house: House,
  staff: StaffMember,
  notice: { quietFrom: string; quietUntil: string; alsoLevel: string },
): Promise<DeskOutcome> {
  const { quietFrom, quietUntil, alsoLevel } = notice;
  const noQuiet = quietFrom === "" && quietUntil === "";
  if (!noQuiet && !(TIME.test(quietFrom) && TIME.test(quietUntil))) return { kind: "refused", why: "wrong" };
  if (!["", "U2", "U3"].includes(alsoLevel)) return { kind: "refused", why: "wrong" };
  await house.store.batch([
    house.store
      .prepare(
        `INSERT INTO staff_notice (staff_id, quiet_from, quiet_until, also_level, updated_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (staff_id) DO UPDATE SET quiet_from = ?2, quiet_until = ?3, also_level = ?4, updated_at = ?5`,
      )
      .bind(
        staff.id,
        noQuiet ? null : quietFrom,
        noQuiet ? null : quietUntil,
        alsoLevel === "" ? null : alsoLevel,
        house.clock(),
      ),
  ]);
  return { kind: "done" };
}

/** Sent at once, so that the page that follows knows its fate. */
export async function sendTest(house: House, staff: StaffMember): Promise<DeskOutcome> {
  const { store } = house;
  if (!house.paging.push) return { kind: "refused", why: "off" };
  const now = house.clock();
  const [result] = await store.batch([
    store.prepare(`SELECT id FROM push_subscription WHERE staff_id = ?2 AND ${LIVE_DEVICE}`).bind(now, staff.id),
  ]);
  const devices = rowsOf<{ id: string }>(result);
  if (devices.length === 0) return { kind: "refused", why: "noDevice" };
  const bundle = house.newId();
  const sends = devices.map((device) => [
    ...[house.newId(), bundle, staff.id, "push", device.id, "U4", NO_REQUESTS, "waiting", now, now],
  ]);
  await store.batch(
    insertRows(
      store,
      "alert_send",
      [
        ...["id", "bundle_id", "staff_id", "channel", "subscription_id", "level", "requests", "state"],
        ...["next_try_at", "created_at"],
      ],
      sends,
    ),
  );
  await Promise.all(sends.map(([id]) => sendPage(house, String(id))));
  await tellInboxes(house);
  return { kind: "done" };
}
