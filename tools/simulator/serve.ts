/** Serves the LINE simulator and its phone page on this machine: `npm run simulator`. */
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { getRequestListener } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { createSimulator, type PhoneAssets, type Simulator, type SimulatorOptions } from "./simulator.ts";

export type { Simulator } from "./simulator.ts";

const HOST = "127.0.0.1";
const MORE = ["bubbles.js", "flex.js", "trays.js", "menu.js", "desk.js", "dom.js", "talk.css"];
/** Tries of LINE's redelivery and their distance are undisclosed; on a desk ten seconds are short enough to watch. */
const REDELIVERY_EVERY_MS = 10_000;

export interface ServeOptions extends Omit<SimulatorOptions, "clock" | "deliver" | "assets" | "baseUrl"> {
  /** 0 takes any free port. */
  port: number;
  /** Only this machine: the simulator has no locks. */
  host?: string;
  clock?: () => number;
  deliver?: SimulatorOptions["deliver"];
  /** Names of residents to begin with; nobody is a friend yet. */
  residents?: readonly string[];
  /** How long the bot may take to answer a webhook before it counts as a lost connection, in milliseconds. */
  webhookTimeoutMs?: number;
}

export interface ServedSimulator {
  url: string;
  simulator: Simulator;
  /** Ends all connections at once. */
  close(): Promise<void>;
}

/** Starts the simulator. Rejects for a host other than this machine, and with `EADDRINUSE` when the port is taken. */
export async function serveSimulator(options: ServeOptions): Promise<ServedSimulator> {
  const { port, host = HOST, residents = ["はなさん", "けんさん"], webhookTimeoutMs = 10_000, ...rest } = options;
  if (host !== HOST) {
    throw new Error(`The simulator listens on ${HOST} only, not on ${host}: whoever reaches it can be anybody.`);
  }
  const deliver: SimulatorOptions["deliver"] = (request) =>
    fetch(request, { signal: AbortSignal.timeout(webhookTimeoutMs) });
  const simulator = createSimulator({ clock: Date.now, deliver, ...rest, assets: await readAssets() });
  for (const name of residents) {
    simulator.resident(name);
  }
  const listener = getRequestListener((request, env) => answer(simulator, request, env), { hostname: "localhost" });
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, resolve);
  });
  const timer =
    rest.redelivery === true ? setInterval(() => void simulator.redeliverPending(), REDELIVERY_EVERY_MS) : null;
  timer?.unref();
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    simulator,
    close() {
      if (timer !== null) {
        clearInterval(timer);
      }
      simulator.faults.clear();
      simulator.faults.release();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

async function answer(simulator: Simulator, request: Request, env: unknown): Promise<Response> {
  // A name that is not this machine's means that a foreign page had its own name point here.
  const { hostname } = new URL(request.url);
  if (hostname !== "localhost" && hostname !== HOST) {
    return new Response("This simulator answers on localhost only.\n", { status: 403 });
  }
  try {
    return await simulator.app.fetch(request);
  } catch {
    // No answer will come: cut the line instead of inventing one.
    const { outgoing } = env as { incoming: IncomingMessage; outgoing: ServerResponse };
    outgoing.destroy();
    return RESPONSE_ALREADY_SENT;
  }
}

async function readAssets(): Promise<PhoneAssets> {
  const read = (name: string) => readFile(new URL(`./phone/${name}`, import.meta.url), "utf8");
  const more = await Promise.all(MORE.map(async (name) => [name, await read(name)] as const));
  const [html, css, js] = await Promise.all([read("phone.html"), read("phone.css"), read("phone.js")]);
  return { html, css, js, more: Object.fromEntries(more) };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: process.env.SIMULATOR_PORT ?? "8788" },
      webhook: { type: "string", default: process.env.LINE_WEBHOOK_URL ?? "http://localhost:8787/webhook/line" },
      secret: { type: "string", default: process.env.LINE_CHANNEL_SECRET ?? "simulator-channel-secret" },
      "channel-id": { type: "string", default: process.env.LINE_CHANNEL_ID ?? "1234567890" },
      token: { type: "string" },
      quota: { type: "string" },
      redelivery: { type: "boolean", default: false },
      host: { type: "string", default: HOST },
    },
  });
  const quota = values.quota === undefined ? null : Number(values.quota);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || (quota !== null && !Number.isInteger(quota))) {
    throw new Error("--port and --quota want whole numbers.");
  }
  const accessToken = values.token ?? process.env.LINE_CHANNEL_ACCESS_TOKEN;
  const served = await serveSimulator({
    port,
    host: values.host,
    webhookUrl: values.webhook,
    channelSecret: values.secret,
    channelId: values["channel-id"],
    redelivery: values.redelivery,
    quota,
    ...(accessToken === undefined ? {} : { accessToken }),
  });
  console.log(`LINE simulator: ${served.url}  (webhooks go to ${values.webhook})`);
  const stop = () => void served.close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

if (import.meta.main) {
  main().catch((error: NodeJS.ErrnoException) => {
    const taken = error.code === "EADDRINUSE";
    console.error(
      taken ? "The port is in use: stop what listens there, or choose another with --port." : error.message,
    );
    process.exit(1);
  });
}
