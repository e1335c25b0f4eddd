/** The three test projects: pure code in Node, the worker inside workerd, and the started system in a real browser. */
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { testVars } from "./tests/support/test-vars.ts";

export default defineConfig({
  test: {
    reporters: ["default", "./tests/support/count-reporter.ts"],
    projects: [
      {
        // A busy machine is no failure: what hangs for half a minute is.
        test: {
          name: "node",
          include: ["tests/node/**/*.test.{ts,tsx}"],
          environment: "node",
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: { bindings: { ...testVars, TEST_MIGRATIONS: await readD1Migrations("./migrations") } },
          })),
        ],
        test: {
          name: "workers",
          include: ["tests/workers/**/*.test.{ts,tsx}"],
          setupFiles: ["./tests/support/workers/setup.ts"],
          // One runtime for all files is four times as fast; setup.ts empties the storage between them.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["./tests/support/e2e/global-setup.ts"],
          // One system and one browser for all: file after file, in one process, when the others are done.
          fileParallelism: false,
          isolate: false,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
