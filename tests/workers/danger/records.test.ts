/** Steps, notices, closing, marks, and messages no rule knows: who may, what is refused, what stays. */
import { describe, expect, test } from "vitest";
import { setByHand } from "../../../src/danger/hand.ts";
import { listReview, markMessage } from "../../../src/danger/marks.ts";
import { readDanger } from "../../../src/danger/read.ts";
import { addStep, type NoticeInput, recordNotice, type StepInput } from "../../../src/danger/steps.ts";
import { closeRequest } from "../../../src/requests/acts.ts";
import { listRequests } from "../../../src/requests/list.ts";
import { readRequest } from "../../../src/requests/read.ts";
import { openTestWindow } from "../../support/workers/window.ts";
import { versionOf, worryFrom } from "../requests/worry.ts";
import { dangerFrom, NOW_WORDS, TODAY_WORDS, toLevel } from "./danger-from.ts";

const HOUR = 3_600_000;
const DONE = { kind: "done" };
const VIOLENCE = "夫が毎日なぐる";

const step = (over: Partial<StepInput> = {}): StepInput => ({
  entryId: crypto.randomUUID(),
  kind: "phoned",
  at: null,
  words: null,
  ...over,
});
const notice = (second: string, over: Partial<NoticeInput> = {}): NoticeInput => ({
  entryId: crypto.randomUUID(),
  law: "partner",
  method: "phone",
  at: null,
  agency: "配偶者暴力相談支援センター",
  spokeTo: "田中さん",
  content: "夫からの暴力。本人は通報を望んでいる",
  second,
  ...over,
});

describe("the log of a danger", () => {
  test("two tabs join at once: one step, one line of history", async () => {
    const window = await openTestWindow();
    const hinata = await window.staff("ひなた");
    const { id } = await dangerFrom(window, "なおさん", NOW_WORDS);
    const both = await Promise.all([1, 2].map(() => addStep(window.house, hinata, id, step({ kind: "joined" }))));
    expect(both).toEqual([DONE, DONE]);
    // And as if the second had looked before the first wrote.
    const { store } = window.house;
    const { batch } = store;
    store.batch = async (statements) => {
      const results = await batch(statements);
      const isLook = results.length === 1 && Object.keys(results[0]?.results[0] ?? {}).join() === "id";
      return isLook ? [{ ...results[0], results: [] } as never] : results;
    };
    expect(await addStep(window.house, hinata, id, step({ kind: "joined" }))).toEqual(DONE);
    store.batch = batch;
    expect(await window.rows("SELECT 1 FROM danger_step WHERE kind = 'joined'")).toHaveLength(1);
    expect(await window.rows("SELECT 1 FROM history_event WHERE kind = 'danger.joined'")).toHaveLength(1);
  });

  test("an entry's id that stands under another request is not taken for done", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { id } = await dangerFrom(window, "なおさん", NOW_WORDS);
    const { id: other } = await dangerFrom(window, "りょうさん", NOW_WORDS);
    const input = step();
    expect(await addStep(window.house, midori, id, input)).toEqual(DONE);
    expect(await addStep(window.house, midori, id, input)).toEqual(DONE);
    expect(await addStep(window.house, midori, other, input)).toEqual({ kind: "refused", why: "unclear" });
    expect(await window.rows("SELECT request_id FROM danger_step")).toEqual([{ request_id: id }]);
  });

  test("keeps who joined, what was done when, care and the next contact; words sealed, forms sent twice once", async () => {
    const window = await openTestWindow();
    const [midori, hinata] = [await window.staff("みどり"), await window.staff("ひなた")];
    const { id } = await dangerFrom(window, "なおさん", NOW_WORDS);
    const now = window.clock.now();
    const called = step({ kind: "called119", at: now - HOUR, words: "救急へ、駅前と伝えた" });
    for (const [who, input] of [
      [hinata, step({ kind: "joined" })],
      [hinata, step({ kind: "joined" })],
      [midori, called],
      [midori, called],
      [midori, step({ kind: "care", words: "ふたりで話した" })],
      [midori, step({ kind: "nextContact", at: now + 48 * HOUR })],
    ] as const)
      expect(await addStep(window.house, who, id, input)).toEqual(DONE);
    const view = await readDanger(window.house, midori, id);
    expect(view?.steps.map(({ kind, at, staff, words }) => [kind, at, staff, words])).toEqual([
      ["called119", now - HOUR, "みどり", "救急へ、駅前と伝えた"],
      ["joined", now, "ひなた", null],
      ["care", now, "みどり", "ふたりで話した"],
      ["nextContact", now, "みどり", null],
    ]);
    expect(view?.steps.at(-1)?.nextAt).toBe(now + 48 * HOUR);
    expect(JSON.stringify(await window.rows("SELECT * FROM danger_step"))).not.toContain("救急");
    expect(JSON.stringify(await window.rows("SELECT detail FROM history_event"))).not.toContain("救急");
  });

  test.each<[string, Partial<StepInput>, string]>([
    ["an unknown step", { kind: "slept" }, "unclear"],
    ["no id", { entryId: "1" }, "unclear"],
    ["the future", { at: Date.parse("2026-11-25T10:00:00+09:00") }, "unclear"],
    ["long ago", { at: 0 }, "unclear"],
    ["other without words", { kind: "other" }, "needsWords"],
    ["care without words", { kind: "care", words: "  " }, "needsWords"],
    ["no date for the next contact", { kind: "nextContact" }, "unclear"],
    ["next contact in four days", { kind: "nextContact", at: Date.parse("2026-11-28T12:00:00+09:00") }, "unclear"],
    ["too many words", { words: "あ".repeat(201) }, "tooLong"],
  ])("refuses %s", async (_name, over, why) => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { id } = await dangerFrom(window, "なおさん", NOW_WORDS);
    expect(await addStep(window.house, midori, id, step(over))).toEqual({ kind: "refused", why });
    expect(await window.rows("SELECT 1 FROM danger_step")).toEqual([]);
  });

  test("a notice needs agency, content and a second member of staff who works here", async () => {
    const window = await openTestWindow();
    const [midori, hinata] = [await window.staff("みどり"), await window.staff("ひなた")];
    const { id } = await dangerFrom(window, "なおさん", VIOLENCE);
    for (const [input, why] of [
      [notice(midori.id), "samePerson"],
      [notice("nobody"), "needsSecond"],
      [notice(""), "needsSecond"],
      [notice(hinata.id, { agency: " " }), "needsWords"],
      [notice(hinata.id, { content: null }), "needsWords"],
      [notice(hinata.id, { law: "tax" }), "unclear"],
      [notice(hinata.id, { method: "pigeon" }), "unclear"],
    ] as const)
      expect(await recordNotice(window.house, midori, id, input)).toEqual({ kind: "refused", why });
    expect(await recordNotice(window.house, midori, id, notice(hinata.id))).toEqual(DONE);
    const view = await readDanger(window.house, hinata, id);
    expect(view?.notices).toMatchObject([
      { law: "partner", method: "phone", staff: "みどり", second: "ひなた", words: { spokeTo: "田中さん" } },
    ]);
    expect(JSON.stringify(await window.rows("SELECT * FROM notice"))).not.toContain("暴力");
  });

  test("「消して」 takes the person's words and leaves what staff did, under the new key", async () => {
    const window = await openTestWindow();
    const [midori, hinata] = [await window.staff("みどり"), await window.staff("ひなた")];
    const { person, id } = await dangerFrom(window, "なおさん", VIOLENCE);
    await addStep(window.house, midori, id, step({ words: "本人と電話" }));
    await recordNotice(window.house, midori, id, notice(hinata.id));
    const [message] = await window.rows<{ id: string }>("SELECT id FROM message");
    const mark = {
      entryId: crypto.randomUUID(),
      messageId: message?.id ?? "",
      mark: "missed",
      wanted: "U0",
      words: "x",
    };
    expect(await markMessage(window.house, midori, id, mark)).toEqual(DONE);
    await person.says("消して");
    await window.drain();
    const view = await readDanger(window.house, midori, id);
    expect(view?.steps[0]).toMatchObject({ words: "本人と電話", unreadable: false });
    expect(view?.notices[0]?.words?.agency).toBe("配偶者暴力相談支援センター");
    expect(await window.rows("SELECT note_sealed FROM triage_mark")).toEqual([{ note_sealed: null }]);
    expect((await listReview(window.house, midori))[0]).toMatchObject({ said: null, note: null });
  });
});

describe("closing", () => {
  test.each([
    ["danger to life", NOW_WORDS, { kind: "refused", why: "needsReason" }],
    ["abuse without a notice", VIOLENCE, { kind: "refused", why: "needsReason" }],
    ["another danger of today", TODAY_WORDS, DONE],
  ])("%s without a reason", async (_name, words, outcome) => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { id } = await dangerFrom(window, "なおさん", words);
    expect(await closeRequest(window.house, midori, id, await versionOf(window, id))).toEqual(outcome);
  });

  test("abuse with a notice on record needs none", async () => {
    const window = await openTestWindow();
    const [midori, hinata] = [await window.staff("みどり"), await window.staff("ひなた")];
    const { id } = await dangerFrom(window, "なおさん", VIOLENCE);
    await recordNotice(window.house, midori, id, notice(hinata.id));
    expect(await closeRequest(window.house, midori, id, await versionOf(window, id))).toEqual(DONE);
  });

  test("the reason is kept, its words sealed; a proposal to lower ends with it", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { id } = await dangerFrom(window, "なおさん", NOW_WORDS);
    await setByHand(window.house, midori, id, await toLevel(window, id, "U2", { reason: "spoke" }));
    const close = async (reason: string, words: string | null) =>
      closeRequest(window.house, midori, id, await versionOf(window, id), { reason, words });
    expect(await close("boring", null)).toEqual({ kind: "refused", why: "unclear" });
    expect(await close("other", " ")).toEqual({ kind: "refused", why: "needsWords" });
    expect(await close("handedOn", "病院が引き受けた")).toEqual(DONE);
    expect(await window.rows("SELECT field, state, reason FROM hand_setting ORDER BY rowid")).toEqual([
      { field: "level", state: "expired", reason: "spoke" },
      { field: "closed", state: "set", reason: "handedOn" },
    ]);
    const view = await readDanger(window.house, midori, id);
    expect(view?.settings.at(-1)).toMatchObject({ field: "closed", words: "病院が引き受けた" });
  });
});

describe("marks", () => {
  test("note what the machine said, and stand on the list within the reader's scope", async () => {
    const window = await openTestWindow();
    const [midori, sora] = [await window.staff("みどり"), await window.staff("そら")];
    const { person, id } = await worryFrom(window, "きたのさん", "北野町");
    await person.says("もう箸が持てん");
    await window.drain();
    const [message] = await window.rows<{ id: string }>("SELECT id FROM message ORDER BY at DESC, rowid DESC LIMIT 1");
    const mark = {
      entryId: crypto.randomUUID(),
      messageId: message?.id ?? "",
      mark: "missed",
      wanted: "U0",
      words: null,
    };
    expect(await markMessage(window.house, midori, id, { ...mark, mark: "bad" })).toMatchObject({ kind: "refused" });
    expect(await markMessage(window.house, midori, id, { ...mark, messageId: "other" })).toEqual({ kind: "notFound" });
    expect(await markMessage(window.house, sora, id, mark)).toEqual({ kind: "notFound" });
    expect(await markMessage(window.house, midori, id, mark)).toEqual(DONE);
    expect(await markMessage(window.house, midori, id, mark)).toEqual(DONE);
    expect(await listReview(window.house, midori)).toMatchObject([
      { from: "mark", mark: "missed", said: "もう箸が持てん", wanted: "U0", staff: "みどり" },
    ]);
    expect(await listReview(window.house, sora)).toEqual([]);
  });

  test("a message of somebody else's cannot be marked through one's own request", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const own = await worryFrom(window, "きたのさん", "北野町");
    const other = await worryFrom(window, "やまてさん", "泉町");
    const [message] = await window.rows<{ id: string }>(
      "SELECT m.id FROM message m JOIN request r ON r.person_id = m.person_id WHERE r.id = ?1 LIMIT 1",
      other.id,
    );
    const mark = {
      entryId: crypto.randomUUID(),
      messageId: message?.id ?? "",
      mark: "missed",
      wanted: "",
      words: null,
    };
    expect(await markMessage(window.house, midori, own.id, mark)).toEqual({ kind: "notFound" });
  });

  test("a level set by hand because the machine was wrong stands there too", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { id } = await dangerFrom(window, "なおさん", TODAY_WORDS);
    await setByHand(window.house, midori, id, await toLevel(window, id, "U3", { reason: "figureOfSpeech" }));
    expect(await listReview(window.house, midori)).toMatchObject([
      { from: "hand", mark: "falseAlarm", level: "U1", wanted: "U3", said: TODAY_WORDS },
    ]);
  });
});

describe("what the page explains", () => {
  test("words said in pieces are marked in each of them", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const person = window.simulator.resident("なおさん");
    for (const words of ["もう死に", "たい"]) {
      await person.says(words);
      await window.drain();
      window.clock.pass(1000);
    }
    const [row] = await window.rows<{ id: string }>("SELECT id FROM request");
    const detail = await readRequest(window.house, midori, row?.id ?? "", false);
    const marked = detail?.talk.flatMap((e) => e.heard?.stretches.map((s) => e.text?.slice(s.from, s.to)) ?? []);
    expect(marked).toEqual(["もう死に", "たい"]);
  });
});

describe("messages no rule knows", () => {
  const ODD = ["ぬるいのが続きます", "あの角のところの件で", "それはさておき次の番です"];

  test("three in a row reach a human after six quiet hours, flagged", async () => {
    const window = await openTestWindow();
    const hinata = await window.staff("ひなた");
    const person = window.simulator.resident("ことばさん");
    for (const words of ODD) {
      await person.says(words);
      await window.drain();
      window.clock.pass(60_000);
    }
    await window.passTime(7 * HOUR);
    const cards = await listRequests(window.house, hinata, "open");
    expect(cards).toHaveLength(1);
    expect(cards[0]?.rules).toContain("R-ZERO");
    expect(cards[0]).toMatchObject({ level: "U3", why: "halfTold" });
  });

  test("two do not, and a known word begins the count anew", async () => {
    const window = await openTestWindow();
    const hinata = await window.staff("ひなた");
    const person = window.simulator.resident("ことばさん");
    for (const words of [ODD[0], ODD[1], "お金がなくて困っています", ODD[2]]) {
      await person.says(words ?? "");
      await window.drain();
      window.clock.pass(60_000);
    }
    await window.passTime(7 * HOUR);
    for (const card of await listRequests(window.house, hinata, "open")) expect(card.rules).not.toContain("R-ZERO");
  });
});
