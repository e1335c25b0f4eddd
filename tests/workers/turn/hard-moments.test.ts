/** Moments in which somebody in need could be lost: keys missing, rows nobody can read, long queues, two worries in one talk. */
import { describe, expect, test } from "vitest";
import { answerRequest, closeRequest, takeRequest } from "../../../src/requests/acts.ts";
import { readRequest } from "../../../src/requests/read.ts";
import { UnknownRingKey } from "../../../src/store/key-ring.ts";
import { say } from "../../support/workers/say.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

const requests = (window: TestWindow) =>
  window.rows<{ id: string; about: string; level: string; area: string | null; state: string }>(
    "SELECT id, about, level, area, state FROM request ORDER BY rowid",
  );

describe("keys and rows", () => {
  test("a ring key that is missing for an hour costs nothing but the hour", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    await say(window, nao, "こんにちは");
    const { keys } = window.house.store;
    const { openEvent, unwrapPersonKey } = keys;
    keys.openEvent = async () => {
      throw new UnknownRingKey("k1");
    };
    keys.unwrapPersonKey = async () => {
      throw new UnknownRingKey("k1");
    };
    // Danger is answered at once, whatever is broken behind it.
    expect(await say(window, nao, "もう死にたい")).toContain("0120-279-338");
    expect(await say(window, nao, "だれか")).toBe("[]");
    await window.passTime(3_600_000);
    Object.assign(keys, { openEvent, unwrapPersonKey });
    await window.passTime(60_000);
    expect(JSON.stringify(nao.received())).toContain("0120-279-338");
    expect(await requests(window)).toMatchObject([{ level: "U1", state: "open" }]);
    // An hour of sweeps, every duty each minute.
  }, 30_000);

  test("a row nobody can read keeps nobody from being heard", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    await say(window, nao, "こんにちは");
    await window.rows("UPDATE message SET body_sealed = '1.AAAA'");
    await window.rows("UPDATE run SET state_sealed = '1.AAAA'");
    expect(await say(window, nao, "もう死にたい")).toContain("0120-279-338");
    expect(await requests(window)).toMatchObject([{ level: "U1" }]);
  });

  test("an event whose seal does not open is kept, and a human is told that something was said", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    await say(window, nao, "こんにちは");
    const { openEvent } = window.house.store.keys;
    let tampered = true;
    window.house.store.keys.openEvent = async (id, sealed) => openEvent(tampered ? `${id}x` : id, sealed);
    await say(window, nao, "だいじな話");
    tampered = false;
    expect(
      await window.rows(
        "SELECT outcome, body_sealed IS NOT NULL AS kept FROM inbound_event ORDER BY rowid DESC LIMIT 1",
      ),
    ).toEqual([{ outcome: "failed", kept: 1 }]);
    expect(await window.rows("SELECT level, rules FROM request")).toEqual([{ level: "U1", rules: '["R-FAIL"]' }]);
    expect(await window.rows("SELECT count(*) AS n FROM alert")).toEqual([{ n: 1 }]);
  });

  test("a turn that fails again and again is given up visibly, and does not hold up danger said behind it", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    await say(window, nao, "こんにちは");
    const { keys } = window.house.store;
    const { openEvent, unwrapPersonKey } = keys;
    const { store } = window.house;
    const { batch } = store;
    let poisoned = false;
    // Each turn begins by unwrapping the person's key; the poison is a fault that only this event's turn has.
    keys.unwrapPersonKey = async (...args) => {
      poisoned = false;
      return unwrapPersonKey(...args);
    };
    keys.openEvent = async (id, sealed) => {
      const text = await openEvent(id, sealed);
      poisoned ||= text.includes("どくりんご");
      return text;
    };
    store.batch = async (statements) => {
      if (poisoned && statements.length > 5) {
        poisoned = false;
        throw new TypeError("poison");
      }
      return batch(statements);
    };
    await say(window, nao, "どくりんご");
    await say(window, nao, "もう死にたい");
    await window.passTime(2 * 60_000);
    expect(JSON.stringify(nao.received())).toContain("0120-279-338");
    await window.passTime(10 * 60_000);
    expect(await window.rows("SELECT outcome FROM inbound_event WHERE outcome <> 'done'")).toEqual([
      { outcome: "failed" },
    ]);
    // One for the danger, one because something was said that nobody could take in.
    expect(await window.rows("SELECT id FROM alert")).toHaveLength(2);
    expect((await window.rows<{ rules: string }>("SELECT rules FROM request"))[0]?.rules).toContain("R-FAIL");
  });
});

describe("long queues", () => {
  test("more events than one turn takes are worked off at once, in order", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    const at = window.clock.now();
    const events = Array.from({ length: 45 }, (_, i) =>
      nao.build.text(i === 44 ? "もう死にたい" : `ことば${i}`, { at: at - 60_000 + i * 1000 }),
    );
    await window.simulator.send(events);
    await window.drain();
    expect(await window.rows("SELECT count(*) AS n FROM inbound_event WHERE outcome = 'done'")).toEqual([{ n: 45 }]);
    expect(JSON.stringify(nao.received())).toContain("0120-279-338");
  });
});

describe("strangers", () => {
  test("a first word whose turn fails and fails is never given up: it is answered once the fault is gone", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    const { keys } = window.house.store;
    const { newPersonKey } = keys;
    keys.newPersonKey = async () => {
      throw new TypeError("broken");
    };
    await say(window, nao, "もう死にたい");
    // Danger does not wait for that: the safety text stands in the reply.
    expect(JSON.stringify(nao.received())).toContain("0120-279-338");
    await window.passTime(15 * 60_000);
    expect(await requests(window)).toEqual([]);
    keys.newPersonKey = newPersonKey;
    await window.passTime(60_000);
    expect(await requests(window)).toMatchObject([{ level: "U1", state: "open" }]);
  });

  test("a first event that does not open is set aside, sealed, and not tried for ever", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    const { openEvent } = window.house.store.keys;
    window.house.store.keys.openEvent = async (id, sealed) => openEvent(`${id}x`, sealed);
    await say(window, nao, "もう死にたい");
    expect(await window.rows("SELECT outcome, body_sealed IS NOT NULL AS kept FROM inbound_event")).toEqual([
      { outcome: "failed", kept: 1 },
    ]);
  });
});

describe("several dangers at once", () => {
  test("the most urgent is answered in full, and no other kind loses its number", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    const at = window.clock.now() - 10_000;
    const words = ["もう死にたい", "夫に殴られてる", "隣のおばあさんを3日見かけない", "家が火事"];
    await window.simulator.send(words.map((text, i) => nao.build.text(text, { at: at + i * 1000 })));
    await window.drain();
    const said = nao.received();
    expect(said.length).toBeLessThanOrEqual(5);
    for (const number of ["119", "0120-279-338", "0120-279-889"]) expect(JSON.stringify(said)).toContain(number);
  });

  test("「消して」 does not take back a safety text that has not left yet", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    window.simulator.faults.add({ on: "reply", do: "status", status: 500 });
    await say(window, nao, "もう死にたい");
    expect(nao.received()).toEqual([]);
    await say(window, nao, "消して");
    await window.passTime(5 * 60_000);
    expect(JSON.stringify(nao.received())).toContain("0120-279-338");
  });

  test("own danger just before does not stand among a neighbour's topics", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    await say(window, nao, "もう死にたい");
    await say(window, nao, "隣のおばあさんを3日見かけない");
    const [neighbour] = await window.rows<{ topics: string }>("SELECT topics FROM request WHERE about = 'neighbour'");
    expect(neighbour?.topics).not.toContain("selfHarm");
  });
});

describe("two worries in one talk", () => {
  test("own danger inside a neighbour's flow is the person's own", async () => {
    const window = await openTestWindow();
    const aki = window.simulator.resident("あきさん");
    await say(window, aki, "近所の人が気になる");
    await say(window, aki, "私も死にたい");
    expect(await requests(window)).toMatchObject([{ about: "self", level: "U1" }]);
  });

  test("a neighbour's danger is one request, about the neighbour, in the neighbour's district", async () => {
    const window = await openTestWindow();
    const aki = window.simulator.resident("あきさん");
    await say(window, aki, "隣のおばあさんを3日見かけない");
    await say(window, aki, "浜町の市場のとなりです");
    expect(await requests(window)).toMatchObject([{ about: "neighbour", level: "U1", area: "hama" }]);
  });

  test("neither colours the other: words, level and district stay apart", async () => {
    const window = await openTestWindow();
    const aki = window.simulator.resident("あきさん");
    await say(window, aki, "隣のおばあさんを3日見かけない");
    await say(window, aki, "浜町の市場のとなりです");
    await say(window, aki, "じつは私も死にたい");
    const both = await requests(window);
    expect(both).toHaveLength(2);
    const own = both.find((r) => r.about === "self");
    expect(own?.area).toBeNull();
    const hinata = await window.staff("ひなた");
    const neighbour = await readRequest(
      window.house,
      hinata,
      both.find((r) => r.about === "neighbour")?.id ?? "",
      false,
    );
    expect(neighbour?.ownWords).not.toContain("死にたい");
    expect((await readRequest(window.house, hinata, own?.id ?? "", false))?.ownWords).toContain("死にたい");
  });
});

test("days after a neighbour's danger, a worry of one's own is one's own", async () => {
  const window = await openTestWindow();
  const aki = window.simulator.resident("あきさん");
  await say(window, aki, "隣のおばあさんを3日見かけない");
  await say(window, aki, "浜町の市場のとなりです");
  window.clock.pass(2 * 86_400_000);
  await say(window, aki, "借金があって困ってる");
  await say(window, aki, "人と話したい");
  const both = await requests(window);
  expect(both.map((r) => r.about).toSorted()).toEqual(["neighbour", "self"]);
  expect(both.find((r) => r.about === "self")?.area).toBeNull();
});

test("「わたしも」 in a neighbour's story is one's own", async () => {
  const window = await openTestWindow();
  const aki = window.simulator.resident("あきさん");
  await say(window, aki, "隣のおばあさんを3日見かけない");
  await say(window, aki, "私も借金で眠れません");
  await say(window, aki, "人と話したい");
  const own = (await requests(window)).find((r) => r.about === "self");
  expect(own).toBeDefined();
});

describe("staff and resident at the same time", () => {
  test("「消して」 while a CSW has the talk: the next word finds the bot", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const aki = window.simulator.resident("あきさん");
    await aki.follow();
    await say(window, aki, "人と話したい");
    const [request] = await requests(window);
    await answerRequest(window.house, midori, request?.id ?? "", {
      answerId: crypto.randomUUID(),
      text: "みどりです",
      reason: null,
    });
    await window.drain();
    await say(window, aki, "消して");
    expect(await say(window, aki, "こんにちは")).not.toBe("[]");
    expect(await window.rows("SELECT talk_held_by FROM person")).toEqual([{ talk_held_by: null }]);
  });

  test("nobody closes over words they have not seen", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const aki = window.simulator.resident("あきさん");
    await say(window, aki, "人と話したい");
    const [request] = await requests(window);
    const id = request?.id ?? "";
    await takeRequest(window.house, midori, id, 1);
    const seen = (await readRequest(window.house, midori, id, true))?.version ?? 0;
    await say(window, aki, "もう死にたい");
    expect(await closeRequest(window.house, midori, id, seen)).toEqual({ kind: "changed" });
    expect(await requests(window)).toMatchObject([{ state: "open", level: "U1" }]);
  });
});

describe("late and taken back", () => {
  test("an unfollow that arrives behind a newer word is no longer true", async () => {
    const window = await openTestWindow();
    const aki = window.simulator.resident("あきさん");
    const at = window.clock.now();
    const unfollow = aki.build.unfollow({ at: at - 20_000 });
    await window.simulator.send([aki.build.text("もどりました", { at: at - 1000 })]);
    await window.drain();
    await window.simulator.send([unfollow]);
    await window.drain();
    expect(await window.rows("SELECT unreachable_since FROM person")).toEqual([{ unreachable_since: null }]);
  });

  test("a piece of a split thought, taken back, stands in no later reason", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    await say(window, nao, "もう");
    await say(window, nao, "しに");
    await say(window, nao, "たい");
    window.clock.pass(1000);
    await nao.unsends(-2);
    await window.drain();
    expect(await window.rows("SELECT count(*) AS n FROM triage_decision WHERE hits_sealed IS NOT NULL")).toEqual([
      { n: 0 },
    ]);
  });

  test("another danger within six hours gets its own full text, the same one a short one", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    const first = await say(window, nao, "もう死にたい");
    const again = await say(window, nao, "やっぱり死にたい");
    const other = await say(window, nao, "いま夫に殴られている");
    expect(again.length).toBeLessThan(first.length);
    expect(other).toContain("110");
  });

  test("a clock that was wrong once does not shorten what is said for days", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    const now = window.clock.now();
    window.clock.set(now + 30 * 86_400_000);
    await say(window, nao, "もう死にたい");
    window.clock.set(now);
    // The question of the full text.
    expect(await say(window, nao, "やっぱり死にたい")).toContain("そばに、だれかいますか");
  });

  test("danger without a reply token goes as a push", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    await nao.follow();
    const { replyToken: _none, ...event } = nao.build.text("もう死にたい") as unknown as Record<string, unknown>;
    await window.simulator.send([event]);
    await window.drain();
    expect(JSON.stringify(nao.received())).toContain("0120-279-338");
    expect(await window.rows("SELECT kind, channel, state FROM outbox ORDER BY rowid DESC LIMIT 1")).toEqual([
      { kind: "safety", channel: "push", state: "sent" },
    ]);
  });

  test("somebody who speaks while the quiet duty looks at them is not handed over in the middle of a sentence", async () => {
    const window = await openTestWindow();
    const yuta = window.simulator.resident("ゆうたさん");
    await say(window, yuta, "母の介護で夜もねむれない");
    window.clock.pass(6 * 3_600_000 + 1000);
    await say(window, yuta, "まだ起きてます、介護がつらくて");
    const { takeQuietTurn } = await import("../../../src/intake/turn.ts");
    const [person] = await window.rows<{ line_user_hash: string }>("SELECT line_user_hash FROM person");
    expect(await takeQuietTurn(window.house, person?.line_user_hash ?? "")).toBe(false);
  });
});
