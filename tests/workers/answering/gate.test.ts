/** The send gate before sending: each reason, what it says, whether a reason of one's own overrides it, and that it is kept. */
import { describe, expect, test } from "vitest";
import { UNDO_MS } from "../../../src/requests/answer.ts";
import { browserOf } from "../../support/workers/door.ts";
import { type TestWindow, TUESDAY_2AM } from "../../support/workers/window.ts";
import { press, pushes, ryoAndMidori, texts, written } from "./desk.ts";

const HOUR = 3_600_000;
const at = (time: string) => Date.parse(`2026-11-24T${time}:00+09:00`);

async function sentAfter(window: TestWindow, ryo: { mark(): number; receivedSince(mark: number): unknown[] }) {
  const mark = ryo.mark();
  window.clock.pass(UNDO_MS);
  await window.drain();
  return texts(ryo.receivedSince(mark));
}

const overrides = (window: TestWindow) =>
  window.rows<{ detail: string }>("SELECT detail FROM history_event WHERE kind = 'request.answered'");

describe.each<
  [why: string, start: string, prepare: (made: Awaited<ReturnType<typeof ryoAndMidori>>) => Promise<void>, says: string]
>([
  [
    "doNotContact",
    "10:00",
    async ({ window, ryo }) => {
      await ryo.says("もう連絡しないでください");
      await window.drain();
    },
    "連絡しないで、と言われています",
  ],
  [
    "discreet",
    "10:00",
    async ({ window, ryo }) => {
      await ryo.says("見られると困る");
      await window.drain();
    },
    "スマホをほかの人が見るかもしれません",
  ],
  [
    "agreedHours",
    "10:00",
    async ({ window, desk, path }) => {
      await press(desk, path, { do: "hours", hoursStarts: "18:00", hoursEnds: "20:00", hoursDays: "2" });
      window.clock.pass(HOUR);
    },
    "連絡してよい時間は火 18:00〜20:00です",
  ],
  [
    "quietHours",
    "20:20",
    async ({ window }) => {
      window.clock.pass(HOUR);
    },
    "静かにしておく時間（21:00〜翌7:00）",
  ],
])("%s", (why, start, prepare, says) => {
  test("explains, keeps the words, sends nothing; with a reason it sends, and keeps the reason sealed", async () => {
    const made = await ryoAndMidori(at(start));
    const { window, ryo, desk, path } = made;
    await prepare(made);
    const page = await desk.get(path);
    expect(page.html).toContain(`data-why="${why}"`);
    expect(page.html).toContain(says);
    const refused = await press(desk, path, { text: "読みました" });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain("まだ送っていません");
    expect(refused.html).toMatch(/<input[^>]*id="answer-reason"[^>]*aria-invalid="true"/);
    expect(written(refused.html)).toBe("読みました");
    expect(await sentAfter(window, ryo)).toEqual([]);
    expect(await window.rows("SELECT id FROM outbox WHERE kind = 'staff'")).toEqual([]);

    const given = await press(desk, path, { text: "読みました", reason: "課長と相談して決めた" });
    expect(given.status).toBe(303);
    expect(await sentAfter(window, ryo)).toEqual(["読みました"]);
    expect((await overrides(window))[0]?.detail).toContain(why);
    const [row] = await window.rows<{ reason_sealed: string }>("SELECT reason_sealed FROM outbox WHERE kind = 'staff'");
    expect(row?.reason_sealed).toMatch(/^1\./);
    expect(row?.reason_sealed).not.toContain("課長");
  });
});

describe.each<[why: string, prepare: (made: Awaited<ReturnType<typeof ryoAndMidori>>) => Promise<void>, says: string]>([
  [
    "blocked",
    async ({ window, ryo }) => {
      await ryo.block();
      await window.drain();
    },
    "ブロックしているので",
  ],
  [
    "quota",
    async ({ window }) => {
      window.simulator.setQuota(0);
      await window.passTime(60_000);
      const { runDuties } = await import("../../../src/duties/duties.ts");
      await runDuties(window.house, window.clock.now());
    },
    "使い切りました",
  ],
])("%s", (why, prepare, says) => {
  test("no reason overrides it: no button to send, the words can be kept, nothing leaves", async () => {
    const made = await ryoAndMidori();
    const { window, desk, path } = made;
    await prepare(made);
    const { html } = await desk.get(path);
    expect(html).toContain(`data-why="${why}"`);
    expect(html).toContain(says);
    expect(html).not.toContain('id="send"');
    const refused = await press(desk, path, { text: "読みました", reason: "どうしても" });
    expect(refused.status).toBe(422);
    expect(written(refused.html)).toBe("読みました");
    expect((await press(desk, path, { do: "save", text: "読みました" })).status).toBe(303);
    await window.passTime(60_000);
    expect(pushes(window)).toEqual([]);
  });
});

describe("what the gate lets through", () => {
  test("at night somebody who wrote just now, and danger, are answered", async () => {
    const { window, ryo, desk, path } = await ryoAndMidori(TUESDAY_2AM);
    expect((await press(desk, path, { text: "読みました" })).status).toBe(303);
    expect(await sentAfter(window, ryo)).toEqual(["読みました"]);
    await ryo.says("もう死にたいです");
    await window.drain();
    window.clock.pass(2 * HOUR);
    expect((await desk.get(path)).html).not.toContain('data-why="quietHours"');
  });

  test("inside the agreed hours, over midnight too, nothing is asked; they go before the quiet hours", async () => {
    const { window, desk, path } = await ryoAndMidori(at("20:00"));
    await press(desk, path, { do: "hours", hoursStarts: "22:00", hoursEnds: "01:00", hoursDays: "2" });
    window.clock.set(at("23:30"));
    expect((await desk.get(path)).html).not.toContain("data-why");
    window.clock.set(at("23:59") + 30 * 60_000);
    expect((await desk.get(path)).html).not.toContain("data-why");
    window.clock.set(at("23:59") + 90 * 60_000);
    expect((await desk.get(path)).html).toContain('data-why="agreedHours"');
    expect((await desk.get(path)).html).toContain("火 22:00〜翌1:00");
    await press(desk, path, { do: "noHours" });
    expect((await desk.get(path)).html).toContain("連絡してよい時間：決めていません");
  });

  test("an administrator sets the quiet hours: the page and the button follow at once, and who changed them stands there", async () => {
    const { window, ryo, desk, path } = await ryoAndMidori(at("11:00"));
    window.clock.set(at("13:00"));
    expect((await desk.get(path)).html).not.toContain("data-why");
    const kaede = browserOf(window, "admin-kaede");
    const settings = "/inbox/admin/settings";
    const noon = { quietFrom: "12:30", quietUntil: "13:30", seenVersion: "0" };
    expect((await kaede.post(`${settings}/sending`, noon)).status).toBe(303);
    expect((await desk.get(path)).html).toContain("静かにしておく時間（12:30〜13:30）");
    expect((await press(desk, path, { text: "読みました" })).status).toBe(422);
    expect(await sentAfter(window, ryo)).toEqual([]);
    const { html } = await kaede.get(settings);
    expect(html).toContain("<del>（なし）</del> → <ins>12:30</ins>");
    expect(html).toMatch(/<input id="sending-quietFrom"[^>]*value="12:30"/);
    // A page from before is told, and what it typed stands in its fields.
    const late = await kaede.post(`${settings}/sending`, { ...noon, quietUntil: "14:00" });
    expect([late.status, late.html.includes('value="14:00"')]).toEqual([409, true]);
    expect(
      (await kaede.post(`${settings}/sending`, { quietFrom: "22:00", quietUntil: "06:00", seenVersion: "1" })).status,
    ).toBe(303);
    expect((await press(desk, path, { text: "読みました" })).status).toBe(303);
    expect(await sentAfter(window, ryo)).toEqual(["読みました"]);
  });

  test.each([
    ["no time", { quietFrom: "", quietUntil: "07:00" }],
    ["an hour there is not", { quietFrom: "24:00", quietUntil: "07:00" }],
    ["words", { quietFrom: "夜", quietUntil: "朝" }],
    ["the same time twice, which would be the whole day", { quietFrom: "00:00", quietUntil: "0:00" }],
  ])("quiet hours with %s are refused with what was typed", async (_name, fields) => {
    const { window } = await ryoAndMidori();
    const kaede = browserOf(window, "admin-kaede");
    const { status, html } = await kaede.post("/inbox/admin/settings/sending", { ...fields, seenVersion: "0" });
    expect(status).toBe(422);
    expect(html).toContain(`value="${fields.quietFrom}"`);
    expect(await window.rows("SELECT * FROM town_setting WHERE key = 'sending'")).toEqual([]);
  });

  test("a town sets its own quiet hours", async () => {
    const { window, desk, path } = await ryoAndMidori(at("12:00"));
    await window.rows(
      `INSERT INTO town_setting (key, value, updated_at) VALUES ('sending', '{"quietFrom":"12:30","quietUntil":"13:30"}', 0)`,
    );
    window.clock.set(at("13:00"));
    expect((await desk.get(path)).html).toContain("12:30〜13:30");
  });

  test.each([
    ["", "18:00", "1"],
    ["18:00", "25:00", "1"],
    ["18:00", "20:00", ""],
    ["18:00", "20:00", "7"],
  ])("hours %j–%j on %j are no hours: said, and nothing is changed", async (hoursStarts, hoursEnds, hoursDays) => {
    const { window, desk, path } = await ryoAndMidori();
    const outcome = await press(desk, path, { do: "hours", hoursStarts, hoursEnds, hoursDays, text: "書きかけ" });
    expect(outcome.status).toBe(422);
    expect(written(outcome.html)).toBe("書きかけ");
    expect(await window.rows("SELECT * FROM contact_hours")).toEqual([]);
  });
});

describe("the monthly quota", () => {
  test("is asked for by the duty, not by pages; counted on from our own pushes; of another month it says nothing", async () => {
    const { window, desk, path } = await ryoAndMidori();
    window.simulator.setQuota(30);
    const asked = () => window.simulator.requests.filter((one) => one.path.includes("/quota")).length;
    expect((await desk.get(path)).html).toContain("まだわかりません");
    expect(asked()).toBe(0);
    const { watchQuota } = await import("../../../src/duties/watch-quota.ts");
    await watchQuota.run(window.house, window.clock.now());
    await watchQuota.run(window.house, window.clock.now() + 60_000);
    expect(asked()).toBe(2);
    expect((await desk.get(path)).html).toContain("あと 30通");
    await press(desk, path, { text: "一\n\n二" });
    window.clock.pass(UNDO_MS);
    await window.drain();
    expect((await desk.get(path)).html).toContain("あと 29通");
    expect(asked()).toBe(2);
    window.clock.set(Date.parse("2026-12-01T00:10:00+09:00"));
    expect((await desk.get(path)).html).toContain("まだわかりません");
  });

  test("LINE away: the page says what it knew, and nothing is stopped", async () => {
    const { window, desk, path } = await ryoAndMidori();
    window.simulator.faults.add({ on: "quota", do: "status", status: 500, times: Number.POSITIVE_INFINITY });
    const { watchQuota } = await import("../../../src/duties/watch-quota.ts");
    expect(await watchQuota.run(window.house, window.clock.now())).toEqual({ found: 1, failed: 1 });
    expect((await press(desk, path, { text: "読みました" })).status).toBe(303);
  });

  test("an account without a limit says so", async () => {
    const { window, desk, path } = await ryoAndMidori();
    const { watchQuota } = await import("../../../src/duties/watch-quota.ts");
    await watchQuota.run(window.house, window.clock.now());
    expect((await desk.get(path)).html).toContain("上限はありません");
  });
});
