/** Everything that happened, in order and in plain words: whatever kind of message it was, and whatever became of it. */
import { expect, test } from "vitest";
import { timelineOf } from "../../../src/inbox/timeline.ts";
import type { TalkEntry } from "../../../src/requests/views.ts";
import type { PastView } from "../../../src/requests/work-views.ts";
import { detail, entry, MINUTE, NOW } from "./support/fake-port.ts";
import { workView } from "./support/fake-work.ts";

const NOTHING: PastView = { history: [], alerts: [], calls: [] };
const lines = (talk: TalkEntry[], past: PastView = NOTHING) =>
  timelineOf({ detail: { talk }, danger: null, work: null, past, now: NOW }).map(({ who, what, words }) => [
    who,
    what,
    words,
  ]);

test.each<[string, Partial<TalkEntry>, [string, string, string | null]]>([
  ["words", { text: "こんばんは" }, ["相手", "", "こんばんは"]],
  ["a chip", { kind: "tap", text: "けっこう" }, ["相手", "えらんだことば", "けっこう"]],
  ["a sticker", { kind: "sticker", text: "スタンプ（ありがとう）" }, ["相手", "スタンプ（ありがとう）", null]],
  ["a photo", { kind: "image", text: "写真が届きました" }, ["相手", "写真が届きました", null]],
  [
    "a place",
    { kind: "location", text: "場所が届きました（地図の位置）" },
    ["相手", "場所が届きました（地図の位置）", null],
  ],
  ["taken back", { text: null, unsent: true }, ["相手", "（取り消されました）", null]],
  ["erased", { text: null }, ["相手", "（ことばは消されました）", null]],
  ["not to be read", { text: null, notToBeRead: true }, ["相手", "（読まないで、と言われています）", null]],
  ["unreadable", { text: null, unreadable: true }, ["相手", "（読めません（鍵が合いません））", null]],
  ["automatic", { from: "auto", text: "聞いています" }, ["自動", "", "聞いています"]],
  ["a colleague's", { from: "staff", staffNickname: "みどり", text: "読みました" }, ["みどりさん", "", "読みました"]],
])("%s", (_name, over, line) => {
  expect(lines([entry(over)])).toEqual([line]);
});

test("an answer that did not arrive says so", () => {
  const fate = { state: "failed", channel: "push", why: "blocked", words: "ブロックのため", at: NOW } as const;
  const [line] = lines([entry({ from: "staff", staffNickname: "みどり", text: "読みました", fate })]);
  expect(line?.[1]).toContain("ブロック");
});

test("what is told by a line of its own is not told again by history; an unknown kind keeps its code", () => {
  const history = (kind: string, at: number, more: object = {}) => ({
    id: kind,
    at,
    kind,
    actor: "staff" as const,
    staffNickname: "みどり",
    detail: { ...more },
  });
  const past: PastView = {
    ...NOTHING,
    history: [
      history("request.raised", NOW - 5 * MINUTE, { from: "U3", to: "U1" }),
      history("danger.step", NOW - 4 * MINUTE),
      history("note.written", NOW - 3 * MINUTE),
      history("handover.offered", NOW - 2 * MINUTE),
      history("snooze.set", NOW - MINUTE, { until: NOW + 23 * 60 * MINUTE }),
      history("later.invented", NOW),
    ],
  };
  expect(lines([], past).map(([, what]) => what)).toEqual([
    "急ぎの度合いが上がりました（1〜2週 → きょう）",
    expect.stringMatching(/^あとで見ることにしました（.*9:00まで）$/),
    "記録（later.invented）",
  ]);
});

test("of the same moment: what they said, what came of it, what was answered", () => {
  const at = NOW;
  const past: PastView = {
    ...NOTHING,
    history: [{ id: "h", at, kind: "request.opened", actor: "bot", staffNickname: null, detail: {} }],
  };
  const talk = [entry({ id: "a", from: "auto", text: "返事", at }), entry({ id: "r", text: "ことば", at })];
  expect(lines(talk, past).map(([who]) => who)).toEqual(["相手", "自動", "自動"]);
  expect(lines(talk, past)[1]?.[1]).toBe("相談になりました");
});

test("a hand-over is two lines: asked, and answered with its word", () => {
  const handover = {
    id: "o",
    from: { id: "m", nickname: "みどり" },
    to: { id: "s", nickname: "そら" },
    state: "declined" as const,
    words: "お願いします",
    answer: "手いっぱいです",
    at: NOW - MINUTE,
    decidedAt: NOW,
  };
  const work = workView(detail(), { handovers: [handover] });
  const told = timelineOf({ detail: { talk: [] }, danger: null, work, past: NOTHING, now: NOW });
  expect(told.map(({ what, words }) => [what, words])).toEqual([
    ["みどりさんがそらさんに、引き継ぎをお願いしました", "お願いします"],
    ["そらさんは、みどりさんからの引き継ぎを断りました", "手いっぱいです"],
  ]);
});
