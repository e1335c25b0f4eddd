/** The database is away: whoever writes in danger hears where to call, nothing said is lost, and staff learn of it. */
import { describe, expect, test, vi } from "vitest";
import { CannotOpen } from "../../../src/store/seal.ts";
import { say } from "../../support/workers/say.ts";
import { openTestWindow, type TestWindow, TUESDAY_2AM } from "../../support/workers/window.ts";

/** Every statement fails until `comesBack` is called. */
function databaseGoesAway(window: TestWindow): { comesBack(): void } {
  const { store } = window.house;
  const { batch } = store;
  store.batch = async () => {
    throw new Error("D1_ERROR: Network connection lost.");
  };
  return {
    comesBack() {
      store.batch = batch;
    },
  };
}

const requests = (window: TestWindow) =>
  window.rows<{ level: string; state: string }>("SELECT level, state FROM request ORDER BY rowid");

describe("the database is away when a message arrives", () => {
  test.each([
    ["もう死にたい", "0120-279-338"],
    ["だんなが包丁もって暴れてる", "110"],
    ["I want to kill myself", "Yorisoi Hotline 0120-279-338"],
  ])("%s: the safety text in the reply, without any promise of time", async (words, number) => {
    const window = await openTestWindow(TUESDAY_2AM);
    const nao = window.simulator.resident("なおさん");
    databaseGoesAway(window);
    const heard = await say(window, nao, words);
    expect(heard).toContain(number);
    expect(heard).not.toContain("8:30");
    expect(heard).not.toMatch(/職員が読むのは|職員にも、いま知らせています|staff will read|telling the staff/);
    expect(heard).toMatch(/なくなりません|not lost/);
  });

  test("small talk: that the machine is out of order, and where to call when life is in danger", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    databaseGoesAway(window);
    const heard = await say(window, nao, "こんにちは");
    expect(heard).toContain("機械の調子がわるく");
    expect(heard).toContain("119");
    expect(heard).toContain("110");
    expect(heard).toContain("tel:119");
    expect(heard).toContain("tel:110");
  });

  test("what was said is kept sealed, taken in when the database is back, and answered as ever; staff are called", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    const outage = databaseGoesAway(window);
    await say(window, nao, "もう死にたい");
    await say(window, nao, "だれにも言えなくて");
    const keys = await window.house.objects.list("late/", 10);
    expect(keys).toHaveLength(2);
    for (const key of keys) {
      const text = new TextDecoder().decode((await window.house.objects.get(key)) ?? new Uint8Array());
      expect(text).not.toMatch(/死に|言えなくて/);
      expect(text).not.toContain(nao.userId);
    }
    outage.comesBack();
    await window.passTime(120_000);
    expect(await requests(window)).toEqual([{ level: "U1", state: "open" }]);
    expect(await window.rows("SELECT kind FROM message WHERE kind = 'text'")).toHaveLength(2);
    expect(await window.rows("SELECT level FROM alert")).toEqual([{ level: "U1" }]);
    expect(await window.house.objects.list("late/", 10)).toEqual([]);
  });

  test("LINE sends it again as well: it is taken in once", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    const outage = databaseGoesAway(window);
    const { event } = await nao.says("もう死にたい");
    await window.drain();
    outage.comesBack();
    await window.simulator.redeliver(event?.webhookEventId ?? "");
    await window.passTime(120_000);
    expect(await window.rows("SELECT id FROM message")).toHaveLength(1);
    expect(await requests(window)).toHaveLength(1);
  });

  test("one that cannot be taken in keeps nobody else waiting, and is kept aside", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    const outage = databaseGoesAway(window);
    await say(window, nao, "もう死にたい");
    await window.house.objects.put("late/00000000-broken", new TextEncoder().encode("{"));
    outage.comesBack();
    await window.passTime(120_000);
    expect(await requests(window)).toEqual([{ level: "U1", state: "open" }]);
    expect(await window.house.objects.list("late/", 10)).toEqual([]);
    expect(await window.house.objects.list("late-aside/", 10)).toEqual([
      expect.stringMatching(/^late-aside\/\d{13}-00000000-broken$/),
    ]);
  });

  test("the shelf is away too: LINE hears 500, the person hears to write again", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    databaseGoesAway(window);
    vi.spyOn(window.house.objects, "put").mockRejectedValue(new Error("away"));
    const heard = await say(window, nao, "もう死にたい");
    expect(heard).toContain("0120-279-338");
    expect(heard).toContain("もう一度書いて");
    expect(window.logs.filter(({ event }) => event === "late.failed")).toHaveLength(1);
  });

  test("the team's channel hears that something is wrong, again every five minutes, and nothing about anybody", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    const told = channelOf(window);
    databaseGoesAway(window);
    await say(window, nao, "こんにちは");
    await say(window, nao, "きこえますか");
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("受信箱");
    window.clock.pass(5 * 60_000);
    await say(window, nao, "まだですか");
    expect(told).toHaveLength(2);
    expect(told.join()).not.toMatch(/きこえ|なお/);
  });

  test("danger an hour into it rings at once, with how urgent it is and no word of it", async () => {
    const window = await openTestWindow();
    const [nao, ryo] = [window.simulator.resident("なおさん"), window.simulator.resident("りょうさん")];
    const told = channelOf(window);
    databaseGoesAway(window);
    await say(window, nao, "こんにちは");
    window.clock.pass(3_600_000);
    await say(window, ryo, "きこえますか");
    await say(window, nao, "いま飛び降ります");
    expect(told).toHaveLength(3);
    expect(told[2]).toContain("U0");
    window.clock.pass(2 * 60_000);
    await say(window, ryo, "もう死にたい");
    expect(told[3]).toContain("U1");
    expect(told.join()).not.toMatch(/飛び|死/);
  });

  test("the shelf or the key is away too: the channel hears all the same", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    const told = channelOf(window);
    const outage = databaseGoesAway(window);
    vi.spyOn(window.house.objects, "put").mockRejectedValue(new Error("away"));
    vi.spyOn(window.house.objects, "list").mockRejectedValue(new Error("away"));
    await say(window, nao, "もう死にたい");
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/U1[\s\S]*とっておくこともできません/);
    outage.comesBack();
    window.clock.pass(10 * 60_000);
    vi.spyOn(window.house.store.keys, "sealEvent").mockRejectedValue(new Error("no key"));
    await say(window, nao, "こんにちは");
    expect(told).toHaveLength(2);
  });

  test("what cannot be taken in is told to the channel, and gone after thirty days", async () => {
    const window = await openTestWindow();
    const told = channelOf(window);
    await window.house.objects.put("late/00000000-broken", new TextEncoder().encode("{"));
    await window.house.objects.put("late-aside/from-an-older-version", new TextEncoder().encode("{"));
    await window.passTime(60_000);
    expect(told).toEqual([expect.stringContaining("記録に入れられないメッセージ")]);
    await window.passTime(29 * 24 * 3_600_000);
    expect(await window.house.objects.list("late-aside/", 10)).toHaveLength(2);
    await window.passTime(2 * 24 * 3_600_000);
    expect(await window.house.objects.list("late-aside/", 10)).toEqual([]);
  });

  test("a stranger's event that no key opens is told to the channel", async () => {
    const window = await openTestWindow();
    const told = channelOf(window);
    const nao = window.simulator.resident("なおさん");
    vi.spyOn(window.house.store.keys, "openEvent").mockRejectedValue(
      new CannotOpen({ table: "", column: "", row: "" }),
    );
    await say(window, nao, "こんにちは");
    await window.passTime(60_000);
    expect(told).toEqual([expect.stringContaining("開けないメッセージ")]);
  });
});

/** What the team's channel gets. */
function channelOf(window: TestWindow): string[] {
  const told: string[] = [];
  window.house.paging.webhook = {
    kind: "generic",
    send: async (text) => {
      told.push(text);
      return { kind: "sent", status: 200 };
    },
  };
  return told;
}

describe("the database goes away in the middle of a turn", () => {
  test("danger is answered in the reply all the same, and the turn is taken later", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    await say(window, nao, "こんにちは");
    const { store } = window.house;
    const { batch } = store;
    let calls = 0;
    store.batch = async (statements) => {
      calls++;
      if (calls > 1) throw new Error("D1_ERROR: Network connection lost.");
      return batch(statements);
    };
    expect(await say(window, nao, "もう死にたい")).toContain("0120-279-338");
    store.batch = batch;
    await window.passTime(120_000);
    expect(await requests(window)).toEqual([{ level: "U1", state: "open" }]);
  });
});
