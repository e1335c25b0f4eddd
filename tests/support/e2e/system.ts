/** The started system as the e2e tests see it: its addresses, and the cron by hand. */
import { inject } from "vitest";
import { fireCron } from "../../../tools/start/cron.ts";

export const inboxUrl = (path = "/inbox"): string => new URL(path, inject("workerUrl")).href;
export const phoneUrl = (path = "/"): string => new URL(path, inject("simulatorUrl")).href;

/** Runs the worker's duties as if it were `at`; without it, now. */
export const runCron = (at?: Date): Promise<void> => fireCron(inject("workerUrl"), at);
