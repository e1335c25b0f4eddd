/** Every route of the inbox by every role, read from the app itself: who gets in, who finds nothing, and that no word goes astray. */
import { beforeAll, expect, test } from "vitest";
import { ROUTE_ROLES } from "../../../src/inbox/access.ts";
import { type Browser, browserOf, ORIGIN } from "../../support/workers/door.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { reportFrom } from "../subjects/reports.ts";

const WORDS = ["柿の木の下で泣いていました", "となりの赤い屋根の家の雨戸がずっとしまっています"];

/** みどり's district is where both live; そら works elsewhere; よる is duty officer; つばさ was given みつ's request, とおる nothing. */
const PEOPLE = {
  own: "csw-midori",
  other: "csw-sora",
  duty: "duty-yoru",
  manager: "csw-hinata",
  given: "partner-tsubasa",
  partner: "partner-toru",
  city: "city-aoba",
  admin: "admin-kaede",
} as const;
type Who = keyof typeof PEOPLE;
const ORDER = Object.keys(PEOPLE) as Who[];

/**
 * What each gets, in the order of PEOPLE. POSTs carry an empty form: past the door they are refused for what is missing (409,
 * 422), do what needs no field (303), or find nothing (404). This table knows nothing of `ROUTE_ROLES`.
 */
const EXPECTED: Record<string, string> = {
  "GET /inbox": "200 200 200 200 200 200 303 303",
  "GET /inbox/admin": "403 403 403 200 403 403 403 200",
  "GET /inbox/admin/csv": "403 403 403 200 403 403 403 200",
  "GET /inbox/admin/csv/:file": "403 403 403 200 403 403 403 200",
  "GET /inbox/admin/districts": "403 403 403 200 403 403 403 200",
  "GET /inbox/admin/districts/:id": "403 403 403 200 403 403 403 200",
  "GET /inbox/admin/settings": "403 403 403 200 403 403 403 200",
  "GET /inbox/admin/staff": "403 403 403 200 403 403 403 200",
  "GET /inbox/admin/staff/:id": "403 403 403 200 403 403 403 200",
  "GET /inbox/audit": "403 403 403 200 403 403 403 403",
  "GET /inbox/called": "200 200 200 200 403 403 403 403",
  "GET /inbox/duty": "200 200 200 200 403 403 403 403",
  "GET /inbox/flows": "200 200 200 200 403 403 403 200",
  "GET /inbox/flows/:name": "200 200 200 200 403 403 403 200",
  "GET /inbox/flows/try": "200 200 200 200 403 403 403 200",
  "GET /inbox/fragments/alarm": "200 200 200 200 403 403 403 403",
  "GET /inbox/fragments/called": "200 200 200 200 403 403 403 403",
  "GET /inbox/fragments/list": "200 200 200 200 200 200 403 403",
  "GET /inbox/fragments/requests/:id/danger": "200 404 404 200 403 403 403 403",
  "GET /inbox/fragments/requests/:id/talk": "200 404 404 200 200 404 403 403",
  "GET /inbox/fragments/requests/:id/work": "200 404 404 200 403 403 403 403",
  "GET /inbox/hotlines": "200 200 200 200 403 403 403 200",
  "GET /inbox/hours": "200 200 200 200 403 403 403 200",
  "GET /inbox/keys": "200 200 200 200 403 403 403 403",
  "GET /inbox/live": "426 426 426 426 426 426 403 403",
  "GET /inbox/media/:id": "404 404 404 404 404 404 403 403",
  "GET /inbox/numbers": "403 403 403 200 403 403 200 403",
  "GET /inbox/places": "200 200 200 200 403 403 403 200",
  "GET /inbox/places/:id": "200 200 200 200 403 403 403 200",
  "GET /inbox/places/:id/edit": "200 200 200 200 403 403 403 200",
  "GET /inbox/places/:id/poster": "200 200 200 200 403 403 403 200",
  "GET /inbox/places/new": "200 200 200 200 403 403 403 200",
  "GET /inbox/records/:id/erasure": "404 404 404 404 403 403 403 403",
  "GET /inbox/records/:id/reporter": "404 404 404 404 403 403 403 403",
  "GET /inbox/records/kept": "200 200 200 200 403 403 403 403",
  "GET /inbox/records/new": "200 200 200 200 403 403 403 403",
  "GET /inbox/requests/:id": "200 404 404 200 200 404 403 403",
  "GET /inbox/requests/:id/compose": "200 404 404 200 403 403 403 403",
  "GET /inbox/requests/:id/messages/:message/mark": "200 404 404 200 403 403 403 403",
  "GET /inbox/requests/:id/notes/:note": "404 404 404 404 403 403 403 403",
  "GET /inbox/requests/:id/timeline": "200 404 404 200 403 403 403 403",
  "GET /inbox/review": "200 200 200 200 403 403 403 403",
  "GET /inbox/search": "200 200 200 200 200 200 403 403",
  "GET /inbox/snippets": "200 200 200 200 403 403 403 200",
  "GET /inbox/subjects/:id": "200 404 404 200 404 404 403 403",
  "GET /inbox/subjects/:id/reports/:report/reporter": "303 404 404 303 403 403 403 403",
  "GET /inbox/tags": "200 200 200 200 403 403 403 403",
  "GET /inbox/training": "200 200 200 200 403 403 403 403",
  "GET /inbox/training/:practice": "404 404 404 404 403 403 403 403",
  "POST /inbox/admin/csv/:what/check": "403 403 403 422 403 403 403 422",
  "POST /inbox/admin/csv/:what/import": "403 403 403 422 403 403 403 422",
  "POST /inbox/admin/districts": "403 403 403 422 403 403 403 422",
  "POST /inbox/admin/districts/:id": "403 403 403 422 403 403 403 422",
  "POST /inbox/admin/settings/:key": "403 403 403 422 403 403 403 422",
  "POST /inbox/admin/staff": "403 403 403 422 403 403 403 422",
  "POST /inbox/admin/staff/:id": "403 403 403 422 403 403 403 422",
  "POST /inbox/admin/staff/:id/disabling": "403 403 403 409 403 403 403 409",
  "POST /inbox/admin/staff/:id/enabling": "403 403 403 409 403 403 403 409",
  "POST /inbox/duty/devices": "422 422 422 422 403 403 403 403",
  "POST /inbox/duty/devices/removal": "404 404 404 404 403 403 403 403",
  "POST /inbox/duty/notice": "303 303 303 303 403 403 403 403",
  "POST /inbox/duty/shifts": "422 422 422 422 403 403 403 403",
  "POST /inbox/duty/shifts/:id/removal": "404 404 404 404 403 403 403 403",
  "POST /inbox/duty/swaps": "422 422 422 422 403 403 403 403",
  "POST /inbox/duty/test": "422 422 422 422 403 403 403 403",
  "POST /inbox/flows/try": "422 422 422 422 403 403 403 422",
  "POST /inbox/hotlines/:id/checks": "404 404 404 404 403 403 403 404",
  "POST /inbox/hours/:scope/:act": "422 422 422 422 403 403 403 422",
  "POST /inbox/hours/away": "303 303 303 303 403 403 403 303",
  "POST /inbox/hours/weather": "303 303 303 303 403 403 403 303",
  "POST /inbox/places": "422 422 422 422 403 403 403 422",
  "POST /inbox/places/:id": "422 422 422 422 403 403 403 422",
  "POST /inbox/places/:id/cancelled-dates": "422 422 422 422 403 403 403 422",
  "POST /inbox/places/:id/cancelled-dates/removal": "422 422 422 422 403 403 403 422",
  "POST /inbox/places/:id/checked": "409 409 409 409 403 403 403 409",
  "POST /inbox/places/:id/closure": "422 422 422 422 403 403 403 422",
  "POST /inbox/places/:id/extra-dates": "422 422 422 422 403 403 403 422",
  "POST /inbox/places/:id/extra-dates/removal": "422 422 422 422 403 403 403 422",
  "POST /inbox/places/:id/reopening": "409 409 409 409 403 403 403 409",
  "POST /inbox/records": "422 422 422 422 403 403 403 403",
  "POST /inbox/records/:id/erasure": "404 404 404 404 403 403 403 403",
  "POST /inbox/requests/:id/acknowledgement": "303 404 404 303 403 403 403 403",
  "POST /inbox/requests/:id/answers": "422 404 404 422 403 403 403 403",
  "POST /inbox/requests/:id/closure": "409 404 404 409 403 403 403 403",
  "POST /inbox/requests/:id/draft": "200 404 404 200 403 403 403 403",
  "POST /inbox/requests/:id/grants": "404 404 404 422 403 403 403 403",
  "POST /inbox/requests/:id/grants/:grant/end": "404 404 404 303 403 403 403 403",
  "POST /inbox/requests/:id/hand": "422 404 404 422 403 403 403 403",
  "POST /inbox/requests/:id/handovers": "422 404 404 422 403 403 403 403",
  "POST /inbox/requests/:id/handovers/:handover/answer": "422 404 404 422 403 403 403 403",
  "POST /inbox/requests/:id/handovers/:handover/withdrawal": "404 404 404 404 403 403 403 403",
  "POST /inbox/requests/:id/links": "422 404 404 422 403 403 403 403",
  "POST /inbox/requests/:id/links/:link/end": "404 404 404 404 403 403 403 403",
  "POST /inbox/requests/:id/lowering/:proposal/confirmation": "404 404 404 404 403 403 403 403",
  "POST /inbox/requests/:id/lowering/:proposal/withdrawal": "404 404 404 404 403 403 403 403",
  "POST /inbox/requests/:id/messages/:message/mark": "422 404 404 422 403 403 403 403",
  "POST /inbox/requests/:id/notes": "422 404 404 422 403 403 403 403",
  "POST /inbox/requests/:id/notes/:note": "404 404 404 404 403 403 403 403",
  "POST /inbox/requests/:id/notices": "422 404 404 422 403 403 403 403",
  "POST /inbox/requests/:id/recusal": "409 404 404 409 403 403 403 403",
  "POST /inbox/requests/:id/release": "409 404 404 409 403 403 403 403",
  "POST /inbox/requests/:id/reopening": "409 404 404 409 403 403 403 403",
  "POST /inbox/requests/:id/snooze": "409 404 404 409 403 403 403 403",
  "POST /inbox/requests/:id/steps": "422 404 404 422 403 403 403 403",
  "POST /inbox/requests/:id/tags": "422 404 404 422 403 403 403 403",
  "POST /inbox/requests/:id/tags/:entry/removal": "404 404 404 404 403 403 403 403",
  "POST /inbox/requests/:id/take": "409 404 404 409 403 403 403 403",
  "POST /inbox/requests/:id/waking": "303 404 404 303 403 403 403 403",
  "POST /inbox/requests/:id/watch": "303 404 404 303 403 403 403 403",
  "POST /inbox/search": "422 422 422 422 422 422 403 403",
  "POST /inbox/seat": "204 204 204 204 204 204 204 204",
  "POST /inbox/sign-out": "303 303 303 303 303 303 303 303",
  "POST /inbox/snippets": "422 422 422 422 403 403 403 422",
  "POST /inbox/snippets/:id/approval": "403 403 403 404 403 403 403 404",
  "POST /inbox/snippets/:id/retirement": "403 403 403 404 403 403 403 404",
  "POST /inbox/snippets/staff/:id": "403 403 403 404 403 403 403 404",
  "POST /inbox/subjects/:id/confirmation": "422 404 404 422 403 403 403 403",
  "POST /inbox/subjects/:id/verdicts": "422 404 404 422 403 403 403 403",
  "POST /inbox/subjects/:id/verdicts/:verdict/undo": "404 404 404 404 403 403 403 403",
  "POST /inbox/training/:practice/steps": "404 404 404 404 403 403 403 403",
  "POST /inbox/training/restart": "303 303 303 303 403 403 403 403",
  "POST /inbox/unlock": "303 303 303 303 303 303 303 303",
  "POST /inbox/views": "303 303 303 303 303 303 403 403",
  "POST /inbox/views/:id/drop": "303 303 303 303 303 303 403 403",
};

let window: TestWindow;
let browsers: Record<Who, Browser>;
let ids: Record<string, string>;

beforeAll(async () => {
  window = await openTestWindow();
  await window.rows(
    "INSERT INTO staff (id, email, nickname, role) VALUES ('duty-yoru', 'yoru@tonari.example', 'よる', 'duty')",
  );
  await window.rows(
    "INSERT INTO staff (id, email, nickname, role) VALUES ('partner-toru', 'toru@tonari.example', 'とおる', 'partner')",
  );
  const mitsu = window.simulator.resident("みつ");
  await mitsu.follow();
  await mitsu.says("北野町に住んでいます");
  await mitsu.says(`このごろ、${WORDS[0]}`);
  await mitsu.says("人と話したい");
  await window.drain();
  const [request] = await window.rows<{ id: string }>("SELECT id FROM request");
  const told = await reportFrom(window, "よしえ", WORDS[1] ?? "", "松葉町の松の木の角");
  // Suggested to nobody, so that scope alone decides.
  await window.rows("UPDATE request SET level = 'U3', route_to = NULL, route_queue = NULL, area = 'kita'");
  const [place] = await window.rows<{ id: string }>("SELECT id FROM place LIMIT 1");
  const [message] = await window.rows<{ id: string }>("SELECT id FROM message WHERE kind = 'text' ORDER BY at LIMIT 1");
  ids = {
    request: request?.id ?? "",
    subject: told.subjectId,
    report: told.reportId,
    place: place?.id ?? "",
    message: message?.id ?? "",
  };
  await window.rows(
    `INSERT INTO request_grant (id, request_id, staff_id, given_by, given_at, until) VALUES ('g1', ?1, 'partner-tsubasa', 'csw-midori', ?2, ?3)`,
    ids.request,
    window.clock.now() - 1000,
    window.clock.now() + 86_400_000,
  );
  browsers = Object.fromEntries(ORDER.map((who) => [who, browserOf(window, PEOPLE[who])])) as Record<Who, Browser>;
});

/** A real address for a registered path. */
function address(path: string): string {
  const values: [RegExp, string | undefined][] = [
    [/^\/inbox\/(?:fragments\/)?requests\/:id/, ids.request],
    [/^\/inbox\/subjects\/:id/, ids.subject],
    [/^\/inbox\/places\/:id/, ids.place],
    [/^\/inbox\/admin\/staff\/:id/, "csw-umi"],
    [/^\/inbox\/admin\/districts\/:id/, "kita"],
  ];
  const known = values.find(([shape]) => shape.test(path))?.[1] ?? crypto.randomUUID();
  return path
    .replace(":id", known)
    .replace(":report", ids.report ?? "")
    .replace(":message", ids.message ?? "")
    .replace(":grant", "g-none")
    .replace(":proposal", crypto.randomUUID())
    .replace(":verdict", crypto.randomUUID())
    .replace(":note", crypto.randomUUID())
    .replace(":handover", crypto.randomUUID())
    .replace(":name", "care")
    .replace(":scope/:act", "kita/closures")
    .replace(":key", "window")
    .replace(":file", "districts.csv")
    .replace(":what", "places");
}

const registered = (): string[] => {
  const routes = browsers.own.app.routes.filter(
    ({ method, path }) => method !== "ALL" && path.startsWith("/inbox") && path !== "/inbox/sign-in",
  );
  return [...new Set(routes.map(({ method, path }) => `${method} ${path}`))].toSorted();
};

async function walk(route: string): Promise<{ said: string; html: Record<Who, string> }> {
  const [method, path = ""] = route.split(" ");
  const said: string[] = [];
  const html = {} as Record<Who, string>;
  for (const who of ORDER) {
    const browser = browsers[who];
    const answer =
      method === "GET"
        ? await browser.get(address(path), { Origin: ORIGIN })
        : await browser.post(address(path), { none: "" });
    said.push(String(answer.status));
    html[who] = answer.html;
  }
  return { said: said.join(" "), html };
}

test("every registered route stands in the table, and none that is not there", () => {
  expect([...ROUTE_ROLES.keys()].toSorted()).toEqual(registered());
});

test("every registered route is walked below", () => {
  expect(Object.keys(EXPECTED).toSorted()).toEqual(registered());
});

const READERS: Partial<Record<Who, true>> = { own: true, manager: true, given: true };

test.each(Object.entries(EXPECTED))(
  "%s: each gets what is theirs, and no word goes where it may not",
  async (route, expected) => {
    const { said, html } = await walk(route);
    expect(said).toBe(expected);
    const [own = "", told = ""] = WORDS;
    for (const who of ORDER) {
      if (!READERS[who]) expect([who, html[who].includes(own)]).toEqual([who, false]);
      // Who was given one request reads nothing of another.
      if (!READERS[who] || who === "given") expect([who, html[who].includes(told)]).toEqual([who, false]);
    }
  },
);

test("the words are there to be found: by who may", async () => {
  const page = `/inbox/requests/${ids.request}`;
  for (const who of ["own", "manager", "given"] as const)
    expect((await browsers[who].get(page)).html).toContain(WORDS[0]);
});

test("what was refused was not done: no row changed hands", async () => {
  expect(await window.rows("SELECT owner, state FROM request WHERE id = ?1", ids.request)).toEqual([
    { owner: null, state: "open" },
  ]);
  expect(await window.rows("SELECT disabled_at FROM staff WHERE id = 'csw-umi'")).toEqual([{ disabled_at: null }]);
});

test("a path that nobody registered is found by nobody, whatever the role", async () => {
  for (const who of ORDER) expect((await browsers[who].get("/inbox/secret-page")).status).toBe(404);
});
