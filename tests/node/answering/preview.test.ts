/** What is said of an answer before it is sent: hints, what a locked phone tells, the name over it, what speaks against it. */
import { describe, expect, test } from "vitest";
import { covers, hoursWords, type StopFacts, stopsBefore, USUAL_QUIET } from "../../../src/delivery/send-stops.ts";
import { hintsOf } from "../../../src/inbox/answer-hints.ts";
import { lockLine, privateOnLockScreen } from "../../../src/inbox/lock-screen.ts";
import { senderName, staffMessages } from "../../../src/line/messages-out.ts";
import { bubblesOf } from "../../../src/requests/bubbles.ts";
import { DEMO_SNIPPETS } from "../../../tools/demo/snippets.ts";
import { checkMessageRequest } from "../../../tools/simulator/limits/messages.ts";

const NOW = Date.parse("2026-11-24T10:00:00+09:00");

describe("bubbles", () => {
  test.each([
    ["はい", ["はい"]],
    ["一\n二", ["一\n二"]],
    ["一\n\n二", ["一", "二"]],
    ["\n\n 一 \r\n　\r\n\r\n二\n\n", ["一", "二"]],
    [" \n\n ", []],
  ])("%j", (text, bubbles) => expect(bubblesOf(text)).toEqual(bubbles));
});

describe("hints", () => {
  test.each<[string, string, Parameters<typeof hintsOf>[1], RegExp]>([
    ["a long bubble", `${"となりの町の人です。".repeat(8)}`, "ja", /吹き出しが80字/],
    [
      "a long sentence",
      "きのうの夜からずっと雨がふっていてとてもさむかったのでみんなで集まってお茶を飲みました。",
      "ja",
      /文が長い/,
    ],
    ["the voice of a form", "こちらにご記入ください。", "ja", /書類のことば/],
    ["pressing on people", "がんばってくださいね。", "ja", /せかす/],
    ["a promise of a time", "30分以内に行きます。", "ja", /時間の約束/],
    ["too polite", "ご連絡させていただきます。", "ja", /敬語/],
    ["a double negative", "行けないわけではありません。", "ja", /「ない」が重なって/],
    ["a number", "042-000-0000 へどうぞ。", "ja", /電話番号/],
    ["kanji without a reading", "電話を ください。", "easyJa", /読みがありません/],
    ["no spaces", "あしたのごごにきてくださいませんか。", "easyJa", /間をあけます/],
    ["a hard word", "しんせいを します。", "easyJa", /やくしょに かみを だす/],
    ["Japanese to somebody who chose English", "読みました。", "en", /英語/],
  ])("%s", (_name, text, language, hint) => expect(hintsOf([text], language).join("\n")).toMatch(hint));

  test.each<[string, Parameters<typeof hintsOf>[1]]>([
    ["となりの窓口です。読みました。", "ja"],
    ["よみました。ありがとうございます。", "easyJa"],
    ["I read your message. Thank you for writing to us.", "en"],
  ])("%s: nothing to say", (text, language) => expect(hintsOf([text], language)).toEqual([]));

  test("the texts of the demo town keep our own rules, and tell nothing on a locked phone", () => {
    for (const { words, language, topic } of DEMO_SNIPPETS) {
      expect([words, hintsOf([words], language)]).toEqual([words, []]);
      if (topic === "any") expect([words, privateOnLockScreen([words], NOW)]).toEqual([words, []]);
    }
  });
});

describe("the locked phone", () => {
  test("shows one line, cut by what people see as letters", () => {
    expect(lockLine("一\n二")).toBe("一 二");
    expect(lockLine("👨‍👩‍👧‍👦".repeat(40))).toBe(`${"👨‍👩‍👧‍👦".repeat(32)}…`);
  });

  test.each([
    ["生活保護の申請のことで", /お金/],
    ["夫の暴力のことを、いつでも話してください", /暴力/],
    ["うつの薬のことですが", /病気/],
    ["死にたい気持ちのこと", /いのち/],
    ["田中さんへ。読みました", /名前/],
    ["桜ヶ丘3丁目の団地へ伺います", /名前や住所/],
    ["お子さんの不登校のこと", /家族/],
    ["ご相談の件です", /相談/],
    ["ＤＶのことで", /暴力/],
  ])("「%s」 tells too much", (text, kind) => expect(privateOnLockScreen([text], NOW).join("、")).toMatch(kind));

  test.each([
    "となりの窓口です。お返事しました。",
    "こんにちは、みどりです。読みました。",
    "皆さんで、お茶を飲みませんか",
  ])("「%s」 tells nothing", (text) => expect(privateOnLockScreen([text], NOW)).toEqual([]));

  test("what stands behind the cut of a long first bubble is not shown; a second bubble is", () => {
    const safe = "となりの窓口です。お返事しました。ひらいて読んでくださいね。お待ちしています。";
    expect(privateOnLockScreen([`${safe}借金のことです`], NOW)).toEqual([]);
    expect(privateOnLockScreen([safe, "借金のことです"], NOW)).toEqual(["お金"]);
  });
});

describe("the name over an answer", () => {
  test.each([
    ["みどり", null, "みどり（職員）"],
    ["みどり", "en", "みどり (staff)"],
    ["とてもとてもながいながいニックネームのひと", null, "とてもとてもながいながいニックネ（職員）"],
    ["LINE相談員", null, "職員"],
    ["ＬＩＮＥ係", null, "職員"],
    ["l i n e", null, "職員"],
    ["Caroline", "en", "staff"],
    ["みど\u202eり\n", null, "みどり（職員）"],
    [" ", null, "職員"],
    ["\u200d\u200b", null, "職員"],
    ["👨‍👩‍👧‍👦👨‍👩‍👧‍👦", null, "👨‍👩‍👧‍👦（職員）"],
  ])("%j (%s)", (nickname, menu, name) => {
    expect(senderName(nickname, menu)).toBe(name);
    const messages = staffMessages(["一", "二"], nickname, menu);
    expect(checkMessageRequest("push", { to: `U${"0".repeat(32)}`, messages } as never)).toEqual([]);
  });
});

describe("what speaks against sending", () => {
  const facts = (over: Partial<StopFacts> = {}): StopFacts => ({
    contact: "ok",
    discreet: false,
    blocked: false,
    agreed: null,
    quiet: USUAL_QUIET,
    level: "U3",
    lastHeardAt: NOW - 3 * 3_600_000,
    remaining: null,
    ...over,
  });
  const why = (over: Partial<StopFacts>, now = NOW) => stopsBefore(facts(over), now).map((stop) => stop.why);
  const at = (time: string) => Date.parse(`2026-11-24T${time}:00+09:00`);

  test("by day, without a rule of theirs, nothing does", () => expect(why({})).toEqual([]));

  test("everything at once is told, the gravest first", () =>
    expect(
      why({
        blocked: true,
        remaining: 0,
        discreet: true,
        contact: "doNotContact",
        agreed: { starts: "12:00", ends: "13:00", days: [2] },
      }),
    ).toEqual(["blocked", "quota", "discreet", "agreedHours"]));

  test.each([
    ["20:59", []],
    ["21:00", ["quietHours"]],
    ["06:59", ["quietHours"]],
    ["07:00", []],
  ])("the quiet hours at %s", (time, stops) =>
    expect(why({ lastHeardAt: at(time) - 3_600_000 }, at(time))).toEqual(stops),
  );

  test("whoever wrote within half an hour is awake; danger does not wait for morning", () => {
    expect(why({ lastHeardAt: at("22:00") - 29 * 60_000 }, at("22:00"))).toEqual([]);
    expect(why({ level: "U1" }, at("22:00"))).toEqual([]);
  });

  test("agreed hours over midnight belong to the day on which they start", () => {
    const span = { starts: "22:00", ends: "02:00" };
    expect(covers(span, [2], at("23:00"))).toBe(true);
    expect(covers(span, [2], at("01:00"))).toBe(false);
    expect(covers(span, [1], at("01:00"))).toBe(true);
    expect(hoursWords({ ...span, days: [5, 1, 2, 3, 4] })).toBe("平日 22:00〜翌2:00");
  });
});
