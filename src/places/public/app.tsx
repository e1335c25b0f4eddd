/** The public side of places: list, one place, calendars, open data, and the QR's way into LINE. Nobody signs in; nothing is kept. */
import { type Context, Hono } from "hono";
import { etag } from "hono/etag";
import { html } from "hono/html";
import type { JSX } from "hono/jsx/jsx-runtime";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { describeError, type Log } from "../../log.ts";
import type { Town } from "../../store/town.ts";
import { nextSessions } from "../calendar.ts";
import { hsdsServices } from "../hsds.ts";
import { placesCalendar } from "../ics.ts";
import { lineGreetingUri, readCode } from "../met-at.ts";
import type { Place } from "../types.ts";
import { listView } from "./choose.ts";
import type { PublicFrame } from "./frame.tsx";
import { ListPage } from "./list-page.tsx";
import { PlacePage, PlainPage } from "./place-page.tsx";

export interface PlacesPort {
  /** One round trip. */
  town(): Promise<Town>;
  /** Where these pages stand, for links in calendars and data. */
  origin: string;
  now(): number;
  log: Log;
}

interface PublicEnv {
  Variables: { port: PlacesPort };
}

const HEADERS: Record<string, string> = {
  "Content-Security-Policy":
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Opener-Policy": "same-origin",
};
/** Short, because 「いま やっています」 stands on the pages; an old copy serves while a new one is fetched. */
const CACHE = "public, max-age=120, stale-while-revalidate=600";
const AHEAD = 8;

/** `portOf` is called once for each request. */
export function placesApp(portOf: (c: Context) => PlacesPort): Hono<PublicEnv> {
  const app = new Hono<PublicEnv>();

  for (const path of ["/places", "/places.ics", "/places.json", "/places/*", "/p/*"]) {
    app.use(path, async (c, next) => {
      c.set("port", portOf(c));
      await next();
      for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
      if (!c.res.headers.has("Cache-Control"))
        c.header("Cache-Control", c.res.status === 200 || c.res.status === 304 ? CACHE : "no-store");
    });
  }
  for (const path of ["/places", "/places.ics", "/places.json", "/places/*"])
    app.use(path, etag({ retainedHeaders: RETAINED }));

  app.onError((error, c) => {
    const port: PlacesPort | undefined = c.get("port");
    port?.log({ event: "worker.failed", error: describeError(error) });
    c.header("Cache-Control", "no-store");
    return c.text("うまくいきませんでした。少し待って、もう一度ひらいてください。", 500);
  });

  app.get("/places", async (c) => {
    const { town, now } = await at(c);
    return page(c, <ListPage {...listView(town, c.req.query(), now, frameOf(c, town, "/places"))} />);
  });

  app.get("/places.ics", async (c) => {
    const { town, now } = await at(c);
    return calendar(
      c,
      placesCalendar(`${town.windowName} 居場所・食の場`, town.places, now, c.get("port").origin),
      "places",
    );
  });

  app.get("/places.json", async (c) => {
    const { town, now } = await at(c);
    c.header("Access-Control-Allow-Origin", "*");
    return c.json(await hsdsServices({ ...named(town), origin: c.get("port").origin }, town.places, now));
  });

  app.get("/places/:file{.+\\.ics}", async (c) => {
    const { town, now } = await at(c);
    const place = placeOf(town, c.req.param("file").slice(0, -".ics".length));
    return place
      ? calendar(c, placesCalendar(place.name, [place], now, c.get("port").origin), "place")
      : missing(c, town);
  });

  app.get("/places/:id", async (c) => {
    const { town, now } = await at(c);
    const place = placeOf(town, c.req.param("id"));
    if (!place) return missing(c, town);
    const district = town.districts.find(({ id }) => id === place.area)?.name ?? "";
    const frame = frameOf(c, town, `/places/${encodeURIComponent(place.id)}`);
    const sessions = nextSessions(place, now, AHEAD);
    return page(c, <PlacePage frame={frame} place={place} district={district} sessions={sessions} now={now} />);
  });

  // What a QR on a wall leads to: LINE with a greeting that says where, or the place's page while the town has no LINE id.
  app.get("/p/:code", async (c) => {
    const { town } = await at(c);
    const code = readCode(c.req.param("code"));
    const place = code === null ? undefined : town.places.find((one) => one.code === code);
    if (!place) return missing(c, town);
    c.header("Cache-Control", "no-store");
    return c.redirect(
      town.lineId ? lineGreetingUri(town.lineId, place) : `/places/${encodeURIComponent(place.id)}`,
      302,
    );
  });

  return app;
}

/** A 304 repeats them. */
const RETAINED = [
  "cache-control",
  "content-location",
  "date",
  "etag",
  "expires",
  "vary",
  ...Object.keys(HEADERS).map((name) => name.toLowerCase()),
];

type Ctx = Context<PublicEnv>;

async function at(c: Ctx): Promise<{ town: Town; now: number }> {
  const port = c.get("port");
  return { town: await port.town(), now: port.now() };
}

const named = ({ windowName, districts }: Town) => ({ windowName, districts });
const placeOf = (town: Town, id: string): Place | undefined => town.places.find((place) => place.id === id);

function frameOf(c: Ctx, { windowName, lineId }: Town, path: string): PublicFrame {
  return { windowName, lineId, canonical: new URL(path, c.get("port").origin).href };
}

function page(c: Ctx, markup: JSX.Element, status: ContentfulStatusCode = 200): Response | Promise<Response> {
  return c.html(html`<!doctype html>${markup}`, status);
}

function calendar(c: Ctx, text: string, name: string): Response {
  return c.body(text, 200, {
    "Content-Type": "text/calendar; charset=utf-8",
    "Content-Disposition": `inline; filename="${name}.ics"`,
  });
}

function missing(c: Ctx, town: Town): Response | Promise<Response> {
  const words = "この場所は見つかりません。おわったか、名前が変わったのかもしれません。";
  return page(c, <PlainPage frame={frameOf(c, town, "/places")} title="見つかりません" words={words} />, 404);
}
