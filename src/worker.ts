/** The front hall and only composition root: fetch, queue, scheduled, and the Durable Object. */
import { type Context, Hono } from "hono";
import { aboutApp } from "./about/app.tsx";
import { ConfigRefused, readConfig } from "./config.ts";
import { dangerPort } from "./danger/port.ts";
import { deliver } from "./delivery/deliver.ts";
import { runDuties } from "./duties/duties.ts";
import type { House } from "./house.ts";
import { inboxApp } from "./inbox/app.tsx";
import type { InboxHub } from "./inbox/hub.ts";
import type { InboxPort } from "./inbox/port.ts";
import { lineClient } from "./line/client.ts";
import { webhookApp } from "./line/webhook.ts";
import { consoleLog, describeError } from "./log.ts";
import { readMedia } from "./media/read.ts";
import { workMedia } from "./media/work.ts";
import { answerRequest, closeRequest, releaseTalk, takeRequest } from "./requests/acts.ts";
import { listRequests } from "./requests/list.ts";
import { readRequest } from "./requests/read.ts";
import { accessIdentity } from "./staff/access-identity.ts";
import { devIdentity } from "./staff/dev-identity.ts";
import type { StaffIdentity } from "./staff/types.ts";
import { openKeyRing } from "./store/key-ring.ts";
import { openObjects } from "./store/objects.ts";
import { activeStaff, staffBehind } from "./store/staff-store.ts";
import { openStore } from "./store/store.ts";

export { InboxHub } from "./inbox/hub.ts";

interface Env {
  DB: D1Database;
  OUTBOX_QUEUE: Queue<{ outboxId: string }>;
  MEDIA_QUEUE: Queue<{ mediaId: string }>;
  MEDIA: R2Bucket;
  INBOX_HUB: DurableObjectNamespace<InboxHub>;
  BAD_SIGNATURES: RateLimit;
}

interface Hall {
  house: House;
  identity: StaffIdentity;
}

/** Settings and keys are read once an isolate; the finished hall is kept, never a promise of it (it would belong to one request). */
const halls = new WeakMap<Env, Hall>();

async function hallOf(env: Env): Promise<Hall> {
  const known = halls.get(env);
  if (known) return known;
  const config = readConfig({ ...env });
  const clock = () => Date.now();
  const house: House = {
    config,
    store: openStore(env.DB, await openKeyRing(config.dataKeys)),
    line: lineClient(config.line, clock),
    queue: {
      send: async (outboxId, delaySeconds) => {
        await env.OUTBOX_QUEUE.send({ outboxId }, delaySeconds === undefined ? {} : { delaySeconds });
      },
    },
    mediaQueue: {
      send: async (mediaId, delaySeconds) => {
        await env.MEDIA_QUEUE.send({ mediaId }, delaySeconds === undefined ? {} : { delaySeconds });
      },
    },
    objects: openObjects(env.MEDIA),
    hub: { ping: () => env.INBOX_HUB.getByName("town").ping() },
    clock,
    newId: () => crypto.randomUUID(),
    log: consoleLog,
  };
  const hall = { house, identity: identityFor(house) };
  halls.set(env, hall);
  return hall;
}

function identityFor(house: House): StaffIdentity {
  const { staffAuth } = house.config;
  if (staffAuth.kind === "access") return accessIdentity(staffAuth);
  return devIdentity(async (id) => (await activeStaff(house.store)).find((member) => member.id === id)?.email ?? null);
}

const app = new Hono<{ Bindings: Env }>();

/** Hono's own handler would print the error as it is, and a database error holds parameters. */
app.onError((error, c) => {
  consoleLog({ event: "worker.failed", error: describeError(error) });
  return c.text("failed", 500);
});

app.use(async (c, next) => {
  try {
    await hallOf(c.env);
  } catch (error) {
    if (!(error instanceof ConfigRefused)) throw error;
    consoleLog({ event: "config.refused", names: error.names });
    return c.json({ ok: false, settings: error.reasons }, 503);
  }
  return next();
});

/** Ready: the settings are right and the database answers. Names of what is wrong, never values. */
app.get("/healthz", async (c) => {
  const { house } = await hallOf(c.env);
  try {
    await house.store.batch([house.store.prepare("SELECT count(*) FROM duty_run")]);
    return c.json({ ok: true });
  } catch (error) {
    return c.json({ ok: false, database: describeError(error) }, 503);
  }
});

app.route(
  "/",
  webhookApp(async (c) => {
    const env = c.env as Env;
    const { house } = await hallOf(env);
    return {
      house,
      brake: async (address) => (await env.BAD_SIGNATURES.limit({ key: address })).success,
      waitUntil: (work) => c.executionCtx.waitUntil(work),
    };
  }),
);

app.route("/", aboutApp());

app.route(
  "/",
  inboxApp((c) => inboxPort(c)),
);

function inboxPort(c: Context): InboxPort {
  const env = c.env as Env;
  const hall = halls.get(env);
  if (!hall) throw new Error("the hall stands before any route");
  const { house, identity } = hall;
  return {
    async staffOf(request) {
      const found = await identity.identify(request);
      return "refused" in found ? found : staffBehind(house.store, found);
    },
    list: (staff, which) => listRequests(house, staff, which),
    read: (staff, id, record) => readRequest(house, staff, id, record),
    media: (staff, id, range) => readMedia(house, staff, id, range),
    take: (staff, id, seen) => takeRequest(house, staff, id, seen),
    answer: (staff, id, input) => answerRequest(house, staff, id, input),
    release: (staff, id, seen) => releaseTalk(house, staff, id, seen),
    close: (staff, id, seen, closing) => closeRequest(house, staff, id, seen, closing),
    danger: dangerPort(house),
    dev: house.config.staffAuth.kind === "dev" ? { members: () => activeStaff(house.store) } : null,
    now: house.clock,
    newId: house.newId,
    live: (request) => env.INBOX_HUB.getByName("town").fetch(request),
    log: house.log,
  };
}

export default {
  fetch: app.fetch,

  /** Messages carry an id of the outbox or of a photo, voice, video or file, and nothing else. One that fails is tried again without holding up the others. */
  async queue(batch, env) {
    const { house } = await hallOf(env);
    if (batch.queue.endsWith("-dead")) {
      // Only the message is dead. Its row may even have been sent; it waits on, and the sweeper tries it with the same key.
      house.log({ event: "queue.dead", count: batch.messages.length });
      for (const message of batch.messages) message.ack();
      await house.hub.ping().catch((error) => house.log({ event: "hub.pingFailed", error: describeError(error) }));
      return;
    }
    for (const message of batch.messages) {
      try {
        if ("mediaId" in message.body) await workMedia(house, message.body.mediaId);
        else await deliver(house, message.body.outboxId);
        message.ack();
      } catch (error) {
        const event = "mediaId" in message.body ? "media.failed" : "delivery.failed";
        house.log({ event, error: describeError(error) });
        message.retry({ delaySeconds: 10 });
      }
    }
  },

  async scheduled(controller, env) {
    const { house } = await hallOf(env);
    await runDuties(house, controller.scheduledTime);
  },
} satisfies ExportedHandler<Env, { outboxId: string } | { mediaId: string }>;
