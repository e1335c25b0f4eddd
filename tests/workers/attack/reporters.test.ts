/** よしえ tells of the house next door and, in the same talk, of herself. Who may not know who told must not learn it from her own request. */
import { beforeEach, describe, expect, test } from "vitest";
import { jpeg } from "../../support/media/pictures.ts";
import { type Browser, browserOf } from "../../support/workers/door.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { type Reported, reportFrom } from "../subjects/reports.ts";

const TOLD = "となりの赤い屋根の家の雨戸がずっとしまっています";
const MINUTE = 60_000;
let window: TestWindow;
let told: Reported;
let own: string;

async function ownWorry(): Promise<string> {
  window.clock.pass(30 * MINUTE);
  await told.person.says("わたしも、さいきん眠れなくてつらいです");
  await window.drain();
  window.clock.pass(1000);
  await told.person.says("人と話したい");
  await window.drain();
  window.clock.pass(1000);
  await window.rows("UPDATE request SET area = 'kita', route_to = NULL, route_queue = NULL");
  const [row] = await window.rows<{ id: string }>("SELECT id FROM request WHERE about = 'self'");
  return row?.id ?? "";
}

beforeEach(async () => {
  window = await openTestWindow();
  told = await reportFrom(window, "よしえ", TOLD, "松葉町の松の木の角");
  own = await ownWorry();
});

/** Every page and part of her own request, and a search, as one text. */
async function everything(browser: Browser): Promise<string> {
  const pages = [
    `/inbox/requests/${own}`,
    `/inbox/requests/${own}/compose`,
    `/inbox/requests/${own}/timeline`,
    `/inbox/fragments/requests/${own}/talk`,
    `/inbox/fragments/requests/${own}/work`,
  ];
  const texts: string[] = [];
  for (const path of pages) {
    const { status, html } = await browser.get(path);
    if (status === 200) texts.push(html);
  }
  return texts.join("\n");
}
const SECRETS = ["赤い屋根", "雨戸", "松の木", "近所の人が気になる"];
const talkOf = (html: string): string => /id="talk"[\s\S]*?<\/ol>/.exec(html)?.[0] ?? html;

describe("whoever may not know who told", () => {
  test("a CSW of the district reads her worry, and nothing of what she told", async () => {
    await window.rows("UPDATE staff SET may_know_reporters = 0 WHERE id = 'csw-midori'");
    const midori = browserOf(window, "csw-midori");
    const text = talkOf((await midori.get(`/inbox/requests/${own}`)).html);
    expect(text).toContain("眠れなくて");
    expect(text).toContain("人と話したい");
    for (const secret of SECRETS) expect([secret, text.includes(secret)]).toEqual([secret, false]);
    const timeline = (await midori.get(`/inbox/requests/${own}/timeline`)).html;
    for (const secret of SECRETS) expect([secret, timeline.includes(secret)]).toEqual([secret, false]);
  });

  test("a partner who was given her own request, likewise", async () => {
    await window.rows(
      "INSERT INTO request_grant (id, request_id, staff_id, given_by, given_at, until) VALUES ('g', ?1, 'partner-tsubasa', 'csw-midori', ?2, ?3)",
      own,
      window.clock.now() - 1,
      window.clock.now() + 86_400_000,
    );
    const text = await everything(browserOf(window, "partner-tsubasa"));
    expect(text).toContain("眠れなくて");
    for (const secret of SECRETS) expect([secret, text.includes(secret)]).toEqual([secret, false]);
  });

  test("a search for the red roof does not lead to her", async () => {
    await window.rows("UPDATE staff SET may_know_reporters = 0 WHERE id = 'csw-midori'");
    const search = async (who: string, words: string) =>
      (await browserOf(window, who).post("/inbox/search", { words })).html.includes(`/inbox/requests/${own}`);
    expect(await search("csw-midori", "赤い屋根")).toBe(false);
    expect(await search("csw-midori", "眠れなくて")).toBe(true);
    // Her words stand under her newest request, whichever of the two that is.
    const hinata = await browserOf(window, "csw-hinata").post("/inbox/search", { words: "赤い屋根" });
    expect(hinata.html).toMatch(new RegExp(`/inbox/requests/(?:${own}|${told.requestId})`));
  });

  test("what staff wrote to her about the house stays with the report", async () => {
    const hinata = browserOf(window, "csw-hinata");
    const answer = { text: "お知らせ、たしかに見に行きました", answerId: crypto.randomUUID() };
    expect((await hinata.post(`/inbox/requests/${told.requestId}/answers`, answer)).status).toBe(303);
    await window.rows("UPDATE staff SET may_know_reporters = 0 WHERE id = 'csw-midori'");
    expect((await browserOf(window, "csw-midori").get(`/inbox/requests/${own}`)).html).not.toContain("見に行きました");
    expect((await hinata.get(`/inbox/requests/${own}`)).html).toContain("見に行きました");
  });

  test("a photo of the house is not found by its address, nor shown; a photo of her own is", async () => {
    const send = async () => {
      await window.simulator.send([told.person.build.image(jpeg())]);
      await window.drain();
      const [row] = await window.rows<{ id: string }>("SELECT id FROM media ORDER BY rowid DESC LIMIT 1");
      return row?.id ?? "";
    };
    window = await openTestWindow();
    told = await reportFrom(window, "よしえ", TOLD, "松葉町の松の木の角");
    const house = await send();
    own = await ownWorry();
    const hers = await send();
    await window.rows("UPDATE staff SET may_know_reporters = 0 WHERE id = 'csw-midori'");
    const [midori, hinata] = [browserOf(window, "csw-midori"), browserOf(window, "csw-hinata")];
    const found = async (browser: Browser, id: string) => (await browser.get(`/inbox/media/${id}`)).status;
    expect(await found(midori, house)).toBe(404);
    expect(await found(midori, hers)).toBe(200);
    expect(await found(hinata, house)).toBe(200);
    const { html } = await midori.get(`/inbox/requests/${own}`);
    expect([html.includes(house), html.includes(hers)]).toEqual([false, true]);
    expect(
      await window.rows("SELECT 1 FROM read_audit WHERE media_id = ?1 AND staff_id = 'csw-midori'", house),
    ).toEqual([]);
  });
});

test("whoever may know reads the whole talk", async () => {
  const text = await everything(browserOf(window, "csw-midori"));
  for (const words of ["赤い屋根", "眠れなくて"]) expect(text).toContain(words);
});

test("her own life in danger stands before everything: the words in which it was heard are read", async () => {
  await told.person.says("もう死にたい");
  await window.drain();
  await window.rows("UPDATE staff SET may_know_reporters = 0 WHERE id = 'csw-midori'");
  const { html } = await browserOf(window, "csw-midori").get(`/inbox/requests/${own}`);
  expect(html).toContain("もう死にたい");
});
