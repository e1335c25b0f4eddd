/** Every way of reading somebody's words leaves a line for the reviewer, and each line says what was read. */
import { beforeEach, describe, expect, test } from "vitest";
import { type Browser, browserOf } from "../../support/workers/door.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { worryFrom } from "../requests/worry.ts";
import { reportFrom } from "../subjects/reports.ts";

const HOUR = 3_600_000;
let window: TestWindow;
let midori: Browser;
let id: string;
beforeEach(async () => {
  window = await openTestWindow();
  id = (await worryFrom(window, "みつ", "北野町")).id;
  midori = browserOf(window, "csw-midori");
});

const readings = () =>
  window.rows<{ request_id: string; what: string | null }>(
    "SELECT request_id, what FROM read_audit WHERE staff_id = 'csw-midori' ORDER BY rowid",
  );

describe("is recorded, though no page was opened before", () => {
  test.each([
    ["the talk alone", "GET", "/inbox/fragments/requests/ID/talk", {}],
    ["the notes alone", "GET", "/inbox/fragments/requests/ID/work", {}],
    ["what was done about a danger alone", "GET", "/inbox/fragments/requests/ID/danger", {}],
    ["the page", "GET", "/inbox/requests/ID", {}],
    ["the page where one writes", "GET", "/inbox/requests/ID/compose", {}],
    ["the page to print", "GET", "/inbox/requests/ID/timeline", {}],
    ["a form that comes back: taking", "POST", "/inbox/requests/ID/take", {}],
    ["a form that comes back: closing", "POST", "/inbox/requests/ID/closure", { reason: "settled" }],
    ["a form that comes back: an empty answer", "POST", "/inbox/requests/ID/answers", { text: "" }],
    ["a form that comes back: a note", "POST", "/inbox/requests/ID/notes", { note: "" }],
    ["a form that comes back: handing over", "POST", "/inbox/requests/ID/handovers", { how: "ask" }],
    ["a form that comes back: asking somebody else", "POST", "/inbox/requests/ID/recusal", {}],
    ["a form that comes back: 「あとで」", "POST", "/inbox/requests/ID/snooze", { choice: "x" }],
    ["a draft that is kept", "POST", "/inbox/requests/ID/draft", { text: "まだ送らない" }],
  ] as const)("%s", async (_name, method, path, fields) => {
    const address = path.replace("ID", id);
    const answer = method === "GET" ? await midori.get(address) : await midori.post(address, fields);
    expect(answer.status).toBeLessThan(500);
    expect(await readings()).toContainEqual({ request_id: id, what: "talk" });
  });

  test("of a report it is the reporter's talk that was read", async () => {
    const { requestId } = await reportFrom(window, "よしえ", "おとなりの庭が荒れています", "北野町の角");
    await midori.get(`/inbox/fragments/requests/${requestId}/talk`);
    expect(await readings()).toEqual([{ request_id: requestId, what: "reporter" }]);
  });

  test("a page is one reading, whatever is read beside it", async () => {
    for (const path of ["", "/compose", "/timeline"]) {
      const before = (await readings()).length;
      expect((await midori.get(`/inbox/requests/${id}${path}`)).status).toBe(200);
      expect((await readings()).length).toBe(before + 1);
    }
  });

  test("once for a page that renews itself all day; anew the next morning", async () => {
    await midori.get(`/inbox/requests/${id}`);
    for (let i = 0; i < 5; i++) {
      window.clock.pass(HOUR);
      await midori.post("/inbox/unlock", {});
      for (const part of ["talk", "work", "danger"])
        expect((await midori.get(`/inbox/fragments/requests/${id}/${part}`)).status).toBe(200);
    }
    expect(await readings()).toHaveLength(1);
    window.clock.pass(16 * HOUR);
    await midori.post("/inbox/unlock", {});
    await midori.get(`/inbox/fragments/requests/${id}/talk`);
    expect(await readings()).toHaveLength(2);
  });

  test("a colleague's reading is no excuse for another's, nor one request for the next", async () => {
    const other = await worryFrom(window, "よし", "北野町");
    await browserOf(window, "csw-hinata").get(`/inbox/requests/${id}`);
    await midori.get(`/inbox/fragments/requests/${id}/talk`);
    await midori.get(`/inbox/fragments/requests/${other.id}/talk`);
    expect((await readings()).map(({ request_id }) => request_id)).toEqual([id, other.id]);
  });

  test("what is not theirs leaves nothing: it was not read", async () => {
    const sora = browserOf(window, "csw-sora");
    await window.rows("UPDATE request SET route_to = NULL, route_queue = NULL, level = 'U3', area = 'kita'");
    for (const part of ["talk", "work", "danger"])
      expect((await sora.get(`/inbox/fragments/requests/${id}/${part}`)).status).toBe(404);
    expect(await window.rows("SELECT 1 FROM read_audit WHERE staff_id = 'csw-sora'")).toEqual([]);
  });
});

test("the reviewer reads in words what each line was: a search and what it found, too", async () => {
  await midori.post("/inbox/search", { words: "話したい" });
  const { html } = await browserOf(window, "csw-hinata").get("/inbox/audit");
  const cells = [...html.matchAll(/<\/th><td>(.*?)<\/td>/g)].map(([, words]) => words);
  // Both of the same moment.
  expect(cells.toSorted()).toEqual(["ことばでさがした", "さがして出てきたことば"]);
  expect(html).not.toContain("消えた相談");
  expect(html).not.toContain("話したい");
});
