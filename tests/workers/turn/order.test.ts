/** One ordered lane a person: duplicates, batches of several people, re-ordering, turns at the same moment, odd clocks. */
import { expect, test } from "vitest";
import { openTestWindow } from "../../support/workers/window.ts";

const replies = (window: Awaited<ReturnType<typeof openTestWindow>>) =>
  window.simulator.requests.filter((r) => r.path.endsWith("/reply") && r.status === 200).length;

test("the same event again, in the same webhook, a second later, and redelivered: answered once", async () => {
  const window = await openTestWindow();
  const hana = window.simulator.resident("はなさん");
  const event = hana.build.text("こんにちは");
  await window.simulator.send([event, event]);
  await window.simulator.send([event]);
  await window.drain();
  await window.simulator.redeliver(String((event as { webhookEventId: string }).webhookEventId));
  await window.drain();
  expect(await window.rows("SELECT count(*) AS n FROM message")).toEqual([{ n: 1 }]);
  expect(replies(window)).toBe(1);
});

test("events of several people in one webhook: each is answered, none hears of another", async () => {
  const window = await openTestWindow();
  const people = ["はなさん", "けんさん", "りょうさん"].map((name) => window.simulator.resident(name));
  await window.simulator.send(
    people.map((person, at) => person.build.text(["こんにちは", "人と話したい", "つかれた"][at] ?? "")),
  );
  await window.drain();
  for (const person of people) expect(person.received().length).toBeGreaterThan(0);
  expect(await window.rows("SELECT count(*) AS n FROM person")).toEqual([{ n: 3 }]);
  expect(await window.rows("SELECT count(*) AS n FROM request")).toEqual([{ n: 1 }]);
});

test("one person's failing turn keeps nobody else from an answer", async () => {
  const window = await openTestWindow();
  const [hana, ken] = ["はなさん", "けんさん"].map((name) => window.simulator.resident(name));
  await hana?.says("こんにちは");
  await window.drain();
  // Somebody tampers with Hana's key: her turn cannot be taken, and says so in the log, without words.
  await window.rows("UPDATE person_key SET wrapped = '1.AAAA'");
  const mark = hana?.mark() ?? 0;
  await window.simulator.send([hana?.build.text("ねえ") ?? {}, ken?.build.text("こんにちは") ?? {}]);
  await window.drain();
  expect(hana?.receivedSince(mark)).toEqual([]);
  expect(ken?.received().length).toBeGreaterThan(0);
  expect(window.logs.some((entry) => entry.event === "turn.failed")).toBe(true);
  expect(await window.rows("SELECT attempts, done_at FROM inbound_event WHERE done_at IS NULL")).toEqual([
    { attempts: 1, done_at: null },
  ]);
});

test("a batch in the wrong order is heard in the order it was said, in one answer with one question", async () => {
  const window = await openTestWindow();
  const hana = window.simulator.resident("はなさん");
  const at = window.clock.now();
  await window.simulator.send([
    hana.build.text("二ばんめ", { at: at - 1000 }),
    hana.build.text("三ばんめ", { at: at - 500 }),
    hana.build.text("一ばんめ", { at: at - 2000 }),
  ]);
  await window.drain();
  const rows = await window.rows<{ at: number }>("SELECT at FROM message ORDER BY at");
  expect(rows.map((row) => row.at)).toEqual([at - 2000, at - 1000, at - 500]);
  expect(replies(window)).toBe(1);
  expect(hana.received().length).toBeLessThanOrEqual(5);
});

test("a thought in pieces is understood as one: 「もう」「しに」「たい」", async () => {
  const window = await openTestWindow();
  const nao = window.simulator.resident("なおさん");
  for (const piece of ["もう", "しに", "たい"]) {
    window.clock.pass(2000);
    await nao.says(piece);
    await window.drain();
  }
  expect(await window.rows("SELECT level FROM request")).toEqual([{ level: "U1" }]);
});

test("danger said once is not said again for every word that follows", async () => {
  const window = await openTestWindow();
  const nao = window.simulator.resident("なおさん");
  await nao.says("もう死にたい");
  for (const word of ["うん", "ありがとう", "ねむい"]) {
    window.clock.pass(5000);
    await nao.says(word);
    await window.drain();
  }
  expect(await window.rows("SELECT count(*) AS n FROM outbox WHERE kind = 'safety'")).toEqual([{ n: 1 }]);
  expect(await window.rows("SELECT count(*) AS n FROM alert")).toEqual([{ n: 1 }]);
});

test("two webhooks of a stranger at the same moment: one person, both messages, both heard in order", async () => {
  const window = await openTestWindow();
  const hana = window.simulator.resident("はなさん");
  const at = window.clock.now();
  const events = Array.from({ length: 6 }, (_, i) => hana.build.text(`ことば${i}`, { at: at - 6000 + i * 1000 }));
  await Promise.all(events.map((event) => window.simulator.send([event])));
  await window.drain();
  await window.passTime(60_000);
  expect(await window.rows("SELECT count(*) AS n FROM person")).toEqual([{ n: 1 }]);
  expect(await window.rows("SELECT count(*) AS n FROM message")).toEqual([{ n: 6 }]);
  expect(await window.rows("SELECT count(*) AS n FROM inbound_event WHERE outcome = 'done'")).toEqual([{ n: 6 }]);
  // Each turn that wrote had the version before it: as many versions as turns, none skipped.
  const [{ version = 0 } = {}] = await window.rows<{ version: number }>("SELECT version FROM person");
  const [{ n = 0 } = {}] = await window.rows<{ n: number }>("SELECT count(*) AS n FROM outbox");
  expect(version).toBe(n);
});

test("a timestamp from the future counts as now, and does not hold back what is said later", async () => {
  const window = await openTestWindow();
  const hana = window.simulator.resident("はなさん");
  const now = window.clock.now();
  await window.simulator.send([hana.build.text("みらいから", { at: now + 86_400_000 })]);
  await window.drain();
  window.clock.pass(5000);
  await hana.says("いま");
  await window.drain();
  const rows = await window.rows<{ at: number }>("SELECT at FROM message ORDER BY rowid");
  expect(rows[0]?.at).toBe(now);
  expect(rows[1]?.at).toBeGreaterThan(now);
});

test("a missing event id is made from the event: the same event twice is still one", async () => {
  const window = await openTestWindow();
  const hana = window.simulator.resident("はなさん");
  const { webhookEventId: _gone, ...event } = hana.build.text("こんにちは") as unknown as Record<string, unknown>;
  await window.simulator.send([event]);
  await window.drain();
  await window.simulator.send([event]);
  await window.drain();
  expect(await window.rows("SELECT count(*) AS n FROM inbound_event")).toEqual([{ n: 1 }]);
});
