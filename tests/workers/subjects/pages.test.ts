/** The staff pages of a report: the subject on one side, whoever told on the other, and no way across but the permission. */
import { expect, test } from "vitest";
import { deskOf } from "../../support/workers/inbox.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { reportFrom } from "./reports.ts";

const OWN = ["ひみつの持病で夜つらい", "田中山ノ内"];

/** Yoshie tells of a house, and in between of herself. */
async function yoshie(window: TestWindow) {
  const told = await reportFrom(
    window,
    "よしえさん",
    `${OWN[1]}と申します。おとなりの庭が荒れています`,
    "松葉町の松の木の角",
  );
  for (const words of [`わたしも、${OWN[0]}です`, "となりの方、新聞もたまっています"]) {
    await told.person.says(words);
    await window.drain();
    window.clock.pass(1000);
  }
  const [person] = await window.rows<{ id: string }>("SELECT id FROM person");
  return { ...told, personId: person?.id ?? "" };
}

test("the subject page holds what was told of them, and nothing of whoever told", async () => {
  const window = await openTestWindow();
  const desk = deskOf(window, await window.staff("みどり"));
  const told = await yoshie(window);
  const { status, html } = await desk.get(`/inbox/subjects/${told.subjectId}`);
  expect(status).toBe(200);
  expect(html).toContain("おとなりの庭が荒れています");
  expect(html).toContain("松葉町の松の木の角");
  expect(html).toContain("新聞・郵便がたまっている");
  expect(html).toContain("となりの方、新聞もたまっています");
  for (const secret of [...OWN, "よしえ", told.personId, told.requestId, told.person.userId]) {
    expect(html).not.toContain(secret);
  }
});

test("who told is one more step: asked for, allowed, recorded as what it is", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const desk = deskOf(window, midori);
  const told = await yoshie(window);
  const way = `/inbox/subjects/${told.subjectId}/reports/${told.reportId}/reporter`;
  expect((await desk.get(`/inbox/subjects/${told.subjectId}`)).html).toContain(way);
  expect(await window.rows("SELECT what FROM read_audit")).toEqual([{ what: "subject" }]);
  const step = await desk.get(way);
  expect(step).toMatchObject({ status: 303, location: `/inbox/requests/${told.requestId}` });
  const { html } = await desk.get(step.location ?? "");
  expect(html).toContain("気になる方（本人）");
  expect(html).toContain("知らせてくれた方");
  expect(html.replaceAll(/<\/?mark[^>]*>/g, "")).toContain(OWN[0]);
  expect(await window.rows("SELECT staff_id, what FROM read_audit ORDER BY rowid")).toEqual([
    { staff_id: midori.id, what: "subject" },
    { staff_id: midori.id, what: "reporter" },
    { staff_id: midori.id, what: "subject" },
  ]);
});

test("a neighbour's card says 「ご近所から」", async () => {
  const window = await openTestWindow();
  const desk = deskOf(window, await window.staff("みどり"));
  await yoshie(window);
  expect((await desk.get("/inbox")).html).toContain("ご近所から");
});

test("from proposal to join to apart, with plain forms; then 「確認した」", async () => {
  const window = await openTestWindow();
  const desk = deskOf(window, await window.staff("みどり"));
  const first = await yoshie(window);
  const second = await reportFrom(window, "さちこさん", "松の木の家、庭に草がいっぱいです", "松葉町");
  const page = `/inbox/subjects/${second.subjectId}`;
  const before = (await desk.get(page)).html;
  expect(before).toContain("同じ家のことかもしれません");
  expect(before).toContain("「松葉町」「松の木」");
  const beside = (await desk.get(`/inbox/requests/${second.requestId}`)).html;
  expect(beside).toContain("同じ方として つなぐ");
  const fields = { other: first.subjectId, verdict: "same", why: "signs", from: second.requestId };
  expect(await desk.post(`${page}/verdicts`, fields)).toMatchObject({
    status: 303,
    location: `/inbox/requests/${second.requestId}`,
  });
  const joined = (await desk.get(page)).html;
  expect(joined).toContain("おふたり以上から知らせがありました");
  expect(joined).toContain("ようすのことから");
  expect(joined).toContain("おとなりの庭が荒れています");
  const [verdict] = await window.rows<{ id: string }>("SELECT id FROM subject_verdict");
  expect(await desk.post(`${page}/verdicts/${verdict?.id}/undo`, {})).toMatchObject({ status: 303, location: page });
  const seenVersion = /name="seenVersion" value="(\d+)"/.exec((await desk.get(page)).html)?.[1] ?? "";
  expect(await desk.post(`${page}/confirmation`, { seenVersion: "1", found: "confirmed" })).toMatchObject({
    status: 409,
  });
  expect(await desk.post(`${page}/confirmation`, { seenVersion, found: "confirmed" })).toMatchObject({ status: 303 });
  expect((await desk.get(page)).html).toContain("確認しました");
  expect(await window.rows("SELECT id FROM report WHERE confirmed_at IS NOT NULL")).toEqual([{ id: second.reportId }]);
});

test("staff of another district get the same 404 everywhere, and a form that says nothing changes nothing", async () => {
  const window = await openTestWindow();
  const [midori, sora] = [deskOf(window, await window.staff("みどり")), deskOf(window, await window.staff("そら"))];
  // Not urgent: danger is the whole town's.
  const told = await reportFrom(window, "よしえさん", "おとなりの庭がずっと荒れています", "松葉町の松の木の角");
  const page = `/inbox/subjects/${told.subjectId}`;
  const answers = [
    await sora.get(page),
    await sora.get(`${page}/reports/${told.reportId}/reporter`),
    await sora.post(`${page}/confirmation`, { seenVersion: "2", found: "confirmed" }),
    await sora.post(`${page}/verdicts`, { other: told.subjectId, verdict: "same", why: "place" }),
    await sora.post(`${page}/verdicts/${crypto.randomUUID()}/undo`, {}),
    await sora.get("/inbox/subjects/nobody"),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
  expect(new Set(answers.map(({ html }) => html)).size).toBe(1);
  expect((await midori.post(`${page}/verdicts`, { other: "x", verdict: "merge", why: "place" })).status).toBe(422);
  expect((await midori.post(`${page}/confirmation`, { seenVersion: "2", found: "all" })).status).toBe(422);
  expect(await window.rows("SELECT id FROM subject_verdict")).toEqual([]);
});
