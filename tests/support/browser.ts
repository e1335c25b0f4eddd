/** Starts a Chromium for the end-to-end tests, on a machine that may have nothing but Node. */
import { existsSync } from "node:fs";
import { type Browser, type BrowserServer, chromium, type LaunchOptions } from "playwright-core";
import { unpackChromium } from "./chromium.ts";

/** A running browser; the caller closes it. `CHROMIUM_PATH` chooses another one than the installed or the bundled. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await launchOptions());
}

/** One browser for several processes, which reach it by `chromium.connect(server.wsEndpoint())`. */
export async function launchBrowserServer(): Promise<BrowserServer> {
  return chromium.launchServer({ ...(await launchOptions()), host: "127.0.0.1" });
}

async function launchOptions(): Promise<LaunchOptions> {
  const installed = [process.env.CHROMIUM_PATH, "/usr/bin/chromium"].find((path) => path && existsSync(path));
  const { executablePath, env } = installed ? { executablePath: installed, env: {} } : await unpackChromium();
  return { executablePath, env: { ...process.env, ...env }, args: onlyThisMachine };
}

/** The tests open our own pages only. Nothing may leave the machine, whatever a page or the browser itself would like. */
const onlyThisMachine = [
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
  "--no-proxy-server",
  "--no-pings",
  "--disable-domain-reliability",
  "--disable-sync",
  // Playwright leaves the sandbox off by itself; /dev/shm is tiny in many containers.
  "--disable-dev-shm-usage",
];
