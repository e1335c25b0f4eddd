/** Answers about places: three at most, honest, own district first, easy to read on a phone, and never a question. */
import { describe, expect, test } from "vitest";
import { placeAnswer } from "../../../src/places/answer.ts";
import type { AnswerLanguage } from "../../../src/places/answer-words.ts";
import { placeQuery } from "../../../src/places/question.ts";
import type { Place } from "../../../src/places/types.ts";
import { demoDistricts, demoPlaces, place, tokyo } from "../../support/places/demo-places.ts";

const ORIGIN = "https://tonari.example";
interface Asked {
  at?: string;
  area?: string;
  language?: AnswerLanguage;
  places?: Place[];
}

function answer(words: string, { at = "2026-11-24T09:00:00", area, language, places = demoPlaces }: Asked = {}) {
  const now = tokyo(at);
  const query = placeQuery(words, now, { districts: demoDistricts, places });
  return placeAnswer(query, places, area ?? null, now, language, ORIGIN);
}
const text = (words: string, asked?: Asked) => answer(words, asked).bubbles.join("\n");
const graphemes = (some: string) => [...new Intl.Segmenter("ja").segment(some)].length;

test("today: in order of time, with day, time, price and what makes it easy", () => {
  const { bubbles } = answer("今日やってるところ");
  expect(bubbles[0]).toMatch(
    /^きょうは、この3つです。\n\nひだまりサロン北野\nきょう 10:00〜12:00\n無料・静かな席あり・入口で待っていてくれます/,
  );
  expect(bubbles[1]).toMatch(/^駅前フリースペース ゆるり\nきょう 16:00〜20:00/);
  expect(bubbles[2]).toMatch(/^港南こども食堂 なみ\nきょう 17:00〜19:00\n子どもは無料、大人は200円/);
});

test("what is on says so and until when; what is over is not offered", () => {
  expect(text("今日やってるところ", { at: "2026-11-24T11:00:00" })).toContain("いま やっています（12:00まで）");
  expect(text("今日やってるところ", { at: "2026-11-24T12:00:00" })).not.toContain("ひだまり");
  expect(text("金曜の夜やってるとこ")).toContain("11月27日（金） 20:00〜翌1:00");
  expect(text("いまやってるところ", { at: "2026-11-28T00:30:00" })).toContain(
    "栄町 よるのいばしょ\nいま やっています（1:00まで）",
  );
});

describe("honest when there is nothing", () => {
  test("today is over: said, then the next", () => {
    expect(text("今日やってるところ", { at: "2026-11-24T21:00:00" })).toMatch(
      /^きょうは、もう おわりました。次は、この3つです。[\s\S]*あした 9:30/,
    );
  });

  test("not this minute, but later today", () => {
    expect(text("いまやってるところ", { at: "2026-11-24T13:00:00" })).toMatch(
      /^いまは しまっています。きょう このあとは、この2つです。/,
    );
  });

  test("not on that day: said, then the next", () => {
    expect(text("明日のこども食堂")).toMatch(/^あしたは、見つかりませんでした。次は、この2つです。/);
  });

  test("not with that wish: the nearest, said so", () => {
    expect(text("静かなフードパントリー")).toMatch(
      /^ぴったりの ところは、見つかりませんでした。近いのは、ここです。[\s\S]*中央フードパントリー/,
    );
  });

  test("not in that district: said, then elsewhere", () => {
    expect(text("浜町のサロン")).toMatch(/^その あたりには、見つかりませんでした。ほかの あたりでは、ここです。/);
  });

  test("nothing at all, or an empty directory", () => {
    expect(answer("今日やってるところ", { places: [] }).bubbles).toEqual([
      "いま、予定の分かる ところが ありません。分かったものから、ページに のせていきます。",
    ]);
  });

  test("a rule that nobody can read takes nothing else away", () => {
    const odd = place({
      id: "odd",
      rules: [{ rrule: "FREQ=OFTEN", from: null, until: null, start: "10:00", end: "12:00", staff: false }],
    });
    expect(text("今日やってるところ", { places: [odd, place()] })).toContain("ためしサロン");
  });
});

describe("who lives where", () => {
  test("their own district first, then by time", () => {
    const { bubbles } = answer("静かなところ", { area: "midori" });
    expect(bubbles[0]).toContain("本のある静かな部屋");
    expect(bubbles[1]).toContain("ひだまり");
  });

  test("but not when it is weeks away and others are near", () => {
    const far = place({
      id: "far",
      area: "midori",
      name: "とおい日のサロン",
      rules: [],
      extra: [{ date: "2027-01-10", start: "10:00", end: "11:00", words: "", staff: false }],
    });
    expect(answer("サロン", { area: "midori", places: [far, place({ area: "kita" })] }).bubbles.join("\n")).toMatch(
      /ためしサロン[\s\S]*とおい日/,
    );
  });
});

describe("one place by name", () => {
  test("open that day", () => {
    expect(text("ひだまりサロン今日やってる？")).toMatch(
      /^ひだまりサロン北野は、きょう やっています。\nきょう 10:00〜12:00/,
    );
  });

  test("not that day: the next times", () => {
    const { bubbles } = answer("ひだまりサロンは土曜やってますか");
    expect(bubbles[0]).toBe("ひだまりサロン北野は、11月28日（土）は ありません。次は こちらです。");
    expect(bubbles[1]).toBe("きょう 10:00〜12:00\n12月1日（火） 10:00〜12:00\n12月8日（火） 10:00〜12:00");
  });

  test("closed for now, until a day or until nobody knows", () => {
    const closed = (until: string | null) => [
      place({ name: "ためしサロン", closure: { from: "2026-11-20", until, words: "" } }),
    ];
    expect(text("ためしサロン今日ある？", { places: closed("2026-11-30") })).toMatch(
      /^ためしサロンは、いま お休みです。11月30日まで お休みの予定です。|^ためしサロンは、いま お休みです。11月30日（月）まで/,
    );
    expect(answer("ためしサロン今日ある？", { places: closed(null) }).bubbles).toEqual([
      "ためしサロンは、いま お休みです。はじまる日は、まだ分かりません。",
    ]);
  });
});

test("what was checked long ago says so, what was checked lately does not", () => {
  expect(text("山手みんなの畑いつ")).toContain("7月4日に確かめました。変わっているかもしれません");
  expect(text("ひだまりサロンいつ")).not.toContain("確かめました");
  const at = (checkedOn: string) => text("サロン", { places: [place({ checkedOn })] });
  expect(at("2026-08-26")).not.toContain("確かめました");
  expect(at("2026-08-25")).toContain("8月25日に確かめました");
});

test("links: our page and maps, https, short labels, nothing of the person", () => {
  const { links } = answer("今日やってるところ", { area: "kita" });
  expect(links[0]).toEqual({ label: "くわしいページ", uri: `${ORIGIN}/places` });
  expect(links).toHaveLength(4);
  for (const { label, uri } of links) {
    expect(uri).toMatch(/^https:\/\//);
    expect(graphemes(label)).toBeLessThanOrEqual(20);
  }
  expect(links.map(({ uri }) => uri).join()).not.toMatch(/kita|area|user|person/);
  expect(
    placeAnswer(
      placeQuery("サロン", tokyo("2026-11-24T09:00:00")),
      demoPlaces,
      null,
      tokyo("2026-11-24T09:00:00"),
    ).links.every(({ uri }) => uri.includes("maps")),
  ).toBe(true);
});

const QUESTIONS = [
  "今日やってるところ",
  "いまやってるところ",
  "こども食堂いつ",
  "あしたごはん",
  "土曜の居場所",
  "しずかなところ",
  "無料の",
  "入口で待ってて",
  "浜町のサロン",
  "ひだまりサロン今日ある？",
  "山手みんなの畑",
  "夜やってるとこ",
  "来月",
  "お正月やってるとこ",
  "認知症カフェ",
  "フードパントリー",
  "",
];
const LANGUAGES: AnswerLanguage[] = ["ja", "easyJa", "en", "zh", "vi", "ne", "pt"];

test("whatever is asked, whenever, in whatever language: one to three bubbles, each short, no question, no promise", {
  timeout: 60_000,
}, () => {
  for (const language of LANGUAGES) {
    for (const words of QUESTIONS) {
      for (const day of ["2026-11-24", "2026-11-29", "2026-12-31", "2027-05-04"]) {
        for (const time of ["08:00", "13:30", "23:59"]) {
          const { bubbles } = answer(words, { at: `${day}T${time}:00`, language, area: "kita" });
          expect(bubbles.length).toBeGreaterThanOrEqual(1);
          expect(bubbles.length).toBeLessThanOrEqual(3);
          for (const bubble of bubbles) {
            expect(graphemes(bubble), bubble).toBeLessThanOrEqual(120);
            expect(bubble).not.toMatch(/[?？]|undefined|NaN|絶対|必ず|ちゃんと|必須/);
          }
        }
      }
    }
  }
});

test("in Japanese most bubbles are within sixty, and every sentence within forty", () => {
  const all = QUESTIONS.flatMap((words) => answer(words).bubbles);
  const long = all.filter((bubble) => graphemes(bubble) > 60);
  expect(long.length / all.length).toBeLessThan(0.25);
  for (const sentence of all.flatMap((bubble) => bubble.split(/[。\n]/)))
    expect(graphemes(sentence), sentence).toBeLessThanOrEqual(40);
});

test("easy Japanese holds no kanji but the places' own names, and gives their reading", () => {
  for (const words of QUESTIONS) {
    for (const bubble of answer(words, { language: "easyJa" }).bubbles) {
      const rest = demoPlaces.reduce((left, one) => left.replaceAll(one.name, ""), bubble);
      expect(rest, bubble).not.toMatch(/\p{Script=Han}/u);
    }
  }
  expect(text("ひだまりサロンいつ", { language: "easyJa" })).toContain("ひだまりサロン北野（ひだまりサロンきたの）");
});
