/** Routes of 居場所・食の場 for staff: look, add, edit, and the small acts. Done: 303 back. Not done: what was written comes back. */
import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { isDay, nextSessions } from "../../places/calendar.ts";
import type { PlaceRule } from "../../places/calendar-types.ts";
import type { DeskPlace, PlaceChange, PlaceOutcome } from "../../places/desk-types.ts";
import type { InboxEnv } from "../guard.ts";
import { keptOf } from "../kept.ts";
import { PlaceDetailPage } from "../pages/places-detail.tsx";
import { PlaceFormPage, type PlaceFormView } from "../pages/places-form.tsx";
import { PlacesListPage, placePath } from "../pages/places-list.tsx";
import { PosterPage } from "../pages/places-poster.tsx";
import { type FormProblem, type FormValues, inputOf, MOST_RULES, ruleCount, rulesOf, valuesOf } from "../place-form.ts";
import { nothingHere } from "../refusals.tsx";
import { page } from "../reply.tsx";
import { frameOf } from "./reading.tsx";

type Ctx = Context<InboxEnv>;
type Reply = Response | Promise<Response>;

const CHANGED = "ほかの人が先に直しました。まだ何も変えていません。いまの様子を見て、もう一度お願いします。";
const CHANGED_WITH_FORM =
  "ほかの人が先に直しました。書いたものは残っています。見くらべて、もう一度「保存する」を押してください。";
const WRONG_DATE = "日付か時刻が正しくありません。何も変えていません。もう一度えらんでください。";
const PREVIEW_COUNT = 5;

const placeNotFound = (c: Ctx): Reply => nothingHere(c, "この場所は見つかりません。");

async function valuesIn(c: Ctx): Promise<FormValues> {
  const body = await c.req.parseBody({ all: true });
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string"),
    ]),
  );
}

const first = (values: FormValues, name: string): string => values[name]?.[0]?.trim() ?? "";
const versionIn = (values: FormValues): number | null => {
  const seen = first(values, "seenVersion");
  return /^\d{1,15}$/.test(seen) ? Number(seen) : null;
};

async function detailPage(c: Ctx, id: string, status: ContentfulStatusCode = 200, problem?: string): Promise<Response> {
  const port = c.get("port");
  const [found, town] = await Promise.all([port.places.read(c.get("staff"), id), port.places.town()]);
  if (!found) return placeNotFound(c);
  const district = town.districts.find((one) => one.id === found.place.area)?.name ?? "";
  const view = { ...found, district, now: port.now() };
  const kept = status === 200 ? undefined : await keptOf(c);
  return page(c, <PlaceDetailPage frame={frameOf(c)} view={view} problem={problem} kept={kept} />, status);
}

async function listPage(c: Ctx, status: ContentfulStatusCode = 200, problem?: string): Promise<Response> {
  const port = c.get("port");
  const [places, town] = await Promise.all([port.places.list(c.get("staff")), port.places.town()]);
  const view = { places, districts: town.districts, now: port.now() };
  return page(c, <PlacesListPage frame={frameOf(c)} view={view} problem={problem} />, status);
}

interface FormState {
  place: DeskPlace | null;
  values: FormValues;
  problems?: FormProblem[];
  rules?: PlaceRule[] | null;
  problem?: string;
  version?: number;
}

async function formPage(c: Ctx, state: FormState, status: ContentfulStatusCode = 200): Promise<Response> {
  const port = c.get("port");
  const { place, values, problems = [], rules = null, problem } = state;
  const now = port.now();
  const calendar = {
    id: "preview",
    cancelled: place?.cancelled ?? [],
    extra: place?.extra ?? [],
    closure: place?.closure ?? null,
    closedOnHolidays: first(values, "closedOnHolidays") === "1",
  };
  const view: PlaceFormView = {
    id: place?.id ?? null,
    version: state.version ?? place?.version ?? 0,
    values,
    problems,
    districts: (await port.places.town()).districts,
    preview: rules === null ? null : nextSessions({ ...calendar, rules }, now, PREVIEW_COUNT, 370),
    now,
  };
  return page(c, <PlaceFormPage frame={frameOf(c)} view={view} problem={problem} />, status);
}

/** Add and edit share their life; only whether there is a place already differs. */
async function saveForm(c: Ctx, place: DeskPlace | null): Promise<Response> {
  const port = c.get("port");
  const staff = c.get("staff");
  const values = await valuesIn(c);
  const seen = versionIn(values);
  if (first(values, "act") === "preview") {
    const problems: FormProblem[] = [];
    const rules = rulesOf(values, (field, words) => void problems.push({ field, words }));
    return formPage(c, {
      place,
      values: oneMoreLine(values),
      problems,
      rules: problems.length > 0 ? null : rules,
      ...(seen === null ? {} : { version: seen }),
    });
  }
  const { districts } = await port.places.town();
  const checked = inputOf(
    values,
    districts.map(({ id }) => id),
  );
  if ("problems" in checked) {
    return formPage(c, { place, values, problems: checked.problems, ...(seen === null ? {} : { version: seen }) }, 422);
  }
  const outcome: PlaceOutcome =
    place === null
      ? await port.places.add(staff, checked.input)
      : seen === null
        ? { kind: "changed" }
        : await port.places.save(staff, place.id, seen, checked.input);
  switch (outcome.kind) {
    case "done":
      return c.redirect(placePath(outcome.id), 303);
    case "notFound":
      return placeNotFound(c);
    case "changed":
      // The version is the newest one now: whoever presses again has seen this page.
      return formPage(c, { place, values, problem: CHANGED_WITH_FORM, rules: checked.input.rules }, 409);
  }
}

/** Room for one line more, when the last one is in use. */
function oneMoreLine(values: FormValues): FormValues {
  const count = ruleCount(values);
  const isFull = count >= MOST_RULES || first(values, `r${count - 1}_every`) === "";
  return isFull ? values : { ...values, [`r${count}_every`]: [""] };
}

/** The small acts: what a form says → a change, or null when it says nothing sensible. */
type Reads = (values: FormValues) => PlaceChange | null;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const note = (values: FormValues): string => first(values, "words").slice(0, 80);
const aDay = (values: FormValues, name: string): string | null => {
  const day = first(values, name);
  return isDay(day) ? day : null;
};

const ACTS: Record<string, Reads> = {
  checked: () => ({ kind: "check" }),
  reopening: () => ({ kind: "reopen" }),
  closure: (values) => {
    const from = aDay(values, "from");
    const until = first(values, "until") === "" ? null : aDay(values, "until");
    const isWrong =
      from === null || (first(values, "until") !== "" && until === null) || (until !== null && until < from);
    return isWrong ? null : { kind: "close", from, until, words: note(values) };
  },
  "cancelled-dates": (values) => {
    const date = aDay(values, "date");
    return date ? { kind: "cancelDate", cancelled: { date, words: note(values) } } : null;
  },
  "cancelled-dates/removal": (values) => {
    const date = aDay(values, "date");
    return date ? { kind: "restoreDate", date } : null;
  },
  "extra-dates": (values) => {
    const date = aDay(values, "date");
    const [start, end] = [first(values, "start"), first(values, "end")];
    if (!date || !TIME.test(start) || !TIME.test(end) || start === end) return null;
    return { kind: "addDate", extra: { date, start, end, words: note(values), staff: first(values, "staff") === "1" } };
  },
  "extra-dates/removal": (values) => {
    const date = aDay(values, "date");
    return date ? { kind: "removeDate", date, start: first(values, "start") } : null;
  },
};

const act = (reads: Reads) => async (c: Context<InboxEnv, "/inbox/places/:id/act">) => {
  const port = c.get("port");
  const id = c.req.param("id");
  const values = await valuesIn(c);
  const fromList = first(values, "from") === "list";
  const change = reads(values);
  if (!change) return detailPage(c, id, 422, WRONG_DATE);
  const seen = versionIn(values);
  const outcome: PlaceOutcome =
    seen === null ? { kind: "changed" } : await port.places.change(c.get("staff"), id, seen, change);
  if (outcome.kind === "notFound") return placeNotFound(c);
  if (outcome.kind === "changed") return fromList ? listPage(c, 409, CHANGED) : detailPage(c, id, 409, CHANGED);
  return c.redirect(fromList ? "/inbox/places" : placePath(id), 303);
};

export const places = new Hono<InboxEnv>()
  .get("/inbox/places", (c) => listPage(c))
  .post("/inbox/places", (c) => saveForm(c, null))
  .get("/inbox/places/new", (c) => formPage(c, { place: null, values: valuesOf(null) }))
  .get("/inbox/places/:id", (c) => detailPage(c, c.req.param("id")))
  .get("/inbox/places/:id/edit", async (c) => {
    const found = await c.get("port").places.read(c.get("staff"), c.req.param("id"));
    if (!found) return placeNotFound(c);
    return formPage(c, { place: found.place, values: valuesOf(found.place), rules: found.place.rules });
  })
  .post("/inbox/places/:id", async (c) => {
    const found = await c.get("port").places.read(c.get("staff"), c.req.param("id"));
    return found ? saveForm(c, found.place) : placeNotFound(c);
  })
  .get("/inbox/places/:id/poster", async (c) => {
    const desk = c.get("port").places;
    const [found, town] = await Promise.all([desk.read(c.get("staff"), c.req.param("id")), desk.town()]);
    if (!found) return placeNotFound(c);
    const url = new URL(`/p/${encodeURIComponent(found.place.code)}`, desk.origin).href;
    const view = { place: found.place, windowName: town.windowName, lineId: town.lineId, url };
    return page(c, <PosterPage frame={frameOf(c)} view={view} />);
  });

for (const [name, reads] of Object.entries(ACTS))
  places.post(`/inbox/places/:id/${name}` as "/inbox/places/:id/act", act(reads));
