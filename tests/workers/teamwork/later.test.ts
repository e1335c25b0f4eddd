/** 「あとで」, watching, opening again, known from before: what comes back by itself, who hears, what is shown to whom. */
import { describe, expect, test } from "vitest";
import { answerRequest, closeRequest, takeRequest } from "../../../src/requests/acts.ts";
import { countCalled, readCalled } from "../../../src/requests/called.ts";
import { listRequests } from "../../../src/requests/list.ts";
import { addNote } from "../../../src/requests/notes.ts";
import { reopenRequest } from "../../../src/requests/reopen.ts";
import { type SnoozeInput, snoozeRequest, snoozeUntil, wakeRequest } from "../../../src/requests/snooze.ts";
import { watchRequest } from "../../../src/requests/watch.ts";
import { readWork } from "../../../src/requests/work.ts";
import { USUAL_HOURS } from "../../../src/store/town.ts";
import { dutyOf } from "../../support/workers/duty-of.ts";
import { deskOf } from "../../support/workers/inbox.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { dangerFrom, TODAY_WORDS } from "../danger/danger-from.ts";
import { versionOf, worryFrom } from "../requests/worry.ts";
import { reportFrom } from "../subjects/reports.ts";

const DONE = { kind: "done" };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (time: string) => Date.parse(`${time}+09:00`);
const later = async (window: TestWindow, id: string, over: Partial<SnoozeInput> = {}): Promise<SnoozeInput> => ({
  formId: crypto.randomUUID(),
  choice: "tomorrow",
  at: null,
  seenVersion: await versionOf(window, id),
  ...over,
});
const until = async (window: TestWindow, id: string) =>
  (await window.rows<{ until: number | null }>("SELECT snoozed_until AS until FROM request WHERE id = ?1", id))[0]
    ?.until;
const listed = async (window: TestWindow, nickname: string) =>
  (await listRequests(window.house, await window.staff(nickname), "open")).map((card) => card.id);

describe("「あとで」", () => {
  test.each([
    ["tomorrow", "2026-11-24T10:00", "2026-11-25T08:30"],
    ["tomorrow", "2026-11-24T00:30", "2026-11-25T08:30"],
    // Friday: Saturday and Sunday are closed.
    ["tomorrow", "2026-11-27T16:00", "2026-11-30T08:30"],
    ["threeDays", "2026-11-26T16:00", "2026-11-30T08:30"],
    ["week", "2026-11-24T10:00", "2026-12-01T08:30"],
    // New year's closure.
    ["week", "2026-12-24T10:00", "2027-01-04T08:30"],
  ] as const)("%s said at %s is %s", (choice, now, then) => {
    expect(new Date(snoozeUntil(USUAL_HOURS, choice, at(now))).toISOString()).toBe(new Date(at(then)).toISOString());
  });

  test("leaves the list, stands under 「呼ばれています」, and comes back by itself in opening hours", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { id } = await worryFrom(window, "きたのさん", "北野町");
    const input = await later(window, id);
    expect(await snoozeRequest(window.house, midori, id, input)).toEqual(DONE);
    expect(await snoozeRequest(window.house, midori, id, input)).toEqual(DONE);
    const back = at("2026-11-25T08:30");
    expect(await until(window, id)).toBe(back);
    expect(await listed(window, "みどり")).toEqual([]);
    expect((await readCalled(window.house, midori)).snoozed).toMatchObject([{ requestId: id, until: back }]);
    const duty = dutyOf("wake-snoozed");
    expect(await duty.nextDue(window.house)).toBe(back);
    expect(await duty.run(window.house, back - 1)).toEqual({ found: 0, failed: 0 });
    window.clock.set(back);
    const pings = window.pings();
    expect(await duty.run(window.house, back)).toEqual({ found: 1, failed: 0 });
    expect(window.pings()).toBe(pings + 1);
    expect(await listed(window, "みどり")).toEqual([id]);
    expect(await window.rows("SELECT actor FROM history_event WHERE kind = 'snooze.ended'")).toEqual([
      { actor: "duty" },
    ]);
    expect(await duty.run(window.house, back + 1)).toEqual({ found: 0, failed: 0 });
  });

  test("any new word brings it back at once, and so does a danger", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { id, person } = await worryFrom(window, "きたのさん", "北野町");
    for (const words of ["ありがとう", "もう死にたい"]) {
      expect(await snoozeRequest(window.house, midori, id, await later(window, id))).toEqual(DONE);
      window.clock.pass(1000);
      await person.says(words);
      await window.drain();
      expect(await until(window, id)).toBeNull();
      expect(await listed(window, "みどり")).toEqual([id]);
    }
    expect(await snoozeRequest(window.house, midori, id, await later(window, id))).toEqual({
      kind: "refused",
      why: "urgent",
    });
  });

  test("taking it, handing it on or a press brings it back; a time out of hours moves to the next opening", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { id } = await worryFrom(window, "きたのさん", "北野町");
    const saturday = at("2026-11-28T12:00");
    expect(
      await snoozeRequest(window.house, midori, id, await later(window, id, { choice: "", at: saturday })),
    ).toEqual(DONE);
    expect(await until(window, id)).toBe(at("2026-11-30T08:30"));
    expect(await wakeRequest(window.house, midori, id, await versionOf(window, id), crypto.randomUUID())).toEqual(DONE);
    expect(await until(window, id)).toBeNull();
    await snoozeRequest(window.house, midori, id, await later(window, id));
    expect(await takeRequest(window.house, midori, id, await versionOf(window, id))).toEqual(DONE);
    expect(await until(window, id)).toBeNull();
  });

  test.each<[string, Partial<SnoozeInput>, unknown]>([
    ["a moment that is over", { choice: "", at: at("2026-11-24T09:00") }, { kind: "refused", why: "unclear" }],
    ["half a year", { choice: "", at: at("2027-06-01T09:00") }, { kind: "refused", why: "unclear" }],
    ["no time at all", { choice: "" }, { kind: "refused", why: "unclear" }],
    ["an unknown choice", { choice: "never" }, { kind: "refused", why: "unclear" }],
    ["an old page", { seenVersion: 0 }, { kind: "changed" }],
  ])("refuses %s", async (_name, over, outcome) => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { id } = await worryFrom(window, "きたのさん", "北野町");
    expect(await snoozeRequest(window.house, midori, id, await later(window, id, over))).toEqual(outcome);
    expect(await until(window, id)).toBeNull();
  });
});

describe("watching", () => {
  test("tells of words and of what others do, not of one's own; opening the request is having seen it", async () => {
    const window = await openTestWindow();
    const [midori, hinata] = [await window.staff("みどり"), await window.staff("ひなた")];
    const { id, person } = await worryFrom(window, "きたのさん", "北野町");
    expect(await watchRequest(window.house, hinata, id, true)).toEqual(DONE);
    expect(await watchRequest(window.house, hinata, id, true)).toEqual(DONE);
    expect(await countCalled(window.house, hinata)).toBe(0);
    window.clock.pass(1000);
    await addNote(window.house, hinata, id, {
      entryId: crypto.randomUUID(),
      kind: "fact",
      words: "自分のメモ",
      call: [],
    });
    expect(await countCalled(window.house, hinata)).toBe(0);
    await takeRequest(window.house, midori, id, await versionOf(window, id));
    expect(await countCalled(window.house, hinata)).toBe(1);
    expect((await readCalled(window.house, hinata)).lines).toMatchObject([
      { kind: "moved", requestId: id, seen: false },
    ]);
    await deskOf(window, hinata).get(`/inbox/requests/${id}`);
    expect(await countCalled(window.house, hinata)).toBe(0);
    window.clock.pass(1000);
    await person.says("まだ起きています");
    await window.drain();
    expect(await countCalled(window.house, hinata)).toBe(1);
    expect(await watchRequest(window.house, hinata, id, false)).toEqual(DONE);
    expect(await countCalled(window.house, hinata)).toBe(0);
    expect(await watchRequest(window.house, await window.staff("そら"), id, true)).toEqual({ kind: "notFound" });
  });
});

describe("opening again", () => {
  test("goes on with the old owner; twice is once; a stale page is told", async () => {
    const window = await openTestWindow();
    const [midori, hinata] = [await window.staff("みどり"), await window.staff("ひなた")];
    const { id } = await worryFrom(window, "きたのさん", "北野町");
    await takeRequest(window.house, midori, id, 1);
    const form = crypto.randomUUID();
    const reopen = async (staff: typeof midori, version?: number, formId = crypto.randomUUID()) =>
      reopenRequest(window.house, staff, id, version ?? (await versionOf(window, id)), formId);
    expect(await reopen(hinata)).toEqual({ kind: "refused", why: "notClosed" });
    await closeRequest(window.house, midori, id, await versionOf(window, id), { reason: "settled", words: "また春に" });
    expect(await reopen(hinata, 1)).toEqual({ kind: "changed" });
    expect(await reopen(await window.staff("そら"))).toEqual({ kind: "notFound" });
    const version = await versionOf(window, id);
    expect(await reopen(hinata, version, form)).toEqual(DONE);
    expect(await reopen(hinata, version, form)).toEqual(DONE);
    expect(await window.rows("SELECT state, owner, closed_at, closed_by FROM request")).toEqual([
      { state: "open", owner: midori.id, closed_at: null, closed_by: null },
    ]);
    expect(await window.rows("SELECT 1 FROM history_event WHERE kind = 'request.reopened'")).toHaveLength(1);
  });

  test("not beside another open one of the same person", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { id, person } = await worryFrom(window, "きたのさん", "北野町");
    await closeRequest(window.house, midori, id, 1);
    window.clock.pass(1000);
    await person.says("人と話したい");
    await window.drain();
    const again = await deskOf(window, midori).post(`/inbox/requests/${id}/reopening`, {
      seenVersion: String(await versionOf(window, id)),
      formId: crypto.randomUUID(),
    });
    expect(again.status).toBe(409);
    expect(again.html).toContain("いま開いている相談がほかにあります");
    expect(await window.rows("SELECT 1 FROM request WHERE state = 'open'")).toHaveLength(1);
  });

  test("a danger does not end by silence or by a wish", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { id } = await dangerFrom(window, "なおさん", "今夜もう死にますね");
    const close = async (reason: string) =>
      closeRequest(window.house, midori, id, await versionOf(window, id), { reason, words: null });
    for (const reason of ["silent", "wished", "settled", "moved"])
      expect(await close(reason)).toEqual({ kind: "refused", why: "needsReason" });
    expect(await close("safe")).toEqual(DONE);
  });
});

describe("known from before", () => {
  test("earlier requests, who worked, who answered last; only what the reader may see", async () => {
    const window = await openTestWindow();
    const [midori, sora] = [await window.staff("みどり"), await window.staff("そら")];
    const { id, person } = await worryFrom(window, "きたのさん", "北野町");
    await answerRequest(window.house, midori, id, { answerId: crypto.randomUUID(), text: "みどりです", reason: null });
    await window.drain();
    const answeredAt = window.clock.now();
    await closeRequest(window.house, midori, id, await versionOf(window, id), { reason: "settled", words: null });
    window.clock.pass(30 * DAY);
    await person.says("もう死にたい");
    await window.drain();
    const [{ id: second = "" } = {}] = await window.rows<{ id: string }>("SELECT id FROM request WHERE state = 'open'");
    const seen = (await readWork(window.house, midori, second, false))?.earlier;
    expect(seen?.requests).toMatchObject([{ id, state: "closed", about: "self", worker: "みどり" }]);
    expect(seen?.lastAnswer).toEqual({ nickname: "みどり", at: answeredAt });
    // A danger is the whole town's; the old request of another district is not.
    expect((await readWork(window.house, sora, second, false))?.earlier.requests).toEqual([]);
    const page = (await deskOf(window, midori).get(`/inbox/requests/${second}`)).html;
    expect(page).toContain("この方のこれまで");
    expect(page).toContain(`/inbox/requests/${id}`);
  });

  test("of a neighbour's report nothing leads from the subject to whoever told", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const told = await reportFrom(window, "よしえさん", "おとなりの庭がずっと荒れています", "松葉町の松の木の角");
    const subject = (await deskOf(window, midori).get(`/inbox/subjects/${told.subjectId}`)).html;
    expect(subject).not.toContain("この方のこれまで");
    expect(subject).not.toContain(told.requestId);
    const work = await readWork(window.house, midori, told.requestId, false);
    expect(JSON.stringify(work)).not.toContain(told.subjectId);
  });
});

test("a danger of today can be watched but not put off, on its page", async () => {
  const window = await openTestWindow();
  const desk = deskOf(window, await window.staff("そら"));
  const { id } = await dangerFrom(window, "なおさん", TODAY_WORDS);
  const { html } = await desk.get(`/inbox/requests/${id}`);
  expect(html).toContain('id="watch-form"');
  expect(html).not.toContain('id="snooze-form"');
  const forced = await desk.post(`/inbox/requests/${id}/snooze`, {
    choice: "week",
    seenVersion: String(await versionOf(window, id)),
  });
  expect(forced.status).toBe(422);
  expect(forced.html).toContain("あとに回せません");
});
