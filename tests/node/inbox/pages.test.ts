/** What pages show: the list, one request with its talk and facts, and failures. */
import { describe, expect, it } from "vitest";
import type { RequestDetail } from "../../../src/requests/views.ts";
import { BY_HTMX, inbox } from "./support/ask.ts";
import { detail, entry, haru, MINUTE, NOW, natsu, OPEN_ID } from "./support/fake-port.ts";

const body = async (response: Response | Promise<Response>) => (await response).text();
/** What a reader sees: no tags, entities as they are. */
const words = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
const requestPage = (over: Partial<RequestDetail>) =>
  body(inbox({ request: detail(over) }).get(`/inbox/requests/${OPEN_ID}`));

describe("the list", () => {
  it("reads in the stated order", async () => {
    const card = detail({ contact: "doNotContact", owner: { id: natsu.id, nickname: "なつ" } });
    const text = words(await body(inbox({ cards: [card] }).get("/inbox")));
    const order = [
      "1〜2週",
      "「このごろ夜になると、さみしくなります」",
      "本人・北野",
      "12分",
      "連絡しないで",
      "なつさん",
    ];
    const places = order.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("keeps U0 and U1 in a part of their own, above the rest", async () => {
    const levels = ["U3", "U1", "U0", "U4"] as const;
    const cards = levels.map((level, i) => detail({ id: `id-${i}`, level, ownWords: `ことば${i}` }));
    const html = await body(inbox({ cards }).get("/inbox"));
    const pinned = html.slice(html.indexOf('id="pinned"'), html.indexOf('id="rest"'));
    expect(pinned).toContain("ことば1");
    expect(pinned).toContain("ことば2");
    expect(pinned).not.toContain("ことば0");
    expect(words(pinned)).toContain("急ぎ 2件");
  });

  it("with many of them, nothing is put into a box of its own, and the rest leads back to them", async () => {
    const of = (urgent: number) =>
      Array.from({ length: urgent + 2 }, (_, i) => detail({ id: `id-${i}`, level: i < urgent ? "U1" : "U3" }));
    const many = await body(inbox({ cards: of(8) }).get("/inbox"));
    expect(many).toContain('class="request-list request-list--many"');
    expect(words(many)).toContain("そのほか 2件 急ぎ 8件へ戻る");
    expect(many).toContain('href="#pinned"');
    const few = await body(inbox({ cards: of(2) }).get("/inbox"));
    expect(few).not.toContain("request-list--many");
    expect(few).not.toContain('href="#pinned"');
  });

  it.each([
    ["/inbox", "open", "いま、開いている相談はありません。"],
    ["/inbox?which=mine", "mine", "受け持っている相談はありません。"],
    ["/inbox?which=closed", "closed", "終えた相談は、まだありません。"],
    ["/inbox?which=nonsense", "open", "いま、開いている相談はありません。"],
  ])("%s asks for %s; empty, it explains itself", async (path, which, sentence) => {
    const { get, port } = inbox({ cards: [] });
    expect(await body(get(path))).toContain(sentence);
    expect(port.calls).toEqual([{ name: "list", args: [which] }]);
  });

  it("says when there are no words, and when the last word was ours", async () => {
    const text = words(await body(inbox({ cards: [detail({ ownWords: null, waitingSince: null })] }).get("/inbox")));
    expect(text).toContain("ことばはありません");
    expect(text).toContain("返事ずみ・ きょう 9:48");
    expect(text).not.toContain("「」");
  });

  it("keeps the tab in links, and nothing personal", async () => {
    const html = await body(inbox().get("/inbox?which=mine"));
    expect(html).toContain(`href="/inbox/requests/${OPEN_ID}?which=mine#newest"`);
    for (const [, url] of html.matchAll(/(?:href|hx-get|action)="([^"]*)"/g)) expect(url).not.toMatch(/%E|さ/);
  });

  it("renews as a fragment", async () => {
    const html = await body(inbox().get("/inbox/fragments/list?which=open", BY_HTMX));
    expect(html).toMatch(/^<div class="request-list" id="request-list" hx-get=/);
    expect(html).not.toContain("<html");
  });
});

describe("a request", () => {
  it("records the reading of the page, not of its refreshes", async () => {
    const { get, port } = inbox();
    await get(`/inbox/requests/${OPEN_ID}`);
    await get(`/inbox/fragments/requests/${OPEN_ID}/talk`);
    expect(port.calls.filter((call) => call.name === "read").map((call) => call.args[1])).toEqual([true, false]);
  });

  it.each(["/inbox/requests/nobody", "/inbox/fragments/requests/nobody/talk", "/inbox/other"])(
    "%s: 404 page",
    async (path) => {
      const response = await inbox().get(path);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain("見つかりません");
    },
  );

  it("has one h1, one main, a language and a skip link", async () => {
    const html = await requestPage({});
    expect(html).toMatch(/^<!doctype html><html lang="ja">/);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/<main/g)).toHaveLength(1);
    expect(html).toContain('href="#main"');
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((m) => m[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("never puts a person's words into the title", async () => {
    expect(/<title>(.*)<\/title>/.exec(await requestPage({}))?.[1]).toBe("本人・北野の相談｜となり");
  });

  it("shows each kind of entry as what it is", async () => {
    const fate = (state: "waiting" | "sent" | "held" | "failed" | "unknown", why = "") => ({
      state,
      channel: "push" as const,
      why: null,
      words: why,
      at: NOW,
    });
    const staff = { from: "staff", staffNickname: "はる" } as const;
    const html = await requestPage({
      earlierHidden: true,
      talk: [
        entry({ id: "a", at: NOW - 24 * 60 * MINUTE, kind: "tap", text: "近所の人が気になる" }),
        entry({ id: "b", from: "auto", text: "どんなようすですか。", chips: ["声がする"], fate: fate("sent") }),
        entry({ id: "c", text: null, unsent: true }),
        entry({ id: "d", text: null }),
        entry({ id: "e", ...staff, text: "A", fate: fate("waiting") }),
        entry({ id: "f", ...staff, text: "B", fate: fate("sent") }),
        entry({ id: "g", ...staff, text: "C", fate: fate("held", "「連絡しないで」のため") }),
        entry({ id: "h", ...staff, text: "D", fate: fate("failed", "ブロックのため") }),
        entry({ id: "i", ...staff, text: "E", fate: fate("unknown") }),
      ],
    });
    const text = words(html);
    for (const part of [
      "きのう",
      "きょう",
      "これより前の会話",
      "選んだことば： 近所の人が気になる",
      "自動",
      "声がする",
      "取り消されました",
      "ことばは消されました",
      "送っています",
      "送りました",
      "止めています（「連絡しないで」のため）",
      "送れませんでした（ブロックのため）",
      "届いたか分かりません",
    ])
      expect(text).toContain(part);
    // An automatic answer that went out says nothing of it.
    expect(html.match(/class="fate /g)).toHaveLength(5);
  });

  it("shows the machine's reasons with their words, and topics in Japanese", async () => {
    const text = words(await requestPage({}));
    expect(text).toContain("自動の見立て");
    expect(text).toContain("つながり R-LN さみしく");
    expect(text).toContain("孤独・孤立");
    expect(text).toContain("自動：相談になりました");
  });

  it.each([
    ["nobody", null, "送ると、あなたの受け持ちになります", "受け持つ"],
    ["me", { id: haru.id, nickname: "はる" }, "あなたが受け持っています", "ボットに戻す"],
    ["a colleague", { id: natsu.id, nickname: "なつ" }, "いまは なつさんの受け持ちです", "代わりに受け持つ"],
  ])("held by %s", async (_name, talkHolder, sentence, button) => {
    const text = words(await requestPage({ talkHolder }));
    expect(text).toContain(sentence);
    expect(text).toContain(button);
  });

  it.each<[string, Partial<RequestDetail>, string]>([
    ["nobody asked for a person", {}, "いまはボットがお相手しています。"],
    ["they wait for a person", { why: "wantsPerson" }, "人を待っています。ボットは待ち時間のことだけを伝えています。"],
    ["they were answered", { why: "wantsPerson", waitingSince: null }, "いまはボットがお相手しています。"],
  ])("says what the bot does while nobody has the talk: %s", async (_name, over, sentence) => {
    expect(/id="acts-holder">([^<]*)</.exec(await requestPage(over))?.[1]?.trim()).toBe(sentence);
  });

  it("says what cannot be read, on the card, at the head and in the talk", async () => {
    const over = { ownWords: null, unreadable: true, talk: [entry({ text: null, unreadable: true })] };
    const html = await requestPage(over);
    expect(html.match(/読めません（鍵が合いません）/g)).toHaveLength(3);
    expect(html).not.toContain("ことばはありません");
    expect(html).not.toContain("ことばは消されました");
  });

  it("asks for a reason where somebody does not want to be contacted, and warns of a block", async () => {
    const html = await requestPage({ contact: "doNotContact", blocked: true });
    expect(html).toMatch(/<input[^>]*name="reason"[^>]*required/);
    expect(html).toContain("連絡しないで、と言われています");
    expect(html).toContain("送っても届きません");
    expect(await requestPage({})).not.toContain('id="answer-reason"');
  });

  it("has nothing to press once closed", async () => {
    const html = await requestPage({ state: "closed" });
    expect(html).not.toContain('id="answer-text"');
    expect(html).not.toContain('id="take-form"');
    expect(html).toContain('id="reopen-form"');
    expect(html).toContain("この相談は終わっています");
  });
});

describe("failures", () => {
  it("are logged as a code with the route, and say that nothing is lost", async () => {
    const { get, port } = inbox();
    port.read = async () => {
      throw new TypeError("words of a person");
    };
    const response = await get(`/inbox/requests/${OPEN_ID}`);
    expect(response.status).toBe(500);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    const text = await response.text();
    expect(text).toContain("うまくいきませんでした");
    expect(text).not.toContain("words of a person");
    expect(port.logged).toEqual([{ event: "inbox.failed", error: "TypeError", route: "/inbox/requests/:id" }]);
  });

  it("the root leads to the inbox", async () => {
    const response = await inbox().get("/");
    expect([response.status, response.headers.get("Location")]).toEqual([302, "/inbox"]);
  });
});
