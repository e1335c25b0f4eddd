/** What was told without a chat is found by a search and stands in the page of everything; not where it may not be known. */
import { beforeEach, expect, test } from "vitest";
import { eraseRecord } from "../../../src/records/erase.ts";
import type { StaffMember } from "../../../src/staff/types.ts";
import { type Browser, browserOf } from "../../support/workers/door.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { worryFrom } from "../requests/worry.ts";
import { kept } from "./told.ts";

let window: TestWindow;
let staff: StaffMember;
let [midori, sora, tsubasa]: Browser[] = [];
beforeEach(async () => {
  window = await openTestWindow();
  staff = await window.staff("みどり");
  [midori, sora, tsubasa] = ["csw-midori", "csw-sora", "partner-tsubasa"].map((id) => browserOf(window, id));
});

async function hits(browser: Browser | undefined, words: string) {
  const { html = "" } = (await browser?.post("/inbox/search", { words })) ?? {};
  return (/<section class="hits"[\s\S]*<\/section>/.exec(html)?.[0] ?? "").replaceAll(
    /<\/?(?:mark|bdi|span)[^>]*>/g,
    "",
  );
}

test("the line of a call and the caller's name are found, where the request may be seen; gone when erased", async () => {
  const id = await kept(window, staff, { words: "縁側の雨もりがひどいそうです", who: "佐倉井ふみえ" });
  await window.rows("UPDATE request SET level = 'U3', route_to = NULL, route_queue = NULL");
  expect(await hits(midori, "縁側")).toContain("雨もりがひどい");
  expect(await hits(midori, "佐倉井")).toContain("名前・連絡先");
  expect(await hits(sora, "縁側")).not.toContain("雨もり");
  const [record] = await window.rows<{ id: string }>("SELECT id FROM record");
  expect((await midori?.get(`/inbox/requests/${id}/timeline`))?.html).toContain("縁側の雨もりがひどいそうです");
  await eraseRecord(window.house, staff, record?.id ?? "");
  expect(await hits(midori, "縁側")).not.toContain("雨もり");
  expect(await hits(midori, "佐倉井")).not.toContain("名前・連絡先");
});

test("who told of a neighbour is found by nobody who may not know, nor beside the request they joined", async () => {
  const { id } = await worryFrom(window, "みつ", "北野町");
  await kept(window, staff, {
    join: id,
    about: "neighbour",
    words: "となりの方の雨戸がしまっています",
    who: "よしえ",
    area: "",
  });
  expect(await hits(midori, "よしえ")).not.toContain("名前・連絡先");
  await kept(window, staff, {
    about: "neighbour",
    words: "角の家の雨戸がしまっています。わたしは腰が痛い",
    who: "ともえ",
  });
  expect(await hits(midori, "ともえ")).toContain("名前・連絡先");
  await window.rows("UPDATE staff SET may_know_reporters = 0 WHERE id = 'csw-midori'");
  for (const words of ["ともえ", "腰が痛い"]) expect(await hits(midori, words)).not.toMatch(/名前・連絡先|腰が痛い」/);
});

test("a partner finds what was told of the request they were given, and nobody else's call", async () => {
  const id = await kept(window, staff, { words: "縁側の雨もりがひどいそうです" });
  await kept(window, staff, { words: "縁側で猫が鳴いているそうです" });
  const now = window.clock.now();
  await window.rows(
    `INSERT INTO request_grant (id, request_id, staff_id, given_by, given_at, until) VALUES ('g', ?1, 'partner-tsubasa', 'csw-hinata', ?2, ?3)`,
    id,
    now - 1,
    now + 86_400_000,
  );
  const found = await hits(tsubasa, "縁側");
  expect(found).toContain("雨もり");
  expect(found).not.toContain("猫");
});
