/** What was asked, answered and passed over stands with the request, as it was asked. */
import { expect, test } from "vitest";
import { flows } from "../../../src/conversation/flows.generated.ts";
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

test("a question of a flow that changed since is named by what it is about: no key, no words nobody was asked", async () => {
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
  const question = async (over: object) => (await askedLines(null, [{ ...row, ...over }]))[0]?.question;
  expect(await question({})).toBe("どのあたりか（前の聞き方）");
  expect(await question({ flow: "constructor" })).toBe("どのあたりか（前の聞き方）");
  expect(await question({ key: "unseenSigns" })).toBe("「近所の人が気になる」でたずねたこと（前の聞き方）");
  expect(await question({ key: "toString", flow: "gone" })).toBe("前の会話でたずねたこと");
  expect(await askedLines(null, [row])).toMatchObject([{ how: "skipped" }]);
  expect(await askedLines(null, [{ ...row, outcome: "answered" }])).toMatchObject([{ how: "unreadable" }]);
});

test("no question of any flow is ever shown by its key, also after the flow has changed", async () => {
  for (const [flow, { nodes, version }] of Object.entries(flows.flows)) {
    for (const [node, { exit }] of Object.entries(nodes)) {
      if (exit.kind !== "ask" || exit.key === null) continue;
      const row = {
        id: "a",
        flow,
        node,
        key: exit.key,
        outcome: "skipped" as const,
        value_sealed: "x",
        at: 1,
        times: 1,
      };
      for (const of of [version, version + 1]) {
        const [line] = await askedLines(null, [{ ...row, version: of }]);
        expect(line?.question).toMatch(/[ぁ-んァ-ヶ一-龠]/);
        expect(line?.question).not.toContain(exit.key);
      }
    }
  }
});

test("an answer to a question that has changed is said in words, not in its code", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { requestId } = await talk(window, "よしえさん", [
    { taps: "近所の人が気になる" },
    { taps: "食事・体調" },
    { taps: "言わないでおく" },
  ]);
  await window.rows("UPDATE told_answer SET version = 99");
  const detail = await readRequest(window.house, midori, requestId, false);
  expect(detail?.asked?.map(({ question, label }) => [question, label])).toEqual([
    ["気づいたこと（前の聞き方）", "食事・体調"],
    ["どのあたりか（前の聞き方）", null],
  ]);
  await window.rows("UPDATE told_answer SET flow = 'gone'");
  const gone = await readRequest(window.house, midori, requestId, false);
  expect(gone?.asked?.map(({ label }) => label)).toEqual(["いまはない答え", null]);
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
