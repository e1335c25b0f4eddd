/** What staff set by hand on a request: topics and district that the machine does not set back; tags that are found again, in scope. */
import { beforeEach, describe, expect, test } from "vitest";
import { type Browser, browserOf } from "../../support/workers/door.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { kept } from "../records/told.ts";
import { versionOf, worryFrom } from "../requests/worry.ts";
import { reportFrom } from "../subjects/reports.ts";

let window: TestWindow;
let [midori, sora, hinata]: Browser[] = [];
beforeEach(async () => {
  window = await openTestWindow();
  [midori, sora, hinata] = ["csw-midori", "csw-sora", "csw-hinata"].map((id) => browserOf(window, id));
});

const plain = (html: string | undefined) => (html ?? "").replaceAll(/<[^>]+>/g, "").replaceAll(/\s+/g, " ");
const form = () => ({ formId: crypto.randomUUID() });
const tag = (browser: Browser | undefined, id: string, label: string) =>
  browser?.post(`/inbox/requests/${id}/tags`, { label, ...form() });
const live = (id: string) =>
  window.rows<{ id: string; tag_id: string }>(
    "SELECT id, tag_id FROM request_tag WHERE request_id = ?1 AND removed_at IS NULL",
    id,
  );
const topicsOf = async (id: string) =>
  JSON.parse(
    (await window.rows<{ topics: string }>("SELECT topics FROM request WHERE id = ?1", id))[0]?.topics ?? "[]",
  );

async function setTopics(id: string, topics: string[], why = "") {
  const fields = new FormData();
  for (const topic of topics) fields.append("value", topic);
  for (const [name, value] of Object.entries({
    field: "topics",
    entryId: crypto.randomUUID(),
    seenVersion: String(await versionOf(window, id)),
    why,
  }))
    fields.append(name, value);
  return midori?.post(`/inbox/requests/${id}/hand`, fields);
}

describe("topics and district by hand", () => {
  test("a topic taken away stays away and one put there stays, whatever is said afterwards; danger says it again", async () => {
    const { id, person } = await worryFrom(window, "みつ", "北野町");
    const heard: string[] = await topicsOf(id);
    expect(heard).toContain("lonely");
    const others = heard.filter((topic) => topic !== "lonely");
    expect((await setTopics(id, [...others, "selfHarm", "shopping"]))?.status).toBe(303);
    expect((await setTopics(id, [...others, "shopping"]))?.status).toBe(303);
    for (const words of ["ひとりぼっちでさびしいです", "人と話したい"]) {
      await person.says(words);
      await window.drain();
      expect(await topicsOf(id)).not.toContain("lonely");
    }
    expect(await topicsOf(id)).toContain("shopping");
    // The same person on the phone: no other way in either.
    await kept(window, await window.staff("みどり"), { join: id, words: "ひとりぼっちでさびしいそうです", area: "" });
    expect(await topicsOf(id)).not.toContain("lonely");
    const { html } = (await midori?.get(`/inbox/requests/${id}/timeline`)) ?? {};
    expect(plain(html)).toMatch(/みどりさん.*話題/);
    // Put back by hand, it is there again, and stays.
    expect((await setTopics(id, [...others, "lonely"]))?.status).toBe(303);
    await person.says("もう死にたいです");
    await window.drain();
    expect(await topicsOf(id)).toEqual(expect.arrayContaining(["lonely", "selfHarm"]));
    expect(await topicsOf(id)).not.toContain("shopping");
  });

  test("a page from before the person wrote again is told so, and takes nothing away", async () => {
    const { id, person } = await worryFrom(window, "みつ", "北野町");
    const old = await versionOf(window, id);
    await person.says("お金がなくて、家賃も払えません");
    await window.drain();
    const answer = await midori?.post(`/inbox/requests/${id}/hand`, {
      field: "topics",
      entryId: crypto.randomUUID(),
      value: "gomi",
      seenVersion: String(old),
    });
    expect(answer?.status).toBe(409);
    expect(await topicsOf(id)).toContain("money");
  });

  test("a district taken away by hand is not filled in again by a name that is only mentioned", async () => {
    const { id, person } = await worryFrom(window, "みつ", "北野町");
    const set = await midori?.post(`/inbox/requests/${id}/hand`, {
      field: "area",
      entryId: crypto.randomUUID(),
      value: "",
      seenVersion: String(await versionOf(window, id)),
    });
    expect(set?.status).toBe(303);
    await person.says("北野町のスーパーで転びました");
    await window.drain();
    expect(await window.rows("SELECT area FROM request WHERE id = ?1", id)).toEqual([{ area: null }]);
  });
});

describe("tags", () => {
  test("put there, shown with who and when, found in the list, taken off; each in the timeline", async () => {
    const { id } = await worryFrom(window, "みつ", "北野町");
    const { id: other } = await worryFrom(window, "はな", "北野町");
    expect(await tag(midori, id, " ＃民生委員と訪問 ")).toMatchObject({ status: 303 });
    const page = await midori?.get(`/inbox/requests/${id}`);
    expect(plain(page?.html)).toMatch(/民生委員と訪問みどりさん・きょう/);
    const [row] = await live(id);
    const list = await midori?.get(`/inbox?tag=${row?.tag_id}`);
    expect(list?.html).toContain(`/inbox/requests/${id}`);
    expect(list?.html).not.toContain(`/inbox/requests/${other}`);
    expect(plain(list?.html)).toContain("札「民生委員と訪問」");
    expect(plain((await midori?.get("/inbox/tags"))?.html)).toContain("民生委員と訪問ひらいている相談 1件");
    // The word itself stands nowhere in the tables.
    const stored = JSON.stringify(
      await window.rows("SELECT * FROM house_tag JOIN request_tag ON 1 JOIN history_event ON 1"),
    );
    expect(stored).not.toContain("民生");
    expect((await midori?.post(`/inbox/requests/${id}/tags/${row?.id}/removal`, form()))?.status).toBe(303);
    expect(await live(id)).toEqual([]);
    const timeline = plain((await hinata?.get(`/inbox/requests/${id}/timeline`))?.html);
    expect(timeline).toContain("札「民生委員と訪問」をつけました");
    expect(timeline).toContain("札「民生委員と訪問」をはずしました");
    // Off already: nothing more happens.
    expect((await hinata?.post(`/inbox/requests/${id}/tags/${row?.id}/removal`, form()))?.status).toBe(303);
    expect(await window.rows("SELECT removed_by FROM request_tag")).toEqual([{ removed_by: "csw-midori" }]);
  });

  test("the same word in other letters is one tag; twice, and by two at once, it stands there once", async () => {
    const { id } = await worryFrom(window, "みつ", "北野町");
    await Promise.all([tag(midori, id, "ゴミ 屋敷"), tag(hinata, id, "ｺﾞﾐ屋敷"), tag(midori, id, "#ゴミ屋敷")]);
    await tag(hinata, id, "ゴミ屋敷");
    expect(await live(id)).toHaveLength(1);
    expect(await window.rows("SELECT count(*) AS n FROM house_tag")).toEqual([{ n: 1 }]);
    const { id: other } = await worryFrom(window, "はな", "北野町");
    await tag(midori, other, "ゴミ屋敷");
    expect((await live(other))[0]?.tag_id).toBe((await live(id))[0]?.tag_id);
  });

  test("they stay when the person writes on, and when the request ends", async () => {
    const { id, person } = await worryFrom(window, "みつ", "北野町");
    await tag(midori, id, "見守り");
    await person.says("お金がなくて困っています");
    await window.drain();
    await midori?.post(`/inbox/requests/${id}/closure`, {
      seenVersion: String(await versionOf(window, id)),
      reason: "settled",
    });
    const [row] = await live(id);
    expect((await midori?.get(`/inbox?state=closed&tag=${row?.tag_id}`))?.html).toContain(`/inbox/requests/${id}`);
  });

  test.each([
    ["nothing", "　 ", 422],
    ["only a sign", "#", 422],
    ["too long", "あ".repeat(21), 422],
    ["a turned-around direction", "あ\u202Eい", 422],
  ])("%s is no tag: it comes back as it was typed", async (_name, label, status) => {
    const { id } = await worryFrom(window, "みつ", "北野町");
    expect(await tag(midori, id, label)).toMatchObject({ status, html: expect.stringContaining("まだ") });
    expect(await window.rows("SELECT * FROM house_tag")).toEqual([]);
  });

  test("twelve at the most; markup is only letters", async () => {
    const { id } = await worryFrom(window, "みつ", "北野町");
    await tag(midori, id, "<b>太い</b>");
    for (let at = 1; at < 12; at++) await tag(midori, id, `札${at}`);
    expect((await tag(midori, id, "あふれた札"))?.html).toContain("札は12までです");
    const html = (await midori?.get(`/inbox/requests/${id}`))?.html;
    expect(html).not.toContain("<b>太い");
    expect(html).toContain("&lt;b&gt;太い");
  });

  test("what stands on requests of others is no word for them: not offered, not listed, not found", async () => {
    const { id } = await worryFrom(window, "みつ", "北野町");
    const { id: far } = await worryFrom(window, "はな", "桜ヶ丘");
    await window.rows("UPDATE request SET level = 'U3', route_to = NULL, route_queue = NULL");
    await tag(hinata, id, "北の札");
    const [row] = await live(id);
    expect((await sora?.get(`/inbox?tag=${row?.tag_id}`))?.html).not.toContain("北の札");
    expect((await sora?.get("/inbox/tags"))?.html).not.toContain("北の札");
    expect((await sora?.get(`/inbox/requests/${far}`))?.html).not.toContain("北の札");
    expect((await tag(sora, id, "のぞき見"))?.status).toBe(404);
    expect((await sora?.post(`/inbox/requests/${id}/tags/${row?.id}/removal`, form()))?.status).toBe(404);
    // Nor through a request of theirs.
    expect((await sora?.post(`/inbox/requests/${far}/tags/${row?.id}/removal`, form()))?.status).toBe(404);
    expect(await live(id)).toHaveLength(1);
  });

  test("of a neighbour's report, only who may know who told sees them", async () => {
    const { requestId: id } = await reportFrom(window, "よしえ", "となりの雨戸がしまっています", "松葉町の角");
    expect((await tag(midori, id, "となり組の札"))?.status).toBe(303);
    await window.rows("UPDATE staff SET may_know_reporters = 0 WHERE id = 'csw-midori'");
    for (const path of [`/inbox/requests/${id}`, "/inbox/tags"])
      expect((await midori?.get(path))?.html).not.toContain("となり組の札");
  });

  test("「消して」 takes them off, and a word nobody else's request ever had is gone", async () => {
    const { id, person } = await worryFrom(window, "みつ", "北野町");
    const { id: other } = await worryFrom(window, "はな", "北野町");
    await tag(midori, id, "みつさんの猫");
    await tag(midori, id, "見守り");
    await tag(midori, other, "見守り");
    await person.says("消して");
    await window.drain();
    expect(await window.rows("SELECT * FROM erasure")).toHaveLength(1);
    expect(await live(id)).toEqual([]);
    expect(await window.rows("SELECT label_sealed IS NULL AS gone FROM house_tag ORDER BY rowid")).toEqual([
      { gone: 1 },
      { gone: 0 },
    ]);
    expect((await hinata?.get("/inbox/tags"))?.html).not.toContain("猫");
  });
});
