/** The subject of a neighbour's report: a record of its own, written with the turn, walled off from whoever told. */
import { describe, expect, test } from "vitest";
import { closeRequest } from "../../../src/requests/acts.ts";
import { readSubject } from "../../../src/subjects/read.ts";
import { openTestWindow } from "../../support/workers/window.ts";
import { reportFrom } from "./reports.ts";

const GARDEN = "おとなりの庭がずっと荒れています";
const PINE = "松葉町の、松の木の角のあたりです";

test("Yoshie tells of a garden: a subject in her district, with place and words under a key of its own", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { subjectId, requestId } = await reportFrom(window, "よしえさん", GARDEN, PINE);
  expect(await window.rows("SELECT area, state FROM subject")).toEqual([{ area: "kita", state: "unconfirmed" }]);
  expect(await window.rows("SELECT request_id, confirmed_at FROM report")).toEqual([
    { request_id: requestId, confirmed_at: null },
  ]);
  const subject = await readSubject(window.house, midori, subjectId, true);
  expect(subject?.reports[0]?.words.map(({ kind, text }) => ({ kind, text }))).toEqual([
    { kind: "told", text: GARDEN },
    { kind: "place", text: PINE },
  ]);
  expect(subject?.signs).toEqual(["garden"]);
  const keys = await window.rows<{ wrapped: string }>(
    "SELECT wrapped FROM subject_key UNION SELECT wrapped FROM person_key",
  );
  expect(keys).toHaveLength(2);
  const beside = await window.rows("SELECT * FROM subject JOIN report ON report.subject_id = subject.id");
  const [person] = await window.rows<{ id: string }>("SELECT id FROM person");
  expect(JSON.stringify(beside)).not.toContain(person?.id);
});

test("it costs no further round trip", async () => {
  const window = await openTestWindow();
  const yoshie = window.simulator.resident("よしえさん");
  await yoshie.follow();
  await window.drain();
  await yoshie.taps("近所の人が気になる");
  await window.drain();
  await yoshie.says(GARDEN);
  await window.drain();
  window.trips.forget();
  await yoshie.says(PINE);
  await window.drain();
  expect(window.trips.count()).toBe(3);
  expect(await window.rows("SELECT count(*) AS n FROM report_words")).toEqual([{ n: 2 }]);
});

test("words that come later are added; thanks, a chat with staff and the reporter's own worries are not", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { person, subjectId } = await reportFrom(window, "よしえさん", GARDEN, PINE);
  for (const words of [
    "隣のおばあさん、新聞もたまっています",
    "ありがとうございます",
    "わたしも、夫を亡くしてからつらいです",
    "土曜なら家にいます",
  ]) {
    window.clock.pass(1000);
    await person.says(words);
    await window.drain();
  }
  const subject = await readSubject(window.house, midori, subjectId, false);
  const texts = subject?.reports[0]?.words.map((one) => one.text);
  expect(texts).toEqual([GARDEN, PINE, "隣のおばあさん、新聞もたまっています"]);
  expect(subject?.signs).toContain("mail");
});

test("a worry about a neighbour told half is a subject after six quiet hours", async () => {
  const window = await openTestWindow();
  const yuta = window.simulator.resident("ゆうたさん");
  await yuta.follow();
  await window.drain();
  await yuta.taps("近所の人が気になる");
  await window.drain();
  await yuta.says(GARDEN);
  await window.drain();
  expect(await window.rows("SELECT id FROM subject")).toEqual([]);
  await window.passTime(7 * 3_600_000);
  expect(await window.rows("SELECT why FROM request")).toEqual([{ why: "halfTold" }]);
  expect(await window.rows("SELECT kind FROM report_words WHERE words_sealed IS NOT NULL")).toEqual([{ kind: "told" }]);
});

test.each([
  ["向かいのおばあちゃん、3日くらい見てないです", ["notSeen"], "U1"],
  ["上の階から毎晩子どもの泣き声と怒鳴り声がします", ["crying", "shouting", "child"], "U1"],
])("told in plain words without any chip, danger is a subject at once: %s", async (words, signs, level) => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  await window.simulator.resident("なおこさん").says(words);
  await window.drain();
  const [row] = await window.rows<{ id: string }>("SELECT id FROM subject");
  const subject = await readSubject(window.house, midori, row?.id ?? "", false);
  expect(subject?.reports[0]).toMatchObject({ level, words: [{ kind: "told", text: words }] });
  expect(subject?.signs).toEqual(signs);
});

test("one message of a neighbour and of oneself: only the neighbour's part is theirs", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  await window.simulator
    .resident("なおこさん")
    .says("向かいのおばあちゃん、3日くらい見てないです。私は最近よく眠れません。田中です。");
  await window.drain();
  const [row] = await window.rows<{ id: string }>("SELECT id FROM subject");
  const subject = await readSubject(window.house, midori, row?.id ?? "", false);
  expect(subject?.reports[0]?.words.map((one) => one.text)).toEqual(["向かいのおばあちゃん、3日くらい見てないです。"]);
});

test("a photo, a sticker and a place on the map in a neighbour's talk: the place is kept with the subject", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const aoi = window.simulator.resident("あおいさん");
  await aoi.says("近所の人が気になる");
  await window.drain();
  await aoi.sendsImage();
  await window.drain();
  await aoi.taps("ごみ・におい");
  await window.drain();
  await aoi.sendsLocation({ latitude: 35.665, longitude: 139.525, title: "松葉公園", address: "松葉町1" });
  await window.drain();
  const [row] = await window.rows<{ id: string }>("SELECT id FROM subject");
  const subject = await readSubject(window.house, midori, row?.id ?? "", false);
  expect(subject?.area?.id).toBe("kita");
  expect(subject?.reports[0]?.words.map((one) => one.text)).toEqual(["松葉公園・松葉町1・35.665, 139.525"]);
});

test("somebody's own worry makes no subject", async () => {
  const window = await openTestWindow();
  await window.simulator.resident("けんじさん").says("書類がわからなくて人と話したい");
  await window.drain();
  expect(await window.rows("SELECT id FROM request")).toHaveLength(1);
  expect(await window.rows("SELECT id FROM subject")).toEqual([]);
});

test("a chip is a sign in codes", async () => {
  const window = await openTestWindow();
  const aoi = window.simulator.resident("あおいさん");
  await aoi.follow();
  await window.drain();
  await aoi.taps("近所の人が気になる");
  await window.drain();
  await aoi.taps("ごみ・におい");
  await window.drain();
  await aoi.says("花園の青い屋根の家");
  await window.drain();
  expect(await window.rows("SELECT signs FROM report")).toEqual([{ signs: '["garbage"]' }]);
});

describe("taking back", () => {
  test("an unsend takes the words and their signs out of the subject's copy", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { person, subjectId } = await reportFrom(window, "よしえさん", GARDEN, PINE);
    await person.unsends(-2);
    await window.drain();
    const subject = await readSubject(window.house, midori, subjectId, false);
    expect(subject?.reports[0]?.words).toMatchObject([
      { text: null, unsent: true },
      { text: PINE, unsent: false },
    ]);
    expect(subject?.signs).toEqual([]);
  });

  test("an unsend before there is a report leaves nothing to copy", async () => {
    const window = await openTestWindow();
    const yuta = window.simulator.resident("ゆうたさん");
    await yuta.follow();
    await window.drain();
    await yuta.taps("近所の人が気になる");
    await window.drain();
    await yuta.says("おとなりの庭に、へんな鍵があります");
    await window.drain();
    await yuta.unsends(-1);
    await window.drain();
    await yuta.says(PINE);
    await window.drain();
    expect(await window.rows("SELECT kind FROM report_words")).toEqual([{ kind: "place" }]);
  });

  test("「消して」 takes a gentle report's words, signs, key and receipt", async () => {
    const window = await openTestWindow();
    const { person, subjectId } = await reportFrom(window, "よしえさん", GARDEN, PINE);
    await person.says("消して");
    await window.drain();
    expect(await window.rows("SELECT count(*) AS n FROM report_words WHERE words_sealed IS NOT NULL")).toEqual([
      { n: 0 },
    ]);
    expect(await window.rows("SELECT DISTINCT signs FROM report_words")).toEqual([{ signs: "[]" }]);
    expect(await window.rows("SELECT subject_id FROM subject_key")).toEqual([]);
    expect(await window.rows("SELECT state FROM subject WHERE id = ?1", subjectId)).toEqual([{ state: "closed" }]);
    expect(await window.rows("SELECT count(*) AS n FROM told_answer WHERE value_sealed IS NOT NULL")).toEqual([
      { n: 0 },
    ]);
  });

  test("「消して」 on a report of danger keeps level and codes, and later words find a new key", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { person, subjectId } = await reportFrom(
      window,
      "なおこさん",
      "向かいのおばあちゃん、3日くらい見てないです。新聞がたまっています",
      "北野神社の隣です",
    );
    await person.says("消して");
    await window.drain();
    const erased = await readSubject(window.house, midori, subjectId, false);
    expect(erased?.reports[0]).toMatchObject({ level: "U1", erased: true });
    expect(erased?.signs).toContain("mail");
    expect(erased?.reports[0]?.words.every((one) => one.text === null)).toBe(true);
    window.clock.pass(1000);
    await person.says("向かいのおばあさん、電気がついたままです");
    await window.drain();
    const again = await readSubject(window.house, midori, subjectId, false);
    expect(again?.reports[0]?.words.flatMap((one) => one.text ?? [])).toEqual([
      "向かいのおばあさん、電気がついたままです",
    ]);
  });

  test("another reporter's words of the same house stay theirs", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const yoshie = await reportFrom(window, "よしえさん", GARDEN, PINE);
    const sachi = await reportFrom(window, "さちこさん", "松の木の家、雨戸が閉まったままです", "松葉町の松の木の角");
    await yoshie.person.says("消して");
    await window.drain();
    const kept = await readSubject(window.house, midori, sachi.subjectId, false);
    expect(kept?.reports[0]?.words.map((one) => one.text)).toContain("松の木の家、雨戸が閉まったままです");
  });
});

test("after a request is closed the same person's next report is another subject", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { person, requestId, subjectId } = await reportFrom(window, "よしえさん", GARDEN, PINE);
  const [row] = await window.rows<{ version: number }>("SELECT version FROM request WHERE id = ?1", requestId);
  expect(await closeRequest(window.house, midori, requestId, row?.version ?? 0)).toEqual({ kind: "done" });
  window.clock.pass(1000);
  await person.says("近所の人が気になる");
  await window.drain();
  window.clock.pass(1000);
  await person.says("こんどは青い屋根の家の、子どもの泣き声が毎晩です");
  await window.drain();
  window.clock.pass(1000);
  await person.says("花園です");
  await window.drain();
  const subjects = await window.rows<{ id: string; area: string }>("SELECT id, area FROM subject ORDER BY rowid");
  expect(subjects).toHaveLength(2);
  expect(subjects[0]?.id).toBe(subjectId);
});

test("a subject's key that is broken for good keeps nobody from being heard", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { person, subjectId } = await reportFrom(window, "よしえさん", GARDEN, PINE);
  await window.rows("UPDATE subject_key SET wrapped = '1.broken'");
  await person.says("隣のおばあさん、新聞もたまっています");
  await window.drain();
  expect(await window.rows("SELECT count(*) AS n FROM inbound_event WHERE done_at IS NULL")).toEqual([{ n: 0 }]);
  const subject = await readSubject(window.house, midori, subjectId, false);
  expect(subject?.reports[0]?.words).toMatchObject([
    { text: null, unreadable: true },
    { text: null, unreadable: true },
    { text: "隣のおばあさん、新聞もたまっています" },
  ]);
});
