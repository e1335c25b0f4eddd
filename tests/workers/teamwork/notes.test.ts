/** 内部メモ: kept sealed, never sent, edited with history, colleagues called; scope, doubles, two edits at once, 「消して」. */
import { describe, expect, test } from "vitest";
import { countCalled, readCalled } from "../../../src/requests/called.ts";
import { addNote, editNote, type NoteInput, namedIn } from "../../../src/requests/notes.ts";
import { readWork } from "../../../src/requests/work.ts";
import { deskOf } from "../../support/workers/inbox.ts";
import { openTestWindow } from "../../support/workers/window.ts";
import { worryFrom } from "../requests/worry.ts";

const DONE = { kind: "done" };
const note = (over: Partial<NoteInput> = {}): NoteInput => ({
  entryId: crypto.randomUUID(),
  kind: "fact",
  words: "玄関の新聞がたまっていた",
  call: [],
  ...over,
});

describe("a note", () => {
  test("is for colleagues only: sealed, told apart by kind, and nothing of it goes out", async () => {
    const window = await openTestWindow();
    const [midori, hinata] = [await window.staff("みどり"), await window.staff("ひなた")];
    const { id, person } = await worryFrom(window, "きたのさん", "北野町");
    const mark = person.mark();
    expect(await addNote(window.house, midori, id, note())).toEqual(DONE);
    expect(await addNote(window.house, hinata, id, note({ kind: "hearsay", words: "民生委員より：犬がいる" }))).toEqual(
      DONE,
    );
    await window.drain();
    expect(person.receivedSince(mark)).toEqual([]);
    expect(await window.rows("SELECT 1 FROM outbox WHERE kind = 'staff'")).toEqual([]);
    const view = await readWork(window.house, midori, id, false);
    expect(view?.notes.map(({ kind, words, staff }) => [kind, words, staff.nickname])).toEqual([
      ["fact", "玄関の新聞がたまっていた", "みどり"],
      ["hearsay", "民生委員より：犬がいる", "ひなた"],
    ]);
    const stored = JSON.stringify([
      await window.rows("SELECT * FROM note"),
      await window.rows("SELECT * FROM history_event"),
    ]);
    expect(stored).not.toContain("新聞");
    expect(stored).not.toContain("犬");
    expect(JSON.stringify(window.logs)).not.toContain("新聞");
  });

  test.each<[string, Partial<NoteInput>, string]>([
    ["nothing", { words: " \n " }, "needsWords"],
    ["too much", { words: "あ".repeat(2001) }, "tooLong"],
    ["an unknown kind", { kind: "gossip" }, "unclear"],
    ["no id", { entryId: "1" }, "unclear"],
    ["a call to nobody", { call: ["nobody"] }, "notThem"],
  ])("refuses %s", async (_name, over, why) => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { id } = await worryFrom(window, "きたのさん", "北野町");
    expect(await addNote(window.house, midori, id, note(over))).toEqual({ kind: "refused", why });
    expect(await window.rows("SELECT 1 FROM note")).toEqual([]);
  });

  test("sent twice, also at the same moment, it is one note; of another district it is not found", async () => {
    const window = await openTestWindow();
    const [midori, sora] = [await window.staff("みどり"), await window.staff("そら")];
    const { id } = await worryFrom(window, "きたのさん", "北野町");
    const once = note();
    expect(await Promise.all([1, 2].map(() => addNote(window.house, midori, id, once)))).toEqual([DONE, DONE]);
    expect(await addNote(window.house, midori, id, once)).toEqual(DONE);
    expect(await window.rows("SELECT 1 FROM note")).toHaveLength(1);
    expect(await addNote(window.house, sora, id, note())).toEqual({ kind: "notFound" });
    expect(await readWork(window.house, sora, id, false)).toBeNull();
    const [{ id: noteId = "" } = {}] = await window.rows<{ id: string }>("SELECT id FROM note");
    const desk = deskOf(window, sora);
    const paths = [`/inbox/requests/${id}/notes`, `/inbox/requests/${id}/notes/${noteId}`];
    for (const path of paths) expect((await desk.post(path, { note: "x", kind: "fact" })).status).toBe(404);
    expect((await desk.get(paths[1] ?? "")).status).toBe(404);
  });

  test("its form is not the answer's: another field, another button, another address", async () => {
    const window = await openTestWindow();
    const desk = deskOf(window, await window.staff("みどり"));
    const { id, person } = await worryFrom(window, "きたのさん", "北野町");
    const { html } = await desk.get(`/inbox/requests/${id}`);
    const form = /<form[^>]*id="note-form"[\s\S]*?<\/form>/.exec(html)?.[0] ?? "";
    expect(form).toContain(`action="/inbox/requests/${id}/notes"`);
    expect(form).toContain("内部メモに残す");
    expect(form).not.toContain("送る");
    expect(form).not.toContain('name="text"');
    expect(html).toContain("内部メモ・送られません");
    const mark = person.mark();
    // Even posted to the answer's address a note is no answer: there are no words in it.
    const astray = await desk.post(`/inbox/requests/${id}/answers`, { note: "見られたくない", kind: "fact" });
    expect(astray.status).toBe(422);
    await window.drain();
    expect(person.receivedSince(mark)).toEqual([]);
  });
});

describe("mending a note", () => {
  test("keeps what it said before; only by whoever wrote it; a stale page gets both texts and can go on", async () => {
    const window = await openTestWindow();
    const [midori, hinata] = [await window.staff("みどり"), await window.staff("ひなた")];
    const { id } = await worryFrom(window, "きたのさん", "北野町");
    const first = note({ words: "はじめの文" });
    await addNote(window.house, midori, id, first);
    const edit = (words: string, seenVersion: number) => ({ ...note({ words }), seenVersion });
    expect(await editNote(window.house, hinata, id, first.entryId, edit("x", 1))).toEqual({
      kind: "refused",
      why: "notYours",
    });
    expect(await editNote(window.house, midori, id, crypto.randomUUID(), edit("x", 1))).toEqual({ kind: "notFound" });
    const second = edit("なおした文", 1);
    expect(await editNote(window.house, midori, id, first.entryId, second)).toEqual(DONE);
    // The same form again, although the version moved on.
    expect(await editNote(window.house, midori, id, first.entryId, second)).toEqual(DONE);
    expect(await editNote(window.house, midori, id, first.entryId, edit("古いページの文", 1))).toEqual({
      kind: "changed",
    });
    const [view] = (await readWork(window.house, hinata, id, false))?.notes ?? [];
    expect(view).toMatchObject({
      words: "なおした文",
      version: 2,
      before: [{ version: 1, words: "はじめの文", staff: "みどり" }],
    });

    const desk = deskOf(window, midori);
    const path = `/inbox/requests/${id}/notes/${first.entryId}`;
    const stale = await desk.post(path, {
      entryId: crypto.randomUUID(),
      seenVersion: "1",
      kind: "fact",
      note: "<b>わたしの</b>文",
    });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain("&lt;b&gt;わたしの&lt;/b&gt;文</textarea>");
    expect(stale.html).toContain("なおした文");
    const seenVersion = /name="seenVersion" value="(\d+)"/.exec(stale.html)?.[1] ?? "";
    const on = { entryId: crypto.randomUUID(), seenVersion, kind: "fact", note: "わたしの文" };
    expect(await desk.post(path, on)).toMatchObject({ status: 303 });
    expect((await readWork(window.house, midori, id, false))?.notes[0]?.before).toHaveLength(2);
  });

  test("two edits at the same moment: one is kept, the other is told", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { id } = await worryFrom(window, "きたのさん", "北野町");
    const first = note();
    await addNote(window.house, midori, id, first);
    const outcomes = await Promise.all(
      ["左", "右"].map((words) =>
        editNote(window.house, midori, id, first.entryId, { ...note({ words }), seenVersion: 1 }),
      ),
    );
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(["changed", "done"]);
    expect(await window.rows("SELECT version FROM note")).toEqual([{ version: 2 }]);
  });
});

describe("calling a colleague", () => {
  test("by choosing or by 「@名前」; they see it on their list until they open the request", async () => {
    const window = await openTestWindow();
    const [midori, hinata, sora] = [
      await window.staff("みどり"),
      await window.staff("ひなた"),
      await window.staff("そら"),
    ];
    const { id } = await worryFrom(window, "きたのさん", "北野町");
    expect(await countCalled(window.house, hinata)).toBe(0);
    await addNote(window.house, midori, id, note({ words: "＠ひなた さん、見てください。@そら にも" }));
    await addNote(window.house, midori, id, note({ words: "もう一つ", call: [hinata.id] }));
    // A name of somebody who may not see the request is only a word.
    expect(await countCalled(window.house, sora)).toBe(0);
    expect(await countCalled(window.house, hinata)).toBe(2);
    expect(await countCalled(window.house, midori)).toBe(0);
    const desk = deskOf(window, hinata);
    expect((await desk.get("/inbox")).html).toContain("2件");
    const called = (await desk.get("/inbox/called")).html;
    expect(called).toContain("＠ひなた さん、見てください");
    expect(called).toContain("内部メモで呼ばれました");
    await desk.get(`/inbox/requests/${id}`);
    expect(await countCalled(window.house, hinata)).toBe(0);
    expect((await readCalled(window.house, hinata)).lines.map(({ seen }) => seen)).toEqual([true, true]);
  });

  test("nobody is shown who may not see the request, and nobody is called who lost sight of it", async () => {
    const window = await openTestWindow();
    const [midori, hinata, sora] = [
      await window.staff("みどり"),
      await window.staff("ひなた"),
      await window.staff("そら"),
    ];
    const { id } = await worryFrom(window, "きたのさん", "北野町");
    const view = await readWork(window.house, midori, id, false);
    expect(view?.colleagues.map(({ nickname }) => nickname)).not.toContain("そら");
    expect(view?.colleagues.map(({ id: one }) => one)).toContain(hinata.id);
    expect(await addNote(window.house, midori, id, note({ call: [sora.id] }))).toEqual({
      kind: "refused",
      why: "notThem",
    });
    await addNote(window.house, midori, id, note({ call: [hinata.id] }));
    await window.rows("UPDATE staff SET role = 'csw' WHERE id = ?1", hinata.id);
    await window.rows("DELETE FROM staff_district WHERE staff_id = ?1", hinata.id);
    const now = await window.staff("ひなた");
    expect(await countCalled(window.house, now)).toBe(0);
    expect((await readCalled(window.house, now)).lines).toEqual([]);
  });

  test.each([
    ["@みどりこ さん", ["b"]],
    ["＠みどりさん、@はる", ["a", "c"]],
    ["みどりさんへ", []],
    ["mail@example.jp", []],
    ["@みどり@みどり", ["a"]],
  ])("%s", (words, ids) => {
    const names = [
      { id: "a", nickname: "みどり" },
      { id: "b", nickname: "みどりこ" },
      { id: "c", nickname: "はる" },
    ];
    expect(namedIn(words, names)).toEqual(ids);
  });
});

test("「消して」 takes the person's words; the record of colleagues stays, under the new key", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { id, person } = await worryFrom(window, "きたのさん", "北野町");
  const first = note({ words: "一度目" });
  await addNote(window.house, midori, id, first);
  await editNote(window.house, midori, id, first.entryId, { ...note({ words: "二度目" }), seenVersion: 1 });
  window.clock.pass(1000);
  await person.says("消して");
  await window.drain();
  const [view] = (await readWork(window.house, midori, id, false))?.notes ?? [];
  expect(view).toMatchObject({ words: "二度目", before: [{ words: "一度目" }] });
});
