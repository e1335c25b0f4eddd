/** Texts of the house: what somebody wrote is not lost when a form comes back, and who may send what is remembered with who said so. */
import { beforeEach, expect, test } from "vitest";
import { type Browser, browserOf } from "../../support/workers/door.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

let window: TestWindow;
let midori: Browser;
let hinata: Browser;
beforeEach(async () => {
  window = await openTestWindow();
  [midori, hinata] = [browserOf(window, "csw-midori"), browserOf(window, "csw-hinata")];
});

const propose = (id: string, text: string) =>
  midori.post("/inbox/snippets", { id, topic: "any", language: "ja", title: "あいさつ", text });
const kept = async () =>
  (
    await window.rows<{ words: string }>("SELECT words FROM snippet WHERE written_by = 'csw-midori' ORDER BY rowid")
  ).map(({ words }) => words);

test("a form that comes back from the browser's history with other words is another text; sent twice as it was, it is one", async () => {
  const id = crypto.randomUUID();
  for (const text of [
    "読みました。",
    "読みました。",
    "読みました。ゆっくりで大丈夫です。",
    "読みました。ゆっくりで大丈夫です。",
  ])
    expect((await propose(id, text)).status).toBe(303);
  expect(await kept()).toEqual(["読みました。", "読みました。ゆっくりで大丈夫です。"]);
});

test("who holds a colleague to approved texts, and lets them go, stands in the history of that colleague", async () => {
  for (const approvedOnly of ["1", "1", "0"]) await hinata.post("/inbox/snippets/staff/csw-midori", { approvedOnly });
  await midori.post("/inbox/snippets/staff/csw-midori", { approvedOnly: "1" });
  expect(
    await window.rows("SELECT version, staff_id, before, after FROM desk_change WHERE scope = 'staff:csw-midori'"),
  ).toEqual([
    { version: 1, staff_id: "csw-hinata", before: '{"approvedOnly":false}', after: '{"approvedOnly":true}' },
    { version: 2, staff_id: "csw-hinata", before: '{"approvedOnly":true}', after: '{"approvedOnly":false}' },
  ]);
  const { html } = await hinata.get("/inbox/admin/staff/csw-midori");
  expect(html.replaceAll(/<[^>]+>/g, "")).toContain("承認ずみの定型文だけを送る：いいえ → はい");
});
