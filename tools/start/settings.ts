/** The development settings of this machine: `.dev.vars` is made on the first start and kept from then on. */
import { createHash, randomBytes, randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { ConfigRefused, isLocal, readConfig } from "../../src/config.ts";
import { newDevelopmentKeys } from "../../src/store/key-ring.ts";
import { newVapidKeys } from "../alerts/new-keys.ts";
import { StartRefused } from "./refused.ts";

export type Vars = Record<string, string>;

/** @throws {StartRefused} naming the setting that is missing or wrong. */
export async function readOrMakeDevVars(file: string): Promise<Vars> {
  if (!existsSync(file)) {
    const made = developmentVars();
    await writeVars(file, made, "Settings of this machine only, made by `npm start`. Not for a public address.");
    return made;
  }
  const vars: Vars = {};
  for (const [name, value] of Object.entries(parseEnv(await readFile(file, "utf8")))) vars[name] = value ?? "";
  try {
    readConfig(vars);
  } catch (error) {
    if (!(error instanceof ConfigRefused)) throw error;
    throw new StartRefused(`.dev.vars: ${error.message}. Correct it there, or start over: rm -rf .dev.vars .tonari`);
  }
  return vars;
}

function developmentVars(): Vars {
  return {
    LINE_CHANNEL_SECRET: randomBytes(16).toString("hex"),
    LINE_CHANNEL_ID: String(randomInt(1_000_000_000, 2_000_000_000)),
    LINE_API_BASE: "http://localhost:8788",
    LINE_DATA_API_BASE: "http://localhost:8788",
    DATA_KEYS: JSON.stringify(newDevelopmentKeys()),
    STAFF_AUTH: "dev",
    PUBLIC_ORIGIN: "http://localhost:8787",
    VAPID_KEYS: JSON.stringify(newVapidKeys("mailto:nobody@tonari.example")),
  };
}

/** The same settings for the ports that are really served. An address that is not this machine's is left as it is. */
export function withAddresses(vars: Vars, workerUrl: string, simulatorUrl: string): Vars {
  const moved = (name: string, to: string): Vars => {
    const now = vars[name];
    return now === undefined || isLocal(new URL(now).hostname) ? { [name]: to } : {};
  };
  return {
    ...vars,
    ...moved("PUBLIC_ORIGIN", workerUrl),
    ...moved("LINE_API_BASE", simulatorUrl),
    ...moved("LINE_DATA_API_BASE", simulatorUrl),
  };
}

/** Values are quoted in single quotes, in which nothing is special. */
export async function writeVars(file: string, vars: Vars, comment: string): Promise<void> {
  const lines = Object.entries(vars).map(([name, value]) => `${name}='${value}'\n`);
  await writeFile(file, `# ${comment}\n${lines.join("")}`, { mode: 0o600 });
}

/** Words written under one key ring cannot be read under another; say so before anything looks broken. */
export async function keepKeysWithData(statePath: string, vars: Vars): Promise<void> {
  const { lookup } = readConfig(vars).dataKeys;
  const print = createHash("sha256").update(lookup).digest("hex").slice(0, 16);
  const file = join(statePath, "keys");
  await mkdir(statePath, { recursive: true });
  if (!existsSync(file)) await writeFile(file, print);
  else if ((await readFile(file, "utf8")) !== print) {
    throw new StartRefused(
      "The data in .tonari was written with other DATA_KEYS than .dev.vars has now. Put the old .dev.vars back, or: rm -rf .tonari (loses only demo data)",
    );
  }
}
