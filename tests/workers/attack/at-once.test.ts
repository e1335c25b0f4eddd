/** みどり and ひなた press at the same moment, or one of them twice: one thing happens, the other is told and keeps the text. */
import { beforeEach, describe, expect, test } from "vitest";
import { type Answer, type Browser, browserOf } from "../../support/workers/door.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { written } from "../answering/desk.ts";
import { dangerFrom, NOW_WORDS } from "../danger/danger-from.ts";
import { versionOf, worryFrom } from "../requests/worry.ts";

let window: TestWindow;
let midori: Browser;
let hinata: Browser;
let id: string;
let path: string;
beforeEach(async () => {
  window = await openTestWindow();
  id = (await worryFrom(window, "みつ", "北野町")).id;
  [midori, hinata] = [browserOf(window, "csw-midori"), browserOf(window, "csw-hinata")];
  path = `/inbox/requests/${id}`;
});

const uuid = () => crypto.randomUUID();
const count = async (table: string, where = "1") =>
  Number((await window.rows<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${where}`))[0]?.n);
const statuses = (answers: Answer[]) => answers.map(({ status }) => status).toSorted();
type Fields = Record<string, string>;

/** The same act by both at once, each with a form of their own. */
async function both(act: string, fields: (who: "みどり" | "ひなた") => Fields): Promise<Answer[]> {
  const post = (browser: Browser, who: "みどり" | "ひなた") => browser.post(`${path}/${act}`, fields(who));
  return Promise.all([post(midori, "みどり"), post(hinata, "ひなた")]);
}

describe("two at the same moment", () => {
  test.each([
    ["take", {}, "owner IS NOT NULL"],
    ["closure", { reason: "other", words: "WHO" }, "state = 'closed'"],
    ["snooze", { choice: "week" }, "snoozed_until IS NOT NULL"],
    ["handovers", { to: "csw-umi", how: "ask", words: "WHO" }, "1"],
    ["handovers", { to: "csw-umi", how: "give", words: "WHO" }, "owner = 'csw-umi'"],
    ["hand", { field: "level", value: "U2", why: "other", words: "WHO" }, "level = 'U2'"],
  ] as const)("%s %o: one is done, the other gets 409 with what was written", async (act, fields, where) => {
    await window.rows("UPDATE request SET area = 'kita'");
    const version = String(await versionOf(window, id));
    const answers = await both(act, (who) => ({
      ...Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name, value.replace("WHO", `${who}のことば`)]),
      ),
      seenVersion: version,
      formId: uuid(),
      entryId: uuid(),
    }));
    expect(statuses(answers)).toEqual([303, 409]);
    const loser = answers[0]?.status === 409 ? 0 : 1;
    if ("words" in fields) expect(answers[loser]?.html).toContain(`${["みどり", "ひなた"][loser]}のことば`);
    expect(await count("request", where)).toBe(1);
    expect(await versionOf(window, id)).toBe(Number(version) + 1);
  });

  test("answering: who saw that nobody had the talk sends; the other is told, and keeps the answer", async () => {
    const answers = await both("answers", (who) => ({
      text: `${who}です。読みました`,
      seenHolder: "",
      answerId: uuid(),
    }));
    expect(statuses(answers)).toEqual([303, 409]);
    const loser = answers[0]?.status === 409 ? 0 : 1;
    expect(answers[loser]?.html).toContain(`${["みどり", "ひなた"][loser]}です。読みました`);
    expect(await count("outbox", "kind = 'staff'")).toBe(1);
  });

  test("answering and closing: nothing is lost, whichever came first", async () => {
    const version = String(await versionOf(window, id));
    const [answered, closed] = await Promise.all([
      midori.post(`${path}/answers`, { text: "あした行きますね", seenHolder: "", answerId: uuid() }),
      hinata.post(`${path}/closure`, { reason: "settled", seenVersion: version, formId: uuid() }),
    ]);
    expect(statuses([answered as Answer, closed as Answer])).toEqual([303, 409]);
    const sent = await count("outbox", "kind = 'staff'");
    expect(sent).toBe(answered?.status === 303 ? 1 : 0);
    if (sent === 0) expect(answered?.html).toContain("あした行きますね");
  });

  test("a hand-over accepted, declined and taken back in one moment ends one way, and says which", async () => {
    await window.rows("UPDATE request SET area = 'kita', owner = 'csw-midori'");
    const entryId = uuid();
    const offered = { to: "csw-hinata", how: "ask", entryId, seenVersion: String(await versionOf(window, id)) };
    expect((await midori.post(`${path}/handovers`, offered)).status).toBe(303);
    const to = `${path}/handovers/${entryId}`;
    const answers = await Promise.all([
      hinata.post(`${to}/answer`, { answer: "yes", formId: uuid() }),
      hinata.post(`${to}/answer`, { answer: "no", words: "あしたまで出ています", formId: uuid() }),
      midori.post(`${to}/withdrawal`, { formId: uuid() }),
    ]);
    expect(statuses(answers)).toEqual([303, 409, 409]);
    const [row] = await window.rows<{ state: string }>("SELECT state FROM handover");
    const [owner] = await window.rows<{ owner: string }>("SELECT owner FROM request");
    expect(owner?.owner).toBe(row?.state === "accepted" ? "csw-hinata" : "csw-midori");
    expect(await count("history_event", "kind LIKE 'handover.%'")).toBe(2);
  });

  test("twenty at once on one request: every note is there, one takes it", async () => {
    const version = String(await versionOf(window, id));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        n % 2
          ? (n % 4 === 1 ? midori : hinata).post(`${path}/notes`, { note: `メモ${n}`, kind: "fact", entryId: uuid() })
          : (n % 4 === 0 ? midori : hinata).post(`${path}/take`, { seenVersion: version, formId: uuid() }),
      ),
    );
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const kept = answers.filter(({ status }, n) => n % 2 && status === 303).length;
    expect(await count("note")).toBe(kept);
    expect(await count("history_event", "kind = 'request.taken'")).toBe(1);
    // Whoever's note was not kept has it before them.
    answers.forEach(({ status, html }, n) => {
      if (n % 2 && status !== 303) expect(html).toContain(`メモ${n}`);
    });
    expect(kept).toBe(10);
  });
});

test.each([
  ["closure", { reason: "other", words: "家族と話せた", formId: "ID", seenVersion: "V" }],
  ["handovers", { to: "csw-umi", how: "ask", words: "家族と話せた", entryId: "ID", seenVersion: "V" }],
  ["notices", { law: "child", method: "phone", at: "", content: "家族と話せた", entryId: "ID" }],
  ["hand", { field: "level", value: "U2", why: "other", words: "家族と話せた", seenVersion: "V", entryId: "ID" }],
  ["notes", { note: "家族と話せた", kind: "none", entryId: "ID" }],
  ["answers", { text: "家族と話せたと聞きました。家族と話せた", seenHolder: "", answerId: "ID" }],
] as const)(
  "%s of a request that a colleague has closed meanwhile: what was written stands there",
  async (act, fields) => {
    await window.rows("UPDATE request SET area = 'kita'");
    const version = String(await versionOf(window, id));
    const closed = await hinata.post(`${path}/closure`, { reason: "settled", seenVersion: version, formId: uuid() });
    expect(closed.status).toBe(303);
    const filled = Object.entries(fields).map(([name, v]) => [name, v === "ID" ? uuid() : v === "V" ? version : v]);
    const { status, html } = await midori.post(`${path}/${act}`, Object.fromEntries(filled));
    expect([409, 422]).toContain(status);
    expect(html).toContain("家族と話せた");
  },
);

describe("the same form twice at the same moment", () => {
  const twice = (act: string, fields: Fields) =>
    Promise.all([1, 2].map(() => midori.post(act.startsWith("/") ? act : `${path}/${act}`, fields)));

  test("an answer is one answer", async () => {
    const answers = await twice("answers", { text: "読みました", answerId: uuid(), seenHolder: "" });
    expect(statuses(answers)).toEqual([303, 303]);
    expect(await count("outbox", "kind = 'staff'")).toBe(1);
    window.clock.pass(11_000);
    await window.drain();
    expect(await count("history_event", "kind = 'request.answered'")).toBe(1);
  });

  test.each([
    ["notes", { note: "電話した", kind: "fact", entryId: "ID" }, "note"],
    ["handovers", { to: "csw-hinata", how: "ask", words: "たのみます", entryId: "ID", seenVersion: "V" }, "handover"],
    ["steps", { kind: "care", words: "電話した", at: "", entryId: "ID" }, "danger_step"],
    ["closure", { reason: "settled", seenVersion: "V", formId: "ID" }, "hand_setting"],
    ["/inbox/records", { id: "ID", kind: "phone", about: "self", text: "さびしいそうです", area: "kita" }, "record"],
    ["/inbox/snippets", { id: "ID", topic: "any", language: "ja", title: "あいさつ", text: "読みました" }, "snippet"],
  ] as const)("%s: once", async (act, fields, table) => {
    await window.rows("UPDATE request SET area = 'kita', owner = 'csw-midori'");
    const before = await count(table);
    const version = String(await versionOf(window, id));
    const form = uuid();
    const answers = await twice(
      act,
      Object.fromEntries(
        Object.entries(fields).map(([name, v]) => [name, v === "ID" ? form : v === "V" ? version : v]),
      ),
    );
    expect(statuses(answers)).toEqual([303, 303]);
    expect(await count(table)).toBe(before + 1);
  });

  test("an undo takes back once; the draft is there once; after it left it says so, and nothing is unsaid", async () => {
    const answerId = uuid();
    await midori.post(`${path}/answers`, { text: "はやまりました", answerId, seenHolder: "" });
    const undone = await twice("answers", { do: `undo:${answerId}`, text: "", answerId: uuid() });
    expect(statuses(undone)).toEqual([303, 303]);
    expect(await count("outbox", "kind = 'staff' AND why = 'takenBack'")).toBe(1);
    const { html } = await midori.get(`${path}/compose`);
    expect(written(html)).toBe("はやまりました");
    const next = uuid();
    await midori.post(`${path}/answers`, { text: "もう一度書きました", answerId: next, seenHolder: "csw-midori" });
    window.clock.pass(11_000);
    await window.drain();
    const late = await midori.post(`${path}/answers`, { do: `undo:${next}`, text: "あとから書いた", answerId: uuid() });
    expect(late.status).toBe(409);
    expect(late.html).toContain("取り消せませんでした");
    expect(late.html).toContain("あとから書いた");
    expect(await count("outbox", "kind = 'staff' AND state = 'sent'")).toBe(1);
  });

  test("undo and 「すぐ送る」 at the same moment: sent or taken back, never both", async () => {
    const answerId = uuid();
    await midori.post(`${path}/answers`, { text: "どちらでしょう", answerId, seenHolder: "" });
    await Promise.all([
      midori.post(`${path}/answers`, { do: `undo:${answerId}`, text: "", answerId: uuid() }),
      midori.post(`${path}/answers`, { do: `now:${answerId}`, text: "", answerId: uuid() }),
    ]);
    window.clock.pass(11_000);
    await window.drain();
    const [row] = await window.rows<{ state: string; why: string | null }>(
      "SELECT state, why FROM outbox WHERE kind = 'staff'",
    );
    const pushed = JSON.stringify(window.simulator.requests).includes("どちらでしょう");
    expect(pushed).toBe(row?.state === "sent");
    expect(["sent", "held"]).toContain(row?.state);
  });
});

test("a colleague can neither undo an answer, nor send it at once, nor read its draft", async () => {
  const answerId = uuid();
  await midori.post(`${path}/answers`, { text: "わたしの返事です", answerId, seenHolder: "" });
  for (const verb of ["undo", "now"])
    expect(
      (await hinata.post(`${path}/answers`, { do: `${verb}:${answerId}`, text: "", answerId: uuid() })).status,
    ).toBe(404);
  await midori.post(`${path}/draft`, { text: "とちゅうの文", answerId: uuid() });
  expect((await hinata.get(`${path}/compose`)).html).not.toContain("とちゅうの文");
});

test("two lower a danger for each other at once: no level falls by one hand", async () => {
  const danger = await dangerFrom(window, "よしえ", NOW_WORDS);
  path = `/inbox/requests/${danger.id}`;
  const version = String(await versionOf(window, danger.id));
  await both("hand", () => ({
    field: "level",
    value: "U3",
    why: "other",
    words: "本人と話した",
    seenVersion: version,
    entryId: uuid(),
  }));
  const [row] = await window.rows<{ level: string }>("SELECT level FROM request WHERE id = ?1", danger.id);
  expect(row?.level).toBe("U0");
  const [proposal] = await window.rows<{ id: string; staff_id: string }>(
    "SELECT id, staff_id FROM hand_setting WHERE state = 'proposed'",
  );
  const proposer = proposal?.staff_id === "csw-midori" ? midori : hinata;
  await proposer.post(`${path}/lowering/${proposal?.id}/confirmation`, {
    seenVersion: String(await versionOf(window, danger.id)),
  });
  expect((await window.rows("SELECT level FROM request WHERE id = ?1", danger.id))[0]).toEqual({ level: "U0" });
});
