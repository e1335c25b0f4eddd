/** Settings: what is missing or wrong is named, never shown; development never meets the public or real data. */
import { describe, expect, test } from "vitest";
import { ConfigRefused, readConfig } from "../../src/config.ts";
import { newDevelopmentKeys } from "../../src/store/key-ring.ts";
import { testVars } from "../support/test-vars.ts";

const production = {
  ...testVars,
  DATA_KEYS: JSON.stringify({ ...newDevelopmentKeys(), kind: "production" }),
  STAFF_AUTH: "access",
  ACCESS_TEAM_DOMAIN: "tonari.cloudflareaccess.com",
  ACCESS_AUD: "aud",
  PUBLIC_ORIGIN: "https://inbox.tonari.example",
};

function refusal(env: Record<string, unknown>): ConfigRefused {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigRefused) return error;
    throw error;
  }
  throw new Error("was accepted");
}

test("a development and a production configuration are read", () => {
  expect(readConfig(testVars).staffAuth).toEqual({ kind: "dev" });
  expect(readConfig(production).staffAuth).toEqual({
    kind: "access",
    teamDomain: "tonari.cloudflareaccess.com",
    audience: "aud",
  });
  expect(readConfig(production).line.apiBase).toBe("http://line.simulator");
});

test("a long-lived token stands in for the channel id; two secrets while one is being changed", () => {
  const { LINE_CHANNEL_ID: _id, ...rest } = testVars;
  const config = readConfig({ ...rest, LINE_CHANNEL_ACCESS_TOKEN: "token", LINE_CHANNEL_SECRET_NEXT: "f".repeat(32) });
  expect(config.line.auth).toEqual({ kind: "token", token: "token" });
  expect(config.line.channelSecrets).toHaveLength(2);
  expect(readConfig({ ...testVars, LINE_CHANNEL_SECRET_NEXT: "" }).line.channelSecrets).toHaveLength(1);
});

describe("is refused, and named", () => {
  const broken: [what: string, name: string, env: Record<string, unknown>][] = [
    ["no channel secret", "LINE_CHANNEL_SECRET", { ...testVars, LINE_CHANNEL_SECRET: undefined }],
    ["an empty channel secret", "LINE_CHANNEL_SECRET", { ...testVars, LINE_CHANNEL_SECRET: "" }],
    ["neither id nor token", "LINE_CHANNEL_ID", { ...testVars, LINE_CHANNEL_ID: undefined }],
    ["no key ring", "DATA_KEYS", { ...testVars, DATA_KEYS: undefined }],
    ["a key ring that is no JSON", "DATA_KEYS", { ...testVars, DATA_KEYS: "secret-words" }],
    [
      "a key ring whose current key is not there",
      "DATA_KEYS",
      { ...testVars, DATA_KEYS: JSON.stringify({ ...newDevelopmentKeys(), current: "gone" }) },
    ],
    [
      "a key that is too short",
      "DATA_KEYS",
      { ...testVars, DATA_KEYS: JSON.stringify({ ...newDevelopmentKeys(), lookup: "c2hvcnQ" }) },
    ],
    ["no sign-in", "STAFF_AUTH", { ...testVars, STAFF_AUTH: undefined }],
    ["a sign-in nobody knows", "STAFF_AUTH", { ...testVars, STAFF_AUTH: "password" }],
    [
      "the development identity on a public address",
      "STAFF_AUTH",
      { ...testVars, PUBLIC_ORIGIN: "https://inbox.tonari.example" },
    ],
    [
      "the development identity with real keys",
      "STAFF_AUTH",
      { ...production, STAFF_AUTH: "dev", PUBLIC_ORIGIN: "http://localhost:8787" },
    ],
    ["a development ring on a public address", "DATA_KEYS", { ...production, DATA_KEYS: testVars.DATA_KEYS }],
    ["Access without its team", "ACCESS_TEAM_DOMAIN", { ...production, ACCESS_TEAM_DOMAIN: undefined }],
    ["Access of another host", "ACCESS_TEAM_DOMAIN", { ...production, ACCESS_TEAM_DOMAIN: "evil.example" }],
    ["Access without its audience", "ACCESS_AUD", { ...production, ACCESS_AUD: undefined }],
    [
      "a public address without https",
      "PUBLIC_ORIGIN",
      { ...production, PUBLIC_ORIGIN: "http://inbox.tonari.example" },
    ],
    ["no public address", "PUBLIC_ORIGIN", { ...testVars, PUBLIC_ORIGIN: undefined }],
    ["an address of LINE that is none", "LINE_API_BASE", { ...testVars, LINE_API_BASE: "javascript:alert(1)" }],
  ];
  test.each(broken)("%s", (_what, name, env) => {
    const refused = refusal(env);
    expect(refused.names).toContain(name);
    expect(refused.message).toContain(name);
    expect(refused.message).not.toContain("secret-words");
    expect(refused.message).not.toContain(testVars.LINE_CHANNEL_SECRET);
  });

  test("everything that is wrong is named at once", () => {
    expect(refusal({}).names).toEqual(
      expect.arrayContaining(["LINE_CHANNEL_SECRET", "DATA_KEYS", "STAFF_AUTH", "PUBLIC_ORIGIN"]),
    );
  });
});
