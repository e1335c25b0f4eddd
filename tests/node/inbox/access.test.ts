/** Who gets in: every route for refused staff, the CSRF table, headers, sign-in and sign-out. */
import { describe, expect, it } from "vitest";
import type { StaffRefusal } from "../../../src/inbox/port.ts";
import { BY_HTMX, FROM_OWN_PAGE, inbox, ORIGIN } from "./support/ask.ts";
import { ANSWER_ID, natsu, OPEN_ID } from "./support/fake-port.ts";

const ROUTES: [string, string][] = [
  ["GET", "/inbox"],
  ["GET", "/inbox?which=mine"],
  ["GET", `/inbox/requests/${OPEN_ID}`],
  ["GET", "/inbox/fragments/list"],
  ["GET", `/inbox/fragments/requests/${OPEN_ID}/talk`],
  ["GET", "/inbox/live"],
  ["GET", "/inbox/media/0f0e6c1a-5555-4555-8555-000000000005"],
  ["GET", "/inbox/no-such-page"],
  ["POST", `/inbox/requests/${OPEN_ID}/take`],
  ["POST", `/inbox/requests/${OPEN_ID}/answers`],
  ["POST", `/inbox/requests/${OPEN_ID}/release`],
  ["POST", `/inbox/requests/${OPEN_ID}/closure`],
  ["GET", "/inbox/fragments/alarm"],
  ["GET", "/inbox/duty"],
  ["POST", `/inbox/requests/${OPEN_ID}/acknowledgement`],
  ["POST", "/inbox/duty/shifts"],
  ["POST", "/inbox/duty/shifts/s1/removal"],
  ["POST", "/inbox/duty/swaps"],
  ["POST", "/inbox/duty/notice"],
  ["POST", "/inbox/duty/devices"],
  ["POST", "/inbox/duty/devices/removal"],
  ["POST", "/inbox/duty/test"],
  ["GET", `/inbox/subjects/${OPEN_ID}`],
  ["GET", `/inbox/subjects/${OPEN_ID}/reports/${OPEN_ID}/reporter`],
  ["POST", `/inbox/subjects/${OPEN_ID}/confirmation`],
  ["POST", `/inbox/subjects/${OPEN_ID}/verdicts`],
  ["POST", `/inbox/subjects/${OPEN_ID}/verdicts/${OPEN_ID}/undo`],
  ["POST", `/inbox/requests/${OPEN_ID}/steps`],
  ["POST", `/inbox/requests/${OPEN_ID}/notices`],
  ["POST", `/inbox/requests/${OPEN_ID}/hand`],
  ["POST", `/inbox/requests/${OPEN_ID}/lowering/0f0e6c1a-7777-4777-8777-000000000007/confirmation`],
  ["POST", `/inbox/requests/${OPEN_ID}/lowering/0f0e6c1a-7777-4777-8777-000000000007/withdrawal`],
  ["GET", `/inbox/requests/${OPEN_ID}/messages/e1/mark`],
  ["POST", `/inbox/requests/${OPEN_ID}/messages/e1/mark`],
  ["GET", `/inbox/fragments/requests/${OPEN_ID}/danger`],
  ["GET", "/inbox/review"],
  ["POST", "/inbox/sign-out"],
  ["POST", "/inbox/no-such-page"],
];
const FIELDS = { seenVersion: "3", answerId: ANSWER_ID, text: "書いた文" };
const REFUSALS: StaffRefusal[] = ["missing", "invalid", "expired", "unknown", "disabled"];

const form = (headers: Record<string, string>): RequestInit => ({
  method: "POST",
  body: new URLSearchParams(FIELDS),
  headers,
});

describe("refused staff", () => {
  it.each(ROUTES)("%s %s is closed: 401 and nothing of anybody", async (method, path) => {
    const { raw, port } = inbox({ staff: { refused: "missing" } });
    const response = await raw(path, method === "GET" ? {} : form(FROM_OWN_PAGE));
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain("さみしく");
    expect(port.calls).toEqual([]);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
  });

  it.each(REFUSALS)("logs %s as a code and says it in words", async (refused) => {
    const { get, port } = inbox({ staff: { refused } });
    const response = await get("/inbox");
    expect(response.status).toBe(401);
    expect(port.logged).toEqual([{ event: "signIn.refused", why: refused }]);
    expect(await response.text()).toContain("サインインが必要です");
  });

  it("gives typed words back to whoever typed them", async () => {
    const { post } = inbox({ staff: { refused: "expired" } });
    const response = await post(`/inbox/requests/${OPEN_ID}/answers`, FIELDS);
    expect(response.status).toBe(401);
    const text = await response.text();
    expect(text).toContain("書いた文は残っています");
    expect(text).toMatch(/<textarea[^>]*>\s*書いた文<\/textarea>/);
  });

  it("tells htmx in the notice line, so that the page stays", async () => {
    const { get } = inbox({ staff: { refused: "expired" } });
    const response = await get("/inbox/fragments/list", BY_HTMX);
    expect(response.status).toBe(401);
    expect(response.headers.get("HX-Retarget")).toBe("#notice");
    expect(await response.text()).not.toContain("<html");
  });

  it("leads to the development sign-in only where there is one", async () => {
    const dev = inbox({ staff: { refused: "missing" }, dev: true });
    const response = await dev.get("/inbox");
    expect([response.status, response.headers.get("Location")]).toEqual([303, "/inbox/sign-in"]);
    expect((await dev.get("/inbox/fragments/list", BY_HTMX)).status).toBe(401);
    expect((await dev.post(`/inbox/requests/${OPEN_ID}/take`, FIELDS)).status).toBe(401);
  });
});

describe("forms from elsewhere", () => {
  const formType = "application/x-www-form-urlencoded";
  const attacks: [string, RequestInit, number][] = [
    ["another site's form", form({ Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" }), 403],
    ["another site's form, old browser", form({ Origin: "https://evil.example" }), 403],
    ["a sister host", form({ Origin: "https://www.example.jp", "Sec-Fetch-Site": "same-site" }), 403],
    ["own origin claimed across sites", form({ Origin: ORIGIN, "Sec-Fetch-Site": "cross-site" }), 403],
    [
      "same-origin claimed with a foreign origin",
      form({ Origin: "https://evil.example", "Sec-Fetch-Site": "same-origin" }),
      403,
    ],
    ["typed into the address bar", form({ "Sec-Fetch-Site": "none" }), 403],
    ["no origin at all", form({}), 403],
    ["a null origin alone (sandboxed frame)", form({ Origin: "null" }), 403],
    ["a sandboxed frame, new browser", form({ Origin: "null", "Sec-Fetch-Site": "cross-site" }), 403],
    ["another port", form({ Origin: `${ORIGIN}:8443` }), 403],
    ["plain http", form({ Origin: ORIGIN.replace("https", "http") }), 403],
    ["JSON, cross-site", json({ Origin: "https://evil.example" }), 403],
    ["JSON, own origin", json({ Origin: ORIGIN }), 415],
    [
      "text/plain, own origin",
      { method: "POST", body: "a=b", headers: { ...FROM_OWN_PAGE, "Content-Type": "text/plain" } },
      415,
    ],
    ["no type, own origin", { method: "POST", headers: FROM_OWN_PAGE }, 415],
    [
      "a form type hidden behind another",
      { method: "POST", body: "x", headers: { ...FROM_OWN_PAGE, "Content-Type": `text/plain;${formType}` } },
      415,
    ],
    ["PUT", { method: "PUT", headers: { Origin: "https://evil.example" } }, 403],
    ["DELETE, no origin", { method: "DELETE" }, 403],
    [
      "far too large",
      { method: "POST", body: new URLSearchParams({ text: "あ".repeat(150_000) }), headers: FROM_OWN_PAGE },
      413,
    ],
  ];
  function json(headers: Record<string, string>): RequestInit {
    return {
      method: "POST",
      body: JSON.stringify(FIELDS),
      headers: { ...headers, "Content-Type": "application/json" },
    };
  }

  it.each(attacks)("%s", async (_name, init, status) => {
    for (const path of [
      `/inbox/requests/${OPEN_ID}/take`,
      `/inbox/requests/${OPEN_ID}/answers`,
      `/inbox/requests/${OPEN_ID}/acknowledgement`,
      "/inbox/duty/swaps",
      "/inbox/duty/devices",
      "/inbox/sign-in",
    ]) {
      const { raw, port } = inbox({ dev: true });
      const response = await raw(path, init);
      expect(response.status).toBe(status);
      expect(port.calls).toEqual([]);
      expect(response.headers.get("Set-Cookie")).toBeNull();
    }
  });

  it.each([
    ["a modern browser under no-referrer", FROM_OWN_PAGE],
    ["a browser that names its origin", { Origin: ORIGIN, "Sec-Fetch-Site": "same-origin" }],
    ["an older browser", { Origin: ORIGIN }],
  ])("lets %s through", async (_name, headers) => {
    const { raw } = inbox();
    expect((await raw(`/inbox/requests/${OPEN_ID}/take`, form(headers))).status).toBe(303);
  });

  it("turns another site's socket away", async () => {
    const { get } = inbox();
    const upgrade = { Upgrade: "websocket" };
    expect((await get("/inbox/live", { ...upgrade, Origin: "https://evil.example" })).status).toBe(403);
    expect((await get("/inbox/live", upgrade)).status).toBe(403);
    expect((await get("/inbox/live", { Origin: ORIGIN })).status).toBe(426);
    expect((await get("/inbox/live", { ...upgrade, Origin: ORIGIN })).headers.get("X-Live")).toBe("yes");
  });

  it("does not stand before other apps' routes", async () => {
    const { raw } = inbox({ staff: { refused: "missing" } });
    const response = await raw("/webhook/line", {
      method: "POST",
      body: "{}",
      headers: { "Content-Type": "application/json" },
    });
    expect([response.status, await response.text()]).toEqual([200, "heard"]);
    expect(response.headers.get("Content-Security-Policy")).toBeNull();
  });
});

describe("headers", () => {
  it.each([
    ["a page", "/inbox", {}],
    ["a request", `/inbox/requests/${OPEN_ID}`, {}],
    ["a fragment", "/inbox/fragments/list", BY_HTMX],
    ["not found", "/inbox/requests/nobody", {}],
  ])("of %s", async (_name, path, headers) => {
    const response = await inbox().get(path, headers);
    const policy = response.headers.get("Content-Security-Policy") ?? "";
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "img-src 'self'",
      "media-src 'self'",
      "font-src 'self'",
      "manifest-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ]);
    expect(response.headers.get("Referrer-Policy")).toBe("no-referrer");
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(response.headers.get("Cross-Origin-Opener-Policy")).toBe("same-origin");
    expect(response.headers.get("Content-Type")).toMatch(/^text\/html; charset=utf-8$/i);
  });

  it("has no inline script, style or handler, and no hx-on", async () => {
    const { get } = inbox({ dev: true });
    for (const path of ["/inbox", `/inbox/requests/${OPEN_ID}`, "/inbox/sign-in", "/inbox/nothing"]) {
      const text = await (await get(path)).text();
      expect(text).not.toMatch(/<style|\sstyle=|\son[a-z]+=|hx-on|javascript:|js:/i);
      for (const script of text.match(/<script[^>]*>[^<]*/g) ?? [])
        expect(script).toMatch(/src="\/assets\/[^"]+"[^>]*>$/);
    }
  });
});

describe("development sign-in", () => {
  it("is not there in production", async () => {
    const { get, post } = inbox();
    expect((await get("/inbox/sign-in")).status).toBe(404);
    const response = await post("/inbox/sign-in", { staff: natsu.id });
    expect(response.status).toBe(404);
    expect(response.headers.get("Set-Cookie")).toBeNull();
  });

  it("offers the members and sets the cookie", async () => {
    const { get, post } = inbox({ dev: true, staff: { refused: "missing" } });
    expect(await (await get("/inbox/sign-in")).text()).toContain("なつさん");
    const response = await post("/inbox/sign-in", { staff: natsu.id });
    expect([response.status, response.headers.get("Location")]).toEqual([303, "/inbox"]);
    expect(response.headers.get("Set-Cookie")).toBe("tonari_dev_staff=staff-natsu; Path=/; HttpOnly; SameSite=Strict");
  });

  it.each(["nobody", ""])("refuses %j", async (staff) => {
    const response = await inbox({ dev: true }).post("/inbox/sign-in", { staff });
    expect(response.status).toBe(422);
    expect(response.headers.get("Set-Cookie")).toBeNull();
  });

  it("signs out", async () => {
    const dev = await inbox({ dev: true }).post("/inbox/sign-out", {});
    expect([dev.status, dev.headers.get("Location")]).toEqual([303, "/inbox/sign-in"]);
    expect(dev.headers.get("Set-Cookie")).toContain("tonari_dev_staff=; Max-Age=0");
    const production = await inbox().post("/inbox/sign-out", {});
    expect(production.headers.get("Location")).toBe("/cdn-cgi/access/logout");
  });
});
