/** Where a request should go, as a suggestion with its reason: duty, the person's last worker, the district, or the queue of those whose district nobody knows. Pure. Handbook §6.3. */
import type { Level } from "../triage/types.ts";

export interface RouteRequest {
  /** A neighbour's report goes by where the neighbour lives, whoever tells of it. */
  about: "self" | "neighbour";
  level: Level;
  area: string | null;
  /** They live in another city: they hear of its desk, and stay ours until it has them. */
  outOfCity?: boolean;
}

/** A member of staff who works here now. */
export interface RouteWorker {
  id: string;
  /** Away until this Tokyo date, itself included. */
  awayUntil: string | null;
  districts: readonly { area: string; part: "primary" | "deputy" }[];
}

export interface RouteFacts {
  /** Tokyo date. */
  today: string;
  /** In the order in which equals are asked. */
  workers: readonly RouteWorker[];
  /** Who had this person's last request. */
  lastWorker: string | null;
  /** Who is not to have this person: they asked for somebody else, or were asked for (no reason is known here). */
  recused: readonly string[];
  /** On duty now, whoever is called first standing first. Empty: the queue belongs to duty as such. */
  duty: readonly string[];
}

export type RouteQueue = "duty" | "known" | "district" | "unknownArea" | "outOfCity";
export type RouteWhy = "life" | "lastWorker" | "primary" | "deputy" | "nobodyThere" | "unknownArea" | "outOfCity";

export interface Route {
  queue: RouteQueue;
  /** The member of staff it is for; null: whoever is on duty. */
  to: string | null;
  why: RouteWhy;
}

/** The suggestion. Nobody is moved by it: a request stays with whoever has it. */
export function route(request: RouteRequest, facts: RouteFacts): Route {
  const here = (id: string | null): string | null => {
    const worker = facts.workers.find((one) => one.id === id);
    const away = worker?.awayUntil != null && worker.awayUntil >= facts.today;
    return !worker || away || facts.recused.includes(worker.id) ? null : worker.id;
  };
  const onDuty = facts.duty.find((id) => here(id) !== null) ?? null;

  if (request.level === "U0") return { queue: "duty", to: onDuty, why: "life" };
  if (request.outOfCity) return { queue: "outOfCity", to: onDuty, why: "outOfCity" };
  const last = request.about === "self" ? here(facts.lastWorker) : null;
  if (last !== null) return { queue: "known", to: last, why: "lastWorker" };
  if (request.area === null) return { queue: "unknownArea", to: onDuty, why: "unknownArea" };
  for (const part of ["primary", "deputy"] as const) {
    const found = facts.workers.find(
      ({ id, districts }) =>
        here(id) !== null && districts.some((one) => one.area === request.area && one.part === part),
    );
    if (found) return { queue: "district", to: found.id, why: part };
  }
  return { queue: "duty", to: onDuty, why: "nobodyThere" };
}

/** Somebody else who might help, by topic. A suggestion to the CSW, who stays the owner until arrival is confirmed. */
const REFERRALS: readonly { line: string; topics: readonly string[] }[] = [
  { line: "local_child_family", topics: ["child"] },
  { line: "local_self_reliance", topics: ["money", "debt", "lifeline", "housing", "evict", "work"] },
  { line: "local_elder_care", topics: ["care", "dementia"] },
];

/** @returns ids of the hotline register. */
export const referralsFor = (topics: readonly string[]): string[] =>
  REFERRALS.filter((one) => one.topics.some((topic) => topics.includes(topic))).map(({ line }) => line);
