/** What is written and not sent, and texts of the house: kept, put in, held to, and gone when they have to be. */
import { describe, expect, test } from "vitest";
import { UNDO_MS } from "../../../src/requests/answer.ts";
import { deskOf } from "../../support/workers/inbox.ts";
import { press, ryoAndMidori, texts, written } from "./desk.ts";

const DRAFTS = "SELECT staff_id, words_sealed FROM answer_draft";

describe("a draft", () => {
  test("is kept sealed, each member's own, and stands in the field the next time", async () => {
    const { window, desk, path } = await ryoAndMidori();
    const hinata = deskOf(window, await window.staff("ひなた"));
    const saved = await press(desk, path, { do: "save", text: "お手紙を\n読み", reason: "急ぎ" });
    expect([saved.status, saved.location]).toEqual([303, `${path}/compose#composer`]);
    const [row] = await window.rows<{ words_sealed: string }>(DRAFTS);
    expect(row?.words_sealed).toMatch(/^1\./);
    expect(row?.words_sealed).not.toContain("お手紙");
    expect(written((await desk.get(path)).html)).toBe("お手紙を\n読み");
    expect(written((await hinata.get(path)).html)).toBe("");
    await press(hinata, path, { do: "save", text: "ひなたの下書き" });
    expect(written((await desk.get(path)).html)).toBe("お手紙を\n読み");
  });

  test("goes when it is sent, and one that arrives late does not bring it back", async () => {
    const { window, desk, path } = await ryoAndMidori();
    const { answerId } = await press(desk, path, { do: "save", text: "読みま" });
    await press(desk, path, { answerId, text: "読みました" });
    expect(await window.rows(DRAFTS)).toEqual([]);
    const late = await desk.post(`${path}/draft`, { answerId, text: "読みました" });
    expect(late.status).toBe(200);
    expect(await window.rows(DRAFTS)).toEqual([]);
    // The next form is another one.
    await desk.post(`${path}/draft`, { answerId: crypto.randomUUID(), text: "つぎの" });
    expect(written((await desk.get(path)).html)).toBe("つぎの");
  });

  test("goes with 「消して」, and when its field is emptied", async () => {
    const { window, ryo, desk, path } = await ryoAndMidori();
    await press(desk, path, { do: "save", text: "読みま" });
    await press(desk, path, { do: "save", text: "  " });
    expect(await window.rows(DRAFTS)).toEqual([]);
    await press(desk, path, { do: "save", text: "また書いて" });
    await ryo.says("消して");
    await window.drain();
    await ryo.says("はい");
    await window.drain();
    expect((await window.rows("SELECT id FROM erasure")).length).toBe(1);
    expect(await window.rows(DRAFTS)).toEqual([]);
  });

  test("of a request that is not theirs is not found, and nothing is kept", async () => {
    const { window, path } = await ryoAndMidori();
    await window.rows("UPDATE request SET area = 'hama', level = 'U3', route_to = NULL, route_queue = NULL");
    const sora = deskOf(window, await window.staff("そら"));
    for (const verb of ["save", "check", "send", "insert:demo-snippet-read", "hours", "undo:x", "now:x"])
      expect((await press(sora, path, { do: verb, text: "のぞき見" })).status).toBe(404);
    expect((await sora.post(`${path}/draft`, { text: "のぞき見" })).status).toBe(404);
    expect((await sora.get(`${path}/compose`)).status).toBe(404);
    expect(await window.rows(DRAFTS)).toEqual([]);
  });

  test("live: the server answers with hints and both phones, and keeps the text", async () => {
    const { desk, path } = await ryoAndMidori();
    const { html } = await desk.post(`${path}/draft`, {
      answerId: crypto.randomUUID(),
      text: "生活保護の申請書をご記入いただけますでしょうか。必ず明日までに返事をします。",
    });
    expect(html).toContain("時間の約束");
    expect(html).toContain("書類のことば");
    expect(html).toContain("みどり（職員） from");
    expect(html).toContain("ロック画面で、ほかの人にも見えます");
    expect(html).toContain("下書きを残しました");
    expect(html).not.toContain("<form");
    const checked = await desk.get(`${path}/compose?check=1`);
    expect(checked.html).toMatch(/<details[^>]*id="check-part"[^>]*\sopen/);
    expect(checked.html).toContain("時間の約束");
  });
});

describe("hostile and broken input", () => {
  const attacks: [string, string][] = [
    ["HTML", '</textarea><script>alert(1)</script><img src=x onerror="alert(1)">'],
    ["a javascript: link", "[ここ](javascript:alert(1)) javascript:alert(1)"],
    ["marks that turn the writing round", "お返事\u202eすまりあ\u2066です\u2069"],
    ["a lone surrogate", "はい\ud800"],
    ["braces", "{windowName}です{{x}}"],
  ];
  test.each(attacks)(
    "%s stays words: in the field, on both phones, in the talk; and arrives as it is",
    async (_name, text) => {
      const { window, ryo, desk, path } = await ryoAndMidori();
      const mark = ryo.mark();
      await press(desk, path, { do: "check", text });
      for (const { html } of [await desk.get(`${path}/compose?check=1`), await desk.post(`${path}/draft`, { text })]) {
        expect(html).not.toContain("<script>alert");
        expect(html.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\sonerror=/);
        expect(html).not.toMatch(/(?:href|src|action|hx-[a-z]+)="javascript:/i);
      }
      expect((await press(desk, path, { text })).status).toBe(303);
      window.clock.pass(UNDO_MS);
      await window.drain();
      expect(texts(ryo.receivedSince(mark))).toEqual([text.toWellFormed()]);
      expect((await desk.get(path)).html).not.toContain("<script>alert");
    },
  );

  test("a very long text is refused with the words kept; far too long a draft says so", async () => {
    const { window, desk, path } = await ryoAndMidori();
    const long = "あ".repeat(1001);
    const refused = await press(desk, path, { text: long });
    expect([refused.status, written(refused.html)]).toEqual([422, long]);
    expect((await press(desk, path, { do: "save", text: long })).status).toBe(303);
    expect(written((await desk.get(path)).html)).toBe(long);
    const huge = await press(desk, path, { do: "save", text: "a".repeat(20_001) });
    expect(huge.status).toBe(422);
    expect(huge.html).toContain("下書きに残せません");
    expect(await window.rows("SELECT id FROM outbox WHERE kind = 'staff'")).toEqual([]);
  });

  test("the same form twice, one after the other and at once, is one send", async () => {
    const { window, ryo, desk, path } = await ryoAndMidori();
    const mark = ryo.mark();
    const form = { answerId: crypto.randomUUID(), text: "一\n\n二", seenHolder: "" };
    const three = await Promise.all([press(desk, path, form), press(desk, path, form), press(desk, path, form)]);
    expect(three.map(({ status }) => status)).toEqual([303, 303, 303]);
    await press(desk, path, form);
    window.clock.pass(UNDO_MS);
    await window.drain();
    // A repeat that comes when a refusal stands meanwhile is still the same answer.
    await ryo.says("連絡しないで");
    await window.drain();
    expect((await press(desk, path, form)).status).toBe(303);
    await window.passTime(60_000);
    expect(texts(ryo.receivedSince(mark)).filter((text) => text === "一" || text === "二")).toEqual(["一", "二"]);
  });

  test("a stale form is told of the colleague, and keeps its words", async () => {
    const { window, desk, path, ryo } = await ryoAndMidori();
    const hinata = deskOf(window, await window.staff("ひなた"));
    await press(hinata, path, { text: "ひなたです", seenHolder: "" });
    const mark = ryo.mark();
    const stale = await press(desk, path, { text: "みどりです", seenHolder: "" });
    expect([stale.status, written(stale.html)]).toEqual([409, "みどりです"]);
    window.clock.pass(UNDO_MS);
    await window.drain();
    expect(texts(ryo.receivedSince(mark))).toEqual(["ひなたです"]);
  });

  test("a button that does not exist does nothing", async () => {
    const { window, desk, path } = await ryoAndMidori();
    for (const verb of ["delete", "constructor", "__proto__", "toString:1", "insert:", "insert:nothing"])
      expect([404, 409]).toContain((await press(desk, path, { do: verb, text: "はい" })).status);
    expect(await window.rows("SELECT id FROM outbox WHERE kind = 'staff'")).toEqual([]);
  });
});

describe("texts of the house", () => {
  const fields = (over: Record<string, string> = {}) => ({
    id: crypto.randomUUID(),
    topic: "food",
    language: "ja",
    title: "食べるもの",
    text: "食べるものを、いっしょにさがします。",
    ...over,
  });

  test("a CSW proposes, the manager approves: who and when is kept; only then it can be put in; retired it is gone", async () => {
    const { window, desk, path } = await ryoAndMidori();
    const hinata = deskOf(window, await window.staff("ひなた"));
    const one = fields();
    expect((await desk.post("/inbox/snippets", one)).status).toBe(303);
    await desk.post("/inbox/snippets", one);
    expect(await window.rows("SELECT count(*) AS n FROM snippet WHERE id = ?1", one.id)).toEqual([{ n: 1 }]);
    expect((await desk.post(`/inbox/snippets/${one.id}/approval`, {})).status).toBe(403);
    expect((await desk.get(path)).html).not.toContain(one.text);
    expect((await hinata.post(`/inbox/snippets/${one.id}/approval`, {})).status).toBe(303);
    const [kept] = await window.rows(
      "SELECT state, written_by, approved_by, approved_at FROM snippet WHERE id = ?1",
      one.id,
    );
    expect(kept).toEqual({
      state: "approved",
      written_by: "csw-midori",
      approved_by: "csw-hinata",
      approved_at: window.clock.now(),
    });
    expect((await desk.get(path)).html).toContain(one.text);
    await press(desk, path, { do: `insert:${one.id}`, text: "みどりです。" });
    expect(written((await desk.get(path)).html)).toBe(`みどりです。\n\n${one.text}`);
    expect((await hinata.post(`/inbox/snippets/${one.id}/retirement`, {})).status).toBe(303);
    const gone = await press(desk, path, { do: `insert:${one.id}`, text: "みどりです。" });
    expect([gone.status, written(gone.html)]).toEqual([409, "みどりです。"]);
    expect((await hinata.post(`/inbox/snippets/${one.id}/approval`, {})).status).toBe(409);
    await expect(window.rows("UPDATE snippet SET words = 'べつの文' WHERE id = ?1", one.id)).rejects.toThrow();
    await expect(window.rows("DELETE FROM snippet WHERE id = ?1", one.id)).rejects.toThrow();
  });

  test.each([
    ["no name", { title: " " }, "名前"],
    ["no words", { text: "" }, "文を書いて"],
    ["two bubbles", { text: "一\n\n二" }, "空行"],
    ["a gap", { text: "〇〇さん、こんにちは" }, "埋める"],
    ["a placeholder", { text: "{name}さん" }, "埋める"],
    ["an unknown topic", { topic: "nonsense" }, "話題"],
    ["an unknown language", { language: "xx" }, "ことば"],
    ["too many letters", { text: "あ".repeat(301) }, "文字まで"],
  ])("%s: refused, with what was written", async (_name, over, says) => {
    const { window, desk } = await ryoAndMidori();
    const before = await window.rows("SELECT id FROM snippet");
    const refused = await desk.post("/inbox/snippets", fields(over));
    expect(refused.status).toBe(422);
    expect(refused.html).toContain(says);
    expect(await window.rows("SELECT id FROM snippet")).toEqual(before);
  });

  test("hostile names and words stay words", async () => {
    const { desk } = await ryoAndMidori();
    const attack = "</textarea><script>alert(1)</script>";
    await desk.post("/inbox/snippets", fields({ title: attack, text: attack }));
    expect((await desk.get("/inbox/snippets")).html).not.toContain("<script>alert");
  });

  test("whoever is held to approved texts sends those, unchanged, and nothing else", async () => {
    const { window, ryo, midori, desk, path } = await ryoAndMidori();
    const hinata = deskOf(window, await window.staff("ひなた"));
    expect((await desk.post(`/inbox/snippets/staff/${midori.id}`, { approvedOnly: "1" })).status).toBe(403);
    expect((await hinata.post(`/inbox/snippets/staff/${midori.id}`, { approvedOnly: "1" })).status).toBe(303);
    expect((await hinata.post("/inbox/snippets/staff/nobody", { approvedOnly: "1" })).status).toBe(404);
    expect((await desk.get(path)).html).toMatch(/<textarea id="answer-text"[^>]*\sreadonly/);
    const [first, second] = await window.rows<{ id: string; words: string }>(
      "SELECT id, words FROM snippet WHERE state = 'approved' AND language = 'ja' ORDER BY id",
    );
    const words = first?.words ?? "";
    const mark = ryo.mark();
    for (const text of ["自分の文", `${words}！`, words.slice(1), `${words}\n追伸`, `${words}\n\n自分の文`]) {
      const refused = await press(desk, path, { text, reason: "理由" });
      expect([refused.status, written(refused.html)]).toEqual([422, text]);
      expect(refused.html).toContain("承認された定型文を、そのままの形で");
    }
    await window.passTime(60_000);
    expect(ryo.receivedSince(mark)).toEqual([]);
    // Put in, with blanks and line breaks as browsers send them.
    await press(desk, path, { do: `insert:${first?.id}`, text: "" });
    await press(desk, path, { do: `insert:${second?.id}`, text: written((await desk.get(path)).html) });
    const text = written((await desk.get(path)).html).replaceAll("\n", "\r\n");
    expect((await press(desk, path, { text })).status).toBe(303);
    window.clock.pass(UNDO_MS);
    await window.drain();
    expect(texts(ryo.receivedSince(mark))).toEqual([words, second?.words]);
    await hinata.post(`/inbox/snippets/staff/${midori.id}`, { approvedOnly: "0" });
    expect((await press(desk, path, { text: "自分の文" })).status).toBe(303);
  });
});
