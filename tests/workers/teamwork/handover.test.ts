/** Handing on: asked for, accepted or declined with a word, taken back, given at once; who keeps it until when; scope and doubles. */
import { describe, expect, test } from "vitest";
import { setByHand } from "../../../src/danger/hand.ts";
import { closeRequest, takeRequest } from "../../../src/requests/acts.ts";
import { countCalled, readCalled } from "../../../src/requests/called.ts";
import { answerHandover, handOver, withdrawHandover } from "../../../src/requests/handover.ts";
import { readRequest } from "../../../src/requests/read.ts";
import { recuse } from "../../../src/requests/recuse.ts";
import { readWork } from "../../../src/requests/work.ts";
import type { StaffMember } from "../../../src/staff/types.ts";
import { deskOf } from "../../support/workers/inbox.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { versionOf, worryFrom } from "../requests/worry.ts";
import { reportFrom } from "../subjects/reports.ts";

const DONE = { kind: "done" };

async function ask(
  window: TestWindow,
  from: StaffMember,
  id: string,
  to: string,
  words: string | null,
  atOnce = false,
) {
  const entryId = crypto.randomUUID();
  const input = { entryId, to, words, seenVersion: await versionOf(window, id) };
  return { entryId, outcome: await handOver(window.house, from, id, input, atOnce), input };
}

const answer = (yes: boolean, words: string | null = null) => ({ formId: crypto.randomUUID(), yes, words });
const ownerOf = async (window: TestWindow, id: string) =>
  (await window.rows<{ owner: string | null }>("SELECT owner FROM request WHERE id = ?1", id))[0]?.owner;
const holder = async (window: TestWindow) =>
  (await window.rows<{ held: string | null }>("SELECT talk_held_by AS held FROM person"))[0]?.held;

async function taken() {
  const window = await openTestWindow();
  const [midori, sora, umi, hinata] = [
    await window.staff("みどり"),
    await window.staff("そら"),
    await window.staff("うみ"),
    await window.staff("ひなた"),
  ];
  const { id, person } = await worryFrom(window, "きたのさん", "北野町");
  await takeRequest(window.house, midori, id, 1);
  return { window, midori, sora, umi, hinata, id, person };
}

describe("asking somebody to take over", () => {
  test("the old owner has it until the yes; then request and talk are the other's, and the bot stays silent", async () => {
    const { window, midori, sora, id, person } = await taken();
    const { entryId, outcome } = await ask(window, midori, id, sora.id, "来週から休みます");
    expect(outcome).toEqual(DONE);
    expect([await ownerOf(window, id), await holder(window)]).toEqual([midori.id, midori.id]);
    // Whoever is asked reads what is said to them, and nothing of the talk yet.
    expect(await readRequest(window.house, sora, id, true)).toBeNull();
    expect(await countCalled(window.house, sora)).toBe(1);
    expect((await readCalled(window.house, sora)).lines).toMatchObject([
      { kind: "offered", from: "みどり", words: "来週から休みます", mayOpen: false, offer: entryId },
    ]);
    expect((await readWork(window.house, midori, id, false))?.offer).toMatchObject({ to: { nickname: "そら" } });
    const yes = answer(true, "引き受けます");
    expect(await answerHandover(window.house, sora, id, entryId, yes)).toEqual(DONE);
    expect(await answerHandover(window.house, sora, id, entryId, yes)).toEqual(DONE);
    expect([await ownerOf(window, id), await holder(window)]).toEqual([sora.id, sora.id]);
    expect(await countCalled(window.house, sora)).toBe(0);
    expect((await readCalled(window.house, midori)).lines).toMatchObject([{ kind: "accepted", words: "引き受けます" }]);
    expect((await readRequest(window.house, sora, id, true))?.owner?.nickname).toBe("そら");
    const mark = person.mark();
    window.clock.pass(1000);
    await person.says("つづきです");
    await window.drain();
    expect(person.receivedSince(mark)).toEqual([]);
    const stored = JSON.stringify([
      await window.rows("SELECT * FROM handover"),
      await window.rows("SELECT * FROM history_event"),
    ]);
    expect(stored).not.toContain("休みます");
    expect(stored).not.toContain("引き受け");
  });

  test("a no needs a word, changes nothing, and both see it", async () => {
    const { window, midori, sora, id } = await taken();
    const { entryId } = await ask(window, midori, id, sora.id, null);
    expect(await answerHandover(window.house, sora, id, entryId, answer(false))).toEqual({
      kind: "refused",
      why: "needsWords",
    });
    expect(await answerHandover(window.house, sora, id, entryId, answer(false, "いま手いっぱいです"))).toEqual(DONE);
    expect(await ownerOf(window, id)).toBe(midori.id);
    expect((await readWork(window.house, midori, id, false))?.handovers).toMatchObject([
      { state: "declined", answer: "いま手いっぱいです" },
    ]);
    expect((await readCalled(window.house, midori)).lines).toMatchObject([{ kind: "declined", from: "そら" }]);
    expect(await answerHandover(window.house, sora, id, entryId, answer(true))).toEqual({ kind: "notFound" });
    const late = { from: "called", formId: crypto.randomUUID(), answer: "yes" };
    const page = await deskOf(window, sora).post(`/inbox/requests/${id}/handovers/${entryId}/answer`, late);
    expect(page.status).toBe(404);
    expect(page.html).toContain("もう終わっています");
  });

  test("only whoever was asked answers; whoever asked or has it takes it back", async () => {
    const { window, midori, sora, umi, hinata, id } = await taken();
    const { entryId } = await ask(window, hinata, id, sora.id, null);
    expect(await answerHandover(window.house, umi, id, entryId, answer(true))).toEqual({ kind: "notFound" });
    expect(await answerHandover(window.house, midori, id, entryId, answer(true))).toEqual({ kind: "notFound" });
    const form = crypto.randomUUID();
    expect(await withdrawHandover(window.house, umi, id, entryId, form)).toEqual({ kind: "notFound" });
    expect(await withdrawHandover(window.house, midori, id, entryId, form)).toEqual(DONE);
    expect(await withdrawHandover(window.house, midori, id, entryId, form)).toEqual(DONE);
    expect(await countCalled(window.house, sora)).toBe(0);
    expect(await answerHandover(window.house, sora, id, entryId, answer(true))).toEqual({ kind: "notFound" });
    expect(await ownerOf(window, id)).toBe(midori.id);
  });

  test("nobody is asked who has it, works elsewhere, asked for somebody else, or oneself; and not two at once", async () => {
    const { window, midori, sora, umi, id } = await taken();
    expect((await ask(window, midori, id, midori.id, null)).outcome).toEqual({ kind: "refused", why: "notThem" });
    expect((await ask(window, midori, id, "nobody", null)).outcome).toEqual({ kind: "refused", why: "notThem" });
    expect((await ask(window, midori, id, sora.id, "あ".repeat(201))).outcome).toEqual({
      kind: "refused",
      why: "tooLong",
    });
    expect((await ask(window, sora, id, umi.id, null)).outcome).toEqual({ kind: "notFound" });
    const first = await ask(window, midori, id, sora.id, null);
    expect(first.outcome).toEqual(DONE);
    expect(await handOver(window.house, midori, id, first.input, false)).toEqual(DONE);
    expect((await ask(window, midori, id, umi.id, null)).outcome).toEqual({ kind: "refused", why: "pending" });
    expect(await window.rows("SELECT 1 FROM handover")).toHaveLength(1);
  });

  test.each<
    [string, (window: TestWindow, who: { hinata: StaffMember; umi: StaffMember }, id: string) => Promise<unknown>]
  >([
    ["somebody takes it", async (w, { hinata }, id) => takeRequest(w.house, hinata, id, await versionOf(w, id))],
    ["it is closed", async (w, { hinata }, id) => closeRequest(w.house, hinata, id, await versionOf(w, id))],
    [
      "the owner asks for somebody else",
      async (w, { hinata }, id) => recuse(w.house, hinata, id, await versionOf(w, id)),
    ],
    ["it is given away at once", async (w, { hinata, umi }, id) => ask(w, hinata, id, umi.id, null, true)],
    [
      "the owner is set by hand",
      async (w, { hinata, umi }, id) =>
        setByHand(w.house, hinata, id, {
          entryId: crypto.randomUUID(),
          field: "owner",
          value: umi.id,
          reason: null,
          words: null,
          seenVersion: await versionOf(w, id),
        }),
    ],
  ])("the question ends when %s", async (_name, act) => {
    const { window, midori, sora, hinata, umi, id } = await taken();
    const { entryId } = await ask(window, midori, id, sora.id, "お願いします");
    await act(window, { hinata, umi }, id);
    expect((await readCalled(window.house, sora)).lines).toEqual([]);
    expect(await answerHandover(window.house, sora, id, entryId, answer(true))).toEqual({ kind: "notFound" });
    expect(await ownerOf(window, id)).not.toBe(sora.id);
    expect(await window.rows("SELECT state FROM handover WHERE id = ?1", entryId)).toEqual([{ state: "expired" }]);
  });

  test("yes and no at the same moment: one counts", async () => {
    const { window, midori, sora, id } = await taken();
    const { entryId } = await ask(window, midori, id, sora.id, null);
    await Promise.all([
      answerHandover(window.house, sora, id, entryId, answer(true)),
      answerHandover(window.house, sora, id, entryId, answer(false, "やはり")),
    ]);
    const [{ state = "" } = {}] = await window.rows<{ state: string }>("SELECT state FROM handover");
    expect(await ownerOf(window, id)).toBe(state === "accepted" ? sora.id : midori.id);
  });
});

describe("giving at once", () => {
  test("with a word: they have it, they see why, the old owner's talk goes along", async () => {
    const { window, sora, hinata, midori, id } = await taken();
    const given = await ask(window, hinata, id, sora.id, "そらさんの地区に引っ越されました", true);
    expect(given.outcome).toEqual(DONE);
    expect(await handOver(window.house, hinata, id, given.input, true)).toEqual(DONE);
    expect([await ownerOf(window, id), await holder(window)]).toEqual([sora.id, sora.id]);
    expect((await readCalled(window.house, sora)).lines).toMatchObject([
      { kind: "assigned", from: "ひなた", words: "そらさんの地区に引っ越されました", mayOpen: true },
    ]);
    expect((await readRequest(window.house, midori, id, false))?.owner?.nickname).toBe("そら");
  });

  test("of a page that is older than the request: nothing is done", async () => {
    const { window, midori, sora, id } = await taken();
    const input = { entryId: crypto.randomUUID(), to: sora.id, words: null, seenVersion: 1 };
    expect(await handOver(window.house, midori, id, input, true)).toEqual({ kind: "changed" });
    expect(await ownerOf(window, id)).toBe(midori.id);
  });
});

describe("on the pages", () => {
  test("plain forms: ask, the other answers from their list, and comes to the request", async () => {
    const { window, midori, sora, id } = await taken();
    const [first, second] = [deskOf(window, midori), deskOf(window, sora)];
    const fields = { entryId: crypto.randomUUID(), to: sora.id, words: "<i>よろしく</i>", how: "ask" };
    const seenVersion = String(await versionOf(window, id));
    expect(await first.post(`/inbox/requests/${id}/handovers`, { ...fields, seenVersion })).toMatchObject({
      status: 303,
      location: `/inbox/requests/${id}#work`,
    });
    const list = (await second.get("/inbox/called")).html;
    expect(list).toContain("&lt;i&gt;よろしく&lt;/i&gt;");
    expect(list).not.toContain(`href="/inbox/requests/${id}`);
    const path = `/inbox/requests/${id}/handovers/${fields.entryId}/answer`;
    const no = await second.post(path, { from: "called", formId: crypto.randomUUID(), answer: "no", words: " " });
    expect(no.status).toBe(422);
    expect(no.html).toContain("ひとこと書いて");
    expect((await second.post(path, { from: "called", answer: "maybe" })).status).toBe(422);
    const yes = await second.post(path, { from: "called", formId: crypto.randomUUID(), answer: "yes", words: "はい" });
    expect(yes).toMatchObject({ status: 303, location: `/inbox/requests/${id}#newest` });
    expect((await second.get(`/inbox/requests/${id}`)).status).toBe(200);
    const late = await second.post(path, { formId: crypto.randomUUID(), answer: "no", words: "やめます" });
    expect(late.status).toBe(409);
    expect(late.html).toContain("もう終わっています");
  });

  test("a stale form comes back with its text, what happened meanwhile, and a version that works", async () => {
    const { window, midori, sora, hinata, id } = await taken();
    const desk = deskOf(window, midori);
    const page = (await desk.get(`/inbox/requests/${id}`)).html;
    const hidden = (html: string, name: string) =>
      new RegExp(`name="${name}" value="(\\d+)" form="handover-form"`).exec(html)?.[1] ?? "";
    window.clock.pass(60_000);
    await takeRequest(window.house, hinata, id, await versionOf(window, id));
    const fields = { entryId: crypto.randomUUID(), to: sora.id, words: "消えないひとこと", how: "ask" };
    const seen = (html: string) => ({ seenVersion: hidden(html, "seenVersion"), seenAt: hidden(html, "seenAt") });
    const stale = await desk.post(`/inbox/requests/${id}/handovers`, { ...fields, ...seen(page) });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('value="消えないひとこと"');
    expect(stale.html).toContain(`<option value="${sora.id}" selected="">`);
    expect(stale.html).toMatch(/このあいだに[\s\S]*ひなたさん：受け持ちました/);
    expect(stale.html).toMatch(/<details id="handover" open="">/);
    expect(await desk.post(`/inbox/requests/${id}/handovers`, { ...fields, ...seen(stale.html) })).toMatchObject({
      status: 303,
    });
    expect(await window.rows("SELECT state FROM handover")).toEqual([{ state: "offered" }]);
  });

  test("a report can be handed to another district without telling who told", async () => {
    const window = await openTestWindow();
    const [midori, sora] = [await window.staff("みどり"), await window.staff("そら")];
    const told = await reportFrom(
      window,
      "よしえさん",
      "田中山ノ内と申します。おとなりの庭が荒れています",
      "松葉町の松の木の角",
    );
    const { entryId, outcome } = await ask(window, midori, told.requestId, sora.id, "お願いします");
    expect(outcome).toEqual(DONE);
    const list = (await deskOf(window, sora).get("/inbox/called")).html;
    for (const secret of ["田中山ノ内", "よしえ", told.person.userId]) expect(list).not.toContain(secret);
    expect(await answerHandover(window.house, sora, told.requestId, entryId, answer(true))).toEqual(DONE);
    expect(await readRequest(window.house, sora, told.requestId, true)).not.toBeNull();
  });
});
