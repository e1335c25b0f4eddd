/** Places as HSDS 3 (Open Referral Human Services Data Specification): one service at one location with its schedules, each. */
import { jst, jstMoment } from "../triage/hours.ts";
import type { District } from "./area.ts";
import { isClosedOn } from "./calendar.ts";
import type { PlaceRule } from "./calendar-types.ts";
import { kindOf } from "./kinds.ts";
import { ruleWords } from "./rule-shape.ts";
import type { Place } from "./types.ts";

export interface HsdsTown {
  windowName: string;
  districts: readonly District[];
  /** Epoch ms the directory was written. */
  origin: string;
}

/**
 * The page of services as the HSDS API lists them (`GET /services`), all on one page.
 * Ids are UUIDs derived from ours, so that they stay the same for ever.
 */
export async function hsdsServices(town: HsdsTown, places: readonly Place[], now: number): Promise<object> {
  const organizationId = await uuidOf(`${town.origin}/`);
  const contents = await Promise.all(places.map((place) => service(town, place, organizationId, now)));
  return {
    total_items: contents.length,
    total_pages: 1,
    page_number: 1,
    size: contents.length,
    first_page: true,
    last_page: true,
    empty: contents.length === 0,
    contents,
  };
}

async function service(town: HsdsTown, place: Place, organizationId: string, now: number): Promise<object> {
  const id = await uuidOf(`${town.origin}/places/${place.id}`);
  const part = (name: string) => uuidOf(`${town.origin}/places/${place.id}#${name}`);
  const closed = isClosedOn(place, jst(now).date);
  const schedules = await Promise.all(
    place.rules.map(async (rule, at) => ({ id: await part(`schedule${at}`), service_id: id, ...schedule(rule) })),
  );
  const extra = await Promise.all(
    place.extra.map(async ({ date, start, end, words }, at) => ({
      id: await part(`extra${at}`),
      service_id: id,
      valid_from: date,
      valid_to: date,
      dtstart: date,
      timezone: 9,
      freq: "WEEKLY",
      count: 1,
      opens_at: clock(start),
      closes_at: clock(end),
      ...(words ? { description: words } : {}),
    })),
  );
  const alert = closed ? place.closure?.words || "いまはお休みしています" : null;
  return {
    id,
    name: place.name,
    ...(place.reading ? { alternate_name: place.reading } : {}),
    description: [place.note, place.staffWords].filter(Boolean).join("\n") || place.whenOpen || place.name,
    url: new URL(`/places/${encodeURIComponent(place.id)}`, town.origin).href,
    status: closed ? "temporarily closed" : "active",
    ...(place.price ? { fees_description: place.price } : {}),
    ...(place.welcome ? { eligibility_description: place.welcome } : {}),
    ...(place.contact ? { application_process: place.contact } : {}),
    ...(place.checkedOn ? { assured_date: place.checkedOn } : {}),
    ...(alert ? { alert } : {}),
    ...(place.checkedOn ? { last_modified: new Date(jstMoment(place.checkedOn, "00:00")).toISOString() } : {}),
    organization: { id: organizationId, name: town.windowName, description: `${town.windowName}の居場所・食の場` },
    service_at_locations: [await atLocation(town, place, id, part)],
    schedules: [...schedules, ...extra],
    cost_options: place.free
      ? [{ id: await part("cost"), service_id: id, option: place.price || "無料", amount: 0, currency: "JPY" }]
      : [],
    attributes: await Promise.all(
      place.kinds.map(async (code) => ({
        id: await part(`kind-${code}`),
        link_id: id,
        link_entity: "service",
        value: code,
        label: kindOf(code)?.label ?? code,
      })),
    ),
  };
}

async function atLocation(
  town: HsdsTown,
  place: Place,
  serviceId: string,
  part: (name: string) => Promise<string>,
): Promise<object> {
  const locationId = await part("location");
  const comforts = [
    ...(place.quietSeat ? ["静かな席があります"] : []),
    ...(place.waitsAtDoor ? ["はじめてのとき、入口で待っていてくれます"] : []),
  ];
  return {
    id: await part("at"),
    service_id: serviceId,
    location_id: locationId,
    location: {
      id: locationId,
      location_type: "physical",
      name: place.name,
      ...(place.access ? { transportation: place.access } : {}),
      ...(place.point ? { latitude: place.point.latitude, longitude: place.point.longitude } : {}),
      addresses: place.address
        ? [
            {
              id: await part("address"),
              location_id: locationId,
              address_1: place.address,
              city: town.windowName.split(/\s/)[0] ?? "",
              region: town.districts.find(({ id }) => id === place.area)?.name ?? "",
              state_province: "",
              postal_code: "",
              country: "JP",
              address_type: "physical",
            },
          ]
        : [],
      accessibility: await Promise.all(
        comforts.map(async (description, at) => ({
          id: await part(`comfort${at}`),
          location_id: locationId,
          description,
        })),
      ),
    },
  };
}

function schedule(rule: PlaceRule): object {
  const parts = new Map(rule.rrule.split(";").map((part) => part.split("=") as [string, string]));
  const freq = parts.get("FREQ");
  const text = (name: string, field: string) => (parts.has(name) ? { [field]: parts.get(name) } : {});
  return {
    ...(rule.from ? { valid_from: rule.from, dtstart: rule.from } : {}),
    ...(rule.until ? { valid_to: rule.until, until: rule.until } : {}),
    timezone: 9,
    // HSDS knows weeks and months: every day is all seven of a week.
    freq: freq === "MONTHLY" ? "MONTHLY" : "WEEKLY",
    interval: Number(parts.get("INTERVAL") ?? 1),
    ...(freq === "DAILY" ? { byday: "MO,TU,WE,TH,FR,SA,SU" } : text("BYDAY", "byday")),
    ...text("BYMONTHDAY", "bymonthday"),
    ...text("WKST", "wkst"),
    description: ruleWords(rule),
    opens_at: clock(rule.start),
    closes_at: clock(rule.end),
  };
}

const clock = (time: string): string => `${time === "24:00" ? "23:59" : time}+09:00`;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A version 8 UUID (RFC 9562) out of the SHA-256 of a URL of ours. */
async function uuidOf(url: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(url)));
  const hex = [...bytes.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const variant = "89ab"[Number.parseInt(hex[16] ?? "0", 16) % 4];
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  if (!UUID.test(uuid)) throw new Error("not a UUID");
  return uuid;
}
