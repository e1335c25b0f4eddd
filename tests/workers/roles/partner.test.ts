/** A request given to a partner: by whom, until when, what it opens and what stays shut; recorded on every step. */
import { beforeEach, describe, expect, test } from "vitest";
import { scopeSql, scopeValues } from "../../../src/requests/scope.ts";
import type { StaffMember, StaffRole } from "../../../src/staff/types.ts";
import { type Browser, browserOf } from "../../support/workers/door.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { versionOf, worryFrom } from "../requests/worry.ts";
import { reportFrom } from "../subjects/reports.ts";

let window: TestWindow;
let [midori, sora, hinata, tsubasa]: Browser[] = [];

beforeEach(async () => {
  window = await openTestWindow();
  [midori, sora, hinata, tsubasa] = ["csw-midori", "csw-sora", "csw-hinata", "partner-tsubasa"].map((id) =>
    browserOf(window, id),
  );
});

const UNTIL = { partner: "partner-tsubasa", until: "2026-11-30" };
const history = (id: string) =>
  window.rows<{ kind: string; staff_id: string }>(
    "SELECT kind, staff_id FROM history_event WHERE request_id = ?1 AND kind LIKE 'request.%' ORDER BY rowid",
    id,
  );

async function given() {
  const { id, person } = await worryFrom(window, "みつ", "北野町");
  await midori?.post(`/inbox/requests/${id}/take`, { seenVersion: String(await versionOf(window, id)) });
  expect(await midori?.post(`/inbox/requests/${id}/grants`, UNTIL)).toMatchObject({ status: 303 });
  return { id, person, path: `/inbox/requests/${id}` };
}

describe("given by its owner", () => {
  test("it opens for the partner, to read only, and the last day is still in it", async () => {
    const { path, id } = await given();
    const { status, html } = (await tsubasa?.get(path)) ?? {};
    expect(status).toBe(200);
    expect(html).toContain("人と話したい");
    expect(html).toContain("返事と操作は、受け持ちの職員が行います");
    for (const gone of [
      'class="while-idle">返事を送る',
      "別の人にお願いする",
      "見立てに印をつける",
      "協力する人に見せる",
      "/closure",
      "/steps",
    ])
      expect(html).not.toContain(gone);
    expect((await tsubasa?.get("/inbox"))?.html).toContain(id);
    window.clock.set(Date.parse("2026-11-30T23:59:00+09:00"));
    expect((await tsubasa?.get(path))?.status).not.toBe(404);
    window.clock.set(Date.parse("2026-12-01T00:00:00+09:00"));
    await tsubasa?.post("/inbox/unlock", {});
    expect((await tsubasa?.get(path))?.status).toBe(404);
    expect((await tsubasa?.get(`/inbox/fragments/requests/${id}/talk`))?.status).toBe(404);
  });

  test("the partner's reading is recorded, and so are giving and taking back, by whom", async () => {
    const { path, id } = await given();
    await tsubasa?.get(path);
    expect(await window.rows("SELECT staff_id, what FROM read_audit WHERE staff_id = 'partner-tsubasa'")).toEqual([
      { staff_id: "partner-tsubasa", what: "talk" },
    ]);
    const [grant] = await window.rows<{ id: string }>("SELECT id FROM request_grant");
    expect((await midori?.get(path))?.html).toContain("つばささん");
    expect(await hinata?.post(`${path}/grants/${grant?.id}/end`, {})).toMatchObject({ status: 303 });
    expect((await tsubasa?.get(path))?.status).toBe(404);
    expect(await history(id)).toEqual([
      { kind: "request.opened", staff_id: null },
      { kind: "request.taken", staff_id: "csw-midori" },
      { kind: "request.given", staff_id: "csw-midori" },
      { kind: "request.takenBack", staff_id: "csw-hinata" },
    ]);
    // Once more takes nothing back and records nothing.
    await hinata?.post(`${path}/grants/${grant?.id}/end`, {});
    expect(await history(id)).toHaveLength(4);
  });

  test("given again with another day, only the new one holds", async () => {
    const { id } = await given();
    await midori?.post(`/inbox/requests/${id}/grants`, { ...UNTIL, until: "2026-12-24" });
    expect(await window.rows("SELECT ended_at IS NULL AS live, until FROM request_grant ORDER BY rowid")).toEqual([
      { live: 0, until: Date.parse("2026-12-01T00:00:00+09:00") },
      { live: 1, until: Date.parse("2026-12-25T00:00:00+09:00") },
    ]);
  });
});

describe("is not given", () => {
  test.each([
    ["a day that is over", { ...UNTIL, until: "2026-11-23" }, 422],
    ["a day beyond three months", { ...UNTIL, until: "2027-06-01" }, 422],
    ["a day that does not exist", { ...UNTIL, until: "2026-11-31" }, 422],
    ["nobody", { until: "2026-11-30" }, 422],
    ["a colleague, who is no partner", { ...UNTIL, partner: "csw-sora" }, 422],
    ["the city division", { ...UNTIL, partner: "city-aoba" }, 422],
  ])("to or until %s", async (_name, fields, status) => {
    const { id } = await worryFrom(window, "みつ", "北野町");
    expect((await hinata?.post(`/inbox/requests/${id}/grants`, fields))?.status).toBe(status);
    expect(await window.rows("SELECT * FROM request_grant")).toEqual([]);
  });

  test("by a colleague who does not have it, nor by the partner onward", async () => {
    const { id } = await given();
    await window.rows("UPDATE request_grant SET ended_at = 1");
    expect((await sora?.post(`/inbox/requests/${id}/grants`, UNTIL))?.status).toBe(404);
    expect((await tsubasa?.post(`/inbox/requests/${id}/grants`, UNTIL))?.status).toBe(403);
    expect(await window.rows("SELECT * FROM request_grant WHERE ended_at IS NULL")).toEqual([]);
  });

  test("without the route's check, the acts themselves find nothing for a partner", async () => {
    const { id } = await given();
    const { inboxDesk } = await import("../../../src/inbox-desk.ts");
    const port = inboxDesk(window.house, {
      staffOf: async () => ({ refused: "missing" }),
      live: async () => new Response(),
    });
    const partner: StaffMember = { ...(await window.staff("つばさ")), readAt: window.clock.now() };
    const version = await versionOf(window, id);
    expect(await port.read(partner, id, false)).not.toBeNull();
    expect(await port.take(partner, id, version)).toEqual({ kind: "notFound" });
    expect(await port.close(partner, id, version)).toEqual({ kind: "notFound" });
    expect(await port.recuse(partner, id, version)).toEqual({ kind: "notFound" });
    expect(await port.alerts.acknowledge(partner, id)).toMatchObject({ kind: "notFound" });
    const step = { entryId: crypto.randomUUID(), kind: "phoned", words: null, at: null };
    expect(await port.danger.step(partner, id, step)).toEqual({ kind: "notFound" });
    expect(await port.answer(partner, id, { answerId: crypto.randomUUID(), text: "x", reason: null })).toEqual({
      kind: "notFound",
    });
  });
});

test("of a neighbour's report a partner sees the one worried about, never who told, and decides nothing", async () => {
  const told = await reportFrom(
    window,
    "よしえ",
    "となりの方の雨戸がしまっています。わたしは腰が痛いです",
    "松葉町の角",
  );
  await hinata?.post(`/inbox/requests/${told.requestId}/grants`, UNTIL);
  const request = await tsubasa?.get(`/inbox/requests/${told.requestId}`);
  expect(request?.status).toBe(200);
  expect(request?.html).toContain("だれが知らせたかは");
  expect(request?.html).not.toContain("腰が痛い");
  const subject = await tsubasa?.get(`/inbox/subjects/${told.subjectId}`);
  expect(subject?.status).toBe(200);
  expect(subject?.html).toContain("雨戸");
  expect(subject?.html).not.toContain("/confirmation");
  expect((await tsubasa?.post(`/inbox/subjects/${told.subjectId}/confirmation`, { found: "confirmed" }))?.status).toBe(
    403,
  );
});

test("who may know reporters is its own permission: without it a CSW of the district reads the report, not who told", async () => {
  const told = await reportFrom(
    window,
    "よしえ",
    "となりの方の雨戸がしまっています。わたしは腰が痛いです",
    "松葉町の角",
  );
  const path = `/inbox/requests/${told.requestId}`;
  expect((await midori?.get(path))?.html.replaceAll(/<[^>]+>/g, "")).toContain("腰が痛い");
  await window.rows("UPDATE staff SET may_know_reporters = 0 WHERE id = 'csw-midori'");
  const html = (await midori?.get(path))?.html ?? "";
  expect(html).toContain("だれが知らせたかは");
  expect(html).not.toContain("腰が痛い");
  const way = `/inbox/subjects/${told.subjectId}/reports/${told.reportId}/reporter`;
  expect((await midori?.get(way))?.status).toBe(404);
});

test("neither the city division, nor the administrator, nor a role nobody knows is found anything by the query itself", async () => {
  await worryFrom(window, "みつ", null);
  const base: StaffMember = { id: "x", nickname: "x", email: "x@x.jp", role: "csw", areas: ["kita"] };
  const seen = async (role: string) => {
    const [result] = await window.house.store.batch([
      window.house.store
        .prepare(`SELECT r.id FROM request r WHERE ${scopeSql(1)}`)
        .bind(...scopeValues({ ...base, role: role as StaffRole })),
    ]);
    return result?.results.length;
  };
  expect(await seen("csw")).toBe(1);
  expect(await seen("duty")).toBe(1);
  for (const role of ["partner", "city", "admin", "boss", ""]) expect([role, await seen(role)]).toEqual([role, 0]);
});
