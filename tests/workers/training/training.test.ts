/** The training rooms inside the real house: own steps only, sealed, no real table touched, nobody called; and the first day's empty inbox. */
import { expect, test } from "vitest";
import { PRACTICES } from "../../../src/training/people.ts";
import { deskOf } from "../../support/workers/inbox.ts";
import { openTestWindow } from "../../support/workers/window.ts";

const step = (kind: string, text = "") => ({ id: crypto.randomUUID(), kind, text });

test("practising with everybody leaves every real table as it was, and calls nobody", async () => {
  const window = await openTestWindow();
  const desk = deskOf(window, await window.staff("みどり"));
  const tables = await window.rows<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'd1%'",
  );
  const count = async () => {
    const out: Record<string, number> = {};
    for (const { name } of tables) {
      const [row] = await window.rows<{ n: number }>(`SELECT count(*) AS n FROM "${name}"`);
      out[name] = row?.n ?? 0;
    }
    return out;
  };
  const before = await count();
  for (const { id, channel } of PRACTICES) {
    expect((await desk.get(`/inbox/training/${id}`)).status).toBe(200);
    for (const one of [
      step("taken"),
      step("answered", "もう死にたい、と書かれたら"),
      step("noted", "ないしょのメモ"),
      step("closed"),
    ]) {
      const { status } = await desk.post(`/inbox/training/${id}/steps`, one);
      expect(status).toBe(channel && one.kind === "answered" ? 409 : 303);
    }
  }
  await window.drain();
  await window.passTime(120_000);
  const after = await count();
  expect(after.training_step).toBe(PRACTICES.length * 4 - 1);
  expect({ ...after, training_step: 0, duty_run: 0 }).toEqual({ ...before, training_step: 0, duty_run: 0 });
  expect(JSON.stringify(await window.rows("SELECT * FROM training_step"))).not.toContain("ないしょのメモ");
  expect(window.pings()).toBe(0);
});

test("everybody practises alone; sent twice is done once; starting over forgets one's own", async () => {
  const window = await openTestWindow();
  const [midori, sora] = [deskOf(window, await window.staff("みどり")), deskOf(window, await window.staff("そら"))];
  const note = step("noted", "みどりだけのメモ");
  await midori.post("/inbox/training/food/steps", note);
  await midori.post("/inbox/training/food/steps", note);
  await sora.post("/inbox/training/food/steps", step("noted", "そらだけのメモ"));
  const { html } = await midori.get("/inbox/training/food");
  expect(html.split("みどりだけのメモ")).toHaveLength(2);
  expect(html).not.toContain("そらだけのメモ");
  await midori.post("/inbox/training/restart", {});
  expect((await midori.get("/inbox/training/food")).html).not.toContain("みどりだけのメモ");
  expect((await sora.get("/inbox/training/food")).html).toContain("そらだけのメモ");
});

test.each([
  ["an empty answer", "answered", " ", 422],
  ["more than anybody reads", "answered", "あ".repeat(1001), 422],
  ["an act that does not exist", "deleted", "x", 404],
])("%s is refused and what was typed comes back", async (_name, kind, text, status) => {
  const window = await openTestWindow();
  const desk = deskOf(window, await window.staff("みどり"));
  const answer = await desk.post("/inbox/training/food/steps", step(kind, text));
  expect(answer.status).toBe(status);
  if (text.length > 1) expect(status === 404 || answer.html.includes(text)).toBe(true);
  expect(await window.rows("SELECT count(*) AS n FROM training_step")).toEqual([{ n: 0 }]);
});

test("hostile words stay words, and rooms that do not exist are not found", async () => {
  const window = await openTestWindow();
  const desk = deskOf(window, await window.staff("みどり"));
  await desk.post("/inbox/training/food/steps", step("answered", "<script>alert(1)</script>"));
  expect((await desk.get("/inbox/training/food")).html).not.toContain("<script>alert");
  expect((await desk.get("/inbox/training/__proto__")).status).toBe(404);
  expect((await desk.post("/inbox/training/constructor/steps", step("taken"))).status).toBe(404);
});

test("an empty inbox says what will stand there and how to try it; one that holds something does not", async () => {
  const window = await openTestWindow();
  const desk = deskOf(window, await window.staff("みどり"));
  const { html } = await desk.get("/inbox");
  expect(html).toContain("はじめての方へ");
  for (const way of ["/inbox/training", "/inbox/records/new", "/inbox/duty", "/inbox/keys"])
    expect(html).toContain(`href="${way}"`);
  await desk.post("/inbox/records", {
    ...{ id: crypto.randomUUID(), kind: "phone", about: "self", text: "北野町の方から電話" },
  });
  expect((await desk.get("/inbox")).html).not.toContain("はじめての方へ");
});
