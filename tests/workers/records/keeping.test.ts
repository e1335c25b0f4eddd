/** What is told outside LINE becomes a request or joins one: every kind, triage, alerts, scope, two sends, no way to answer by LINE. */
import { describe, expect, test } from "vitest";
import { keepRecord } from "../../../src/records/keep.ts";
import { RECORD_KINDS } from "../../../src/records/kinds.ts";
import { recordsOf } from "../../../src/records/read.ts";
import { answerRequest, closeRequest, takeRequest } from "../../../src/requests/acts.ts";
import { listRequests } from "../../../src/requests/list.ts";
import { readRequest } from "../../../src/requests/read.ts";
import { openTestWindow } from "../../support/workers/window.ts";
import { versionOf, worryFrom } from "../requests/worry.ts";
import { kept, told } from "./told.ts";

test.each(RECORD_KINDS)(
  "a record (%s) becomes a request of its own, which says how it came and keeps nothing plain",
  async (kind) => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const id = await kept(window, midori, { kind, who: "佐倉井ふみえ 番号は控えあり" });
    const [card] = await listRequests(window.house, midori, "open");
    expect(card).toMatchObject({
      id,
      channel: kind,
      about: "self",
      ownWords: "夜になると、さびしくて眠れないそうです",
      area: { id: "kita" },
    });
    expect(card?.waitingSince).not.toBeNull();
    expect(card?.route?.queue).toBe("district");
    const [record] = await recordsOf(window.house, midori, id);
    expect(record).toMatchObject({ kind, who: "佐倉井ふみえ 番号は控えあり", by: "みどり", mayKnow: false });
    const detail = await readRequest(window.house, midori, id, true);
    expect(detail).toMatchObject({ channel: kind, state: "open" });
    expect(detail?.history.map((line) => line.kind)).toContain("record.opened");
    const stored = JSON.stringify(await window.rows("SELECT * FROM record JOIN person ON 1 JOIN request ON 1"));
    for (const secret of ["さびしくて", "ふみえ"]) expect(stored).not.toContain(secret);
    expect(JSON.stringify(window.logs)).not.toContain("さびしくて");
    expect(window.pings()).toBeGreaterThan(0);
  },
);

describe("how urgent it is", () => {
  test("triage reads the line, and danger calls people as usual", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const id = await kept(window, midori, { words: "もう死にたい、と電話口で泣いていました" });
    expect(await window.rows("SELECT level FROM request WHERE id = ?1", id)).toMatchObject([
      { level: expect.stringMatching(/U[01]/) },
    ]);
    expect(await window.rows("SELECT request_id FROM alert")).toEqual([{ request_id: id }]);
    expect((await window.rows("SELECT alert_id FROM alert_call")).length).toBeGreaterThan(0);
    expect(await window.rows("SELECT level FROM triage_decision")).toHaveLength(1);
  });

  test("a human raises it, which is kept with what triage said; nobody lowers it here", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const raised = await kept(window, midori, { level: "U1", words: "声がいつもとちがいました" });
    const [row] = await window.rows("SELECT level, machine_level, level_by_hand_at FROM request WHERE id = ?1", raised);
    expect(row).toMatchObject({ level: "U1", machine_level: expect.stringMatching(/U[34]/) });
    expect(row?.level_by_hand_at).not.toBeNull();
    expect(await window.rows("SELECT field, before, value, staff_id FROM hand_setting")).toMatchObject([
      { field: "level", value: "U1", staff_id: midori.id },
    ]);
    expect(await window.rows("SELECT level FROM alert")).toEqual([{ level: "U1" }]);
    const danger = await kept(window, midori, { level: "U2", words: "もう死にたい、と言っていました" });
    const [calm] = await window.rows<{ level: string }>("SELECT level FROM request WHERE id = ?1", danger);
    expect(["U0", "U1"]).toContain(calm?.level);
    expect(await keepRecord(window.house, midori, told({ level: "U4" }))).toEqual({ kind: "refused", why: "unclear" });
  });
});

describe("joining an open request", () => {
  test("the person themselves called: one request, the words beside it, the level higher when the words are", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { id } = await worryFrom(window, "きたのさん", "北野町");
    expect(await kept(window, midori, { join: id, words: "きのうから何も食べていないそうです", area: "" })).toBe(id);
    expect(await window.rows("SELECT count(*) AS n FROM request")).toEqual([{ n: 1 }]);
    expect(await window.rows("SELECT count(*) AS n FROM person")).toEqual([{ n: 1 }]);
    expect((await recordsOf(window.house, midori, id))[0]?.words).toBe("きのうから何も食べていないそうです");
    const [row] = await window.rows<{ level: string; channel: string | null }>("SELECT level, channel FROM request");
    expect(row?.level).toMatch(/U[0-2]/);
    // It still came by LINE, and can be answered there.
    expect(row?.channel).toBeNull();
    const answer = { answerId: crypto.randomUUID(), text: "電話をありがとうございました", reason: null };
    expect(await answerRequest(window.house, midori, id, answer)).toEqual({ kind: "done" });
  });

  test("calmer words lower nothing", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const id = await kept(window, midori, { words: "もう死にたい、と言っていました" });
    const [before] = await window.rows("SELECT level, machine_level FROM request");
    await kept(window, midori, { join: id, words: "きょうは天気の話をしました", area: "" });
    expect((await window.rows<{ level: string }>("SELECT level FROM request"))[0]?.level).toBe(before?.level);
    expect(await recordsOf(window.house, midori, id)).toHaveLength(2);
  });

  test("only what is open and theirs to see can be joined; the rest is not there", async () => {
    const window = await openTestWindow();
    const [midori, sora] = [await window.staff("みどり"), await window.staff("そら")];
    const kita = await kept(window, midori, {});
    const closed = await kept(window, midori, {});
    await closeRequest(window.house, midori, closed, await versionOf(window, closed));
    const gone = { kind: "refused", why: "joinGone" };
    for (const [staff, join] of [
      [sora, kita],
      [midori, closed],
      [midori, crypto.randomUUID()],
    ] as const)
      expect(await keepRecord(window.house, staff, told({ join }))).toEqual(gone);
    expect(await window.rows("SELECT count(*) AS n FROM record")).toEqual([{ n: 2 }]);
  });

  test("while the person writes, nothing is lost", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { person, id } = await worryFrom(window, "きたのさん", "北野町");
    await Promise.all([
      person.says("あのね"),
      keepRecord(window.house, midori, told({ join: id, words: "窓口で、家賃が払えないと話していました" })),
      person.says("ごはんがなくて"),
    ]);
    await window.drain();
    await window.passTime(60_000);
    expect(await window.rows("SELECT count(*) AS n FROM inbound_event WHERE done_at IS NULL")).toEqual([{ n: 0 }]);
    expect(await recordsOf(window.house, midori, id)).toHaveLength(1);
  });
});

test("the same form twice, also at once, is one record", async () => {
  const window = await openTestWindow();
  const [midori, hinata] = [await window.staff("みどり"), await window.staff("ひなた")];
  const form = told();
  const both = await Promise.all([keepRecord(window.house, midori, form), keepRecord(window.house, midori, form)]);
  const again = await keepRecord(window.house, midori, form);
  expect(new Set([...both, again].map((one) => one.kind === "done" && one.requestId)).size).toBe(1);
  expect(await window.rows("SELECT count(*) AS n FROM request")).toEqual([{ n: 1 }]);
  // Somebody else's record is not opened by its id.
  expect(await keepRecord(window.house, hinata, form)).toEqual({ kind: "refused", why: "unclear" });
});

test("written down by one, it goes to whoever has the district", async () => {
  const window = await openTestWindow();
  const [midori, sora] = [await window.staff("みどり"), await window.staff("そら")];
  const id = await kept(window, sora, { area: "", words: "北野町の方から、草取りの手伝いをたのまれました" });
  expect(await window.rows("SELECT area, route_to FROM request")).toEqual([{ area: "kita", route_to: midori.id }]);
  expect(await readRequest(window.house, sora, id, true)).toBeNull();
  expect(await readRequest(window.house, midori, id, true)).not.toBeNull();
});

test("nothing is sent by LINE to somebody who has none, whoever tries", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const id = await kept(window, midori, {});
  const answer = { answerId: crypto.randomUUID(), text: "返事です", reason: null };
  expect(await answerRequest(window.house, midori, id, answer)).toEqual({ kind: "refused", why: "noLine" });
  expect(await takeRequest(window.house, midori, id, await versionOf(window, id))).toEqual({ kind: "done" });
  expect(await closeRequest(window.house, midori, id, await versionOf(window, id))).toEqual({ kind: "done" });
  await window.drain();
  await window.passTime(120_000);
  expect(await window.rows("SELECT count(*) AS n FROM outbox")).toEqual([{ n: 0 }]);
});

test("「消して」 takes the words of a call, too", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { person, id } = await worryFrom(window, "きたのさん", "北野町");
  await kept(window, midori, { join: id, words: "窓口でも、ないしょの話をしました", who: "内緒山" });
  await person.says("消して");
  await window.drain();
  expect(await window.rows("SELECT words_sealed, who_sealed FROM record")).toEqual([
    { words_sealed: null, who_sealed: null },
  ]);
  const [record] = await recordsOf(window.house, midori, id);
  expect(record).toMatchObject({ words: null, who: null, unreadable: false });
});

test.each([
  ["no kind", { kind: "" }, "kindMissing"],
  ["another kind", { kind: "phone'; DROP TABLE record; --" }, "kindMissing"],
  ["nobody", { about: "" }, "aboutMissing"],
  ["only spaces", { words: " \n　" }, "empty"],
  ["far too many words", { words: "あ".repeat(501) }, "tooLong"],
  ["a name as long as a letter", { who: "あ".repeat(101) }, "whoTooLong"],
  ["a district that is none", { area: "nowhere" }, "unclear"],
  ["an id that is none", { id: "../../etc" }, "unclear"],
])("a form with %s keeps nothing", async (_name, over, why) => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  expect(await keepRecord(window.house, midori, told(over))).toEqual({ kind: "refused", why });
  expect(await window.rows("SELECT (SELECT count(*) FROM record) + (SELECT count(*) FROM person) AS n")).toEqual([
    { n: 0 },
  ]);
});

test("somebody without social work here keeps no record and joins none", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const outsider = { ...midori, role: "city" as typeof midori.role };
  expect(await keepRecord(window.house, outsider, told())).toEqual({ kind: "notFound" });
});
