/** 「読まないで」 does what it says: what is no danger is taken back from the staff and shown to nobody, until they say otherwise. */
import { expect, test } from "vitest";
import { listRequests } from "../../../src/requests/list.ts";
import { readRequest } from "../../../src/requests/read.ts";
import { say } from "../../support/workers/say.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

async function requestId(window: TestWindow): Promise<string> {
  const [row] = await window.rows<{ id: string }>("SELECT id FROM request ORDER BY rowid");
  return row?.id ?? "";
}

test("a worry the staff has already is taken back, and nobody reads its words any more", async () => {
  const window = await openTestWindow();
  const nao = window.simulator.resident("なおさん");
  await say(window, nao, "職場のことで、ずっと悩んでいます");
  await say(window, nao, "伝えて");
  const midori = await window.staff("みどり");
  expect(await listRequests(window.house, midori, "open")).toHaveLength(1);

  expect(await say(window, nao, "読まないで")).toContain("読みません");
  expect(await listRequests(window.house, midori, "open")).toEqual([]);
  const seen = await readRequest(window.house, midori, await requestId(window), true);
  expect(JSON.stringify(seen)).not.toContain("職場");
  expect(seen?.doNotRead).toBe(true);
  expect(seen?.talk.filter((entry) => entry.from === "resident").every((entry) => entry.notToBeRead)).toBe(true);
});

test("what comes afterwards opens nothing, also after six quiet hours", async () => {
  const window = await openTestWindow();
  const nao = window.simulator.resident("なおさん");
  await say(window, nao, "読まないで");
  await say(window, nao, "仕事がつらくて、もう続けられないかも");
  await say(window, nao, "伝えて");
  await window.passTime(8 * 3_600_000);
  expect(await window.rows("SELECT 1 FROM request WHERE state = 'open' AND level NOT IN ('U0', 'U1')")).toEqual([]);
});

test("danger is read all the same: only its words, nothing around them", async () => {
  const window = await openTestWindow();
  const nao = window.simulator.resident("なおさん");
  await say(window, nao, "きのう映画を見ました");
  await say(window, nao, "読まないで");
  expect(await say(window, nao, "もう死にたい")).toContain("0120-279-338");
  const midori = await window.staff("みどり");
  const [card] = await listRequests(window.house, midori, "open");
  expect(card).toMatchObject({ level: "U1", doNotRead: true });
  const seen = JSON.stringify(await readRequest(window.house, midori, card?.id ?? "", true));
  expect(seen).toContain("もう死にたい");
  expect(seen).not.toContain("映画");
});

test("読んでもいい, and 人と話したい, lift it", async () => {
  const window = await openTestWindow();
  const nao = window.simulator.resident("なおさん");
  await say(window, nao, "読まないで");
  await say(window, nao, "読んでもいい");
  expect(await window.rows("SELECT reading FROM person")).toEqual([{ reading: "ok" }]);
  await say(window, nao, "読まないで");
  await say(window, nao, "人と話したい");
  expect(await window.rows("SELECT reading FROM person")).toEqual([{ reading: "ok" }]);
  expect(await listRequests(window.house, await window.staff("みどり"), "open")).toHaveLength(1);
});

test("a CSW who has the talk is asked to leave it: the bot listens again", async () => {
  const window = await openTestWindow();
  const nao = window.simulator.resident("なおさん");
  await say(window, nao, "人と話したい");
  await say(window, nao, "読まないで");
  expect(await window.rows("SELECT talk_held_by FROM person")).toEqual([{ talk_held_by: null }]);
  expect(await say(window, nao, "こんにちは")).not.toBe("[]");
});
