/** Routes of administration: staff, districts, settings. Done: 303 back. Not done: what was written comes back with why. */
import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { StaffInput } from "../../staff/staff-desk.ts";
import type { StaffRole } from "../../staff/types.ts";
import { namesIn, numberIn } from "../../town/district-shape.ts";
import { groupOf, settingValue } from "../../town/setting-shape.ts";
import { CHANGED_ADMIN, STAFF_REFUSED } from "../admin-words.ts";
import type { InboxEnv } from "../guard.ts";
import { noStaff, StaffListPage, StaffPage, type StaffTyped, staffPath } from "../pages/admin-staff.tsx";
import {
  AdminHome,
  DistrictPage,
  DistrictsPage,
  type DistrictTyped,
  districtPath,
  SettingsPage,
  type SettingTyped,
  typedOf,
} from "../pages/admin-town.tsx";
import { nothingHere } from "../refusals.tsx";
import { page } from "../reply.tsx";
import { localTime } from "../tokyo-time.ts";
import { frameOf } from "./reading.tsx";

type Ctx = Context<InboxEnv>;
type Field = (name: string) => string;

async function fieldsOf(c: Ctx): Promise<Field> {
  const body = await c.req.parseBody();
  return (name) => {
    const value = body[name];
    return typeof value === "string" ? value.replaceAll("\r\n", "\n").trim() : "";
  };
}

/** -1 for what is no version: that is the same as an outdated one. */
const versionIn = (field: Field): number =>
  /^\d{1,9}$/.test(field("seenVersion")) ? Number(field("seenVersion")) : -1;
const todayOf = (c: Ctx): string => localTime(c.get("port").now()).slice(0, 10);

export const notHere = (c: Ctx): Promise<Response> =>
  nothingHere(c, "ここにはありません。消えたか、あなたには見られないものです。", {
    href: "/inbox",
    words: "はじめの画面へ",
  });

function staffTyped(field: Field, districts: readonly { id: string }[]): StaffTyped {
  const areas: StaffInput["areas"] = {};
  for (const { id } of districts) {
    const part = field(`area_${id}`);
    if (part === "primary" || part === "deputy") areas[id] = part;
  }
  const until = field("awayUntil");
  return {
    email: field("email"),
    nickname: field("nickname"),
    // Anything else is refused by the desk.
    role: field("role") as StaffRole,
    areas,
    awayUntil: until === "" ? null : until,
    mayKnowReporters: field("mayKnowReporters") === "1",
  };
}

async function staffList(c: Ctx, status: ContentfulStatusCode, typed: StaffTyped | null, problem?: string) {
  const found = await c.get("port").roles.staff.list(c.get("staff"));
  if (!found) return notHere(c);
  return page(
    c,
    <StaffListPage
      frame={frameOf(c)}
      me={c.get("staff")}
      {...found}
      typed={typed}
      today={todayOf(c)}
      {...(problem ? { problems: [problem] } : {})}
    />,
    status,
  );
}

async function staffOne(c: Ctx, status: ContentfulStatusCode, typed: StaffTyped | null, problem?: string) {
  const view = await c.get("port").roles.staff.read(c.get("staff"), c.req.param("id") ?? "");
  if (!view) return notHere(c);
  return page(
    c,
    <StaffPage
      frame={frameOf(c)}
      me={c.get("staff")}
      view={view}
      typed={typed ?? { ...noStaff, ...view.entry }}
      now={c.get("port").now()}
      today={todayOf(c)}
      {...(problem ? { problems: [problem] } : {})}
    />,
    status,
  );
}

const setDisabled = (disabled: boolean) => async (c: Ctx) => {
  const field = await fieldsOf(c);
  const id = c.req.param("id") ?? "";
  const outcome = await c.get("port").roles.staff.setDisabled(c.get("staff"), id, versionIn(field), disabled);
  if (outcome.kind === "notFound") return notHere(c);
  if (outcome.kind === "changed") return staffOne(c, 409, null, CHANGED_ADMIN);
  if (outcome.kind === "refused") return staffOne(c, 422, null, STAFF_REFUSED[outcome.why]);
  return c.redirect(staffPath(id), 303);
};

const districtTyped = (field: Field, id: string): DistrictTyped => ({
  id,
  name: field("name"),
  names: field("names"),
  south: field("south"),
  west: field("west"),
  north: field("north"),
  east: field("east"),
  position: field("position"),
});

async function districtPage(
  c: Ctx,
  id: string,
  status: ContentfulStatusCode,
  typed: DistrictTyped | null,
  problems: readonly string[],
) {
  const view = await c.get("port").roles.districts.read(c.get("staff"), id);
  if (!view) return notHere(c);
  const now = c.get("port").now();
  return page(
    c,
    <DistrictPage frame={frameOf(c)} view={view} typed={typed ?? typedOf(view.entry)} now={now} problems={problems} />,
    status,
  );
}

async function districtsPage(
  c: Ctx,
  status: ContentfulStatusCode,
  typed: DistrictTyped | null,
  problems: readonly string[],
) {
  const districts = await c.get("port").roles.districts.list(c.get("staff"));
  if (!districts) return notHere(c);
  return page(c, <DistrictsPage frame={frameOf(c)} districts={districts} typed={typed} problems={problems} />, status);
}

async function saveDistrict(c: Ctx, id: string, isNew: boolean): Promise<Response> {
  const field = await fieldsOf(c);
  const typed = districtTyped(field, id);
  const outcome = await c.get("port").roles.districts.save(c.get("staff"), id, isNew ? null : versionIn(field), {
    name: typed.name,
    names: namesIn(typed.names),
    south: numberIn(typed.south),
    west: numberIn(typed.west),
    north: numberIn(typed.north),
    east: numberIn(typed.east),
    position: numberIn(typed.position),
  });
  const shown = (status: ContentfulStatusCode, problems: readonly string[]) =>
    isNew ? districtsPage(c, status, typed, problems) : districtPage(c, id, status, typed, problems);
  switch (outcome.kind) {
    case "notFound":
      return notHere(c);
    case "changed":
      return shown(409, [CHANGED_ADMIN]);
    case "refused":
      return shown(422, ["まだ何も変えていません。", ...(outcome.problems ?? [])]);
    default:
      return c.redirect(districtPath(id), 303);
  }
}

async function settingsPage(
  c: Ctx,
  status: ContentfulStatusCode,
  typed: SettingTyped | null,
  problems: readonly string[],
) {
  const settings = await c.get("port").roles.settings.list(c.get("staff"));
  if (!settings) return notHere(c);
  const now = c.get("port").now();
  return page(
    c,
    <SettingsPage frame={frameOf(c)} settings={settings} typed={typed} now={now} problems={problems} />,
    status,
  );
}

export const admin = new Hono<InboxEnv>()
  .get("/inbox/admin", (c) => page(c, <AdminHome frame={frameOf(c)} />))
  .get("/inbox/admin/staff", (c) => staffList(c, 200, null))
  .post("/inbox/admin/staff", async (c) => {
    const field = await fieldsOf(c);
    const desk = c.get("port").roles.staff;
    const found = await desk.list(c.get("staff"));
    if (!found) return notHere(c);
    const typed = staffTyped(field, found.districts);
    const { email, ...input } = typed;
    const outcome = await desk.add(c.get("staff"), email, input);
    if (outcome.kind === "done") return c.redirect(staffPath(outcome.id ?? ""), 303);
    if (outcome.kind === "refused") return staffList(c, 422, typed, STAFF_REFUSED[outcome.why]);
    return notHere(c);
  })
  .get("/inbox/admin/staff/:id", (c) => staffOne(c, 200, null))
  .post("/inbox/admin/staff/:id", async (c) => {
    const field = await fieldsOf(c);
    const id = c.req.param("id");
    const desk = c.get("port").roles.staff;
    const view = await desk.read(c.get("staff"), id);
    if (!view) return notHere(c);
    const typed = staffTyped(field, view.districts);
    const { email: _, ...input } = typed;
    const outcome = await desk.change(c.get("staff"), id, versionIn(field), input);
    if (outcome.kind === "notFound") return notHere(c);
    if (outcome.kind === "changed") return staffOne(c, 409, typed, CHANGED_ADMIN);
    if (outcome.kind === "refused") return staffOne(c, 422, typed, STAFF_REFUSED[outcome.why]);
    return c.redirect(staffPath(id), 303);
  })
  .post("/inbox/admin/staff/:id/disabling", (c) => setDisabled(true)(c as unknown as Ctx))
  .post("/inbox/admin/staff/:id/enabling", (c) => setDisabled(false)(c as unknown as Ctx))
  .get("/inbox/admin/districts", (c) => districtsPage(c, 200, null, []))
  .post("/inbox/admin/districts", async (c) => saveDistrict(c, (await fieldsOf(c))("id"), true))
  .get("/inbox/admin/districts/:id", (c) => districtPage(c, c.req.param("id"), 200, null, []))
  .post("/inbox/admin/districts/:id", (c) => saveDistrict(c, c.req.param("id"), false))
  .get("/inbox/admin/settings", (c) => settingsPage(c, 200, null, []))
  .post("/inbox/admin/settings/:key", async (c) => {
    const field = await fieldsOf(c);
    const key = c.req.param("key");
    const group = groupOf(key);
    if (!group) return notHere(c);
    const typed = { key, read: field };
    const checked = settingValue(group, field);
    if ("problems" in checked)
      return settingsPage(c, 422, typed, ["まだ何も変えていません。", ...checked.problems.map(({ words }) => words)]);
    const outcome = await c.get("port").roles.settings.save(c.get("staff"), key, versionIn(field), checked.value);
    if (outcome.kind === "notFound") return notHere(c);
    if (outcome.kind === "changed") return settingsPage(c, 409, typed, [CHANGED_ADMIN]);
    return c.redirect(`/inbox/admin/settings#${key}`, 303);
  });
