/** The control API of the phone page and of browser tests: `/_sim/…`, JSON in and out, this machine only. */
import { type Context, Hono } from "hono";
import * as z from "zod";
import { fromBase64 } from "./ids.ts";
import type { Person, State } from "./state.ts";
import { richMenuFor, tappablesOf } from "./tappable.ts";
import type { Done, Fault, Resident, Simulator } from "./types.ts";

const point = z.enum([
  ...(["token", "reply", "push", "multicast", "broadcast", "validate", "quota", "loading", "markAsRead"] as const),
  ...(["profile", "content", "info", "richmenu", "group", "webhook", "any"] as const),
]);
const times = z.number().int().positive().optional();
const status = z.number().int().min(400).max(599);
const fault = z.discriminatedUnion("do", [
  z.object({ on: point, times, do: z.literal("status"), status, body: z.unknown().optional() }),
  z.object({ on: point, times, do: z.literal("statusAfter"), status, body: z.unknown().optional() }),
  z.object({ on: point, times, do: z.literal("timeoutBefore") }),
  z.object({ on: point, times, do: z.literal("timeoutAfter") }),
  z.object({ on: point, times, do: z.literal("slow"), ms: z.number().min(0).max(30_000) }),
]);
const place = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  title: z.string().max(100).optional(),
  address: z.string().max(100).optional(),
});

const nothing = z.object({});
type Act<T> = (resident: Resident, body: T) => Promise<Done>;

/** Mounts the control API. Bodies must be JSON by content type, so that no foreign page can post here unasked. */
export function controlRoutes(app: Hono, state: State, simulator: Simulator): void {
  const control = new Hono();
  control.use(async (c, next) => {
    if (c.req.method !== "GET" && !/^application\/json\b/i.test(c.req.header("content-type") ?? "")) {
      return c.json({ error: "The body must be application/json." }, 415);
    }
    await next();
    c.res.headers.set("cache-control", "no-store");
    c.res.headers.set("x-content-type-options", "nosniff");
    return undefined;
  });
  residentRoutes(control, state, simulator);
  deskRoutes(control, state, simulator);
  app.route("/_sim", control);
}

async function bodyOf<T>(c: Context, schema: z.ZodType<T>): Promise<{ body: T } | { refused: Response }> {
  const raw = await c.req.text();
  let json: unknown = {};
  try {
    json = raw === "" ? {} : JSON.parse(raw);
  } catch {
    return { refused: c.json({ error: "The body is not JSON." }, 400) };
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? { body: parsed.data } : { refused: c.json({ error: z.prettifyError(parsed.error) }, 400) };
}

const summary = (person: Person) => {
  const { userId, name, friend, blocked } = person;
  return { userId, name, friend, blocked };
};

function residentRoutes(control: Hono, state: State, simulator: Simulator): void {
  control.get("/residents", (c) => c.json({ residents: [...state.people.values()].map(summary) }));
  control.post("/residents", async (c) => {
    const read = await bodyOf(c, z.object({ name: z.string().trim().min(1).max(20) }));
    if ("refused" in read) {
      return read.refused;
    }
    const person = state.people.get(simulator.resident(read.body.name).userId);
    return c.json(person === undefined ? {} : summary(person), 201);
  });
  control.get("/residents/:id/screen", (c) => {
    const person = state.people.get(c.req.param("id"));
    if (person === undefined) {
      return c.json({ error: "There is no such resident." }, 404);
    }
    const since = Number(c.req.query("since") ?? "0");
    const menu = richMenuFor(state, person);
    return c.json({
      ...summary(person),
      revision: state.revision,
      items: person.screen.map((item, index) => ({ ...item, index })).filter((item) => item.revision > since),
      tappables: tappablesOf(state, person),
      menu: menu === null ? null : { id: menu.id, hasImage: menu.hasImage, ...menu.definition },
      loading: person.loadingUntil > state.clock(),
      opened: person.opened,
    });
  });

  const act = <T>(path: string, schema: z.ZodType<T>, doIt: Act<T>) => {
    control.post(`/residents/:id/${path}`, async (c) => {
      const read = await bodyOf(c, schema);
      if ("refused" in read) {
        return read.refused;
      }
      const resident = simulator.residentById(c.req.param("id"));
      if (resident === null) {
        return c.json({ error: "There is no such resident." }, 404);
      }
      try {
        const done = await doIt(resident, read.body);
        return c.json({ ...done, userId: resident.userId });
      } catch (error) {
        return c.json({ error: error instanceof Error ? error.message : String(error) }, 409);
      }
    });
  };
  act("text", z.object({ text: z.string().min(1).max(10_000) }), (who, { text }) => who.says(text));
  act(
    "sticker",
    z.object({ keywords: z.array(z.string()).max(15), text: z.string().max(100).optional() }),
    (who, body) => who.sticker(body.keywords, body.text),
  );
  act("image", z.object({ base64: z.string().max(14_000_000).optional() }), (who, { base64 }) =>
    who.sendsImage(base64 === undefined ? undefined : fromBase64(base64)),
  );
  act("audio", nothing, (who) => who.sendsAudio());
  act("video", nothing, (who) => who.sendsVideo());
  act("file", z.object({ name: z.string().min(1).max(200) }), (who, { name }) => who.sendsFile(name));
  act("location", place, (who, { latitude, longitude, title, address }) =>
    who.sendsLocation({
      latitude,
      longitude,
      ...(title === undefined ? {} : { title }),
      ...(address === undefined ? {} : { address }),
    }),
  );
  act(
    "tap",
    z.object({
      label: z.string(),
      stale: z.boolean().optional(),
      messageId: z.string().optional(),
      kind: z.enum(["chip", "button", "menu"]).optional(),
      pick: z.string().optional(),
    }),
    (who, { label, stale, messageId, kind, pick }) =>
      who.taps(label, {
        ...(stale === undefined ? {} : { stale }),
        ...(messageId === undefined ? {} : { messageId }),
        ...(kind === undefined ? {} : { kind }),
        ...(pick === undefined ? {} : { pick }),
      }),
  );
  act("postback", z.object({ data: z.string().max(300) }), (who, { data }) => who.postback(data));
  act("unsend", z.object({ messageId: z.string() }), (who, { messageId }) => who.unsendsMessage(messageId));
  act("follow", nothing, (who) => who.follow());
  act("block", nothing, (who) => who.block());
  act("unblock", nothing, (who) => who.unblock());
}

/** The developer's desk: faults, quota, redelivery, what went over the wire. */
function deskRoutes(control: Hono, state: State, simulator: Simulator): void {
  control.get("/status", (c) =>
    c.json({
      quota: state.quota,
      used: simulator.quotaUsed(),
      faults: simulator.faults.list(),
      hanging: simulator.faults.hanging(),
      pending: [...state.pending],
      webhookUrl: state.webhookUrl,
      revision: state.revision,
      lastDelivery: state.deliveries.at(-1)?.status ?? null,
    }),
  );
  control.get("/requests", (c) => c.json({ requests: state.requests.slice(-200) }));
  control.get("/deliveries", (c) => c.json({ deliveries: state.deliveries.slice(-200) }));
  control.post("/faults", async (c) => {
    const read = await bodyOf(c, fault);
    if ("refused" in read) {
      return read.refused;
    }
    const { times: count, ...rest } = read.body;
    simulator.faults.add({ ...rest, ...(count === undefined ? {} : { times: count }) } as Fault);
    return c.json({ faults: simulator.faults.list() }, 201);
  });
  control.delete("/faults", (c) => {
    simulator.faults.clear();
    simulator.faults.release();
    return c.json({ faults: [] });
  });
  control.post("/faults/release", (c) => {
    simulator.faults.release();
    return c.json({ hanging: simulator.faults.hanging() });
  });
  control.post("/quota", async (c) => {
    const read = await bodyOf(c, z.object({ quota: z.number().int().min(0).nullable() }));
    if ("refused" in read) {
      return read.refused;
    }
    simulator.setQuota(read.body.quota);
    return c.json({ quota: state.quota });
  });
  control.post("/redeliver", async (c) => {
    const read = await bodyOf(c, z.object({ webhookEventId: z.string().optional() }));
    if ("refused" in read) {
      return read.refused;
    }
    const id =
      read.body.webhookEventId ?? state.deliveries.findLast((one) => one.events.length > 0)?.events[0]?.webhookEventId;
    if (id === undefined || !state.events.has(id)) {
      return c.json({ error: "There is no such event." }, 404);
    }
    const response = await simulator.redeliver(id);
    return c.json({ status: response.status, webhookEventId: id });
  });
  control.post("/send", async (c) => {
    const read = await bodyOf(
      c,
      z.object({ events: z.array(z.looseObject({})), signature: z.string().optional(), raw: z.string().optional() }),
    );
    if ("refused" in read) {
      return read.refused;
    }
    const { events, signature, raw } = read.body;
    const response = await simulator.send(events, {
      ...(signature === undefined ? {} : { signature }),
      ...(raw === undefined ? {} : { raw }),
    });
    return c.json({ status: response.status });
  });
  pictureRoutes(control, state);
}

function pictureRoutes(control: Hono, state: State): void {
  const picture = (bytes: Uint8Array<ArrayBuffer> | null | undefined, type: string) =>
    bytes ? new Response(bytes, { headers: { "content-type": type } }) : new Response(null, { status: 404 });
  control.get("/messages/:id/picture", (c) => {
    const message = state.messages.get(c.req.param("id"));
    return picture(message?.kind === "image" ? message.bytes : null, message?.contentType ?? "");
  });
  control.get("/richmenus/:id/picture", (c) => {
    const image = state.richMenus.get(c.req.param("id"))?.image;
    return picture(image?.bytes, image?.contentType ?? "");
  });
}
