/** 「見られると困る」: nothing rings on that phone unasked, not even a safety text; it goes along with the next answer instead. */
import { expect, test } from "vitest";
import { readRequest } from "../../../src/requests/read.ts";
import { say } from "../../support/workers/say.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

const pushes = (window: TestWindow) => window.simulator.requests.filter((r) => r.path.endsWith("/push"));
const outbox = (window: TestWindow) =>
  window.rows<{ channel: string; state: string; why: string | null }>(
    "SELECT channel, state, why FROM outbox WHERE kind = 'safety' ORDER BY rowid",
  );

async function hanaHides(window: TestWindow, words = "見られると困る") {
  const hana = window.simulator.resident("はなさん");
  await say(window, hana, "夫が今あばれてる、隠れてます");
  await say(window, hana, words);
  return hana;
}

test("the reply is refused: nothing is pushed, staff see it, and it comes with the next answer", async () => {
  const window = await openTestWindow();
  const hana = await hanaHides(window);
  window.clock.pass(7 * 3_600_000);
  window.simulator.faults.add({ on: "reply", do: "status", status: 400 });
  expect(await say(window, hana, "また殴られてる")).toBe("[]");
  await window.passTime(2 * 60_000);
  expect(pushes(window)).toEqual([]);
  expect((await outbox(window)).at(-1)).toEqual({ channel: "push", state: "held", why: "watched" });

  const midori = await window.staff("みどり");
  const [request] = await window.rows<{ id: string }>("SELECT id FROM request");
  const seen = await readRequest(window.house, midori, request?.id ?? "", true);
  expect(seen?.talk.findLast((entry) => entry.from === "auto")?.fate).toMatchObject({
    state: "held",
    words: "「見られると困る」と言われているため、止めています。次に書いてくれたとき、返事といっしょに出します",
  });

  const next = await say(window, hana, "すみません");
  expect(next).toContain("110");
  expect((await outbox(window)).map(({ why }) => why)).toContain("saidLater");
  // Once.
  expect(await say(window, hana, "こんにちは")).not.toContain("身があぶないときは、いま110へ");
});

test("the same danger again before the next answer is told in full: the first one never arrived", async () => {
  const window = await openTestWindow();
  const hana = await hanaHides(window);
  window.clock.pass(7 * 3_600_000);
  window.simulator.faults.add({ on: "reply", do: "status", status: 400 });
  await say(window, hana, "夫に殴られた");
  await window.passTime(60_000);
  const heard = await say(window, hana, "夫に殴られた");
  expect(heard).toContain("あなたが悪いのではありません");
  expect(heard).toContain("見られると");
  expect(heard.match(/身があぶないときは/g)).toHaveLength(1);
});

test("taken in hours late, after an outage: nothing is pushed", async () => {
  const window = await openTestWindow();
  const hana = await hanaHides(window);
  const { store } = window.house;
  const { batch } = store;
  store.batch = async () => {
    throw new Error("D1_ERROR: Network connection lost.");
  };
  expect(await say(window, hana, "また殴られてる")).toContain("110");
  window.clock.pass(3 * 3_600_000);
  store.batch = batch;
  await window.passTime(5 * 60_000);
  expect(pushes(window)).toEqual([]);
  expect((await outbox(window)).at(-1)).toMatchObject({ state: "held" });
});

test("held for longer than it matters: it is not brought up again", async () => {
  const window = await openTestWindow();
  const hana = await hanaHides(window);
  window.clock.pass(7 * 3_600_000);
  window.simulator.faults.add({ on: "reply", do: "status", status: 400 });
  await say(window, hana, "また殴られてる");
  await window.passTime(2 * 60_000);
  expect((await outbox(window)).at(-1)).toMatchObject({ state: "held" });
  window.clock.pass(7 * 3_600_000);
  expect(await say(window, hana, "こんにちは")).not.toContain("いま110へ");
});

test("もう見られない: a safety text may be pushed again", async () => {
  const window = await openTestWindow();
  const hana = await hanaHides(window);
  await say(window, hana, "もう見られない");
  window.simulator.faults.add({ on: "reply", do: "status", status: 400 });
  await say(window, hana, "また殴られてる");
  await window.passTime(60_000);
  expect(pushes(window)).toHaveLength(1);
});

test("a plain 連絡しないで: the answer to their words still arrives as a push, hours later it does not", async () => {
  const window = await openTestWindow();
  const nao = window.simulator.resident("なおさん");
  await say(window, nao, "連絡しないで");
  window.simulator.faults.add({ on: "reply", do: "status", status: 400 });
  await say(window, nao, "もう死にたい");
  await window.passTime(60_000);
  expect(pushes(window)).toHaveLength(1);

  window.clock.pass(7 * 3_600_000);
  window.simulator.faults.add({ on: "reply", do: "status", status: 400 });
  window.simulator.faults.add({ on: "push", do: "status", status: 500, times: 100 });
  await say(window, nao, "もう死にたい");
  await window.passTime(30 * 60_000);
  expect((await outbox(window)).at(-1)).toMatchObject({ state: "held", why: "doNotContact" });
});
