/** What was asked, answered and passed over stands with the request, as it was asked. */
import { expect, test } from "vitest";
import { askedLines } from "../../../src/requests/asked.ts";
import { readRequest } from "../../../src/requests/read.ts";
import { deskOf } from "../../support/workers/inbox.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

async function talk(window: TestWindow, name: string, lines: ({ says: string } | { taps: string })[]) {
  const person = window.simulator.resident(name);
  await person.follow();
  await window.drain();
  for (const line of lines) {
    window.clock.pass(1000);
    await ("says" in line ? person.says(line.says) : person.taps(line.taps));
    await window.drain();
  }
  const [row] = await window.rows<{ id: string }>("SELECT id FROM request ORDER BY rowid DESC LIMIT 1");
  return { person, requestId: row?.id ?? "" };
}

test("chips by their label, free words as such, skips as skips; answers given before the request are joined to it", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { requestId } = await talk(window, "よしえさん", [
    { taps: "近所の人が気になる" },
    { taps: "食事・体調" },
    { taps: "言わないでおく" },
  ]);
  const detail = await readRequest(window.house, midori, requestId, false);
  expect(detail?.asked?.map(({ question, how, label }) => [question, how, label])).toEqual([
    ["どんなことが、気になっていますか？", "chosen", "食事・体調"],
    ["だいたい、どのあたりですか？", "skipped", null],
  ]);
  const { html } = await deskOf(window, midori).get(`/inbox/requests/${requestId}`);
  expect(html).toContain("たずねたこと");
  expect(html).toContain("とばした");
  expect(await window.rows("SELECT count(*) AS n FROM told_answer WHERE request_id IS NULL")).toEqual([{ n: 0 }]);
});

test("「読まないで」: what was chosen is shown no more than the tap that chose it", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { person, requestId } = await talk(window, "よしえさん", [
    { taps: "近所の人が気になる" },
    { taps: "食事・体調" },
    { taps: "言わないでおく" },
    { says: "読まないで" },
  ]);
  expect((await readRequest(window.house, midori, requestId, false))?.asked).toEqual([]);
  await person.says("読んでもいい");
  await window.drain();
  expect((await readRequest(window.house, midori, requestId, false))?.asked).toHaveLength(2);
});

test("words are not copied: the page says that they were words", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { requestId } = await talk(window, "よしえさん", [
    { taps: "近所の人が気になる" },
    { says: "庭が荒れています" },
    { says: "松葉町" },
  ]);
  const detail = await readRequest(window.house, midori, requestId, false);
  expect(detail?.asked?.map(({ how }) => how)).toEqual(["inWords", "inWords"]);
});

test("もどる and another answer: the newest counts, the older is kept", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { requestId } = await talk(window, "よしえさん", [
    { taps: "近所の人が気になる" },
    { taps: "わからない" },
    { says: "もどる" },
    { taps: "食事・体調" },
    { taps: "言わないでおく" },
  ]);
  const detail = await readRequest(window.house, midori, requestId, false);
  expect(detail?.asked?.map(({ label, again }) => [label, again])).toEqual([
    ["食事・体調", true],
    [null, false],
  ]);
  expect(await window.rows("SELECT count(*) AS n FROM told_answer WHERE key = 'signs'")).toEqual([{ n: 2 }]);
});

test("another run's answers do not stand with this request", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const first = await talk(window, "まさおさん", [
    { taps: "ちょっとしんどい" },
    { taps: "けっこう" },
    { says: "いまはいい" },
  ]);
  expect(first.requestId).toBe("");
  window.clock.pass(20 * 86_400_000);
  await first.person.says("近所の人が気になる");
  await window.drain();
  await first.person.says("庭が荒れています");
  await window.drain();
  await first.person.says("松葉町");
  await window.drain();
  const [row] = await window.rows<{ id: string }>("SELECT id FROM request WHERE about = 'neighbour'");
  const detail = await readRequest(window.house, midori, row?.id ?? "", false);
  expect(detail?.asked?.map(({ question }) => question)).toEqual([
    "どんなことが、気になっていますか？",
    "だいたい、どのあたりですか？",
  ]);
});

test("an answer costs no further round trip", async () => {
  const window = await openTestWindow();
  const person = window.simulator.resident("あおいさん");
  await person.follow();
  await window.drain();
  await person.taps("ちょっとしんどい");
  await window.drain();
  window.trips.forget();
  await person.taps("けっこう");
  await window.drain();
  expect(await window.rows("SELECT key, outcome FROM told_answer")).toEqual([{ key: "degree", outcome: "answered" }]);
  expect(window.trips.count()).toBe(3);
});

test("a question of a flow that changed since is named by its key, never by words nobody was asked", async () => {
  const row = {
    id: "a1",
    flow: "neighbour",
    version: 999,
    node: "where",
    key: "area",
    outcome: "skipped" as const,
    value_sealed: "x",
    at: 1,
    times: 1,
  };
  expect(await askedLines(null, [row])).toMatchObject([{ question: "area", how: "skipped" }]);
  expect(await askedLines(null, [{ ...row, flow: "constructor" }])).toMatchObject([{ question: "area" }]);
  expect(await askedLines(null, [{ ...row, outcome: "answered" }])).toMatchObject([{ how: "unreadable" }]);
});

test("「消して」 empties the values", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { person, requestId } = await talk(window, "なおさん", [
    { taps: "ちょっとしんどい" },
    { taps: "けっこう" },
    { says: "もう死にたい" },
    { says: "消して" },
  ]);
  expect(person.userId).not.toBe("");
  const detail = await readRequest(window.house, midori, requestId, false);
  expect(detail?.asked?.every(({ how, label }) => how === "erased" && label === null)).toBe(true);
  expect(await window.rows("SELECT count(*) AS n FROM told_answer WHERE value_sealed IS NOT NULL")).toEqual([{ n: 0 }]);
});
