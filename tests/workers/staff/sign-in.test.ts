/** Sign-in: Access tokens forged, expired, for somebody else; our own staff row decides, anew on every request. */
import { createLocalJWKSet, createRemoteJWKSet, customFetch, exportJWK, generateKeyPair, SignJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { accessIdentity } from "../../../src/staff/access-identity.ts";
import { devIdentity } from "../../../src/staff/dev-identity.ts";
import { staffBehind } from "../../../src/store/staff-store.ts";
import { browserOf } from "../../support/workers/door.ts";
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
  aud?: string | string[];
  nbf?: number;
  iat?: number;
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
  nbf,
  iat = TUESDAY_10 / 1000 - 60,
}: Token = {}) {
  const jwt = new SignJWT({ email })
    .setProtectedHeader({ alg: "RS256", kid })
    .setIssuer(iss)
    .setAudience(aud)
    .setIssuedAt(iat);
  if (nbf !== undefined) jwt.setNotBefore(nbf);
  if (exp !== null) jwt.setExpirationTime(exp);
  if (sub) jwt.setSubject(sub);
  return jwt.sign(by.privateKey);
}

/** HS256 with the team's public key: the classic confusion of algorithms. */
async function confused(): Promise<string> {
  const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(team.publicKey)));
  return new SignJWT({ email: "midori@tonari.example" })
    .setProtectedHeader({ alg: "HS256", kid: "one" })
    .setIssuer(issuer)
    .setAudience(settings.audience)
    .setSubject("subject-1")
    .setIssuedAt(TUESDAY_10 / 1000)
    .setExpirationTime(TUESDAY_10 / 1000 + 60)
    .sign(secret);
}

async function changed(): Promise<string> {
  const [head, , signature] = (await token()).split(".");
  const words = JSON.stringify({
    sub: "subject-1",
    email: "hinata@tonari.example",
    iss: issuer,
    aud: settings.audience,
  });
  return `${head}.${btoa(words).replaceAll("=", "").replaceAll("+", "-").replaceAll("/", "_")}.${signature}`;
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
    ["that is not valid yet", () => token({ nbf: TUESDAY_10 / 1000 + 120 }), "invalid"],
    ["made in the future", () => token({ iat: TUESDAY_10 / 1000 + 3600, exp: TUESDAY_10 / 1000 + 7200 }), "invalid"],
    ["for several others", () => token({ aud: ["another", "a-third"] }), "invalid"],
    ["of an issuer that only begins like ours", () => token({ iss: `${issuer}.evil.example` }), "invalid"],
    ["under a known key id by a stranger", () => token({ by: stranger, kid: "two" }), "invalid"],
    ["signed with our public key as if it were a secret", () => confused(), "invalid"],
    ["whose words were changed after signing", () => changed(), "invalid"],
  ];
  test.each(attacks)("%s is refused", async (_name, make, refused) => {
    expect(await (await door()).identify(carrying(await make()))).toEqual({ refused });
  });
});

describe("the team's published keys", () => {
  const url = new URL(`${issuer}/cdn-cgi/access/certs`);
  /** A door over keys fetched from `answer`, as in production, with a short patience. */
  const over = (answer: (signal?: AbortSignal) => Promise<Response>, cooldownDuration = 0) =>
    accessIdentity(
      settings,
      createRemoteJWKSet(url, {
        [customFetch]: (_url, options) => answer(options.signal),
        cooldownDuration,
        timeoutDuration: 200,
      }),
      () => TUESDAY_10,
    );
  const published = async (...some: [CryptoKeyPair, string][]) =>
    Response.json({
      keys: await Promise.all(
        some.map(async ([keys, kid]) => ({ ...(await exportJWK(keys.publicKey)), kid, alg: "RS256" })),
      ),
    });

  test("are fetched anew when they rotate: the new key opens, the old one no longer does", async () => {
    let current: [CryptoKeyPair, string] = [team, "one"];
    const identity = over(() => published(current));
    expect(await identity.identify(carrying(await token()))).toMatchObject({ subject: "subject-1" });
    current = [rotated, "two"];
    expect(await identity.identify(carrying(await token({ by: rotated, kid: "two" })))).toMatchObject({
      subject: "subject-1",
    });
    expect(await identity.identify(carrying(await token()))).toEqual({ refused: "invalid" });
  });

  test("unknown key ids do not make us fetch them over and over", async () => {
    let fetched = 0;
    const identity = over(() => {
      fetched++;
      return published([team, "one"]);
    }, 30_000);
    for (const kid of ["a", "b", "c", "d"])
      expect(await identity.identify(carrying(await token({ by: stranger, kid })))).toEqual({ refused: "invalid" });
    expect(fetched).toBe(1);
  });

  const broken: [name: string, answer: (signal?: AbortSignal) => Promise<Response>][] = [
    ["cannot be reached", async () => Promise.reject(new TypeError("network"))],
    ["answer with an error", async () => new Response("busy", { status: 503 })],
    ["are no keys", async () => Response.json({ hello: "world" })],
    ["are no JSON", async () => new Response("<html>", { headers: { "Content-Type": "text/html" } })],
    [
      "do not answer in time",
      (signal) => new Promise<Response>((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason))),
    ],
  ];
  test.each(broken)("%s: nobody comes in, whoever signed, and the page says 503", async (_name, answer) => {
    const window = await openTestWindow();
    const identity = over(answer);
    for (const by of [team, stranger])
      expect(await identity.identify(carrying(await token({ by })))).toEqual({ refused: "unavailable" });
    const browser = browserOf(window, identity);
    const header = { "cf-access-jwt-assertion": await token() };
    const page = await browser.get("/inbox", header);
    expect([page.status, page.html.includes("受信箱（")]).toEqual([503, false]);
    const kept = await browser.post("/inbox/requests/x/answers", { text: "書いた文" }, header);
    expect([kept.status, kept.html.includes("書いた文")]).toEqual([503, true]);
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
