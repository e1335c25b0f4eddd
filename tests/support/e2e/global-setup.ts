/** Starts the system the way `npm start` does, on free ports with data of its own, and one browser for all e2e tests. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startAll } from "../../../tools/start/start-all.ts";
import { launchBrowserServer } from "../browser.ts";
import { testVars } from "../test-vars.ts";

declare module "vitest" {
  interface ProvidedContext {
    workerUrl: string;
    simulatorUrl: string;
    browserEndpoint: string;
  }
}

/** @returns the teardown. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const statePath = await mkdtemp(join(tmpdir(), "tonari-e2e-"));
  const forget = () => rm(statePath, { recursive: true, force: true });
  try {
    // One after the other: a browser that starts beside a failing system would have to be ended as well.
    const started = await startAll({
      port: 0,
      simPort: 0,
      statePath,
      demo: true,
      cron: false,
      // Addresses of this machine, so that the start puts the real ports in their place.
      vars: { ...testVars, LINE_API_BASE: "http://localhost", LINE_DATA_API_BASE: "http://localhost" },
      onWorkerLine: (line) => line && console.error(`worker: ${line}`),
    });
    const browser = await launchBrowserServer().catch(async (error: unknown) => {
      await started.stop();
      throw error;
    });
    project.provide("workerUrl", started.workerUrl);
    project.provide("simulatorUrl", started.simulatorUrl);
    project.provide("browserEndpoint", browser.wsEndpoint());
    return async () => {
      await Promise.all([browser.close(), started.stop()]);
      await forget();
    };
  } catch (error) {
    await forget();
    throw error;
  }
}
