/** A neighbour told by phone of somebody: the subject on one side, who told on a page of its own, for those who may know. */
import { expect, test } from "vitest";
import { recordReporter, recordsOf } from "../../../src/records/read.ts";
import type { StaffMember } from "../../../src/staff/types.ts";
import { deskOf } from "../../support/workers/inbox.ts";
import { openTestWindow } from "../../support/workers/window.ts";
import { reportFrom } from "../subjects/reports.ts";
import { kept } from "./told.ts";

const REPORTER = "北野米穀店の猪股さん";
const LINE = "わたしは裏に住む猪股と申します。隣のおばあさんの家に、新聞がたまっています";
const neighbour = { about: "neighbour", words: LINE, who: REPORTER } as const;
const SECRETS = ["猪股", "米穀店"];

test("the request shows what was told of them, never who told; the way there is a step of its own and recorded", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const desk = deskOf(window, midori);
  const id = await kept(window, midori, neighbour);
  const { html } = await desk.get(`/inbox/requests/${id}`);
  expect(html).toContain("新聞がたまっています");
  for (const secret of SECRETS) expect(html).not.toContain(secret);
  const [subject] = await window.rows<{ subject_id: string }>("SELECT subject_id FROM report");
  const room = await desk.get(`/inbox/subjects/${subject?.subject_id}`);
  expect(room.html).toContain("新聞がたまっています");
  const [list, form] = [await desk.get("/inbox"), await desk.get("/inbox/records/new")];
  for (const { html: page } of [room, list, form]) for (const secret of SECRETS) expect(page).not.toContain(secret);
  const [record] = await recordsOf(window.house, midori, id);
  const before = await window.rows("SELECT count(*) AS n FROM read_audit WHERE what = 'reporter'");
  const page = await desk.get(`/inbox/records/${record?.id}/reporter`);
  expect(page.status).toBe(200);
  expect(page.html).toContain(REPORTER);
  const after = await window.rows("SELECT count(*) AS n FROM read_audit WHERE what = 'reporter'");
  expect(Number(after[0]?.n)).toBe(Number(before[0]?.n) + 1);
});

test("whoever may not know who told finds no such page, also with the right id", async () => {
  const window = await openTestWindow();
  const [midori, sora] = [await window.staff("みどり"), await window.staff("そら")];
  // No danger: that is the whole town's.
  const words = "猪股と申します。裏のおばあさんの庭の木が、道に出ています";
  const id = await kept(window, midori, { ...neighbour, words });
  const [record] = await recordsOf(window.house, midori, id);
  const partner = { ...midori, role: "partner" } as unknown as StaffMember;
  for (const staff of [sora, partner]) {
    expect(await recordReporter(window.house, staff, record?.id ?? "")).toBeNull();
    const answer = await deskOf(window, staff).get(`/inbox/records/${record?.id}/reporter`);
    expect(answer.status).toBe(staff === sora ? 404 : 403);
    for (const secret of SECRETS) expect(answer.html).not.toContain(secret);
  }
  expect(
    await window.rows("SELECT count(*) AS n FROM read_audit WHERE what = 'reporter' AND staff_id = ?1", sora.id),
  ).toEqual([{ n: 0 }]);
});

test("a second teller joins a report and stays a stranger to the first; each side is erased alone", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const first = await reportFrom(window, "よしえさん", "おとなりの庭が荒れています", "北野町の角");
  const before = await window.rows("SELECT count(*) AS n FROM request");
  await kept(window, midori, { ...neighbour, kind: "remark", join: first.requestId, area: "" });
  expect(await window.rows("SELECT count(*) AS n FROM request")).toEqual(before);
  const tellers = await window.rows<{ c: string; r: string }>(
    "SELECT c.person_id AS c, r.person_id AS r FROM record c JOIN request r ON r.id = c.request_id",
  );
  expect(tellers[0]?.c).not.toBe(tellers[0]?.r);
  const { html } = await deskOf(window, midori).get(`/inbox/requests/${first.requestId}`);
  expect(html).toContain("新聞がたまっています");
  for (const secret of SECRETS) expect(html).not.toContain(secret);
  await first.person.says("消して");
  await window.drain();
  expect((await recordsOf(window.house, midori, first.requestId))[0]?.words).toContain("新聞がたまっています");
});

test("a remark about somebody who writes themselves joins their request without its teller", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const own = await kept(window, midori, { words: "さびしいそうです" });
  await kept(window, midori, { ...neighbour, kind: "remark", join: own });
  const { html } = await deskOf(window, midori).get(`/inbox/requests/${own}`);
  expect(html).toContain("新聞がたまっています");
  for (const secret of SECRETS) expect(html).not.toContain(secret);
  const desk = deskOf(window, midori);
  const report = await kept(window, midori, neighbour);
  const mixed = await desk.post("/inbox/records", {
    ...{ id: crypto.randomUUID(), kind: "phone", about: "self", text: "本人から電話" },
    join: report,
  });
  expect(mixed.status).toBe(422);
  expect(mixed.html).toContain("本人から電話");
});
