/** Reads what the escalation decides on: due alerts and wishes, the roster, colleagues with their devices, calls so far. */
import * as z from "zod";
import type { House } from "../house.ts";
import { SOCIAL_WORK_SQL } from "../staff/types.ts";
import { rosterStatement } from "../store/roster-rows.ts";
import type { StatementResult } from "../store/store.ts";
import { readTown } from "../store/town.ts";
import type { Level } from "../triage/types.ts";
import type { Member, OpenRequest, Recent, Situation } from "./plan.ts";
import type { AlertFacts, AlertSettings, Called, Shift } from "./types.ts";

/** What is due beyond this waits for the next minute. */
const ALERTS_A_RUN = 100;
const REQUESTS_A_RUN = 50;
const MINUTE_MS = 60_000;
/** A request this old is no news any more. */
const NEWS_MS = 48 * 3_600_000;

/**
 * Somebody goes: they said so, took the request or answered after the alert was raised; or people closed it or lowered its
 * level, which nothing but people can do. Reading is not going. `a` must be the alert and `r` its request.
 */
export const HANDLED = `(a.acknowledged_at IS NOT NULL OR r.state = 'closed' OR r.level > a.level OR EXISTS (SELECT 1 FROM history_event h
  WHERE h.request_id = r.id AND h.at >= a.raised_at AND h.kind IN ('request.taken', 'request.answered')))`;

/** A device counts while nobody has taken it off and the browser has not let it expire. */
export const LIVE_DEVICE = "removed_at IS NULL AND (expires_at IS NULL OR expires_at > ?1)";

/** Messages were tried for the call `c`, and none of them is or will be there. */
const FAILED = `(EXISTS (SELECT 1 FROM alert_send m WHERE m.bundle_id = c.bundle_id)
  AND NOT EXISTS (SELECT 1 FROM alert_send m WHERE m.bundle_id = c.bundle_id AND m.state <> 'failed'))`;

const settingsSchema = z.object({
  stepMinutes: z.number().min(1).max(60).default(5),
  todayStepMinutes: z.number().min(5).max(240).default(30),
  roundMinutes: z.number().min(5).max(240).default(15),
  laterRoundMinutes: z.number().min(5).max(720).default(120),
  rosterDepth: z.number().int().min(1).max(20).default(4),
  onCall: z.boolean().default(false),
});

/** A setting that cannot be read must not keep anybody from being called: the usual ones stand in. */
export function readAlertSettings(settings: { key: string; value: string }[]): AlertSettings {
  const { hours } = readTown(settings, []);
  const text = settings.find((row) => row.key === "alerts")?.value;
  const parsed = settingsSchema.safeParse(json(text) ?? {});
  return { ...(parsed.success ? parsed.data : settingsSchema.parse({})), hours };
}

function json(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One round trip: the usual minute ends here. */
export async function anythingDue(house: House, now: number): Promise<boolean> {
  const [result] = await house.store.batch([
    house.store
      .prepare(
        `SELECT EXISTS (SELECT 1 FROM alert WHERE next_step_at <= ?1)
         OR EXISTS (SELECT 1 FROM staff_notice n JOIN request r WHERE n.also_level IS NOT NULL AND r.state = 'open'
           AND r.owner IS NULL AND r.level BETWEEN 'U2' AND n.also_level AND r.opened_at >= max(n.updated_at, ?2)
           AND NOT EXISTS (SELECT 1 FROM alert_call c WHERE c.request_id = r.id AND c.staff_id = n.staff_id AND c.alert_id IS NULL))
         AS due`,
      )
      .bind(now, now - NEWS_MS),
  ]);
  return result?.results[0]?.due === 1;
}

/** One round trip. */
export async function loadSituation(house: House, now: number): Promise<Situation> {
  const { store } = house;
  const due = `SELECT id FROM alert WHERE next_step_at <= ?1 ORDER BY next_step_at LIMIT ${ALERTS_A_RUN}`;
  const [settings, alerts, called, roster, members, areas, devices, recent, requests, told, recusals] =
    await store.batch([
      store.prepare("SELECT key, value FROM town_setting WHERE key IN ('hours', 'alerts')"),
      store
        .prepare(
          `SELECT a.id, a.request_id AS requestId, a.level, a.raised_at AS raisedAt, r.area, ${HANDLED} AS over
         FROM alert a JOIN request r ON r.id = a.request_id WHERE a.id IN (${due}) ORDER BY a.raised_at, a.id`,
        )
        .bind(now),
      store
        .prepare(
          `SELECT c.alert_id AS alertId, c.step, c.staff_id AS staffId, c.at, ${FAILED} AS failed FROM alert_call c
         WHERE c.alert_id IN (${due}) ORDER BY c.step, c.nth`,
        )
        .bind(now),
      rosterStatement(store, now),
      store.prepare(
        `SELECT s.id, s.role, n.quiet_from AS quietFrom, n.quiet_until AS quietUntil, n.also_level AS alsoLevel,
       n.updated_at AS wishSince FROM staff s LEFT JOIN staff_notice n ON n.staff_id = s.id
       WHERE s.disabled_at IS NULL AND s.role IN ${SOCIAL_WORK_SQL} ORDER BY s.id`,
      ),
      store.prepare("SELECT staff_id AS staffId, area FROM staff_district"),
      store.prepare(`SELECT id, staff_id AS staffId FROM push_subscription WHERE ${LIVE_DEVICE} ORDER BY id`).bind(now),
      store
        .prepare(
          `SELECT staff_id AS staffId, level, bundle_id AS bundleId, max(created_at) AS at FROM alert_send
         WHERE created_at > ?1 AND state <> 'failed' AND requests > 0 GROUP BY staff_id, level, bundle_id`,
        )
        .bind(now - MINUTE_MS),
      store
        .prepare(
          `SELECT id, level, area, opened_at AS openedAt FROM request WHERE state = 'open' AND owner IS NULL
         AND level IN ('U2', 'U3') AND opened_at >= ?1 ORDER BY opened_at DESC LIMIT ${REQUESTS_A_RUN}`,
        )
        .bind(now - NEWS_MS),
      store
        .prepare(
          "SELECT request_id AS requestId, staff_id AS staffId FROM alert_call WHERE alert_id IS NULL AND at >= ?1",
        )
        .bind(now - NEWS_MS),
      store
        .prepare(
          `SELECT x.request_id AS requestId, x.staff_id AS staffId FROM request_recusal x JOIN request r ON r.id = x.request_id
         WHERE r.state = 'open' AND (r.opened_at >= ?2 OR EXISTS (SELECT 1 FROM alert a WHERE a.request_id = r.id AND a.next_step_at <= ?1))`,
        )
        .bind(now, now - NEWS_MS),
    ]);
  const allTold = rowsOf<{ requestId: string; staffId: string }>(told);
  const allRecusals = rowsOf<{ requestId: string; staffId: string }>(recusals);
  const recusedOf = (id: string) =>
    allRecusals.filter(({ requestId }) => requestId === id).map(({ staffId }) => staffId);
  const push = house.paging.push !== null;
  const webhook = house.paging.webhook !== null;
  const allDevices = push ? rowsOf<{ id: string; staffId: string }>(devices) : [];
  const allAreas = rowsOf<{ staffId: string; area: string }>(areas);
  return {
    settings: readAlertSettings(rowsOf(settings)),
    alerts: rowsOf<Omit<AlertFacts, "over" | "recused"> & { over: number }>(alerts).map((row) => ({
      ...row,
      over: row.over === 1,
      recused: recusedOf(row.requestId),
    })),
    called: rowsOf<Omit<Called, "failed"> & { failed: number }>(called).map((row) => ({
      ...row,
      failed: row.failed === 1,
    })),
    roster: rowsOf<Shift>(roster),
    recent: rowsOf<Recent>(recent),
    webhook,
    requests: rowsOf<Omit<OpenRequest, "told" | "recused">>(requests).map((request) => ({
      ...request,
      told: allTold.filter(({ requestId }) => requestId === request.id).map(({ staffId }) => staffId),
      recused: recusedOf(request.id),
    })),
    members: rowsOf<MemberRow>(members).map((row): Member => {
      const own = allDevices.filter(({ staffId }) => staffId === row.id).map(({ id }) => id);
      return {
        id: row.id,
        role: row.role,
        areas: allAreas.filter(({ staffId }) => staffId === row.id).map(({ area }) => area),
        devices: own,
        reachable: own.length > 0 || webhook,
        quiet: row.quietFrom && row.quietUntil ? { from: row.quietFrom, until: row.quietUntil } : null,
        alsoLevel: row.alsoLevel,
        wishSince: row.wishSince ?? 0,
      };
    }),
  };
}

interface MemberRow {
  id: string;
  role: "csw" | "manager";
  quietFrom: string | null;
  quietUntil: string | null;
  alsoLevel: (Level & ("U2" | "U3")) | null;
  wishSince: number | null;
}

export function rowsOf<T>(result: StatementResult | undefined): T[] {
  return (result?.results ?? []) as unknown as T[];
}
