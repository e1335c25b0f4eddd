/** Words beside a thing: the name of a file or of a place is heard for danger, and is nothing else. */
import { expect, test } from "vitest";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

async function sends(window: TestWindow, message: Record<string, unknown>): Promise<string> {
  const nao = window.simulator.resident("なおさん");
  const { message: _text, ...event } = nao.build.text("x") as unknown as Record<string, unknown>;
  const mark = nao.mark();
  await window.simulator.send([{ ...event, message: { id: "468789577898262530", ...message } }]);
  await window.drain();
  return JSON.stringify(nao.receivedSince(mark));
}

const file = (fileName: string) => ({ type: "file", fileName, fileSize: 2138 });
const place = (title: string, address: string) => ({
  type: "location",
  title,
  address,
  latitude: 35.65,
  longitude: 139.55,
});

test.each([
  ["a file called 遺書", file("遺書.docx"), "U1"],
  ["a file that says it in full", file("もう死にます.txt"), "U0"],
  ["a place by its title", place("いまから飛び降ります", "となり市中央1-1"), "U0"],
])("%s is danger", async (_name, message, level) => {
  const window = await openTestWindow();
  expect(await sends(window, message)).toContain("0120-279-338");
  expect(await window.rows("SELECT level FROM request")).toEqual([{ level }]);
  expect(await window.rows("SELECT level FROM alert")).toEqual([{ level }]);
});

test.each([
  ["a manual", file("虐待防止マニュアル.pdf")],
  ["a photo by number", file("IMG_0119.pdf")],
  ["an address", place("調布市役所", "東京都調布市小島町2-35-1")],
])("%s is none, and opens nothing", async (_name, message) => {
  const window = await openTestWindow();
  await sends(window, message);
  expect(await window.rows("SELECT level FROM request")).toEqual([]);
  expect(await window.rows("SELECT 1 FROM triage_decision")).toEqual([]);
});

test("heard in an outage as well", async () => {
  const window = await openTestWindow();
  window.house.store.batch = async () => {
    throw new Error("D1_ERROR: Network connection lost.");
  };
  expect(await sends(window, file("遺書.docx"))).toContain("0120-279-338");
});
