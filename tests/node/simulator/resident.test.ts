/** The phone in a test's hand: tapping, taking back, what the screen shows; and things going wrong on purpose. */
import { describe, expect, test } from "vitest";
import { LostConnection } from "../../../tools/simulator/simulator.ts";
import { apiRequest, rig, text, UUID } from "./support.ts";

const chip = (action: object) => ({ type: "action", action });
const answerWith = async (made: ReturnType<typeof rig>, name: string, messages: object[]) => {
  const answer = await made.call("POST", "/v2/bot/message/reply", { replyToken: await made.tokenOf(name), messages });
  expect(answer.body).not.toHaveProperty("details");
};

const offer = {
  ...text("どうしますか"),
  quickReply: {
    items: [
      chip({ type: "postback", label: "人と話したい", data: "person", displayText: "話したいです" }),
      chip({ type: "message", label: "あとで", text: "あとで話します" }),
      chip({ type: "postback", label: "だまって", data: "quiet" }),
      chip({ type: "location", label: "場所を送る" }),
      chip({ type: "datetimepicker", label: "日をえらぶ", data: "day", mode: "date" }),
    ],
  },
};
const card = {
  type: "flex",
  altText: "電話",
  contents: {
    type: "bubble",
    body: {
      type: "box",
      layout: "vertical",
      contents: [{ type: "button", action: { type: "uri", label: "電話する", uri: "tel:0420000000" } }],
    },
  },
};
const yesNo = {
  type: "template",
  altText: "はい・いいえ",
  template: {
    type: "confirm",
    text: "いいですか",
    actions: [
      { type: "message", label: "はい", text: "はい" },
      { type: "postback", label: "いいえ", data: "no" },
    ],
  },
};

describe("tapping", () => {
  test("sends what LINE would: postback with its words on the screen, message, place, date", async () => {
    const made = rig();
    const hana = made.simulator.resident("はな");
    await answerWith(made, "はな", [offer]);
    const tapped = await hana.taps("人と話したい");
    expect(tapped).toMatchObject({ status: 200, event: { type: "postback", postback: { data: "person" } } });
    expect(hana.screen().at(-1)).toMatchObject({ from: "me", messageId: null, message: text("話したいです") });

    await answerWith(made, "はな", [offer]);
    expect((await hana.taps("あとで")).event?.message).toMatchObject({ type: "text", text: "あとで話します" });
    await answerWith(made, "はな", [offer]);
    expect((await hana.taps("場所を送る")).event?.message?.type).toBe("location");
    await answerWith(made, "はな", [offer]);
    expect((await hana.taps("日をえらぶ")).event?.postback).toEqual({ data: "day", params: { date: "2026-11-24" } });
    await answerWith(made, "はな", [offer]);
    expect((await hana.taps("日をえらぶ", { pick: "2026-12-01" })).event?.postback?.params).toEqual({
      date: "2026-12-01",
    });
  });

  test("chips go with a tap, with any new bubble, and only the last message's show; buttons stay", async () => {
    const made = rig();
    const hana = made.simulator.resident("はな");
    await answerWith(made, "はな", [offer, yesNo, card]);
    expect(hana.tappable()).toEqual(["はい", "いいえ", "電話する"]);
    await answerWith(made, "はな", [yesNo, offer]);
    expect(hana.tappable()).toEqual([
      "人と話したい",
      "あとで",
      "だまって",
      "場所を送る",
      "日をえらぶ",
      "はい",
      "いいえ",
    ]);
    await hana.taps("だまって");
    expect(hana.tappable()).toEqual(["はい", "いいえ"]);
    await expect(hana.taps("だまって")).rejects.toThrow(
      "sees nothing labelled 「だまって」. There is: 「はい」 「いいえ」",
    );
    await hana.says("うーん");
    expect(hana.tappable()).toEqual(["はい", "いいえ"]);
    expect((await hana.taps("あとで", { stale: true })).event?.message?.text).toBe("あとで話します");
    await answerWith(made, "はな", [text("そうですか")]);
    expect(hana.tappable()).toEqual([]);
  });

  test("an old card still works when pressed on that card", async () => {
    const made = rig();
    const hana = made.simulator.resident("はな");
    await answerWith(made, "はな", [yesNo]);
    const messageId = hana.screen().at(-1)?.messageId ?? "";
    await answerWith(made, "はな", [text("ところで")]);
    await expect(hana.taps("いいえ")).rejects.toThrow("nothing labelled");
    expect((await hana.taps("いいえ", { messageId })).event?.postback).toEqual({ data: "no" });
  });

  test("links open on the phone and tell the bot nothing", async () => {
    const made = rig();
    const hana = made.simulator.resident("はな");
    await answerWith(made, "はな", [card]);
    const before = made.heard.length;
    expect(await hana.taps("電話する")).toEqual({ status: 0, event: null, opened: "tel:0420000000" });
    expect(hana.opened).toEqual(["tel:0420000000"]);
    expect(made.heard).toHaveLength(before);
  });
});

describe("the screen", () => {
  test("shows both sides in order, and a tombstone for what was taken back", async () => {
    const made = rig();
    const hana = made.simulator.resident("はな");
    await hana.says("一つめ");
    await answerWith(made, "はな", [text("はい")]);
    await hana.sticker(["泣く"], "つらい");
    const { event } = await hana.unsends(-1);
    expect(event).toMatchObject({ type: "unsend", unsend: { messageId: expect.any(String) } });
    expect(event).not.toHaveProperty("replyToken");
    await hana.unsends(0);
    expect(hana.screen().map((item) => [item.from, item.unsent, item.message.text])).toEqual([
      ["me", true, undefined],
      ["me", false, "こんにちは"],
      ["bot", false, "はい"],
      ["me", true, undefined],
    ]);
    await expect(hana.unsends(5)).rejects.toThrow("no own message number 5");
    made.pass(8 * 86_400_000);
    await expect(hana.unsends(0)).rejects.toThrow("seven days");
  });

  test("a mark tells what is new", async () => {
    const made = rig();
    const hana = made.simulator.resident("はな");
    await answerWith(made, "はな", [text("一")]);
    const mark = hana.mark();
    await answerWith(made, "はな", [text("二"), text("三")]);
    expect(hana.receivedSince(mark)).toEqual([text("二"), text("三")]);
  });

  test("following, blocking and coming back", async () => {
    const { simulator } = rig();
    const hana = simulator.resident("はな");
    expect((await hana.follow()).event?.follow).toEqual({ isUnblocked: false });
    expect((await hana.block()).event?.type).toBe("unfollow");
    expect([hana.isFriend, hana.hasBlocked]).toEqual([false, true]);
    expect((await hana.unblock()).event?.follow).toEqual({ isUnblocked: true });
    expect([hana.isFriend, hana.hasBlocked]).toEqual([true, false]);
  });
});

describe("faults", () => {
  const start = async (options = {}) => {
    const made = rig(options);
    const hana = made.simulator.resident("はな");
    await hana.follow();
    const body = { to: hana.userId, messages: [text("はい")] };
    const headers = { "x-line-retry-key": UUID };
    const push = (signal?: AbortSignal) => {
      const request = apiRequest("POST", "/v2/bot/message/push", body, headers);
      return Promise.resolve(
        made.simulator.app.fetch(signal === undefined ? request : new Request(request, { signal })),
      );
    };
    return { ...made, hana, push, faults: made.simulator.faults };
  };

  test("a 500 strikes once, sends nothing, and leaves the key free", async () => {
    const { faults, push, hana, simulator } = await start();
    faults.add({ on: "push", do: "status", status: 500 });
    expect((await push()).status).toBe(500);
    expect(hana.received()).toEqual([]);
    expect((await push()).status).toBe(200);
    expect(simulator.requests.map((call) => call.status)).toEqual([500, 200]);
    expect(simulator.requests[0]?.body).toMatchObject({ to: hana.userId });
  });

  test("a 500 after acceptance has sent; the retry hears 409", async () => {
    const { faults, push, hana } = await start();
    faults.add({ on: "push", do: "statusAfter", status: 500 });
    expect((await push()).status).toBe(500);
    expect((await push()).status).toBe(409);
    expect(hana.received()).toHaveLength(1);
  });

  test.each([
    ["timeoutBefore", 0, 200],
    ["timeoutAfter", 1, 409],
  ] as const)("%s: silence until the caller gives up; %i sent; the retry hears %i", async (kind, sent, retry) => {
    const { faults, push, hana, simulator } = await start();
    faults.add({ on: "any", do: kind });
    const controller = new AbortController();
    const hanging = push(controller.signal);
    controller.abort(new DOMException("8 s are over", "TimeoutError"));
    await expect(hanging).rejects.toThrow("8 s are over");
    expect(hana.received()).toHaveLength(sent);
    expect(simulator.requests[0]?.status).toBe(0);
    expect((await push()).status).toBe(retry);
    expect(hana.received()).toHaveLength(1);
  });

  test("release() ends the silence with a lost connection", async () => {
    const { faults, push } = await start();
    faults.add({ on: "push", do: "timeoutBefore" });
    const hanging = push();
    const outcome = expect(hanging).rejects.toBeInstanceOf(LostConnection);
    await Promise.resolve();
    faults.release();
    await outcome;
    expect(faults.hanging()).toBe(0);
  });

  test("no silence is longer than thirty seconds, and slowness waits as told", async () => {
    const waited: number[] = [];
    const { faults, push } = await start({
      sleep: async (ms: number) => {
        waited.push(ms);
      },
    });
    faults.add({ on: "push", do: "timeoutBefore" });
    await expect(push()).rejects.toBeInstanceOf(LostConnection);
    faults.add({ on: "push", do: "slow", ms: 4000 });
    expect((await push()).status).toBe(200);
    expect(waited).toEqual([30_000, 4000]);
  });

  test("stand as long as told, only where told, and can be taken back", async () => {
    const { faults, push, call } = await start();
    faults.add({ on: "push", do: "status", status: 429, times: 2 });
    const remove = faults.add({ on: "profile", do: "status", status: 500, times: Number.POSITIVE_INFINITY });
    expect((await call("GET", "/v2/bot/info")).status).toBe(200);
    expect([(await push()).status, (await push()).status, (await push()).status]).toEqual([429, 429, 200]);
    expect(faults.list()).toHaveLength(1);
    remove();
    expect(faults.list()).toEqual([]);
    faults.add({ on: "token", do: "status", status: 500 });
    faults.clear();
    expect(faults.list()).toEqual([]);
  });
});
