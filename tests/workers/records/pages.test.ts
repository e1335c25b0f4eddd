/** The form of a record as a browser sends it: three taps and a line, what comes back keeps what was typed, hostile words stay words. */
import { expect, test } from "vitest";
import { deskOf } from "../../support/workers/inbox.ts";
import { openTestWindow } from "../../support/workers/window.ts";
import { worryFrom } from "../requests/worry.ts";
import { kept } from "./told.ts";

const form = (over: Record<string, string> = {}) => ({
  id: crypto.randomUUID(),
  kind: "walkIn",
  about: "self",
  text: "窓口で、家賃のことを聞かれました",
  ...over,
});

test("kept, it leads to its request, which says that LINE is no way and offers to write down what was said", async () => {
  const window = await openTestWindow();
  const desk = deskOf(window, await window.staff("みどり"));
  const { status, location } = await desk.post("/inbox/records", form({ area: "kita" }));
  expect(status).toBe(303);
  expect(location).toMatch(/^\/inbox\/requests\/[0-9a-f-]{36}#records$/);
  const { html } = await desk.get((location ?? "").split("#")[0] ?? "");
  expect(html).toContain("LINE では返事を送れません");
  expect(html).toContain("話したことを記録する");
  expect(html).not.toContain('id="composer"');
  expect(html).not.toContain("ボット");
  const id = (location ?? "").slice("/inbox/requests/".length).split("#")[0];
  const forced = await desk.post(`/inbox/requests/${id}/answers`, {
    answerId: crypto.randomUUID(),
    text: "むりに送る文",
  });
  expect(forced.status).toBe(409);
  expect((await desk.get("/inbox")).html).toContain("窓口");
});

test("in a colleague's district it says so, and leads nowhere one may not go", async () => {
  const window = await openTestWindow();
  const desk = deskOf(window, await window.staff("そら"));
  const { location } = await desk.post("/inbox/records", form({ area: "kita" }));
  expect(location).toBe("/inbox/records/kept");
  expect((await desk.get("/inbox/records/kept")).html).toContain("その地域の担当の受信箱に入りました");
});

test("what was typed comes back with every refusal, and with every look for a request", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const desk = deskOf(window, midori);
  const near = await worryFrom(window, "きたのさん", "北野町");
  const other = await kept(window, midori, { words: "草取りのことで電話がありました" });
  const typed = { text: "だいじに打った一行", who: "打った名前" };
  const noKind = await desk.post("/inbox/records", form({ ...typed, kind: "" }));
  expect(noKind.status).toBe(422);
  const gone = await desk.post("/inbox/records", form({ ...typed, join: crypto.randomUUID() }));
  expect(gone.status).toBe(409);
  const found = await desk.post("/inbox/records", form({ ...typed, act: "find", find: "草取り" }));
  expect(found.status).toBe(200);
  expect(found.html).toContain(`join-${other}`);
  expect(found.html).not.toContain(`join-${near.id}`);
  for (const { html } of [noKind, gone, found]) for (const words of Object.values(typed)) expect(html).toContain(words);
  expect(await window.rows("SELECT count(*) AS n FROM record")).toEqual([{ n: 1 }]);
});

test("one is offered only what one may see", async () => {
  const window = await openTestWindow();
  const [midori, sora] = [await window.staff("みどり"), await window.staff("そら")];
  const id = await kept(window, midori, { words: "北野だけの話です" });
  expect((await deskOf(window, midori).get("/inbox/records/new")).html).toContain(id);
  const { html } = await deskOf(window, sora).get(`/inbox/records/new?join=${id}`);
  expect(html).not.toContain("北野だけの話です");
  expect(html).not.toContain(`join-${id}`);
});

test.each([
  ["a script", "<script>alert(1)</script>"],
  ["a picture", "<img src=x onerror=alert(1)>"],
  ["a formula", '=HYPERLINK("javascript:alert(1)")'],
  ["letters that turn around", "\u202Eまぎらわしい\u202C"],
  ["a statement", "'; DELETE FROM record; --"],
  ["half a character", "終わりが欠けた絵文字\uD83D"],
])("%s stays words in every field", async (_name, nasty) => {
  const window = await openTestWindow();
  const desk = deskOf(window, await window.staff("みどり"));
  const { status, location } = await desk.post(
    "/inbox/records",
    form({ text: `${nasty} と言われました`, who: nasty, area: "kita" }),
  );
  expect(status).toBe(303);
  const { html } = await desk.get((location ?? "").split("#")[0] ?? "");
  expect(html).not.toContain("<script>alert");
  expect(html).not.toContain("<img src=x");
  expect(html).toContain("と言われました");
  const refused = await desk.post(
    "/inbox/records",
    form({ text: nasty, who: nasty, kind: nasty, find: nasty, area: nasty, level: nasty }),
  );
  expect(refused.status).toBe(422);
  expect(refused.html).not.toContain("<script>alert");
  expect(refused.html).not.toContain("<img src=x");
});
