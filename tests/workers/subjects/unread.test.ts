/** 「読まないで」 on the pages about subjects: what a reporter told goes out of sight with their talk, but not the words of danger. */
import { expect, test } from "vitest";
import { decideSame } from "../../../src/subjects/acts.ts";
import { readSubject } from "../../../src/subjects/read.ts";
import { deskOf } from "../../support/workers/inbox.ts";
import { say } from "../../support/workers/say.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { reportFrom } from "./reports.ts";

const GARDEN = "おとなりの庭がずっと荒れています";
const PINE = "松葉町の、松の木の角です";

async function twoOfOneHouse(window: TestWindow) {
  const first = await reportFrom(window, "よしえさん", GARDEN, PINE);
  const second = await reportFrom(window, "さちこさん", "松の木の家、庭に草がいっぱいです", "松葉町");
  return { first, second };
}

test("words, places, signs: shown neither on the subject's page nor as a reason to propose, until they may be read", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { first, second } = await twoOfOneHouse(window);
  await say(window, first.person, "読まないで");

  const own = await readSubject(window.house, midori, first.subjectId, false);
  expect(own?.reports[0]?.words).toMatchObject([
    { kind: "told", text: null, notToBeRead: true, unreadable: false },
    { kind: "place", text: null, notToBeRead: true, unreadable: false },
  ]);
  expect(own?.signs).toEqual([]);
  expect(own?.proposals).toEqual([]);
  const { html } = await deskOf(window, midori).get(`/inbox/subjects/${first.subjectId}`);
  expect(html).toContain("読まないで、と言われています");
  for (const said of ["庭", "松の木"]) expect(html).not.toContain(said);

  const other = await readSubject(window.house, midori, second.subjectId, false);
  expect(other?.proposals).toEqual([]);
  expect(other?.reports[0]?.words.map(({ text }) => text)).toEqual(["松の木の家、庭に草がいっぱいです", "松葉町"]);

  await say(window, first.person, "読んでもいい");
  const again = await readSubject(window.house, midori, second.subjectId, false);
  expect(again?.proposals).toMatchObject([{ subjectId: first.subjectId, places: [PINE] }]);
});

test("joined with somebody else's report, only theirs is read", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { first, second } = await twoOfOneHouse(window);
  await decideSame(window.house, midori, second.subjectId, { other: first.subjectId, verdict: "same", why: "place" });
  const third = await reportFrom(window, "まりさん", "松の木の家の庭、荒れています", "松葉町の松の木の角");
  await say(window, first.person, "読まないで");
  const joined = await readSubject(window.house, midori, first.subjectId, false);
  expect(JSON.stringify(joined)).not.toContain("ずっと荒れて");
  expect(JSON.stringify(joined)).toContain("庭に草がいっぱい");
  const beside = await readSubject(window.house, midori, third.subjectId, false);
  expect(beside?.proposals[0]?.places).toEqual(["松葉町"]);
});

test("danger is read all the same: its words and nothing around them", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const danger = "向かいのおばあちゃん、3日くらい見てないです";
  const { person, subjectId } = await reportFrom(window, "なおこさん", danger, "北野神社の隣です");
  await say(window, person, "向かいのおばあさんの庭、草がのびてきました");
  await say(window, person, "読まないで");
  const subject = await readSubject(window.house, midori, subjectId, false);
  expect(subject?.reports[0]).toMatchObject({ level: "U1" });
  expect(subject?.reports[0]?.words.flatMap(({ text }) => text ?? [])).toEqual([danger]);
  expect(subject?.signs).toContain("notSeen");
  expect(subject?.signs).not.toContain("garden");
  const { html } = await deskOf(window, midori).get(`/inbox/subjects/${subjectId}`);
  expect(html).toContain(danger);
  for (const said of ["草がのびて", "北野神社"]) expect(html).not.toContain(said);
});

test("a chip is as little shown as words, except in a report of danger", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const person = window.simulator.resident("あおいさん");
  await person.follow();
  await window.drain();
  for (const chip of ["近所の人が気になる", "食事・体調", "言わないでおく"]) {
    window.clock.pass(1000);
    await person.taps(chip);
    await window.drain();
  }
  const [row] = await window.rows<{ id: string }>("SELECT id FROM subject");
  const signs = async () => (await readSubject(window.house, midori, row?.id ?? "", false))?.signs;
  expect(await signs()).toEqual(["health"]);
  await say(window, person, "読まないで");
  expect(await signs()).toEqual([]);
  await window.rows("UPDATE request SET level = 'U1'");
  expect(await signs()).toEqual(["health"]);
});
