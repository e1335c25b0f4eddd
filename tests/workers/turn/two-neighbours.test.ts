/** Somebody who tells of one neighbour and later of another: two reports, two districts; news of the first stays with the first. */
import { expect, test } from "vitest";
import type { Resident } from "../../../tools/simulator/simulator.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

async function say(window: TestWindow, person: Resident, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    window.clock.pass(20_000);
    await person.says(text);
    await window.drain();
  }
}

const reports = (window: TestWindow) =>
  window.rows<{ area: string | null; level: string }>(
    "SELECT area, level FROM request WHERE about = 'neighbour' ORDER BY rowid",
  );

test("two neighbours in one morning are two requests and two subjects", async () => {
  const window = await openTestWindow();
  const yoshie = window.simulator.resident("よしえさん");
  await say(window, yoshie, "隣の家のゴミがすごくて心配です", "においがつらい", "北野町です");
  await say(window, yoshie, "あと、向かいのおじいさんを3日見かけません", "とくにない", "浜町です");
  expect(await reports(window)).toMatchObject([{ area: "kita" }, { area: "hama", level: "U1" }]);
  expect(await window.rows("SELECT id FROM subject")).toHaveLength(2);
});

test("the second one's danger does not raise the first", async () => {
  const window = await openTestWindow();
  const yoshie = window.simulator.resident("よしえさん");
  await say(window, yoshie, "隣の家のゴミがすごくて心配です", "においがつらい", "北野町です");
  const [before] = await reports(window);
  await say(window, yoshie, "上の階のおばあさんが倒れているのが見えます");
  const [first, second] = await reports(window);
  expect(first).toEqual(before);
  expect(second?.level).toBe("U0");
});

test("news while a report waits stays with that report", async () => {
  const window = await openTestWindow();
  const yoshie = window.simulator.resident("よしえさん");
  await say(
    window,
    yoshie,
    "向かいのおじいさんを3日見かけません",
    "とくにない",
    "浜町です",
    "どうなりましたか",
    "きょうも電気がついていません",
  );
  expect(await reports(window)).toHaveLength(1);
});
