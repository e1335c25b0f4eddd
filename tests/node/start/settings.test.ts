/** What `npm start` says before anything runs: settings made once, kept, and refused in one line that says what to do. */
import { mkdtemp, readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../../src/config.ts";
import { openEmbeddedD1 } from "../../../tools/house/embedded-d1.ts";
import { migrate } from "../../../tools/start/migrate.ts";
import { claimPort } from "../../../tools/start/ports.ts";
import { StartRefused } from "../../../tools/start/refused.ts";
import { keepKeysWithData, readOrMakeDevVars, withAddresses, writeVars } from "../../../tools/start/settings.ts";

const folder = () => mkdtemp(join(tmpdir(), "tonari-start-"));

test("the first start makes settings that only their owner may read, with a development ring; the next one keeps them", async () => {
  const file = join(await folder(), ".dev.vars");
  const made = await readOrMakeDevVars(file);
  expect(readConfig(made).dataKeys.kind).toBe("development");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readOrMakeDevVars(file)).toEqual(made);
  expect((await readOrMakeDevVars(join(await folder(), ".dev.vars"))).DATA_KEYS).not.toBe(made.DATA_KEYS);
});

test.each([
  ["is missing", "LINE_CHANNEL_SECRET", undefined],
  ["is empty", "LINE_CHANNEL_SECRET", ""],
  ["is no key ring", "DATA_KEYS", "{}"],
  ["asks for a sign-in nobody knows", "STAFF_AUTH", "password"],
])("a setting that %s is named in one line, without its value", async (_what, name, value) => {
  const file = join(await folder(), ".dev.vars");
  const vars = await readOrMakeDevVars(file);
  const { [name]: _dropped, ...rest } = vars;
  await writeVars(file, value === undefined ? rest : { ...rest, [name]: value }, "broken");
  const refused = await readOrMakeDevVars(file).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(StartRefused);
  const { message } = refused as StartRefused;
  expect(message).toContain(name);
  expect(message).not.toContain("\n");
  expect(message).not.toContain(vars.LINE_CHANNEL_SECRET);
});

test("data written under other keys is not opened, and both ways out are named", async () => {
  const state = await folder();
  const vars = await readOrMakeDevVars(join(state, ".dev.vars"));
  await keepKeysWithData(state, vars);
  await keepKeysWithData(state, vars);
  const other = await readOrMakeDevVars(join(await folder(), ".dev.vars"));
  await expect(keepKeysWithData(state, other)).rejects.toThrow(/\.dev\.vars.*rm -rf \.tonari/);
});

test("addresses follow the ports that are served; one that is not this machine's stays", () => {
  const vars = {
    PUBLIC_ORIGIN: "http://localhost:8787",
    LINE_API_BASE: "https://api.line.me",
    LINE_DATA_API_BASE: "http://localhost:1",
  };
  expect(withAddresses(vars, "http://localhost:9", "http://localhost:10")).toEqual({
    PUBLIC_ORIGIN: "http://localhost:9",
    LINE_API_BASE: "https://api.line.me",
    LINE_DATA_API_BASE: "http://localhost:10",
  });
});

test("a port in use is named, with the way out", async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
  await expect(claimPort(port, "PORT")).rejects.toThrow(new RegExp(`Port ${port} is in use.*PORT=`));
  await new Promise((resolve) => server.close(resolve));
  expect(await claimPort(port, "PORT")).toBe(port);
});

test("a migration that cannot be applied is named; applied ones are applied once", { timeout: 60_000 }, async () => {
  const state = await folder();
  const envFile = join(state, "worker.env");
  await writeFile(envFile, "");
  const databaseId = /database_id = "([^"]+)"/.exec(await readFile("wrangler.toml", "utf8"))?.[1] ?? "";
  const d1 = await openEmbeddedD1({ persist: join(state, "v3"), databaseId });
  await d1.database.exec("CREATE TABLE person (half TEXT)");
  await d1.close();
  await expect(migrate(state, envFile)).rejects.toThrow(/migrations\/0000_front_door\.sql.*rm -rf \.tonari/s);
  const clean = await folder();
  await migrate(clean, envFile);
  await migrate(clean, envFile);
});
