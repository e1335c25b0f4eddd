/** The reporter's receipt: what the conversation may know when a neighbour comes back, and no more. */
import { expect, test } from "vitest";
import { openLane } from "../../../src/intake/opened.ts";
import { closeRequest } from "../../../src/requests/acts.ts";
import { readRequest } from "../../../src/requests/read.ts";
import { loadLanes } from "../../../src/store/lane.ts";
import { confirmSubject } from "../../../src/subjects/acts.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { reportFrom, versionOf } from "./reports.ts";

const DAY = 86_400_000;

/** As the next turn of the only person would know it. */
async function receipt(window: TestWindow) {
  const [person] = await window.rows<{ line_user_hash: string }>("SELECT line_user_hash FROM person ORDER BY rowid");
  const lane = person?.line_user_hash ?? "";
  window.trips.forget();
  const loaded = await loadLanes(window.house.store, [lane], window.clock.now());
  expect(window.trips.count()).toBe(1);
  const rows = loaded.lanes.get(lane);
  if (!rows) throw new Error("no lane");
  return (await openLane(window.house.store, rows)).receipt;
}

const garden = (window: TestWindow) =>
  reportFrom(window, "よしえさん", "おとなりの庭がずっと荒れています", "松葉町の松の木の角");

test("none for somebody who reported nothing", async () => {
  const window = await openTestWindow();
  await window.simulator.resident("けんじさん").says("こんにちは");
  await window.drain();
  expect(await receipt(window)).toBe("none");
});

test("waiting until staff confirmed, then confirmed, also when the request is closed; whatever was found", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { subjectId, requestId } = await garden(window);
  expect(await receipt(window)).toBe("waiting");
  const seen = await versionOf(window, subjectId);
  expect(await confirmSubject(window.house, midori, subjectId, seen, "unfounded")).toBe("done");
  expect(await receipt(window)).toBe("confirmed");
  const [row] = await window.rows<{ version: number }>("SELECT version FROM request WHERE id = ?1", requestId);
  await closeRequest(window.house, midori, requestId, row?.version ?? 0);
  expect(await receipt(window)).toBe("confirmed");
});

test("it is of the latest report: a new one waits again", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { person, subjectId, requestId } = await garden(window);
  await confirmSubject(window.house, midori, subjectId, await versionOf(window, subjectId), "confirmed");
  const [row] = await window.rows<{ version: number }>("SELECT version FROM request WHERE id = ?1", requestId);
  await closeRequest(window.house, midori, requestId, row?.version ?? 0);
  for (const words of ["近所の人が気になる", "青い屋根の家のごみがすごいです", "花園です"]) {
    window.clock.pass(1000);
    await person.says(words);
    await window.drain();
  }
  expect(await window.rows("SELECT id FROM report")).toHaveLength(2);
  expect(await receipt(window)).toBe("waiting");
});

test("after half a year it is forgotten, unless the request is still open", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { requestId } = await garden(window);
  const [row] = await window.rows<{ version: number }>("SELECT version FROM request WHERE id = ?1", requestId);
  await closeRequest(window.house, midori, requestId, row?.version ?? 0);
  window.clock.pass(179 * DAY);
  expect(await receipt(window)).toBe("waiting");
  window.clock.pass(2 * DAY);
  expect(await receipt(window)).toBe("none");
});

test("erased, it is nobody's report any more", async () => {
  const window = await openTestWindow();
  const { person } = await garden(window);
  await person.says("消して");
  await window.drain();
  expect(await receipt(window)).toBe("none");
});

test("somebody else's report is not theirs", async () => {
  const window = await openTestWindow();
  await window.simulator.resident("けんじさん").says("こんにちは");
  await window.drain();
  await garden(window);
  expect(await receipt(window)).toBe("none");
});

/** The line on the card of a report, as staff read it. */
async function headline(window: TestWindow, requestId: string) {
  const midori = await window.staff("みどり");
  return (await readRequest(window.house, midori, requestId, false))?.ownWords;
}

test.each([
  "どうなりましたか",
  "この前知らせた者です。その後どうですか",
  "おとなりの庭の件、見に行ってもらえましたか",
  "あのお宅、その後どうなりましたか？気になって夜も考えています",
  "居場所・ごはん",
  "また来ました",
  "ひさしぶりです。お元気ですか",
  "こんにちは、きょうはとてもいい天気ですね",
  "ありがとうございます",
])("「%s」 afterwards never becomes the report's own words", async (asked) => {
  const window = await openTestWindow();
  const { person, requestId } = await garden(window);
  const before = await headline(window, requestId);
  expect(before).toContain("庭がずっと荒れて");
  for (const pass of [1000, 3 * DAY]) {
    window.clock.pass(pass);
    await person.says(asked);
    await window.drain();
    expect(await headline(window, requestId)).toBe(before);
  }
  expect(JSON.stringify(await window.rows("SELECT kind FROM report_words"))).toBe('[{"kind":"told"},{"kind":"place"}]');
});

test("news written while waiting is told, and danger is heard in any question", async () => {
  const window = await openTestWindow();
  const { person, requestId } = await garden(window);
  window.clock.pass(3 * DAY);
  await person.says("どうなりましたか");
  await window.drain();
  window.clock.pass(1000);
  await person.says("おとなりのおばあさんが庭で倒れています。どうなりましたか");
  await window.drain();
  expect(await headline(window, requestId)).toContain("倒れています");
});
