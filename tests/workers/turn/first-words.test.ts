/** A whole turn: a message on LINE is stored, answered in its reply, and reaches staff; counted in round trips. */
import { expect, test } from "vitest";
import { openTestWindow, TUESDAY_2AM } from "../../support/workers/window.ts";

const texts = (messages: unknown[]) => messages.map((m) => String((m as { text?: string }).text ?? ""));

test("Hana says hello for the first time and is answered in the reply, by itself", async () => {
  const window = await openTestWindow();
  const hana = window.simulator.resident("はなさん");
  await hana.follow();
  await window.drain();
  expect(texts(hana.received()).join("")).toContain("自動");
  await hana.says("こんにちは");
  await window.drain();
  const calls = window.simulator.requests.filter((r) => r.path.startsWith("/v2/bot/message"));
  expect(calls.map((c) => c.path)).toEqual(["/v2/bot/message/reply", "/v2/bot/message/reply"]);
  expect(await window.rows("SELECT state FROM outbox")).toEqual([{ state: "sent" }, { state: "sent" }]);
});

test("a turn takes two round trips before the answer leaves and one after, for a stranger and for a known person", async () => {
  const window = await openTestWindow();
  const ken = window.simulator.resident("けんさん");
  for (const words of ["こんにちは", "雨がつづきますね", "いま飛び降ります"]) {
    window.trips.forget();
    let whenAnswered = -1;
    const before = window.simulator.requests.length;
    const watch = () => {
      if (whenAnswered < 0 && window.simulator.requests.slice(before).some((r) => r.path.endsWith("/reply"))) {
        whenAnswered = window.trips.count();
      }
    };
    const push = window.simulator.requests.push.bind(window.simulator.requests);
    window.simulator.requests.push = (...calls) => {
      const length = push(...calls);
      watch();
      return length;
    };
    await ken.says(words);
    await window.drain();
    expect(whenAnswered).toBe(2);
    // Danger calls people behind the answer: that takes trips of its own, and the answer does not wait for them.
    if (words !== "いま飛び降ります") expect(window.trips.count()).toBe(3);
  }
});

test("at two in the morning somebody who wants a person hears when somebody reads, and is a request at once", async () => {
  const window = await openTestWindow(TUESDAY_2AM);
  const ryo = window.simulator.resident("りょうさん");
  await ryo.says("ロボットじゃなくて人と話したい");
  await window.drain();
  expect(texts(ryo.received()).join("")).toContain("8:30");
  expect(await window.rows("SELECT why, state, level FROM request")).toEqual([
    { why: "wantsPerson", state: "open", level: "U3" },
  ]);
  expect(window.pings()).toBeGreaterThan(0);
});

test("danger is answered with the safety text, raises an alert, and is a request whatever the flow was doing", async () => {
  const window = await openTestWindow(TUESDAY_2AM);
  const nao = window.simulator.resident("なおさん");
  await nao.says("こんばんは");
  await nao.says("もう死にたい");
  await window.drain();
  const said = texts(nao.received()).join("\n");
  expect(said).toContain("0120-279-338");
  expect(await window.rows("SELECT level, why FROM request")).toEqual([{ level: "U1", why: "danger" }]);
  expect(await window.rows("SELECT level FROM alert")).toHaveLength(1);
  expect(await window.rows("SELECT kind FROM outbox ORDER BY created_at DESC, rowid DESC LIMIT 1")).toEqual([
    { kind: "safety" },
  ]);
});

test("a worry told half is handed over after six quiet hours, and nothing is said", async () => {
  const window = await openTestWindow();
  const yuta = window.simulator.resident("ゆうたさん");
  await yuta.says("母の介護で夜もねむれない");
  await window.drain();
  const mark = yuta.mark();
  await window.passTime(5 * 3_600_000);
  expect(await window.rows("SELECT id FROM request")).toEqual([]);
  await window.passTime(2 * 3_600_000);
  expect(await window.rows("SELECT why, state FROM request")).toEqual([{ why: "halfTold", state: "open" }]);
  expect(yuta.receivedSince(mark)).toEqual([]);
});
