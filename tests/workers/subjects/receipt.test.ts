/** The reporter's receipt: what the conversation may know when a neighbour comes back, and no more. */
import { expect, test } from "vitest";
import { openLane } from "../../../src/intake/opened.ts";
import { closeRequest } from "../../../src/requests/acts.ts";
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
