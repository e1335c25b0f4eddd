/** A simulator with a clock in hand and a bot that only listens. */
import {
  createSimulator,
  type Json,
  type Simulator,
  type SimulatorOptions,
} from "../../../tools/simulator/simulator.ts";

export const SECRET = "8c570fa6dd201bb328f1c1eac23a96d8";
export const CHANNEL_ID = "1657000000";
export const START = Date.parse("2026-11-24T09:00:00+09:00");
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const UUID = "0f4e1b1c-9a1e-4a7e-8f3b-2d6c5b1a9e77";

export interface Heard {
  body: string;
  signature: string | null;
  events: Json[];
}

export interface Rig {
  simulator: Simulator;
  /** Webhooks the bot got. */
  heard: Heard[];
  /** What the bot answers webhooks with. */
  bot: { status: number; down: boolean };
  now(): number;
  pass(ms: number): void;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** A reply token of a text that `name` has just sent. */
  tokenOf(name: string): Promise<string>;
}

export interface Answer {
  status: number;
  body: Json;
  headers: Headers;
}

export function rig(options: Partial<SimulatorOptions> = {}): Rig {
  let now = START;
  const heard: Heard[] = [];
  const bot = { status: 200, down: false };
  const simulator = createSimulator({
    channelSecret: SECRET,
    channelId: CHANNEL_ID,
    accessToken: "long-lived",
    clock: () => now,
    random: () => 0.5,
    webhookUrl: "http://bot.test/webhook/line",
    async deliver(request) {
      if (bot.down) {
        throw new TypeError("fetch failed");
      }
      const body = await request.text();
      const parsed: unknown = JSON.parse(body);
      const events = (parsed as { events?: Json[] }).events ?? [];
      heard.push({ body, signature: request.headers.get("x-line-signature"), events });
      return new Response(null, { status: bot.status });
    },
    ...options,
  });
  return {
    simulator,
    heard,
    bot,
    now: () => now,
    pass(ms) {
      now += ms;
    },
    async call(method, path, body, headers = {}) {
      const response = await simulator.app.fetch(apiRequest(method, path, body, headers));
      const text = await response.text();
      return { status: response.status, body: text.startsWith("{") ? JSON.parse(text) : {}, headers: response.headers };
    },
    async tokenOf(name) {
      const { event } = await simulator.resident(name).says("こんにちは");
      return event?.replyToken ?? "";
    },
  };
}

export function apiRequest(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Request {
  const json = body === undefined ? {} : { "content-type": "application/json" };
  const sent = body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body);
  return new Request(`https://api.line.me${path}`, {
    method,
    headers: { authorization: "Bearer long-lived", ...json, ...headers },
    body: sent,
  });
}

export const text = (words: string) => ({ type: "text", text: words });
