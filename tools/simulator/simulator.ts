/** The LINE simulator: one implementation of LINE's side, used by people (phone page) and by tests alike. */
import { Hono } from "hono";
import { chatRoutes } from "./api/chat.ts";
import { contentRoutes } from "./api/content.ts";
import { type Env, guard, notFound, record } from "./api/http.ts";
import { messageRoutes } from "./api/messages.ts";
import { aliasRoutes, richMenuRoutes } from "./api/richmenus.ts";
import { issueToken, tokenRoutes } from "./api/token.ts";
import { webhookRoutes } from "./api/webhook-endpoint.ts";
import { controlRoutes } from "./control.ts";
import { createBuilders } from "./events.ts";
import { createFaults, type FaultBox, LostConnection } from "./faults.ts";
import { pageRoutes } from "./page.ts";
import { createResident } from "./resident.ts";
import { createState, groupNamed, type Person, personNamed, type State, touch, usedThisMonth } from "./state.ts";
import { richMenuFor } from "./tappable.ts";
import type { Resident, Simulator, SimulatorOptions } from "./types.ts";
import { redeliver, redeliverPending, send } from "./webhooks.ts";

export { LONGEST_HANG_MS, LostConnection } from "./faults.ts";
export { checkMessages } from "./limits/messages.ts";
export { sign } from "./signature.ts";
export type * from "./types.ts";

/**
 * Creates a LINE account with a bot and nobody in it.
 *
 * `simulator.app.fetch(request)` answers for api.line.me and api-data.line.me alike (hosts are not looked at).
 * A request under a time-out fault rejects like a lost connection does: with the caller's abort reason, or a TypeError.
 */
export function createSimulator(options: SimulatorOptions): Simulator {
  const state = createState(options);
  const faults = createFaults(options.sleep);
  const voices = new Map<string, Resident>();
  const voiceOf = (person: Person): Resident => {
    const known = voices.get(person.userId);
    const voice = known ?? createResident(state, person);
    voices.set(person.userId, voice);
    return voice;
  };

  const app = new Hono();
  const simulator: Simulator = {
    app,
    botUserId: state.botUserId,
    resident: (name) => voiceOf(personNamed(state, name)),
    residents: () => [...state.people.values()].map(voiceOf),
    residentById(userId) {
      const person = state.people.get(userId);
      return person === undefined ? null : voiceOf(person);
    },
    group: (name, kind = "group") => groupNamed(state, name, kind),
    build: createBuilders(state, null),
    faults,
    send: (events, sendOptions) => send(state, events, sendOptions),
    redeliver: async (webhookEventId) => redeliver(state, webhookEventId),
    redeliverPending: () => redeliverPending(state),
    verify: () => send(state, []),
    requests: state.requests,
    deliveries: state.deliveries,
    quotaUsed: () => usedThisMonth(state),
    setQuota(quota) {
      state.quota = quota;
      touch(state);
    },
    setContent(messageId, content) {
      const message = state.messages.get(messageId);
      if (message === undefined) {
        throw new Error(`There is no message ${messageId}.`);
      }
      message.content = content;
    },
    token: () => issueToken(state),
    richMenuOf(userId) {
      const person = state.people.get(userId);
      const menu = person === undefined ? null : richMenuFor(state, person);
      return menu === null ? null : { richMenuId: menu.id, ...menu.definition };
    },
  };

  app.onError((error, c) => {
    // A lost connection has no answer: let the caller's fetch fail, as it would on a real network.
    if (error instanceof LostConnection || c.req.raw.signal?.aborted === true) {
      throw error;
    }
    return c.json({ message: `The simulator itself failed: ${error.message}` }, 500);
  });
  app.route("/", lineApi(state, faults));
  controlRoutes(app, state, simulator);
  pageRoutes(app, options.assets);
  return simulator;
}

/** Everything LINE answers on api.line.me and api-data.line.me. */
function lineApi(state: State, faults: FaultBox): Hono<Env> {
  const line = new Hono<Env>();
  line.use("/oauth2/*", record(state, faults));
  line.use("/v2/*", record(state, faults), guard(state));
  tokenRoutes(line, state);
  messageRoutes(line, state);
  chatRoutes(line, state);
  contentRoutes(line, state);
  aliasRoutes(line, state);
  richMenuRoutes(line, state);
  webhookRoutes(line, state);
  line.all("/v2/*", notFound);
  line.all("/oauth2/*", notFound);
  return line;
}
