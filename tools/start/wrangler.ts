/** Runs wrangler as a quiet child: no questions, no telemetry, no look-ups on the network, no files outside its place. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { stripVTControlCharacters } from "node:util";

export const root = join(import.meta.dirname, "..", "..");
/** Not `bin/wrangler.js`: that one starts this one as a child and does not pass signals on to it. */
const cli = join(root, "node_modules", "wrangler", "wrangler-dist", "cli.js");
const leash = join(import.meta.dirname, "leash.ts");

/** @param statePath keeps wrangler's own notes too, so that two starts side by side do not meet. */
function wranglerEnv(statePath: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    CI: "true",
    DO_NOT_TRACK: "1",
    WRANGLER_SEND_METRICS: "false",
    WRANGLER_SEND_ERROR_REPORTS: "false",
    WRANGLER_HIDE_BANNER: "true",
    WRANGLER_WRITE_LOGS: "false",
    WRANGLER_REGISTRY_PATH: join(statePath, "registry"),
    WRANGLER_CACHE_DIR: join(statePath, "cache"),
    CLOUDFLARE_CF_FETCH_ENABLED: "false",
  };
}

export interface Finished {
  code: number;
  output: string;
}

/** Runs to the end and hands back everything it said. */
export async function runWrangler(args: string[], statePath: string): Promise<Finished> {
  const child = spawnLeashed(args, statePath);
  let output = "";
  forEachLine(child, (line) => {
    output += `${line}\n`;
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code: code ?? 1, output })));
}

export interface LongRunning {
  /** Settles when the process has ended, whoever ended it. */
  ended: Promise<number>;
  /** Ends it and all its children; resolves when they are gone. */
  stop(): Promise<void>;
}

export function startWrangler(args: string[], statePath: string, onLine: (line: string) => void): LongRunning {
  const child = spawnLeashed(args, statePath);
  forEachLine(child, withoutCronAdvice(onLine));
  const ended = new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  return {
    ended,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

function spawnLeashed(args: string[], statePath: string): Child {
  const child = spawn(process.execPath, [leash, process.execPath, "--no-warnings", cli, ...args], {
    cwd: root,
    env: wranglerEnv(statePath),
    stdio: ["pipe", "pipe", "pipe"],
  });
  // Writing to a child that is already gone is not an event of its own.
  child.stdin.on("error", () => {});
  return child;
}

function forEachLine(child: Child, onLine: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream.setEncoding("utf8").on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) onLine(stripVTControlCharacters(line).trimEnd());
    });
    stream.on("end", () => rest && onLine(stripVTControlCharacters(rest).trimEnd()));
  }
}

/** Wrangler warns at each start that nobody fires the cron here. We do. */
function withoutCronAdvice(onLine: (line: string) => void): (line: string) => void {
  let inside = false;
  return (line) => {
    if (line.includes("Scheduled Workers are not automatically triggered")) inside = true;
    else if (inside && line !== "" && !line.startsWith(" ")) inside = false;
    if (!inside) onLine(line);
  };
}
