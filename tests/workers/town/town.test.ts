/** Hours and hotlines over real D1: who may change what, two at once, what residents are then told, and checks that lapse. */
import { expect, test } from "vitest";
import { currentTown } from "../../../src/store/town.ts";
import { townDesk } from "../../../src/town/desk.ts";
import { deskOf } from "../../support/workers/inbox.ts";
import { openTestWindow, type TestWindow, TUESDAY_2AM } from "../../support/workers/window.ts";

const DAY_MS = 86_400_000;
const heard = (window: TestWindow, name: string) => window.simulator.resident(name);

async function lastAnswer(window: TestWindow): Promise<string> {
  const { open } = await import("../../../src/store/seal.ts");
  const [row] = await window.rows<Record<string, string>>(
    `SELECT o.id, o.payload_sealed, k.ring_key_id, k.wrapped, o.person_id FROM outbox o JOIN person_key k ON k.person_id = o.person_id
     ORDER BY o.rowid DESC LIMIT 1`,
  );
  if (!row) return "";
  const key = await window.house.store.keys.unwrapPersonKey(
    row.person_id ?? "",
    row.ring_key_id ?? "",
    row.wrapped ?? "",
  );
  return open(key, { table: "outbox", column: "payload_sealed", row: row.id ?? "" }, row.payload_sealed ?? "");
}

test("who is told when somebody reads hears the district's hours once it is known, the town's before", async () => {
  const window = await openTestWindow(TUESDAY_2AM);
  const midori = await window.staff("みどり");
  const week = [null, null, ["13:00", "15:00"], null, null, null, null] as ([string, string] | null)[];
  expect(await townDesk(window.house).changeHours(midori, "kita", 0, { kind: "ownWeek", week })).toBe("done");
  const kita = heard(window, "きたのさん");
  await kita.follow();
  await kita.says("人と話したい");
  await window.drain();
  expect(await lastAnswer(window)).toContain("きょう 8:30");
  window.clock.pass(60_000);
  await kita.says("北野町に住んでいます");
  await window.drain();
  window.clock.pass(60_000);
  await kita.says("いつ返事くるの");
  await window.drain();
  const told = await lastAnswer(window);
  expect(told).toContain("きょう 13:00");
  expect(told).not.toContain("8:30");
});

test("a one-off closure is in the very next answer", async () => {
  const window = await openTestWindow(TUESDAY_2AM);
  const hinata = await window.staff("ひなた");
  expect(await townDesk(window.house).changeHours(hinata, "town", 0, { kind: "closed", dates: ["2026-11-24"] })).toBe(
    "done",
  );
  const person = heard(window, "だれかさん");
  await person.says("人と話したい");
  await window.drain();
  expect(await lastAnswer(window)).toContain("あす 8:30");
});

test("a CSW changes the own district and nothing else; who left changes nothing; history says who", async () => {
  const window = await openTestWindow();
  const desk = townDesk(window.house);
  const [midori, hinata] = [await window.staff("みどり"), await window.staff("ひなた")];
  const closing = { kind: "closed" as const, dates: ["2026-12-01"] };
  expect(await desk.changeHours(midori, "town", 0, closing)).toBe("notFound");
  expect(await desk.changeHours(midori, "hama", 0, closing)).toBe("notFound");
  expect(await desk.changeHours(midori, "nowhere", 0, closing)).toBe("notFound");
  expect(await window.rows("SELECT * FROM hours_change")).toEqual([]);
  expect((await currentTown(window.house.store)).hours.closures).toEqual([]);
  expect(await desk.changeHours(midori, "kita", 0, closing)).toBe("done");
  expect(await desk.changeHours(hinata, "town", 0, closing)).toBe("done");
  expect((await desk.hours(midori, "kita"))?.shown).toMatchObject({
    version: 1,
    mayChange: true,
    own: { closures: ["2026-12-01"] },
    history: [{ what: "closed", date: "2026-12-01", staffNickname: "みどり" }],
    readers: [{ nickname: "みどり", part: "primary" }],
  });
  expect((await desk.hours(midori, "town"))?.shown.mayChange).toBe(false);
  await window.rows("UPDATE staff SET disabled_at = 1 WHERE id = ?1", hinata.id);
  expect(await desk.changeHours(hinata, "town", 1, closing)).toBe("notFound");
  await expect(window.rows("UPDATE hours_change SET staff_id = 'x'")).rejects.toThrow(/append-only/);
});

test("two change the same hours at once: one wins, the other is told", async () => {
  const window = await openTestWindow();
  const desk = townDesk(window.house);
  const hinata = await window.staff("ひなた");
  const both = await Promise.all([
    desk.changeHours(hinata, "town", 0, { kind: "closed", dates: ["2026-12-01"] }),
    desk.changeHours(hinata, "town", 0, { kind: "closed", dates: ["2026-12-02"] }),
  ]);
  expect(both.sort()).toEqual(["changed", "done"]);
  expect((await currentTown(window.house.store)).hours.closures).toHaveLength(1);
});

test("the page of hours: forms for who may, ten days for everybody, what cannot be comes back as it was typed", async () => {
  const window = await openTestWindow();
  const [midori, hinata] = [deskOf(window, await window.staff("みどり")), deskOf(window, await window.staff("ひなた"))];
  const page = (await midori.get("/inbox/hours")).html;
  expect(page.match(/scope="row"/g)).toHaveLength(10);
  expect(page).not.toContain('action="/inbox/hours/town/week"');
  expect((await midori.get("/inbox/hours?scope=kita")).html).toContain('action="/inbox/hours/kita/own-week"');
  expect((await midori.get("/inbox/hours?scope=nowhere")).status).toBe(404);
  const wrong = await hinata.post("/inbox/hours/town/week", {
    seenVersion: "0",
    w1_opens: "17:00",
    w1_closes: "09:00",
  });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('value="17:00"');
  const saved = await hinata.post("/inbox/hours/town/week", {
    seenVersion: "0",
    w1_opens: "09:00",
    w1_closes: "12:00",
    closedOnHolidays: "1",
    y0_from: "12-28",
    y0_to: "1月4日",
  });
  expect([saved.status, saved.location]).toEqual([303, "/inbox/hours"]);
  expect((await currentTown(window.house.store)).hours).toMatchObject({
    week: [null, ["09:00", "12:00"], null, null, null, null, null],
    yearlyClosures: [{ from: "12-28", to: "01-04" }],
  });
  expect((await hinata.post("/inbox/hours/town/closures", { seenVersion: "0", from: "2026-12-01" })).status).toBe(409);
  expect((await hinata.post("/inbox/hours/town/removals", { seenVersion: "1", date: "soon" })).status).toBe(422);
});

test("hotlines: overdue until checked, for managers above the list; overdue again after ninety days; placeholders take no check", async () => {
  const window = await openTestWindow();
  const [midori, hinata] = [deskOf(window, await window.staff("みどり")), deskOf(window, await window.staff("ひなた"))];
  expect((await hinata.get("/inbox")).html).toContain('id="overdue-hotlines"');
  expect((await midori.get("/inbox")).html).not.toContain('id="overdue-hotlines"');
  const desk = townDesk(window.house);
  const before = await desk.overdueHotlines(await window.staff("ひなた"));
  expect((await midori.post("/inbox/hotlines/yorisoi/checks", {})).status).toBe(303);
  expect(await desk.overdueHotlines(await window.staff("ひなた"))).toBe(before - 1);
  const page = (await midori.get("/inbox/hotlines")).html;
  expect(page).toContain("確認 2026年11月24日（火）・みどりさん");
  expect((await midori.post("/inbox/hotlines/local_night/checks", {})).status).toBe(404);
  expect((await midori.post("/inbox/hotlines/nothing/checks", {})).status).toBe(404);
  window.clock.pass(91 * DAY_MS);
  expect(await desk.overdueHotlines(await window.staff("ひなた"))).toBe(before);
  // However long nobody checks: who is in danger is told where to call.
  const person = heard(window, "だれかさん");
  await person.says("夫に殴られています。いま");
  await window.drain();
  expect(await lastAnswer(window)).toContain("110");
});
