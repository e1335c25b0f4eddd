/** Who may change the roster, and what a change does: managers write it, a CSW hands on their own turn or takes one over. */
import { describe, expect, test } from "vitest";
import { alertsDesk } from "../../../src/alerts/desk.ts";
import { openTestWindow } from "../../support/workers/window.ts";
import { danger, MINUTE, openStaffWindow, withPhones } from "./phones.ts";

const shift = { staffId: "csw-midori", weekday: null, date: "2026-11-25", starts: "12:00", ends: "13:00" };
/** そら's Tuesday, and うみ's Tuesday night. */
const [SORAS_DAY, UMIS_NIGHT] = ["demo-shift-3", "demo-shift-4"];

async function opened() {
  const window = await openTestWindow();
  const desk = alertsDesk(window.house);
  const [midori, sora, umi, hinata] = [
    await window.staff("みどり"),
    await window.staff("そら"),
    await window.staff("うみ"),
    await window.staff("ひなた"),
  ];
  return { window, desk, midori, sora, umi, hinata };
}

describe("the weekly plan", () => {
  test("a manager adds and takes off; a CSW does neither", async () => {
    const { window, desk, midori, hinata } = await opened();
    expect(await desk.addShift(midori, shift)).toEqual({ kind: "refused", why: "notYours" });
    expect(await desk.removeShift(midori, SORAS_DAY)).toEqual({ kind: "refused", why: "notYours" });
    expect(await desk.addShift(hinata, shift)).toEqual({ kind: "done" });
    const [row] = await window.rows<{ id: string }>("SELECT id FROM duty_shift WHERE date IS NOT NULL");
    expect(await desk.removeShift(hinata, row?.id ?? "")).toEqual({ kind: "done" });
    expect(await window.rows("SELECT created_by, ended_by FROM duty_shift WHERE date IS NOT NULL")).toEqual([
      { created_by: hinata.id, ended_by: hinata.id },
    ]);
    expect(await desk.removeShift(hinata, row?.id ?? "")).toEqual({ kind: "notFound" });
    expect(await desk.removeShift(hinata, "' OR 1=1 --")).toEqual({ kind: "notFound" });
  });

  test.each([
    ["no such colleague", { staffId: "nobody" }],
    ["neither weekday nor date", { date: null }],
    ["both", { weekday: 1 }],
    ["no weekday", { weekday: 7, date: null }],
    ["half a weekday", { weekday: Number.NaN, date: null }],
    ["no day of the calendar", { date: "2026-02-30" }],
    ["no time of day", { starts: "25:00" }],
    ["no end", { ends: "" }],
  ])("%s is not taken", async (_name, wrong) => {
    const { window, desk, hinata } = await opened();
    const before = await window.rows("SELECT id FROM duty_shift");
    expect(await desk.addShift(hinata, { ...shift, ...wrong })).toEqual({ kind: "refused", why: "wrong" });
    expect(await window.rows("SELECT id FROM duty_shift")).toEqual(before);
  });
});

describe("a turn handed on", () => {
  const TUESDAY = "2026-12-01";
  const onDuty = async (desk: ReturnType<typeof alertsDesk>, staff: Parameters<typeof desk.page>[0]) =>
    (await desk.page(staff)).coming
      .filter(({ date, shiftId }) => date === TUESDAY && shiftId !== UMIS_NIGHT)
      .map(({ staff: who }) => who.nickname);

  test("by its holder to a colleague, by a colleague to themselves, and on from there", async () => {
    const { desk, midori, sora, umi } = await opened();
    expect(await desk.swap(umi, SORAS_DAY, TUESDAY, midori.id)).toEqual({ kind: "refused", why: "notYours" });
    expect(await desk.swap(sora, SORAS_DAY, TUESDAY, midori.id)).toEqual({ kind: "done" });
    expect(await onDuty(desk, sora)).toEqual(["みどり"]);
    // It is みどり's now; そら may take it back, but not give it to a third.
    expect(await desk.swap(sora, SORAS_DAY, TUESDAY, umi.id)).toEqual({ kind: "refused", why: "notYours" });
    expect(await desk.swap(umi, SORAS_DAY, TUESDAY, umi.id)).toEqual({ kind: "done" });
    expect(await onDuty(desk, sora)).toEqual(["うみ"]);
  });

  test("to nobody by a manager only; then the page tells of the hole", async () => {
    const { desk, sora, hinata } = await opened();
    expect(await desk.swap(sora, SORAS_DAY, TUESDAY, null)).toEqual({ kind: "refused", why: "notYours" });
    expect((await desk.page(sora)).gaps).toEqual([]);
    expect(await desk.swap(hinata, SORAS_DAY, "2026-11-24", null)).toEqual({ kind: "done" });
    const { gaps, onDuty: now } = await desk.page(sora);
    expect(now).toEqual([]);
    expect(gaps).toHaveLength(1);
  });

  test("only on a date of that shift, to somebody who may work, of a shift that is there", async () => {
    const { window, desk, hinata, umi } = await opened();
    expect(await desk.swap(hinata, SORAS_DAY, "2026-12-02", umi.id)).toEqual({ kind: "refused", why: "wrong" });
    expect(await desk.swap(hinata, SORAS_DAY, "someday", umi.id)).toEqual({ kind: "refused", why: "wrong" });
    expect(await desk.swap(hinata, "no-such-shift", TUESDAY, umi.id)).toEqual({ kind: "notFound" });
    await window.rows("UPDATE staff SET disabled_at = 1 WHERE id = 'csw-umi'");
    expect(await desk.swap(hinata, SORAS_DAY, TUESDAY, umi.id)).toEqual({ kind: "refused", why: "wrong" });
  });

  test("whoever made it may undo it; a colleague may not", async () => {
    const { window, desk, midori, sora } = await opened();
    await desk.swap(sora, SORAS_DAY, TUESDAY, midori.id);
    const [row] = await window.rows<{ id: string }>("SELECT id FROM duty_shift WHERE replaces IS NOT NULL");
    expect(await desk.removeShift(midori, row?.id ?? "")).toEqual({ kind: "refused", why: "notYours" });
    expect(await desk.removeShift(sora, row?.id ?? "")).toEqual({ kind: "done" });
    expect(await onDuty(desk, sora)).toEqual(["そら"]);
  });
});

test("a swap changes who is called from that moment", async () => {
  const window = await openStaffWindow();
  const phones = await withPhones(window);
  const desk = alertsDesk(window.house);
  await desk.swap(await window.staff("みどり"), SORAS_DAY, "2026-11-24", "csw-midori");
  await danger(window);
  expect(phones.みどり.received).toHaveLength(1);
  expect(phones.そら.received).toEqual([]);
});

test("the page tells what was sent to whom, when, when they looked and who goes; of the person nothing", async () => {
  const window = await openStaffWindow();
  await withPhones(window);
  const desk = alertsDesk(window.house);
  const id = await danger(window, "なおさん", "いま飛び降ります");
  await window.passTime(5 * MINUTE);
  const umi = await window.staff("うみ");
  const { readRequest } = await import("../../../src/requests/read.ts");
  await readRequest(window.house, umi, id, true);
  await desk.acknowledge(umi, id);
  const { calls } = await desk.page(await window.staff("みどり"));
  const now = window.clock.now();
  expect(calls).toMatchObject([
    { nickname: "うみ", why: "next", sentAt: now, openedAt: now, acknowledgedBy: "うみ", requestId: id },
    { nickname: "そら", why: "duty", sentAt: now - 5 * MINUTE, openedAt: null, acknowledgedBy: "うみ" },
  ]);
  expect(JSON.stringify(await desk.page(umi))).not.toContain("飛び降り");
});

test("a request out of scope cannot be acknowledged, nor can one that does not exist", async () => {
  const window = await openStaffWindow();
  const desk = alertsDesk(window.house);
  const ken = window.simulator.resident("けんさん");
  await ken.says("泉町に住んでいます。人と話したい");
  await window.drain();
  await window.rows("UPDATE request SET area = 'yamate', level = 'U3'");
  const [request] = await window.rows<{ id: string }>("SELECT id FROM request");
  const midori = await window.staff("みどり");
  expect(await desk.acknowledge(midori, request?.id ?? "")).toEqual({ kind: "notFound" });
  expect(await desk.acknowledge(midori, "' OR 1=1 --")).toEqual({ kind: "notFound" });
  expect(await window.rows("SELECT id FROM history_event WHERE kind = 'alert.acknowledged'")).toEqual([]);
});
