/** Forms and visits that another site, an old tool or a clever header makes: none of them does anything in みどり's name. */
import { beforeAll, describe, expect, test } from "vitest";
import { ROUTE_ROLES } from "../../../src/inbox/access.ts";
import { type Browser, browserOf, ORIGIN } from "../../support/workers/door.ts";
import { deskOf } from "../../support/workers/inbox.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { worryFrom } from "../requests/worry.ts";

let window: TestWindow;
let midori: Browser;
let id: string;
let before: string;

const all = async () =>
  JSON.stringify([
    await window.rows("SELECT * FROM request"),
    await window.rows("SELECT * FROM history_event"),
    await window.rows("SELECT * FROM staff"),
    await window.rows("SELECT * FROM saved_view"),
    await window.rows("SELECT * FROM note"),
    await window.rows("SELECT * FROM read_audit"),
  ]);

beforeAll(async () => {
  window = await openTestWindow();
  id = (await worryFrom(window, "みつ", "北野町")).id;
  midori = browserOf(window, "csw-midori");
  // Her first visit binds her sign-in.
  await midori.get("/inbox/keys");
  before = await all();
});

const POSTS = [...ROUTE_ROLES.keys()]
  .filter((route) => route.startsWith("POST "))
  .map((route) => route.slice(5).replace("requests/:id", `requests/ID`).replaceAll(/:\w+/g, "csw-midori"));

const send = (
  path: string,
  headers: Record<string, string>,
  method = "POST",
  body = "seenVersion=1&note=x&kind=fact",
) => midori.app.request(ORIGIN + path.replace("ID", id), { method, body, headers });

const FORM = { "Content-Type": "application/x-www-form-urlencoded" };
const FORGED: [string, Record<string, string>, number][] = [
  ["no word of where it comes from", FORM, 403],
  ["another site's", { ...FORM, Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" }, 403],
  ["another site that hides its name", { ...FORM, Origin: "null", "Sec-Fetch-Site": "cross-site" }, 403],
  [
    "a sister site of the same domain",
    { ...FORM, Origin: "https://x.inbox.example.jp", "Sec-Fetch-Site": "same-site" },
    403,
  ],
  ["typed into the address bar", { ...FORM, "Sec-Fetch-Site": "none" }, 403],
  ["the same name without the lock", { ...FORM, Origin: ORIGIN.replace("https", "http") }, 403],
  ["the same name at another port", { ...FORM, Origin: `${ORIGIN}:8443` }, 403],
  [
    "another name that says it is ours",
    { ...FORM, Origin: "https://evil.example", "Sec-Fetch-Site": "same-origin" },
    403,
  ],
  [
    "several names at once",
    { ...FORM, Origin: `${ORIGIN}, https://evil.example`, "Sec-Fetch-Site": "same-origin" },
    403,
  ],
  ["text instead of a form", { "Content-Type": "text/plain", Origin: ORIGIN, "Sec-Fetch-Site": "same-origin" }, 415],
  ["JSON", { "Content-Type": "application/json", Origin: ORIGIN, "Sec-Fetch-Site": "same-origin" }, 415],
  ["no type at all", { "Content-Type": "", Origin: ORIGIN, "Sec-Fetch-Site": "same-origin" }, 415],
  [
    "a type that only begins like a form's",
    { "Content-Type": "multipart/form-datax", Origin: ORIGIN, "Sec-Fetch-Site": "same-origin" },
    415,
  ],
];

test.each(FORGED)("%s: refused by every route, and nothing is done", async (_name, headers, status) => {
  expect(POSTS.length).toBeGreaterThan(60);
  for (const path of POSTS) expect([path, (await send(path, headers)).status]).toEqual([path, status]);
  expect(await all()).toBe(before);
});

describe("a method that is not what it says", () => {
  const own = { ...FORM, Origin: ORIGIN, "Sec-Fetch-Site": "same-origin" };
  test.each(["PUT", "PATCH", "DELETE"])("%s finds nothing", async (method) => {
    for (const path of POSTS) expect((await send(path, own, method)).status).toBe(404);
    expect(await all()).toBe(before);
  });

  test("GET does nothing, whatever a header or field says it is", async () => {
    for (const path of POSTS) {
      const address = `${ORIGIN}${path.replace("ID", id)}?_method=POST&seenVersion=1&note=x&kind=fact`;
      const answer = await midori.app.request(address, {
        headers: { "X-HTTP-Method-Override": "POST", "X-Method-Override": "POST", "Sec-Fetch-Site": "same-origin" },
      });
      expect(answer.status).toBeLessThan(500);
    }
    const now = await window.rows("SELECT count(*) AS n FROM history_event WHERE actor = 'staff'");
    expect(now).toEqual([{ n: 0 }]);
    expect(await window.rows("SELECT 1 FROM note")).toEqual([]);
  });

  test("HEAD of a talk is a reading, too, and brings no word", async () => {
    const readings = async () => (await window.rows("SELECT 1 FROM read_audit WHERE staff_id = 'csw-midori'")).length;
    const had = await readings();
    const answer = await midori.app.request(`${ORIGIN}/inbox/requests/${id}`, { method: "HEAD" });
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
    expect(await readings()).toBe(had + 1);
  });

  test("another site's page cannot open the live socket", async () => {
    const answer = await midori.app.request(`${ORIGIN}/inbox/live`, {
      headers: { Upgrade: "websocket", Origin: "https://evil.example" },
    });
    expect(answer.status).toBe(403);
  });
});

describe("the sign-in for development", () => {
  test("is not there where Access signs people in", async () => {
    expect((await midori.get("/inbox/sign-in")).status).toBe(404);
    expect((await midori.post("/inbox/sign-in", { staff: "csw-hinata" })).status).toBe(404);
    expect(midori.cookies.has("tonari_dev_staff")).toBe(false);
  });

  test("names nobody under any name but this machine's own, though the house runs with it", async () => {
    expect(window.house.config.staffAuth.kind).toBe("dev");
    const desk = deskOf(window, await window.staff("みどり"));
    const page = await desk.get("/inbox/sign-in");
    expect(page.status).toBe(404);
    expect(page.html).not.toContain("ひなた");
    expect((await desk.post("/inbox/sign-in", { staff: "csw-hinata" })).status).toBe(404);
  });
});
