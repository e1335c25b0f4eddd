/** `npm run richmenu` as a process: what it prints, how it ends, and that looking changes nothing. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../../support/house-rules/source.ts";
import { openTown, type Town } from "./support.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.served.close());

function richmenu(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const options = { cwd: root, env: { PATH: process.env.PATH, ...town.env, ...env } };
    execFile(process.execPath, [join("tools", "richmenu", "cli.ts"), ...args], options, (error, out, err) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
    );
  });
}

test("plan, apply: told first, then done", { timeout: 120_000 }, async () => {
  const changes = () =>
    town.served.simulator.requests.filter(({ method, path }) => {
      return method !== "GET" && path.includes("richmenu") && !path.includes("validate");
    });
  const looked = await richmenu([]);
  expect(looked).toMatchObject({ code: 0, err: "" });
  expect(looked.out).toMatch(/^アカウント：となりの窓口/);
  expect(looked.out).toContain("標準にする");
  expect(looked.out).toContain("まだなにも変えていません");
  expect(changes()).toEqual([]);
  expect(await richmenu(["apply"])).toMatchObject({ code: 0, err: "" });
  expect(changes().length).toBeGreaterThan(0);
});

test("what cannot be done is one line and an exit code, and never a secret", { timeout: 120_000 }, async () => {
  const secret = "feedfeedfeedfeedfeedfeedfeedfeed";
  const wrong = await richmenu(["apply"], { LINE_CHANNEL_SECRET: secret });
  expect(wrong.code).toBe(1);
  expect(wrong.err.trimEnd().split("\n")).toEqual([expect.stringMatching(/^✘ .*LINE_CHANNEL_SECRET/)]);
  expect(wrong.out + wrong.err).not.toContain(secret);
  const odd = await richmenu(["aply"]);
  expect(odd.code).toBe(1);
  expect(odd.err).toContain("richmenu apply");
});
