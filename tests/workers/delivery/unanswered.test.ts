/** A CSW's answer that ends held or failed has answered nobody: the person waits again, and the bot knows it. */
import { expect, test } from "vitest";
import { deliver } from "../../../src/delivery/deliver.ts";
import { answerRequest, closeRequest } from "../../../src/requests/acts.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

async function ryoIsAnswered(window: TestWindow) {
  const ryo = window.simulator.resident("りょうさん");
  await ryo.follow();
  await ryo.says("人と話したい");
  await window.drain();
  const [request] = await window.rows<{ id: string }>("SELECT id FROM request");
  const midori = await window.staff("みどり");
  const send = window.house.queue.send;
  window.house.queue.send = async () => {};
  const write = async (text: string) => {
    window.clock.pass(2000);
    const answerId = crypto.randomUUID();
    await answerRequest(window.house, midori, request?.id ?? "", { answerId, text, reason: null });
    return { answerId, at: window.clock.now() };
  };
  const first = await write("読みました");
  window.house.queue.send = send;
  return { ryo, first, write };
}

async function waits(window: TestWindow) {
  const [request] = await window.rows<{ since: number | null; version: number }>(
    "SELECT waiting_since AS since, version FROM request",
  );
  const [person] = await window.rows<{ answered: number | null }>("SELECT staff_answered_at AS answered FROM person");
  return { ...request, ...person };
}

const refuses = (window: TestWindow) => window.simulator.faults.add({ on: "push", do: "status", status: 400 });

test("refused by LINE: waiting since it was written, and nobody closes it from an older page", async () => {
  const window = await openTestWindow();
  const { first } = await ryoIsAnswered(window);
  const before = await waits(window);
  expect(before).toMatchObject({ since: null, answered: first.at });
  refuses(window);
  window.clock.pass(5000);
  await deliver(window.house, first.answerId);
  expect(await waits(window)).toEqual({ since: first.at, answered: null, version: (before.version ?? 0) + 1 });
});

test("held because they refused contact while it waited", async () => {
  const window = await openTestWindow();
  const { first } = await ryoIsAnswered(window);
  await window.rows("UPDATE person SET contact = 'doNotContact'");
  await deliver(window.house, first.answerId);
  expect(await window.rows("SELECT state, why FROM outbox WHERE kind = 'staff'")).toEqual([
    { state: "held", why: "doNotContact" },
  ]);
  expect(await waits(window)).toMatchObject({ since: first.at, answered: null });
});

test("unreadable, or older than its retry key: failed without asking LINE, and staff's screens learn of it", async () => {
  for (const spoil of ["payload_sealed = '1.AAAA'", "first_tried_at = created_at - 90000000, attempts = 3"]) {
    const window = await openTestWindow();
    const { first } = await ryoIsAnswered(window);
    await window.rows(`UPDATE outbox SET ${spoil} WHERE kind = 'staff'`);
    const pings = window.pings();
    await deliver(window.house, first.answerId);
    expect(await window.rows("SELECT state FROM outbox WHERE kind = 'staff'")).toEqual([{ state: "failed" }]);
    expect(await waits(window)).toMatchObject({ since: first.at, answered: null });
    expect(window.pings()).toBe(pings + 1);
  }
});

test("what the resident said since has waited longer or not, the earlier moment stays", async () => {
  const window = await openTestWindow();
  const { first } = await ryoIsAnswered(window);
  await window.rows("UPDATE request SET waiting_since = 12345");
  refuses(window);
  await deliver(window.house, first.answerId);
  expect((await waits(window)).since).toBe(12345);
});

test("an earlier answer fails and a later one arrives: they are answered", async () => {
  const window = await openTestWindow();
  const { first, write } = await ryoIsAnswered(window);
  refuses(window);
  const second = await write("もう一度書きます");
  await deliver(window.house, second.answerId);
  expect(await window.rows("SELECT id, state FROM outbox WHERE kind = 'staff' ORDER BY rowid")).toEqual([
    { id: first.answerId, state: "failed" },
    { id: second.answerId, state: "sent" },
  ]);
  expect(await waits(window)).toMatchObject({ since: null, answered: second.at });
});

test("an answer that arrives restores nothing", async () => {
  const window = await openTestWindow();
  const { first } = await ryoIsAnswered(window);
  await deliver(window.house, first.answerId);
  expect(await waits(window)).toMatchObject({ since: null, answered: first.at });
});

test("closed while the answer was still under way, and then it failed: the request opens again and waits", async () => {
  const window = await openTestWindow();
  const { first } = await ryoIsAnswered(window);
  const midori = await window.staff("みどり");
  const [request] = await window.rows<{ id: string; version: number }>("SELECT id, version FROM request");
  expect(await closeRequest(window.house, midori, request?.id ?? "", request?.version ?? 0)).toEqual({ kind: "done" });
  refuses(window);
  await deliver(window.house, first.answerId);
  expect(await window.rows("SELECT state, waiting_since, closed_by FROM request")).toEqual([
    { state: "open", waiting_since: first.at, closed_by: null },
  ]);
});

test("of two requests of one person only the one whose answer failed waits again", async () => {
  const window = await openTestWindow();
  const aki = window.simulator.resident("あきさん");
  await aki.follow();
  await aki.says("隣のおばあさんを3日見かけない");
  window.clock.pass(1000);
  await aki.says("私も死にたい");
  await window.drain();
  const hinata = await window.staff("ひなた");
  const ids = await window.rows<{ id: string; about: string }>("SELECT id, about FROM request ORDER BY about");
  expect(ids.map((row) => row.about)).toEqual(["neighbour", "self"]);
  refuses(window);
  for (const { id } of ids) {
    window.clock.pass(2000);
    await answerRequest(window.house, hinata, id, { answerId: crypto.randomUUID(), text: "読みました", reason: null });
    await window.drain();
  }
  expect(await window.rows("SELECT about, waiting_since IS NOT NULL AS waits FROM request ORDER BY about")).toEqual([
    { about: "neighbour", waits: 1 },
    { about: "self", waits: 0 },
  ]);
});
