/** Sign-in: Access tokens forged, expired, for somebody else; our own staff row decides, anew on every request. */
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { accessIdentity } from "../../../src/staff/access-identity.ts";
import { devIdentity } from "../../../src/staff/dev-identity.ts";
import { staffBehind } from "../../../src/store/staff-store.ts";
import { openTestWindow, TUESDAY_10 } from "../../support/workers/window.ts";

const settings = { teamDomain: "tonari.cloudflareaccess.com", audience: "the-inbox" };
const issuer = `https://${settings.teamDomain}`;
let team: CryptoKeyPair;
let rotated: CryptoKeyPair;
let stranger: CryptoKeyPair;

beforeAll(async () => {
  [team, rotated, stranger] = await Promise.all([pair(), pair(), pair()]);
});

const pair = async () => (await generateKeyPair("RS256", { extractable: true })) as CryptoKeyPair;

async function door(now = TUESDAY_10) {
  const jwk = async (keys: CryptoKeyPair, kid: string) => ({ ...(await exportJWK(keys.publicKey)), kid, alg: "RS256" });
  const keys = createLocalJWKSet({ keys: [await jwk(team, "one"), await jwk(rotated, "two")] });
  return accessIdentity(settings, keys, () => now);
}

interface Token {
  by?: CryptoKeyPair;
  kid?: string;
  iss?: string;
  aud?: string;
  email?: string;
  exp?: number | null;
  sub?: string;
}

async function token({
  by = team,
  kid = "one",
  iss = issuer,
  aud = settings.audience,
  email = "midori@tonari.example",
  exp = TUESDAY_10 / 1000 + 60,
  sub = "subject-1",
}: Token = {}) {
  const jwt = new SignJWT({ email })
    .setProtectedHeader({ alg: "RS256", kid })
    .setIssuer(iss)
    .setAudience(aud)
    .setIssuedAt(TUESDAY_10 / 1000 - 60);
  if (exp !== null) jwt.setExpirationTime(exp);
  if (sub) jwt.setSubject(sub);
  return jwt.sign(by.privateKey);
}

const carrying = (assertion: string | null) =>
  new Request(
    "https://inbox.example/inbox",
    assertion === null ? {} : { headers: { "cf-access-jwt-assertion": assertion } },
  );

describe("an Access token", () => {
  test("of the team is good, also after its keys were rotated", async () => {
    expect(await (await door()).identify(carrying(await token()))).toEqual({
      subject: "subject-1",
      email: "midori@tonari.example",
    });
    expect(await (await door()).identify(carrying(await token({ by: rotated, kid: "two" })))).toMatchObject({
      subject: "subject-1",
    });
  });

  test("that is missing is told apart from one that is bad", async () => {
    expect(await (await door()).identify(carrying(null))).toEqual({ refused: "missing" });
  });

  const attacks: [name: string, make: () => Promise<string>, refused: string][] = [
    ["signed by a stranger", () => token({ by: stranger }), "invalid"],
    ["signed by a stranger under an unknown key id", () => token({ by: stranger, kid: "three" }), "invalid"],
    ["for another application", () => token({ aud: "another" }), "invalid"],
    ["of another team", () => token({ iss: "https://evil.cloudflareaccess.com" }), "invalid"],
    ["that is over", () => token({ exp: TUESDAY_10 / 1000 - 1 }), "expired"],
    ["that never ends", () => token({ exp: null }), "invalid"],
    ["without a subject", () => token({ sub: "" }), "invalid"],
    ["without a real e-mail", () => token({ email: "midori" }), "invalid"],
    ["without a signature", async () => `${(await token()).split(".").slice(0, 2).join(".")}.`, "invalid"],
    [
      "with algorithm none",
      async () => `${btoa('{"alg":"none"}').replaceAll("=", "")}.${(await token()).split(".")[1]}.`,
      "invalid",
    ],
    ["of nonsense", async () => "x.y.z", "invalid"],
  ];
  test.each(attacks)("%s is refused", async (_name, make, refused) => {
    expect(await (await door()).identify(carrying(await make()))).toEqual({ refused });
  });
});

describe("our own row", () => {
  test("binds the subject the first time, and from then on the e-mail opens nothing", async () => {
    const { house } = await openTestWindow();
    const midori = { subject: "s-1", email: "Midori@tonari.example" };
    expect(await staffBehind(house.store, midori)).toMatchObject({
      id: "csw-midori",
      role: "csw",
      areas: ["kita", "sakura"],
    });
    expect(await staffBehind(house.store, { ...midori, subject: "s-2" })).toEqual({ refused: "unknown" });
    expect(await staffBehind(house.store, { subject: "s-1", email: "married@tonari.example" })).toMatchObject({
      id: "csw-midori",
    });
  });

  test("disabled works at once; unknown is unknown", async () => {
    const { house, rows } = await openTestWindow();
    const midori = { subject: "s-1", email: "midori@tonari.example" };
    await staffBehind(house.store, midori);
    await rows("UPDATE staff SET disabled_at = 1 WHERE id = 'csw-midori'");
    expect(await staffBehind(house.store, midori)).toEqual({ refused: "disabled" });
    expect(await staffBehind(house.store, { subject: "s-9", email: "who@tonari.example" })).toEqual({
      refused: "unknown",
    });
  });
});

describe("the development identity", () => {
  const identity = devIdentity(async (id) => (id === "csw-midori" ? "midori@tonari.example" : null));
  const visit = (url: string, cookie?: string) =>
    identity.identify(new Request(url, cookie ? { headers: { cookie } } : {}));

  test("knows a demo CSW on this machine", async () => {
    expect(await visit("http://localhost:8787/inbox", "a=b; tonari_dev_staff=csw-midori")).toEqual({
      subject: "dev:csw-midori",
      email: "midori@tonari.example",
    });
  });

  test.each([
    ["no cookie", "http://localhost:8787/inbox", undefined, "missing"],
    ["somebody who is not there", "http://localhost:8787/inbox", "tonari_dev_staff=boss", "invalid"],
    ["any other host", "https://tonari.example/inbox", "tonari_dev_staff=csw-midori", "invalid"],
    [
      "a host that looks like this machine",
      "http://localhost.evil.example/inbox",
      "tonari_dev_staff=csw-midori",
      "invalid",
    ],
  ])("%s is refused", async (_name, url, cookie, refused) => {
    expect(await visit(url, cookie)).toEqual({ refused });
  });
});
