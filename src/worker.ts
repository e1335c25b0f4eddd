/** The front hall and only composition root: fetch, queue, scheduled, and the Durable Object. */
import { type Context, Hono } from "hono";
import { aboutApp } from "./about/app.tsx";
import { whoWouldHear } from "./alerts/call-out.ts";
import { openPaging } from "./alerts/paging.ts";
import { sendPage } from "./alerts/send.ts";
import { ConfigRefused, readConfig } from "./config.ts";
import { deliver } from "./delivery/deliver.ts";
import { runDuties } from "./duties/duties.ts";
import type { House } from "./house.ts";
import { inboxApp } from "./inbox/app.tsx";
import { forHub, type InboxHub } from "./inbox/hub.ts";
import type { InboxPort } from "./inbox/port.ts";
import { inboxDeskFor } from "./inbox-desk.ts";
import { lineClient } from "./line/client.ts";
import { webhookApp } from "./line/webhook.ts";
import { consoleLog, describeError } from "./log.ts";
import { workMedia } from "./media/work.ts";
import { placesApp } from "./places/public/app.tsx";
import { accessIdentity } from "./staff/access-identity.ts";
import { devIdentity } from "./staff/dev-identity.ts";
import type { StaffIdentity } from "./staff/types.ts";
import { openKeyRing } from "./store/key-ring.ts";
import { openObjects } from "./store/objects.ts";
import { activeStaff, staffBehind } from "./store/staff-store.ts";
import { openStore } from "./store/store.ts";
import { currentTown } from "./store/town.ts";
import { leftOut } from "./triage/lexicon.ts";

export { InboxHub } from "./inbox/hub.ts";

interface Env {
  DB: D1Database;
  OUTBOX_QUEUE: Queue<QueueMessage>;
  MEDIA_QUEUE: Queue<{ mediaId: string }>;
  MEDIA: R2Bucket;
  INBOX_HUB: DurableObjectNamespace<InboxHub>;
  BAD_SIGNATURES: RateLimit;
}

/** Ids and nothing else: of the outbox, of an alert's message, or of a photo, voice, video or file. */
type QueueMessage = { outboxId: string } | { pageId: string } | { mediaId: string };

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
      sendPage: async (pageId, delaySeconds) => {
        await env.OUTBOX_QUEUE.send({ pageId }, delaySeconds === undefined ? {} : { delaySeconds });
      },
    },
    mediaQueue: {
      send: async (mediaId, delaySeconds) => {
        await env.MEDIA_QUEUE.send({ mediaId }, delaySeconds === undefined ? {} : { delaySeconds });
      },
    },
    objects: openObjects(env.MEDIA),
    hub: {
      ping: () => env.INBOX_HUB.getByName("town").ping(),
      leave: (staffId) => env.INBOX_HUB.getByName("town").leave(staffId),
    },
    paging: openPaging(config.paging, clock),
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

/** Ready: the settings are right, the database answers, triage knows all of its words. Names of what is wrong, never values. */
app.get("/healthz", async (c) => {
  const { house } = await hallOf(c.env);
  try {
    await house.store.batch([house.store.prepare("SELECT count(*) FROM duty_run")]);
  } catch (error) {
    return c.json({ ok: false, database: describeError(error) }, 503);
  }
  const triage = leftOut().map((one) => one.split(":")[0]);
  return triage.length === 0 ? c.json({ ok: true }) : c.json({ ok: false, triage }, 503);
});

/** Would anybody be called for a danger right now? For a monitor, which says so to somebody when it is not 200. */
app.get("/healthz/alerts", async (c) => {
  const { house } = await hallOf(c.env);
  try {
    const heard = (await whoWouldHear(house)) === "somebody";
    return c.json({ ok: heard, called: heard ? "somebody" : "nobody" }, heard ? 200 : 503);
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
  placesApp((c) => {
    const { house } = standing(c.env as Env);
    return {
      town: () => currentTown(house.store),
      origin: house.config.publicOrigin.origin,
      now: house.clock,
      log: house.log,
    };
  }),
);

app.route(
  "/",
  inboxApp((c) => inboxPort(c)),
);

/** The hall, which the guard above every route has built. */
function standing(env: Env): Hall {
  const hall = halls.get(env);
  if (!hall) throw new Error("the hall stands before any route");
  return hall;
}

function inboxPort(c: Context): InboxPort {
  const env = c.env as Env;
  const { house, identity } = standing(env);
  return inboxDeskFor(c.req.method, house, {
    async staffOf(request) {
      const found = await identity.identify(request);
      return "refused" in found ? found : staffBehind(house.store, found);
    },
    live: (request, staff) => env.INBOX_HUB.getByName("town").fetch(forHub(request, staff.id)),
  });
}

export default {
  fetch: app.fetch,

  /** Messages carry an id and nothing else (see `QueueMessage`). One that fails is tried again without holding up the others. */
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
        if ("pageId" in message.body) await sendPage(house, message.body.pageId);
        else if ("mediaId" in message.body) await workMedia(house, message.body.mediaId);
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
} satisfies ExportedHandler<Env, QueueMessage>;
