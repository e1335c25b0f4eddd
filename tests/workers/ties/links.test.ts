/** Links between requests: made and undone by staff, shown to who may see both, and never a way to whoever told. */
import { beforeEach, describe, expect, test } from "vitest";
import { numberOf } from "../../../src/requests/number.ts";
import { type Browser, browserOf } from "../../support/workers/door.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { worryFrom } from "../requests/worry.ts";
import { reportFrom } from "../subjects/reports.ts";

let window: TestWindow;
let [midori, sora, hinata, tsubasa]: Browser[] = [];
beforeEach(async () => {
  window = await openTestWindow();
  [midori, sora, hinata, tsubasa] = ["csw-midori", "csw-sora", "csw-hinata", "partner-tsubasa"].map((id) =>
    browserOf(window, id),
  );
});

const form = () => ({ formId: crypto.randomUUID() });
const link = (browser: Browser | undefined, from: string, to: string, kind = "household") =>
  browser?.post(`/inbox/requests/${from}/links`, { number: numberOf(to), kind, ...form() });
const end = (browser: Browser | undefined, of: string, id: string | undefined) =>
  browser?.post(`/inbox/requests/${of}/links/${id}/end`, form());
const page = async (browser: Browser | undefined, id: string) =>
  (await browser?.get(`/inbox/requests/${id}`))?.html ?? "";
/** Only the part about tags and links: the list beside has all requests. */
const ties = (html: string) => /<section class="ties"[\s\S]*?<\/section>/.exec(html)?.[0] ?? "";
const links = () => window.rows<{ id: string; ended_by: string | null }>("SELECT * FROM request_link ORDER BY rowid");

async function motherAndSon() {
  const mother = await worryFrom(window, "みつ", "北野町");
  const son = await worryFrom(window, "けんじ", "緑が丘");
  await window.rows("UPDATE request SET level = 'U3', route_to = NULL, route_queue = NULL");
  return { mother: mother.id, son: son.id };
}

test("linked by the number, it stands on both pages with who and when, and in both timelines; unlinked, it stays as history", async () => {
  const { mother, son } = await motherAndSon();
  expect((await link(hinata, mother, son))?.status).toBe(303);
  for (const [here, there] of [
    [mother, son],
    [son, mother],
  ] as const) {
    const shown = ties(await page(hinata, here));
    expect(shown).toContain(`href="/inbox/requests/${there}`);
    expect(shown).toContain("同じ世帯");
    expect(shown).toContain("ひなたさん");
    expect((await hinata?.get(`/inbox/requests/${here}/timeline`))?.html).toContain(
      `相談 ${numberOf(there)}（同じ世帯）とつなげました`,
    );
  }
  // The same again, from the other side too, is the same link.
  expect((await link(hinata, son, mother))?.status).toBe(303);
  expect(await links()).toHaveLength(1);
  const [made] = await links();
  expect((await end(hinata, son, made?.id))?.status).toBe(303);
  expect(ties(await page(hinata, mother))).not.toContain(numberOf(son));
  expect((await hinata?.get(`/inbox/requests/${mother}/timeline`))?.html).toContain("つながりをほどきました");
  expect(await links()).toMatchObject([{ ended_by: "csw-hinata" }]);
  expect((await link(hinata, mother, son, "sameMatter"))?.status).toBe(303);
});

test("a follow-up reads differently from its two sides", async () => {
  const { mother, son } = await motherAndSon();
  await link(hinata, son, mother, "followUp");
  expect(ties(await page(hinata, son))).toContain("この相談の前");
  expect(ties(await page(hinata, mother))).toContain("この相談の続き");
});

describe("what one may not see", () => {
  test("is not found by its number, is not shown when somebody else linked it, and cannot be unlinked", async () => {
    const { mother, son } = await motherAndSon();
    const refused = await link(midori, mother, son);
    expect(refused?.status).toBe(422);
    expect(refused?.html).toContain("その番号の相談は見つかりません");
    expect(refused?.html).toContain(`value="${numberOf(son)}"`);
    await link(hinata, mother, son);
    const [made] = await links();
    expect(ties(await page(midori, mother))).not.toContain(numberOf(son));
    expect(await page(midori, mother)).not.toContain("つなげました");
    expect((await midori?.get(`/inbox/requests/${mother}/timeline`))?.html).not.toContain(numberOf(son));
    expect((await end(midori, mother, made?.id))?.status).toBe(404);
    expect((await link(sora, mother, son))?.status).toBe(404);
    expect(await links()).toMatchObject([{ ended_by: null }]);
  });

  test("not even to whom one of the two was given", async () => {
    const { mother, son } = await motherAndSon();
    await link(hinata, mother, son);
    await hinata?.post(`/inbox/requests/${mother}/grants`, { partner: "partner-tsubasa", until: "2026-11-30" });
    const html = await page(tsubasa, mother);
    expect(html).toContain("人と話したい");
    expect(html).not.toContain(numberOf(son));
    expect((await link(tsubasa, mother, son))?.status).toBe(403);
  });

  test.each([
    ["itself", (id: string) => ({ number: numberOf(id), kind: "household" })],
    ["a number nobody has", () => ({ number: "0000-0000", kind: "household" })],
    ["words", () => ({ number: "となりの家", kind: "household" })],
    ["a pattern", () => ({ number: "%%%%%%%%", kind: "household" })],
    ["no kind", (id: string) => ({ number: numberOf(id), kind: "" })],
  ])("%s is no link", async (_name, fields) => {
    const { mother } = await motherAndSon();
    expect((await hinata?.post(`/inbox/requests/${mother}/links`, { ...fields(mother), ...form() }))?.status).toBe(422);
    expect(await links()).toEqual([]);
  });
});

describe("whoever told of a neighbour", () => {
  test("a report and its reporter's own request: linked by a manager, the link says nothing to who may not know", async () => {
    const told = await reportFrom(window, "よしえ", "となりの方の雨戸がしまっています", "松葉町の角");
    await told.person.says("わたしも腰が痛くて困っています。人と話したい");
    await window.drain();
    const [own] = await window.rows<{ id: string }>("SELECT id FROM request WHERE about = 'self'");
    const id = own?.id ?? "";
    expect((await link(hinata, id, told.requestId, "sameMatter"))?.status).toBe(303);
    expect(ties(await page(midori, id))).toContain(numberOf(told.requestId));
    await window.rows("UPDATE staff SET may_know_reporters = 0 WHERE id = 'csw-midori'");
    expect(await page(midori, id)).toContain("腰");
    expect(ties(await page(midori, id))).not.toContain(numberOf(told.requestId));
    expect(ties(await page(midori, told.requestId))).toBe("");
    // Nor is it to be tried out by making it.
    expect((await link(midori, id, told.requestId, "household"))?.status).toBe(422);
  });

  test("a report and the request of whom it is about: no word of who told stands in the link", async () => {
    const told = await reportFrom(window, "よしえ", "となりの方の雨戸がしまっています。わたしは腰が痛い", "松葉町の角");
    const { id } = await worryFrom(window, "みつ", "北野町");
    await window.rows("UPDATE request SET area = 'kita'");
    await link(midori, id, told.requestId, "sameMatter");
    const shown = ties(await page(midori, id));
    expect(shown).toContain("ご近所から");
    expect(shown).not.toMatch(/腰|雨戸|よしえ/);
  });
});
