/** env → checked, typed configuration. With a setting missing or wrong the worker refuses to serve and names it. */
import * as z from "zod";
import { type PagingSettings, vapidSchema } from "./alerts/paging.ts";
import { dataKeysSchema } from "./store/key-ring.ts";

const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/$/, ""));
const secret = z.string().min(16);

const envSchema = z.object({
  LINE_CHANNEL_SECRET: secret,
  /** The coming secret while the channel's secret is being changed. */
  LINE_CHANNEL_SECRET_NEXT: z.union([z.literal(""), secret]).optional(),
  LINE_CHANNEL_ID: z.string().regex(/^\d+$/).optional(),
  LINE_CHANNEL_ACCESS_TOKEN: z.string().min(1).optional(),
  LINE_API_BASE: url.default("https://api.line.me"),
  LINE_DATA_API_BASE: url.default("https://api-data.line.me"),
  DATA_KEYS: z.string().transform(parseDataKeys),
  STAFF_AUTH: z.enum(["access", "dev"]),
  ACCESS_TEAM_DOMAIN: z
    .string()
    .regex(/^[a-z0-9-]+\.cloudflareaccess\.com$/)
    .optional(),
  ACCESS_AUD: z.string().min(1).optional(),
  PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }).transform((text) => new URL(text)),
  /** Made by `npm run push-keys`. Without them no device is pushed to. */
  VAPID_KEYS: z.string().transform(parseVapidKeys).optional(),
  /** The team's channel. The address itself is the right to post there: a secret. */
  ALERT_WEBHOOK_URL: z.union([z.literal(""), z.url({ protocol: /^https?$/ })]).optional(),
  ALERT_WEBHOOK_KIND: z.enum(["", "slack", "teams", "lineworks", "generic"]).optional(),
});

export interface Config {
  line: {
    /** Current secret first, then the next one if it is set. */
    channelSecrets: string[];
    /** How we prove ourselves to LINE: stateless tokens from id and secret, or a long-lived token. */
    auth: { kind: "stateless"; channelId: string } | { kind: "token"; token: string };
    apiBase: string;
    dataApiBase: string;
  };
  dataKeys: z.infer<typeof dataKeysSchema>;
  staffAuth: { kind: "access"; teamDomain: string; audience: string } | { kind: "dev" };
  publicOrigin: URL;
  /** How alerts leave the house. */
  paging: PagingSettings;
}

/** Names of the settings that are missing or wrong; never their values. */
export class ConfigRefused extends Error {
  override name = "ConfigRefused";
  readonly names: string[];
  readonly reasons: string[];
  constructor(names: string[], reasons: string[]) {
    super(reasons.join("; "));
    this.names = names;
    this.reasons = reasons;
  }
}

/** @throws {ConfigRefused} naming every setting that is wrong, in words fit for an operator. */
export function readConfig(env: Record<string, unknown>): Config {
  const parsed = envSchema.safeParse(env);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    throw new ConfigRefused(
      names,
      names.map((name) => `${name} is ${env[name] === undefined ? "missing" : "wrong"}`),
    );
  }
  const e = parsed.data;
  const wrong: [name: string, reason: string][] = [];
  const local = isLocal(e.PUBLIC_ORIGIN.hostname);
  if (!e.LINE_CHANNEL_ID && !e.LINE_CHANNEL_ACCESS_TOKEN) {
    wrong.push(["LINE_CHANNEL_ID", "LINE_CHANNEL_ID (or LINE_CHANNEL_ACCESS_TOKEN) is missing"]);
  }
  if (e.STAFF_AUTH === "dev" && !local) {
    wrong.push(["STAFF_AUTH", "STAFF_AUTH=dev is for localhost only; use access"]);
  }
  if (e.STAFF_AUTH === "dev" && e.DATA_KEYS.kind !== "development") {
    wrong.push(["STAFF_AUTH", "STAFF_AUTH=dev does not open real data: DATA_KEYS is a production ring"]);
  }
  if (e.DATA_KEYS.kind === "development" && !local) {
    wrong.push(["DATA_KEYS", "DATA_KEYS is a development ring; make a real one for a public address"]);
  }
  if (e.STAFF_AUTH === "access") {
    if (!e.ACCESS_TEAM_DOMAIN) wrong.push(["ACCESS_TEAM_DOMAIN", "ACCESS_TEAM_DOMAIN is missing"]);
    if (!e.ACCESS_AUD) wrong.push(["ACCESS_AUD", "ACCESS_AUD is missing"]);
  }
  if (e.PUBLIC_ORIGIN.protocol !== "https:" && !local) {
    wrong.push(["PUBLIC_ORIGIN", "PUBLIC_ORIGIN must be https"]);
  }
  const { ALERT_WEBHOOK_URL: hook = "", ALERT_WEBHOOK_KIND: hookKind = "" } = e;
  if ((hook === "") !== (hookKind === "")) {
    const name = hook === "" ? "ALERT_WEBHOOK_URL" : "ALERT_WEBHOOK_KIND";
    wrong.push([name, `${name} is missing: the two are set together or not at all`]);
  }
  if (hook.startsWith("http:") && !(local && isLocal(new URL(hook).hostname))) {
    wrong.push(["ALERT_WEBHOOK_URL", "ALERT_WEBHOOK_URL must be https"]);
  }
  if (wrong.length > 0) {
    throw new ConfigRefused(
      wrong.map(([name]) => name),
      wrong.map(([, reason]) => reason),
    );
  }
  return {
    line: {
      channelSecrets: [e.LINE_CHANNEL_SECRET, ...(e.LINE_CHANNEL_SECRET_NEXT ? [e.LINE_CHANNEL_SECRET_NEXT] : [])],
      auth: e.LINE_CHANNEL_ID
        ? { kind: "stateless", channelId: e.LINE_CHANNEL_ID }
        : { kind: "token", token: e.LINE_CHANNEL_ACCESS_TOKEN ?? "" },
      apiBase: e.LINE_API_BASE,
      dataApiBase: e.LINE_DATA_API_BASE,
    },
    dataKeys: e.DATA_KEYS,
    staffAuth:
      e.STAFF_AUTH === "dev"
        ? { kind: "dev" }
        : { kind: "access", teamDomain: e.ACCESS_TEAM_DOMAIN ?? "", audience: e.ACCESS_AUD ?? "" },
    publicOrigin: e.PUBLIC_ORIGIN,
    paging: {
      vapid: e.VAPID_KEYS ?? null,
      webhook: hook === "" || hookKind === "" ? null : { kind: hookKind, url: hook },
      origin: e.PUBLIC_ORIGIN,
      local,
    },
  };
}

/** Loopback only: the development identity and ring live nowhere else. */
export function isLocal(hostname: string): boolean {
  return hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
}

function parseDataKeys(text: string, context: z.RefinementCtx): z.infer<typeof dataKeysSchema> {
  try {
    const keys = dataKeysSchema.parse(JSON.parse(text));
    if (keys.current in keys.keys) return keys;
  } catch {
    // Told below, without the value.
  }
  context.addIssue({ code: "custom", message: "not a key ring" });
  return z.NEVER;
}

/** An empty text is the same as none. */
function parseVapidKeys(text: string, context: z.RefinementCtx): PagingSettings["vapid"] {
  if (text === "") return null;
  try {
    return vapidSchema.parse(JSON.parse(text));
  } catch {
    // Told below, without the value.
  }
  context.addIssue({ code: "custom", message: "not VAPID keys" });
  return z.NEVER;
}
