/** Runs one program for the checks and keeps what it says. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

export const root = join(import.meta.dirname, "..", "..");

export interface Result {
  ok: boolean;
  output: string;
  /** A few words behind the step's name when it went well. */
  note?: string;
}

/** Runs a program of this project to its end; colours and questions are off. */
export function run(program: string, args: string[], cwd = root): Promise<Result> {
  return new Promise((resolve) => {
    const env = {
      ...process.env,
      CI: "true",
      NO_COLOR: "1",
      WRANGLER_SEND_METRICS: "false",
      WRANGLER_HIDE_BANNER: "true",
    };
    execFile(program, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({
        ok: error === null,
        output: stripVTControlCharacters(`${stdout}${stderr}`).trim() || (error?.message ?? ""),
      });
    });
  });
}
