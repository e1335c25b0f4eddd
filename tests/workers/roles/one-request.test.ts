/** A request given to a partner: its talk from where it begins, in the page, its refresh, search, photos; no word of the person's others. */
import { beforeEach, describe, expect, test } from "vitest";
import { closeRequest } from "../../../src/requests/acts.ts";
import { addNote } from "../../../src/requests/notes.ts";
import { jpeg } from "../../support/media/pictures.ts";
import { type Browser, browserOf } from "../../support/workers/door.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { versionOf } from "../requests/worry.ts";
import { reportFrom } from "../subjects/reports.ts";

const DAY = 86_400_000;
let window: TestWindow;
let [midori, hinata, tsubasa]: Browser[] = [];
beforeEach(async () => {
  window = await openTestWindow();
  [midori, hinata, tsubasa] = ["csw-midori", "csw-hinata", "partner-tsubasa"].map((id) => browserOf(window, id));
});

type Person = ReturnType<TestWindow["simulator"]["resident"]>;
async function says(person: Person, ...words: string[]) {
  for (const text of words) {
    await person.says(text);
    await window.drain();
    window.clock.pass(60_000);
  }
}
const ownRequest = async () =>
  (
    await window.rows<{ id: string }>(
      "SELECT id FROM request WHERE about = 'self' AND state = 'open' ORDER BY rowid DESC LIMIT 1",
    )
  )[0]?.id ?? "";
const give = (id: string) =>
  hinata?.post(`/inbox/requests/${id}/grants`, { partner: "partner-tsubasa", until: "2026-12-20" });
const plain = (html = "") => html.replaceAll(/<[^>]+>/g, "");
async function read(browser: Browser | undefined, id: string) {
  // The partner is away for days between: the idle lock covers the first page.
  await browser?.post("/inbox/unlock", {});
  const pages = await Promise.all([
    browser?.get(`/inbox/requests/${id}`),
    browser?.get(`/inbox/fragments/requests/${id}/talk`),
  ]);
  expect(pages.map((page) => page?.status)).toEqual([200, 200]);
  return pages.map((page) => plain(page?.html)).join("\n");
}
async function found(browser: Browser | undefined, words: string) {
  const { html } = (await browser?.post("/inbox/search", { words })) ?? {};
  return /<section class="hits"[\s\S]*<\/section>/.exec(html ?? "")?.[0] ?? "";
}

/** みつ told of her purse in spring, which ended; now of her knees; and in between of a neighbour. */
async function mitsu() {
  const person = window.simulator.resident("みつ");
  await person.follow();
  await says(person, "北野町に住んでいます", "財布を落として、とほうにくれています", "人と話したい");
  const purse = await ownRequest();
  await midori?.post(`/inbox/requests/${purse}/answers`, {
    answerId: crypto.randomUUID(),
    text: "交番に聞いてみましたか",
  });
  await window.passTime(60_000);
  await closeRequest(window.house, await window.staff("みどり"), purse, await versionOf(window, purse));
  window.clock.set(Date.parse("2026-12-08T10:00:00+09:00"));
  await says(person, "ひざが痛くて、階段がのぼれません", "人と話したい");
  const knees = await ownRequest();
  return { person, purse, knees };
}

describe("what belongs to it", () => {
  test("is read from where it begins; the talk before it, and its answers, are another's", async () => {
    const { purse, knees } = await mitsu();
    expect(purse).not.toBe(knees);
    await midori?.post("/inbox/unlock", {});
    await midori?.post(`/inbox/requests/${knees}/answers`, { answerId: crypto.randomUUID(), text: "火曜に伺いますね" });
    await give(knees);
    const seen = await read(tsubasa, knees);
    expect(seen).toContain("ひざが痛くて、階段がのぼれません");
    expect(seen).toContain("火曜に伺いますね");
    expect(seen).not.toMatch(/財布|交番|北野町に住んでいます/);
    // Colleagues read the person's whole talk.
    expect(await read(midori, knees)).toMatch(/財布[\s\S]*ひざ/);
    // The other one is not theirs at all.
    expect((await tsubasa?.get(`/inbox/requests/${purse}`))?.status).toBe(404);
  });

  test("an ended request is read to its end: what the person says later is another's", async () => {
    const { person, purse, knees } = await mitsu();
    await says(person, "きのうから熱もあります");
    const now = window.clock.now();
    await window.rows(
      `INSERT INTO request_grant (id, request_id, staff_id, given_by, given_at, until) VALUES ('g', ?1, 'partner-tsubasa', 'csw-hinata', ?2, ?3)`,
      purse,
      now - 1,
      now + DAY,
    );
    const seen = await read(tsubasa, purse);
    expect(seen).toMatch(/財布[\s\S]*交番/);
    expect(seen).not.toMatch(/ひざ|熱もあります/);
    expect((await tsubasa?.get(`/inbox/requests/${knees}`))?.status).toBe(404);
  });

  test("what the person tells of a neighbour meanwhile is not in it; what they then say of themselves is", async () => {
    const { person, knees } = await mitsu();
    await give(knees);
    window.clock.pass(2 * 3_600_000);
    await midori?.post("/inbox/unlock", {});
    await midori?.post(`/inbox/requests/${knees}/release`, { seenVersion: String(await versionOf(window, knees)) });
    await says(person, "近所の人が気になる", "となりの赤い屋根の家の雨戸がずっとしまっています", "松葉町の角");
    expect(await window.rows("SELECT about FROM request WHERE state = 'open' ORDER BY about")).toEqual([
      { about: "neighbour" },
      { about: "self" },
    ]);
    await says(person, "わたしのひざも、まだ痛いです");
    window.clock.pass(2 * DAY);
    await says(person, "やっぱりひざが痛くて、眠れません");
    const seen = await read(tsubasa, knees);
    expect(seen).toContain("眠れません");
    expect(seen).not.toMatch(/雨戸|松葉町|赤い屋根/);
  });

  test("of somebody who first told of a neighbour, only what is about themselves", async () => {
    const told = await reportFrom(window, "よしえ", "となりの方の雨戸がずっとしまっています", "松葉町の角");
    await says(told.person, "わたしも腰が痛くて困っています。人と話したい");
    const own = await ownRequest();
    await give(own);
    const seen = await read(tsubasa, own);
    expect(seen).toContain("腰が痛くて");
    expect(seen).not.toMatch(/雨戸|松葉町/);
  });

  test("talks from before it was kept where a message belongs are told apart by time, in doubt not shown", async () => {
    const { purse, knees } = await mitsu();
    await window.rows("UPDATE message SET about = NULL, request_id = NULL");
    await window.rows("UPDATE outbox SET request_id = NULL WHERE kind = 'staff'");
    await give(knees);
    const seen = await read(tsubasa, knees);
    expect(seen).toContain("ひざが痛くて");
    expect(seen).not.toMatch(/財布|交番/);
    expect(purse).not.toBe(knees);
  });
});

test("the machine's reasons are those of this request's words", async () => {
  const person = window.simulator.resident("みつ");
  await person.follow();
  await says(person, "北野町に住んでいます", "お金がなくて、家賃も払えません", "人と話したい");
  const first = await ownRequest();
  await closeRequest(window.house, await window.staff("みどり"), first, await versionOf(window, first));
  window.clock.set(Date.parse("2026-12-08T10:00:00+09:00"));
  await says(person, "ひとりぼっちでさびしいです", "人と話したい");
  const id = await ownRequest();
  await give(id);
  const seen = await read(tsubasa, id);
  expect(seen).toContain("さびしい");
  expect(seen).not.toContain("家賃");
});

test("a photo of another request is not there, one of this is", async () => {
  const { person, knees } = await mitsu();
  await window.simulator.send([person.build.image(jpeg())]);
  await window.drain();
  const [photo] = await window.rows<{ id: string; message_id: string }>("SELECT id, message_id FROM media");
  await give(knees);
  await tsubasa?.post("/inbox/unlock", {});
  expect((await tsubasa?.get(`/inbox/media/${photo?.id}`))?.status).toBe(200);
  const [early] = await window.rows<{ at: number }>("SELECT min(at) AS at FROM message");
  await window.rows(
    "UPDATE message SET at = ?1, request_id = NULL WHERE id = ?2",
    early?.at ?? 0,
    photo?.message_id ?? "",
  );
  expect((await tsubasa?.get(`/inbox/media/${photo?.id}`))?.status).toBe(404);
  await midori?.post("/inbox/unlock", {});
  expect((await midori?.get(`/inbox/media/${photo?.id}`))?.status).toBe(200);
});

test("a search finds what belongs to it and no note", async () => {
  const { knees } = await mitsu();
  await addNote(window.house, await window.staff("みどり"), knees, {
    entryId: crypto.randomUUID(),
    kind: "opinion",
    words: "階段のことは息子さんに聞く",
    call: [],
  });
  await give(knees);
  expect(await found(tsubasa, "階段")).toContain("ひざが痛くて");
  expect(await found(tsubasa, "階段")).not.toContain("息子さん");
  expect(await found(tsubasa, "息子さん")).not.toContain("階段のことは");
  expect(await found(tsubasa, "財布")).not.toContain("とほうにくれて");
  await midori?.post("/inbox/unlock", {});
  expect(await found(midori, "息子さん")).toContain("階段のことは");
});

test("a partner who looks does not count as somebody who saw the alarm", async () => {
  const person = window.simulator.resident("みつ");
  await person.follow();
  await says(person, "もう死にたいです");
  const id = await ownRequest();
  await give(id);
  expect(await read(tsubasa, id)).toContain("もう死にたいです");
  expect(await window.rows("SELECT seen_by FROM alert")).toEqual([{ seen_by: null }]);
});
