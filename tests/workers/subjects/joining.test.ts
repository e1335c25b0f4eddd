/** Two reports of one house: proposed to staff with reasons, joined and taken apart by people, never by the machine. */
import { describe, expect, test } from "vitest";
import { confirmSubject, decideSame, undoVerdict } from "../../../src/subjects/acts.ts";
import { mayKnowReporter } from "../../../src/subjects/may-know-reporter.ts";
import { raiseHint } from "../../../src/subjects/raise-hint.ts";
import { readSubject, reporterOf } from "../../../src/subjects/read.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { reportFrom, versionOf } from "./reports.ts";

const same = (other: string) => ({ other, verdict: "same", why: "place" }) as const;
const different = (other: string) => ({ other, verdict: "different", why: "visited" }) as const;

async function twoOfOneHouse(window: TestWindow) {
  const first = await reportFrom(window, "よしえさん", "おとなりの庭がずっと荒れています", "松葉町の、松の木の角です");
  const second = await reportFrom(window, "さちこさん", "松の木の家、庭に草がいっぱいです", "松葉町");
  return { first, second };
}

test("the second report proposes the first, with the words that stand in both; nothing is joined by itself", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { first, second } = await twoOfOneHouse(window);
  const subject = await readSubject(window.house, midori, second.subjectId, true);
  expect(subject?.proposals).toMatchObject([{ subjectId: first.subjectId, verdict: "likely" }]);
  expect(subject?.proposals[0]?.reasons).toContainEqual({ kind: "place", words: ["松葉町", "松の木"] });
  expect(subject?.reports).toHaveLength(1);
  expect(await window.rows("SELECT id FROM subject_verdict")).toEqual([]);
  expect(await window.rows("SELECT request_id, what FROM read_audit ORDER BY rowid")).toEqual([
    { request_id: second.requestId, what: "subject" },
    { request_id: first.requestId, what: "proposal" },
  ]);
});

test("joined by Midori: both tellings on one page, who joined them and why; the hint to raise; no longer proposed", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { first, second } = await twoOfOneHouse(window);
  const levels = await window.rows("SELECT level FROM request ORDER BY rowid");
  expect(await decideSame(window.house, midori, second.subjectId, same(first.subjectId))).toBe("done");
  const subject = await readSubject(window.house, midori, first.subjectId, false);
  expect(subject?.reports.map((report) => report.id)).toEqual([second.reportId, first.reportId]);
  expect(subject?.proposals).toEqual([]);
  expect(subject?.hint).toBe("twoReporters");
  expect(subject?.verdicts).toMatchObject([{ verdict: "same", by: "みどり", why: "place" }]);
  expect(await window.rows("SELECT level FROM request ORDER BY rowid")).toEqual(levels);
  expect(await window.rows("SELECT kind, staff_id FROM history_event WHERE kind LIKE 'subject.%'")).toEqual([
    { kind: "subject.joined", staff_id: midori.id },
    { kind: "subject.joined", staff_id: midori.id },
  ]);
});

test("taken apart again: two records, proposed again, and the join stays as history", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { first, second } = await twoOfOneHouse(window);
  await decideSame(window.house, midori, second.subjectId, same(first.subjectId));
  const joined = await readSubject(window.house, midori, first.subjectId, false);
  const verdict = joined?.verdicts[0]?.id ?? "";
  expect(await undoVerdict(window.house, midori, first.subjectId, verdict)).toBe("done");
  const apart = await readSubject(window.house, midori, first.subjectId, false);
  expect(apart?.reports).toHaveLength(1);
  expect(apart?.hint).toBeNull();
  expect(apart?.proposals).toHaveLength(1);
  expect(await window.rows("SELECT verdict, undone_by FROM subject_verdict")).toEqual([
    { verdict: "same", undone_by: midori.id },
  ]);
  expect(await undoVerdict(window.house, midori, first.subjectId, verdict)).toBe("changed");
});

test("「ちがう方」 is remembered for whole groups, and can be taken back", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { first, second } = await twoOfOneHouse(window);
  const third = await reportFrom(window, "まりさん", "松の木の家の庭、荒れています", "松葉町の松の木の角");
  expect(await decideSame(window.house, midori, third.subjectId, different(first.subjectId))).toBe("done");
  const before = await readSubject(window.house, midori, third.subjectId, false);
  expect(before?.proposals.map((one) => one.subjectId)).toEqual([second.subjectId]);
  await decideSame(window.house, midori, first.subjectId, same(second.subjectId));
  const after = await readSubject(window.house, midori, third.subjectId, false);
  expect(after?.proposals).toEqual([]);
  await undoVerdict(window.house, midori, third.subjectId, before?.verdicts[0]?.id ?? "");
  const again = await readSubject(window.house, midori, third.subjectId, false);
  expect(again?.proposals).toHaveLength(1);
});

test("one person telling twice is one reporter: no hint", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { first, second } = await twoOfOneHouse(window);
  const [of] = await window.rows<{ person_id: string }>("SELECT person_id FROM request WHERE id = ?1", first.requestId);
  await window.rows("UPDATE request SET person_id = ?1 WHERE id = ?2", of?.person_id, second.requestId);
  await decideSame(window.house, midori, second.subjectId, same(first.subjectId));
  expect((await readSubject(window.house, midori, first.subjectId, false))?.hint).toBeNull();
});

test.each([
  [{ reporters: 1, supporter: false, signs: 5 }, null],
  [{ reporters: 2, supporter: false, signs: 0 }, "twoReporters"],
  [{ reporters: 1, supporter: true, signs: 1 }, "supporterSign"],
  [{ reporters: 1, supporter: true, signs: 0 }, null],
])("the handbook's hint for %o: %s", (facts, hint) => {
  expect(raiseHint(facts)).toBe(hint);
});

test("two press at once: one verdict stands, the other looks again", async () => {
  const window = await openTestWindow();
  const [midori, hinata] = [await window.staff("みどり"), await window.staff("ひなた")];
  const { first, second } = await twoOfOneHouse(window);
  const outcomes = await Promise.all([
    decideSame(window.house, midori, second.subjectId, same(first.subjectId)),
    decideSame(window.house, hinata, first.subjectId, different(second.subjectId)),
  ]);
  expect(outcomes.toSorted()).toEqual(["changed", "done"]);
  expect(await window.rows("SELECT id FROM subject_verdict WHERE undone_at IS NULL")).toHaveLength(1);
});

test("nobody confirms words they have not seen", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { person, subjectId } = (await twoOfOneHouse(window)).first;
  const seen = await versionOf(window, subjectId);
  await person.says("となりの方、新聞もたまっています");
  await window.drain();
  expect(await confirmSubject(window.house, midori, subjectId, seen, "confirmed")).toBe("changed");
  expect(await window.rows("SELECT id FROM report WHERE confirmed_at IS NOT NULL")).toEqual([]);
});

describe("attacks", () => {
  test("staff of another district finds nothing: not to read, not to join, not to confirm, not to know who told", async () => {
    const window = await openTestWindow();
    const [midori, sora] = [await window.staff("みどり"), await window.staff("そら")];
    const { first, second } = await twoOfOneHouse(window);
    const own = await reportFrom(window, "ゆみこさん", "おとなりの庭が荒れています", "泉町の酒屋の角");
    await decideSame(window.house, midori, second.subjectId, same(first.subjectId));
    const [verdict] = await window.rows<{ id: string }>("SELECT id FROM subject_verdict");
    expect(await readSubject(window.house, sora, first.subjectId, true)).toBeNull();
    expect(await reporterOf(window.house, sora, first.subjectId, first.reportId)).toBeNull();
    expect(await decideSame(window.house, sora, own.subjectId, same(first.subjectId))).toBe("notFound");
    expect(await decideSame(window.house, sora, first.subjectId, same(own.subjectId))).toBe("notFound");
    expect(await undoVerdict(window.house, sora, own.subjectId, verdict?.id ?? "")).toBe("notFound");
    const seen = await versionOf(window, first.subjectId);
    expect(await confirmSubject(window.house, sora, first.subjectId, seen, "confirmed")).toBe("notFound");
    expect(await window.rows("SELECT staff_id FROM read_audit WHERE staff_id = ?1", sora.id)).toEqual([]);
    const [{ n } = { n: -1 }] = await window.rows<{ n: number }>("SELECT count(*) AS n FROM subject_verdict");
    expect(n).toBe(1);
    expect((await readSubject(window.house, sora, own.subjectId, false))?.proposals).toEqual([]);
  });

  test("a manager sees all; a role nobody knows may not know who told", async () => {
    const window = await openTestWindow();
    const { first } = await twoOfOneHouse(window);
    const [midori, sora] = [await window.staff("みどり"), await window.staff("そら")];
    const manager = { ...sora, role: "manager" as const };
    expect(await reporterOf(window.house, manager, first.subjectId, first.reportId)).toBe(first.requestId);
    expect(await reporterOf(window.house, midori, first.subjectId, first.reportId)).toBe(first.requestId);
    const stranger = { ...midori, role: "volunteer" as unknown as "csw" };
    expect(
      mayKnowReporter(stranger, { area: "kita", level: "U0", owner: midori.id, route_to: null, route_queue: "duty" }),
    ).toBe(false);
  });

  test.each(["", "' OR 1=1 --", "00000000-0000-4000-8000-000000000000", '["x"]'])(
    "a forged id %j is not found",
    async (id) => {
      const window = await openTestWindow();
      const midori = await window.staff("みどり");
      const { first } = await twoOfOneHouse(window);
      expect(await readSubject(window.house, midori, id, true)).toBeNull();
      expect(await decideSame(window.house, midori, first.subjectId, same(id))).toBe("notFound");
      expect(await decideSame(window.house, midori, id, same(first.subjectId))).toBe("notFound");
      expect(await undoVerdict(window.house, midori, first.subjectId, id)).toBe("notFound");
      expect(await reporterOf(window.house, midori, first.subjectId, id)).toBeNull();
      expect(await confirmSubject(window.house, midori, id, 1, "confirmed")).toBe("notFound");
    },
  );

  test("a subject is not joined with itself, and a report is not reached through another subject", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { first, second } = await twoOfOneHouse(window);
    expect(await decideSame(window.house, midori, first.subjectId, same(first.subjectId))).toBe("changed");
    expect(await decideSame(window.house, midori, first.subjectId, different(first.subjectId))).toBe("refused");
    expect(await reporterOf(window.house, midori, second.subjectId, first.reportId)).toBeNull();
  });
});
