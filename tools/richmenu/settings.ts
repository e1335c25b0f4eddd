/** How the command reaches LINE: the worker's own settings by the same names, from the environment or, without any there, from .dev.vars. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import * as z from "zod";
import type { Config } from "../../src/config.ts";
import { root } from "../check/run.ts";

const filled = z
  .string()
  .min(1)
  .optional()
  .or(z.literal("").transform(() => undefined));
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/$/, ""));

const settings = z.object({
  LINE_CHANNEL_SECRET: filled,
  LINE_CHANNEL_SECRET_NEXT: filled,
  LINE_CHANNEL_ID: z.string().regex(/^\d+$/).optional(),
  LINE_CHANNEL_ACCESS_TOKEN: filled,
  LINE_API_BASE: url.default("https://api.line.me"),
  LINE_DATA_API_BASE: url.default("https://api-data.line.me"),
});

/** A setting that is missing or wrong, by name and never by value. */
export class SettingsRefused extends Error {
  override name = "SettingsRefused";
}

/** @throws {SettingsRefused} in one line. */
export function lineSettings(env: Record<string, string | undefined>): Config["line"] {
  const parsed = settings.safeParse(env);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    throw new SettingsRefused(`設定がまちがっています：${names.join("、")}`);
  }
  const e = parsed.data;
  const channelSecrets = [e.LINE_CHANNEL_SECRET, e.LINE_CHANNEL_SECRET_NEXT].filter((one) => one !== undefined);
  const bases = { apiBase: e.LINE_API_BASE, dataApiBase: e.LINE_DATA_API_BASE };
  if (e.LINE_CHANNEL_ID !== undefined && channelSecrets.length > 0) {
    return { channelSecrets, auth: { kind: "stateless", channelId: e.LINE_CHANNEL_ID }, ...bases };
  }
  if (e.LINE_CHANNEL_ACCESS_TOKEN !== undefined) {
    return { channelSecrets, auth: { kind: "token", token: e.LINE_CHANNEL_ACCESS_TOKEN }, ...bases };
  }
  throw new SettingsRefused("設定がありません：LINE_CHANNEL_IDとLINE_CHANNEL_SECRET、またはLINE_CHANNEL_ACCESS_TOKEN");
}

/** The environment where it names a LINE setting; else this machine's .dev.vars. Never a mixture of two accounts. */
export function settingsOfThisMachine(env: Record<string, string | undefined> = process.env): {
  line: Config["line"];
  from: string;
} {
  const named = Object.keys(env).some((name) => name.startsWith("LINE_") && env[name] !== "");
  const file = join(root, ".dev.vars");
  if (named || !existsSync(file)) return { line: lineSettings(env), from: "環境変数" };
  return { line: lineSettings(parseEnv(readFileSync(file, "utf8"))), from: ".dev.vars" };
}
