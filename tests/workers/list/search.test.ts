/** Searching: what is found and what never is, whatever is typed, with its record; the page comes as a stream and its words stand nowhere else. */
import { beforeAll, describe, expect, test } from "vitest";
import { type SearchHit, search } from "../../../src/requests/search.ts";
import { SEARCH_SOURCES } from "../../../src/requests/search-sources.ts";
import type { StaffMember } from "../../../src/staff/types.ts";
import { seal } from "../../../src/store/seal.ts";
import { deskOf } from "../../support/workers/inbox.ts";
import { say } from "../../support/workers/say.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { worryFrom } from "../requests/worry.ts";

async function hitsOf(window: TestWindow, staff: StaffMember, words: string, sources = SEARCH_SOURCES) {
  const hits: SearchHit[] = [];
  for await (const step of search(window.house, staff, words, null, sources))
    if (step.kind === "hit") hits.push(step.hit);
  return hits;
}
const idsOf = async (window: TestWindow, staff: StaffMember, words: string) =>
  (await hitsOf(window, staff, words)).map(({ card }) => card.id).sort();

async function town() {
  const window = await openTestWindow();
  const [midori, sora, hinata] = await Promise.all(["みどり", "そら", "ひなた"].map((name) => window.staff(name)));
  const kita = await worryFrom(window, "きたのさん", "北野町");
  await say(window, kita.person, "マフラーをあむ毛糸をさがしています。ＡＢＣ商店には、なかったです");
  const yamate = await worryFrom(window, "やまてさん", "泉町");
  await say(window, yamate.person, "まふらーをあむ会はありますか");
  // Whatever was heard in that: what is urgent is the whole town's.
  await window.rows("UPDATE request SET level = 'U3'");
  return {
    window,
    midori: midori as StaffMember,
    sora: sora as StaffMember,
    hinata: hinata as StaffMember,
    kita,
    yamate,
  };
}

describe("within what somebody may see", () => {
  test("a CSW finds words of their districts, a manager of all; kana, width and case do not matter", async () => {
    const { window, midori, sora, hinata, kita, yamate } = await town();
    expect(await idsOf(window, midori, "マフラー")).toEqual([kita.id]);
    expect(await idsOf(window, sora, "まふらー")).toEqual([yamate.id]);
    expect(await idsOf(window, hinata, "ﾏﾌﾗｰ")).toEqual([kita.id, yamate.id].sort());
    expect(await idsOf(window, midori, "abc商店")).toEqual([kita.id]);
    expect(await idsOf(window, midori, "毛糸　なかった")).toEqual([kita.id]);
    expect(await idsOf(window, midori, "毛糸 会は")).toEqual([]);
  });

  test("closed ones, too; taken back, erased and 「読まないで」 never", async () => {
    const { window, midori, kita } = await town();
    await window.rows("UPDATE request SET state = 'closed', closed_at = 1 WHERE id = ?1", kita.id);
    expect(await idsOf(window, midori, "毛糸")).toEqual([kita.id]);
    await window.rows("UPDATE person SET reading = 'doNotRead'");
    expect(await idsOf(window, midori, "毛糸")).toEqual([]);
    await window.rows("UPDATE person SET reading = 'ok'");
    await window.rows("UPDATE message SET body_sealed = NULL");
    expect(await idsOf(window, midori, "毛糸")).toEqual([]);
  });

  test("who asked to be let off finds nothing of it any more, and neither does who left the district", async () => {
    const { window, midori, kita } = await town();
    const elsewhere = { ...midori, id: "csw-elsewhere", areas: [] };
    expect(await idsOf(window, elsewhere, "毛糸")).toEqual([]);
    await window.rows(
      "INSERT INTO request_recusal (request_id, staff_id, person_id, at) SELECT id, ?2, person_id, 1 FROM request WHERE id = ?1",
      kita.id,
      midori.id,
    );
    expect(await idsOf(window, midori, "毛糸")).toEqual([]);
  });

  test.each(["city", "admin"])("%s finds nothing, by words or by number", async (role) => {
    const { window, midori, kita } = await town();
    const as = { ...midori, role } as unknown as StaffMember;
    expect(await idsOf(window, as, "毛糸")).toEqual([]);
    expect(await idsOf(window, as, kita.id.slice(0, 8))).toEqual([]);
  });

  test("the number of a request finds it, written as one likes; another district's does not", async () => {
    const { window, midori, kita, yamate } = await town();
    const [a, b] = [kita.id.slice(0, 4), kita.id.slice(4, 8)];
    for (const typed of [`${a}-${b}`, `${a}${b}`.toUpperCase(), `No. ${a} ${b}`, `${a}ー${b}`])
      expect(await idsOf(window, midori, typed)).toEqual([kita.id]);
    expect(await idsOf(window, midori, yamate.id.slice(0, 8))).toEqual([]);
  });

  test("notes are one more source: found, marked as notes, under their own request only", async () => {
    const { window, midori, sora, kita } = await town();
    await window.rows(
      "CREATE TABLE IF NOT EXISTS note (id TEXT PRIMARY KEY, request_id TEXT, person_id TEXT, words_sealed TEXT, at INTEGER)",
    );
    const [key] = await window.rows<{ person_id: string; ring_key_id: string; wrapped: string }>(
      "SELECT k.* FROM person_key k JOIN request r ON r.person_id = k.person_id WHERE r.id = ?1",
      kita.id,
    );
    const opened = await window.house.store.keys.unwrapPersonKey(
      key?.person_id ?? "",
      key?.ring_key_id ?? "",
      key?.wrapped ?? "",
    );
    const sealed = await seal(opened, { table: "note", column: "words_sealed", row: "n1" }, "犬が二匹いる");
    await window.rows(
      "INSERT INTO note (id, request_id, person_id, kind, words_sealed, staff_id, at, version) VALUES ('n1', ?1, ?2, 'fact', ?3, 'csw-midori', 5, 1)",
      kita.id,
      key?.person_id,
      sealed,
    );
    const sources = SEARCH_SOURCES;
    const [hit, ...more] = await hitsOf(window, midori, "犬", sources);
    expect(more).toEqual([]);
    expect(hit?.lines).toEqual([{ from: "note", at: 5, parts: ["", "犬", "が二匹いる"] }]);
    expect(await hitsOf(window, sora, "犬", sources)).toEqual([]);
  });
});

test("looking is recorded, found or not; each request shown is, too; what was looked for is nowhere", async () => {
  const { window, midori, kita } = await town();
  await window.rows("SELECT 1");
  await idsOf(window, midori, "どこにもないことば");
  await idsOf(window, midori, "毛糸");
  expect(await window.rows("SELECT staff_id, request_id, what FROM read_audit ORDER BY rowid")).toEqual([
    { staff_id: midori.id, request_id: "", what: "search" },
    { staff_id: midori.id, request_id: "", what: "search" },
    { staff_id: midori.id, request_id: kita.id, what: "found" },
  ]);
  expect(JSON.stringify(window.logs)).not.toContain("毛糸");
});

describe("the page", () => {
  let shared: Awaited<ReturnType<typeof town>>;
  beforeAll(async () => {
    shared = await town();
  });

  test("a form that posts; the answer is a page of its own with the hits, kept nowhere", async () => {
    const { window, midori, kita } = shared;
    const desk = deskOf(window, midori);
    const form = await desk.get("/inbox/search");
    expect(form.html).toMatch(/<form[^>]*method="post"[^>]*action="\/inbox\/search"/);
    const { status, html } = await desk.post("/inbox/search", { words: "毛糸" });
    expect(status).toBe(200);
    expect(html).toContain(`href="/inbox/requests/${kita.id}#newest"`);
    expect(html).toContain("<mark>毛糸</mark>");
    expect(html).toContain("1件の相談に見つかりました");
    expect(html.endsWith("</html>")).toBe(true);
    for (const [, url] of html.matchAll(/(?:href|action|src|hx-get)="([^"]*)"/g)) expect(url).not.toMatch(/%E|毛/);
    // Words in an address are not looked at.
    expect((await desk.get("/inbox/search?words=毛糸")).html).not.toContain("毛糸");
  });

  test("what somebody said as markup is shown as they said it, and nothing runs", async () => {
    const { window, midori, kita } = shared;
    await say(window, kita.person, '<script>alert(1)</script> めじるし <i id="hits-go-here"></i> \u202eさかさま');
    const { html } = await deskOf(window, midori).post("/inbox/search", { words: "めじるし" });
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html).not.toContain("<script>alert");
    expect(html).not.toContain("\u202e");
    expect(html.match(/<\/html>/g)).toHaveLength(1);
  });

  const ATTACKS: [name: string, words: string, status: number][] = [
    ["nothing", "", 422],
    ["spaces", " 　\t ", 422],
    ["marks that turn the reading round, and nothing else", "\u202e\u200f\u2066", 422],
    ["zero-width signs", "\u200b\ufeff", 422],
    ["a script", "<script>alert('x')</script>", 200],
    ["an attribute's end", '"><img src=x onerror=alert(1)>', 200],
    ["a percent sign", "%", 200],
    ["an underscore", "_", 200],
    ["SQL", "' OR 1=1 --", 200],
    ["a lone half of a character", "\ud83d", 200],
    ["a null", "\0", 422],
    ["a hundred signs", "あ".repeat(100), 200],
    ["more than a hundred", "あ".repeat(101), 422],
    ["very much", "あ".repeat(5000), 422],
    ["a regular expression", "(a+)+$|.*", 200],
  ];
  test.each(ATTACKS)("%s: answered in words, found is nothing, nothing breaks", async (_name, words, status) => {
    const { window, midori } = shared;
    const answer = await deskOf(window, midori).post("/inbox/search", { words });
    expect(answer.status).toBe(status);
    expect(answer.html).not.toMatch(/<script>alert|<img src=x/);
    expect(answer.html).not.toContain('class="hit"');
    expect(answer.html.endsWith("</html>")).toBe(true);
    expect(window.logs.filter(({ event }) => event === "inbox.failed")).toEqual([]);
    if (status === 422) expect(answer.html).toContain('role="alert"');
  });

  test("a forged place to go on from is no place", async () => {
    const { window, midori } = shared;
    for (const after of ["open.1e9.x", "closed.-1.x", "x.1.y", "open.1", "open.1.a.b", "closed.99999999999999999.x"]) {
      const { status } = await deskOf(window, midori).post("/inbox/search", { words: "毛糸", after });
      expect([after, status]).toEqual([after, 200]);
    }
  });
});
