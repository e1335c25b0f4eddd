/** Every kind of event LINE sends, and kinds it does not send yet: right status, nothing lost, nobody answered by mistake. */
import { describe, expect, test } from "vitest";
import { openTestWindow } from "../../support/workers/window.ts";

describe("events that ask for no answer are stored and left alone", () => {
  const unanswered = ["edited", "videoPlayComplete", "beacon", "accountLink", "membership"] as const;
  test.each(unanswered)("%s", async (kind) => {
    const window = await openTestWindow();
    const hana = window.simulator.resident("はなさん");
    const build = hana.build as unknown as Record<string, (...args: unknown[]) => object>;
    const event = build[kind]?.("1") ?? {};
    expect((await window.simulator.send([event])).status).toBe(200);
    await window.drain();
    expect(await window.rows("SELECT outcome FROM inbound_event")).toEqual([{ outcome: "ignored" }]);
    expect(window.simulator.requests.filter((r) => r.path.includes("/message/"))).toEqual([]);
  });

  test("types that came after us, from a person: kept sealed for a later version", async () => {
    const window = await openTestWindow();
    const hana = window.simulator.resident("はなさん");
    const event = { ...hana.build.text("ひみつの話"), type: "telepathy" };
    expect((await window.simulator.send([event])).status).toBe(200);
    const [row] = await window.rows<{ body_sealed: string; outcome: string }>(
      "SELECT body_sealed, outcome FROM inbound_event",
    );
    expect(row?.outcome).toBe("ignored");
    expect(row?.body_sealed).toBeTruthy();
    expect(row?.body_sealed).not.toContain("ひみつ");
  });

  test("standby: a module holds the chat, so nothing is kept and nothing is said", async () => {
    const window = await openTestWindow();
    const hana = window.simulator.resident("はなさん");
    expect((await window.simulator.send([hana.build.text("こんにちは", { mode: "standby" })])).status).toBe(200);
    await window.drain();
    expect(await window.rows("SELECT body_sealed, outcome FROM inbound_event")).toEqual([
      { body_sealed: null, outcome: "ignored" },
    ]);
    expect(hana.received()).toEqual([]);
  });

  test("without a source, or with one that has no user: stored, not answered", async () => {
    const window = await openTestWindow();
    const hana = window.simulator.resident("はなさん");
    const event = hana.build.text("こんにちは") as unknown as Record<string, unknown>;
    const { source: _gone, ...without } = event;
    const anonymous = { ...event, webhookEventId: "01TESTANONYMOUS", source: { type: "user" } };
    expect((await window.simulator.send([without, anonymous])).status).toBe(200);
    await window.drain();
    expect(await window.rows("SELECT lane, outcome FROM inbound_event")).toEqual([
      { lane: null, outcome: "ignored" },
      { lane: null, outcome: "ignored" },
    ]);
  });
});

describe("messages of any kind are heard", () => {
  test("sticker, photo, voice, video, file, place, and a kind nobody knows yet: all kept, all answered", async () => {
    const window = await openTestWindow();
    const hana = window.simulator.resident("はなさん");
    const acts = [
      () => hana.sticker(["ありがとう"]),
      () => hana.sendsImage(),
      () => hana.sendsAudio(),
      () => hana.sendsVideo(),
      () => hana.sendsFile("てがみ.pdf"),
      () => hana.sendsLocation({ latitude: 35.665, longitude: 139.525 }),
      () => window.simulator.send([{ ...hana.build.text("x"), message: { id: "9", type: "hologram", depth: 3 } }]),
    ];
    for (const act of acts) {
      const mark = hana.mark();
      window.clock.pass(1000);
      await act();
      await window.drain();
      expect(hana.receivedSince(mark).length).toBeGreaterThan(0);
    }
    const kinds = await window.rows<{ kind: string }>("SELECT kind FROM message ORDER BY rowid");
    expect(kinds.map((row) => row.kind)).toEqual(["sticker", "image", "audio", "video", "file", "location", "other"]);
  });

  test("lone surrogates, right-to-left marks, zero-width characters and only emoji: heard like anything else", async () => {
    const window = await openTestWindow();
    const hana = window.simulator.resident("はなさん");
    for (const text of ["\ud800こんにちは\udfff", "\u202eあべこべ\u202c", "\u200b\u200d", "😀😀😀", "👨‍👩‍👧‍👦"]) {
      const mark = hana.mark();
      window.clock.pass(1000);
      expect((await hana.says(text)).status).toBe(200);
      await window.drain();
      expect(hana.receivedSince(mark).length).toBeGreaterThan(0);
    }
  });

  test("broken payloads of known types are heard, not refused", async () => {
    const window = await openTestWindow();
    const hana = window.simulator.resident("はなさん");
    const base = hana.build.text("x") as unknown as Record<string, unknown>;
    const broken = [
      { message: { id: "1", type: "text" } },
      { message: { id: "2", type: "text", text: 7 } },
      { message: null },
      { message: { id: "3", type: "location", latitude: "x" } },
      { message: { id: 12345678901, type: "sticker" } },
    ];
    const events = broken.map((part, at) => ({ ...base, ...part, webhookEventId: `01BROKEN${at}` }));
    expect((await window.simulator.send([], { raw: JSON.stringify({ events }) })).status).toBe(200);
    await window.drain();
    expect(await window.rows("SELECT DISTINCT outcome FROM inbound_event")).toEqual([{ outcome: "done" }]);
    expect(await window.rows("SELECT count(*) AS n FROM message")).toEqual([{ n: 5 }]);
  });
});

describe("groups", () => {
  test("invited into a group, it says so and leaves; what others say there is not kept", async () => {
    const window = await openTestWindow();
    const hana = window.simulator.resident("はなさん");
    const group = window.simulator.group("となり会");
    expect((await window.simulator.send([window.simulator.build.join({ in: group })])).status).toBe(200);
    await window.drain();
    expect(group.left).toBe(true);
    expect(group.received).toHaveLength(1);
    await window.simulator.send([hana.build.text("グループのないしょ話", { in: group })]);
    await window.drain();
    expect(await window.rows("SELECT count(*) AS n FROM message")).toEqual([{ n: 0 }]);
    expect(await window.rows("SELECT body_sealed FROM inbound_event WHERE type = 'message'")).toEqual([
      { body_sealed: null },
    ]);
    expect(group.received).toHaveLength(1);
  });

  test("LINE is down when we want to leave: we leave later", async () => {
    const window = await openTestWindow();
    const group = window.simulator.group("となり会");
    window.simulator.faults.add({ on: "group", do: "status", status: 500 });
    await window.simulator.send([window.simulator.build.join({ in: group })]);
    await window.drain();
    expect(group.left).toBe(false);
    await window.passTime(60_000);
    expect(group.left).toBe(true);
  });
});

describe("follow, block, unsend", () => {
  test("a stranger is greeted; who blocked us and comes back is greeted as one who was here", async () => {
    const window = await openTestWindow();
    const hana = window.simulator.resident("はなさん");
    await hana.follow();
    await window.drain();
    const first = JSON.stringify(hana.received());
    window.clock.pass(60_000);
    await hana.block();
    await window.drain();
    expect(
      (await window.rows<{ unreachable_since: number }>("SELECT unreachable_since FROM person"))[0]?.unreachable_since,
    ).toBeTruthy();
    const mark = hana.mark();
    window.clock.pass(60_000);
    await hana.unblock();
    await window.drain();
    expect(await window.rows("SELECT unreachable_since FROM person")).toEqual([{ unreachable_since: null }]);
    const again = JSON.stringify(hana.receivedSince(mark));
    expect(again).not.toBe("[]");
    expect(again).not.toBe(first);
  });

  test("a message taken back is gone from the talk, the card and the reasons; the fact stays", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    await nao.says("もう死にたいです");
    await window.drain();
    window.clock.pass(5000);
    await nao.unsends(-1);
    await window.drain();
    expect(await window.rows("SELECT body_sealed, unsent_at IS NOT NULL AS gone FROM message")).toEqual([
      { body_sealed: null, gone: 1 },
    ]);
    expect(await window.rows("SELECT own_words_sealed, level, state FROM request")).toEqual([
      { own_words_sealed: null, level: "U1", state: "open" },
    ]);
    expect(await window.rows("SELECT hits_sealed, level FROM triage_decision")).toEqual([
      { hits_sealed: null, level: "U1" },
    ]);
  });

  test("an unsend that comes before its message: the words are never kept, nor answered", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    const message = nao.build.text("やっぱりなんでもない") as unknown as { message: { id: string } };
    await window.simulator.send([nao.build.unsend(message.message.id)]);
    await window.drain();
    await window.simulator.send([message]);
    await window.drain();
    expect(await window.rows("SELECT body_sealed FROM message")).toEqual([{ body_sealed: null }]);
    expect(nao.received()).toEqual([]);
  });

  test("message and unsend in one webhook: the same", async () => {
    const window = await openTestWindow();
    const nao = window.simulator.resident("なおさん");
    const message = nao.build.text("やっぱりなんでもない") as unknown as { message: { id: string } };
    await window.simulator.send([message, nao.build.unsend(message.message.id)]);
    await window.drain();
    expect(await window.rows("SELECT body_sealed FROM message")).toEqual([{ body_sealed: null }]);
  });
});
