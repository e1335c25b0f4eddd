/** A caller who says 「消してください」: what they told goes for good, that it was told stays; asked twice first, and only by who may. */
import { beforeEach, expect, test } from "vitest";
import { recordsOf } from "../../../src/records/read.ts";
import { addNote } from "../../../src/requests/notes.ts";
import { readRequest } from "../../../src/requests/read.ts";
import { readWork } from "../../../src/requests/work.ts";
import { type Browser, browserOf } from "../../support/workers/door.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { worryFrom } from "../requests/worry.ts";
import { kept } from "./told.ts";

let window: TestWindow;
let [midori, sora, hinata]: Browser[] = [];
beforeEach(async () => {
  window = await openTestWindow();
  [midori, sora, hinata] = ["csw-midori", "csw-sora", "csw-hinata"].map((id) => browserOf(window, id));
});

const idOf = async (requestId: string) =>
  (await window.rows<{ id: string }>("SELECT id FROM record WHERE request_id = ?1 ORDER BY rowid DESC", requestId))[0]
    ?.id ?? "";
const pathOf = async (requestId: string) => `/inbox/records/${await idOf(requestId)}/erasure`;
const SURE = { sure: "1" };
const CALL = { words: "長男の借金のことで眠れないそうです", who: "佐倉井ふみえ" };

test("asked first, without scripts; then words, name and key are gone, the row and the history stay", async () => {
  const staff = await window.staff("みどり");
  const id = await kept(window, staff, CALL);
  const [before] = await window.rows<{ wrapped: string }>(
    "SELECT k.wrapped FROM person_key k JOIN request r USING (person_id)",
  );
  await addNote(window.house, staff, id, {
    entryId: crypto.randomUUID(),
    kind: "fact",
    words: "折り返しの電話をした",
    call: [],
  });
  const path = await pathOf(id);
  expect((await midori?.get(`/inbox/requests/${id}`))?.html).toContain(`href="${path}"`);
  const asked = await midori?.get(path);
  expect(asked?.status).toBe(200);
  expect(asked?.html).not.toMatch(/借金|ふみえ/);
  const unsure = await midori?.post(path, {});
  expect(unsure?.status).toBe(422);
  expect(unsure?.html).toContain("まだ消していません");
  expect((await recordsOf(window.house, staff, id))[0]).toMatchObject({ words: CALL.words, who: CALL.who });

  expect(await midori?.post(path, SURE)).toMatchObject({ status: 303, location: `/inbox/requests/${id}#records` });
  expect((await recordsOf(window.house, staff, id))[0]).toMatchObject({
    words: null,
    who: null,
    unreadable: false,
    kind: "phone",
    by: "みどり",
  });
  const [after] = await window.rows<{ wrapped: string }>(
    "SELECT k.wrapped FROM person_key k JOIN request r USING (person_id)",
  );
  expect(after?.wrapped).not.toBe(before?.wrapped);
  expect(await window.rows("SELECT own_words_sealed, state FROM request")).toEqual([
    { own_words_sealed: null, state: "closed" },
  ]);
  expect(await window.rows("SELECT hits_sealed FROM triage_decision")).toEqual([{ hits_sealed: null }]);
  expect(await window.rows("SELECT scope FROM erasure")).toEqual([{ scope: "words" }]);
  // What staff did is theirs, and still opens.
  expect((await readWork(window.house, staff, id, false))?.notes[0]?.words).toBe("折り返しの電話をした");
  const detail = await readRequest(window.house, staff, id, false);
  expect(detail).toMatchObject({ ownWords: null, reasons: [] });
  expect(detail?.unreadable).toBeUndefined();
  expect(detail?.history.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["record.opened", "record.erased", "request.closed"]),
  );
  const { html } = (await midori?.get(`/inbox/requests/${id}`)) ?? {};
  expect(html).toContain("本人の希望で、聞いたことばを消しました");
  expect(html).not.toContain(path);
  expect((await midori?.get(path))?.status).toBe(404);
  expect(JSON.stringify(window.logs)).not.toMatch(/借金|ふみえ/);
  // The same form again: nothing more.
  expect((await midori?.post(path, SURE))?.status).toBe(303);
  expect(await window.rows("SELECT kind FROM history_event WHERE kind = 'record.erased'")).toHaveLength(1);
});

test("two who press at once erase once", async () => {
  const id = await kept(window, await window.staff("みどり"), CALL);
  const path = await pathOf(id);
  const both = await Promise.all([midori?.post(path, SURE), hinata?.post(path, SURE)]);
  expect(both.map((answer) => answer?.status)).toEqual([303, 303]);
  expect(await window.rows("SELECT * FROM erasure")).toHaveLength(1);
});

test("danger keeps its level and stays open; everything the same caller told goes along", async () => {
  const staff = await window.staff("みどり");
  const id = await kept(window, staff, { words: "もう死にたい、と泣いていました" });
  await kept(window, staff, { join: id, words: "きのうは橋まで行ったそうです", who: "内緒山", area: "" });
  expect((await midori?.get(await pathOf(id)))?.html).toContain("ほかの1件も消えます");
  await midori?.post(await pathOf(id), SURE);
  expect((await recordsOf(window.house, staff, id)).map(({ words, who }) => [words, who])).toEqual([
    [null, null],
    [null, null],
  ]);
  expect(await window.rows("SELECT state, level IN ('U0', 'U1') AS danger FROM request")).toEqual([
    { state: "open", danger: 1 },
  ]);
});

test("of somebody who writes by LINE only what was told beside it goes, not the talk", async () => {
  const staff = await window.staff("みどり");
  const { id } = await worryFrom(window, "みつ", "北野町");
  await kept(window, staff, { join: id, ...CALL, area: "" });
  await midori?.post(await pathOf(id), SURE);
  expect((await recordsOf(window.house, staff, id))[0]).toMatchObject({ words: null, who: null });
  const detail = await readRequest(window.house, staff, id, false);
  expect(detail?.state).toBe("open");
  expect(detail?.talk.map(({ text }) => text)).toContain("人と話したい");
  expect(await window.rows("SELECT * FROM erasure")).toEqual([]);
});

test("who told of a neighbour: their words and the neighbour's place go; only for who may know them", async () => {
  const staff = await window.staff("みどり");
  const id = await kept(window, staff, {
    about: "neighbour",
    words: "北野町の角の家の雨戸がずっとしまっています",
    who: "よしえ",
  });
  const path = await pathOf(id);
  await window.rows("UPDATE staff SET may_know_reporters = 0 WHERE id = 'csw-midori'");
  expect((await midori?.get(path))?.status).toBe(404);
  expect((await midori?.post(path, SURE))?.status).toBe(404);
  expect((await midori?.get(`/inbox/requests/${id}`))?.html).not.toContain(path);
  expect((await hinata?.post(path, SURE))?.status).toBe(303);
  expect(await window.rows("SELECT words_sealed, who_sealed FROM record")).toEqual([
    { words_sealed: null, who_sealed: null },
  ]);
  expect(await window.rows("SELECT words_sealed FROM report_words WHERE words_sealed IS NOT NULL")).toEqual([]);
  expect(await window.rows("SELECT * FROM subject_key")).toEqual([]);
});

test("a neighbour's telling that joined somebody's request: the reporter goes, the request stays", async () => {
  const staff = await window.staff("みどり");
  const { id } = await worryFrom(window, "みつ", "北野町");
  await kept(window, staff, {
    join: id,
    about: "neighbour",
    words: "となりの方の雨戸がしまっています",
    who: "よしえ",
    area: "",
  });
  await midori?.post(await pathOf(id), SURE);
  expect(await window.rows("SELECT words_sealed, who_sealed FROM record")).toEqual([
    { words_sealed: null, who_sealed: null },
  ]);
  expect(await window.rows("SELECT state FROM request")).toEqual([{ state: "open" }]);
  expect((await readRequest(window.house, staff, id, false))?.talk.map(({ text }) => text)).toContain("人と話したい");
});

test("out of scope it is not there", async () => {
  const id = await kept(window, await window.staff("みどり"), CALL);
  await window.rows("UPDATE request SET level = 'U3', route_to = NULL, route_queue = NULL");
  const path = await pathOf(id);
  expect((await sora?.get(path))?.status).toBe(404);
  expect((await sora?.post(path, SURE))?.status).toBe(404);
  for (const who of ["partner-tsubasa", "city-aoba", "admin-kaede"])
    expect((await browserOf(window, who).post(path, SURE)).status).toBe(403);
  expect((await hinata?.post(`/inbox/records/${crypto.randomUUID()}/erasure`, SURE))?.status).toBe(404);
  expect((await window.rows("SELECT words_sealed FROM record"))[0]?.words_sealed).not.toBeNull();
});
