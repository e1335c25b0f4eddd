/** Two promises of the talk: hostile words stay words, and a refresh brings what changed and nothing one types in. */
import { describe, expect, it } from "vitest";
import type { RequestDetail } from "../../../src/requests/views.ts";
import { BY_HTMX, inbox } from "./support/ask.ts";
import { detail, entry, NOW, natsu, OPEN_ID } from "./support/fake-port.ts";

const body = async (response: Response | Promise<Response>) => (await response).text();
const requestPage = (over: Partial<RequestDetail>) =>
  body(inbox({ request: detail(over) }).get(`/inbox/requests/${OPEN_ID}`));

describe("hostile words", () => {
  const attack = `"><script>alert(1)</script><img src=x onerror=alert(1)>' javascript:alert(1) </textarea> {{x}} </title>`;

  it("stay words, everywhere", async () => {
    const html = await requestPage({
      ownWords: attack,
      area: { id: "x", name: attack },
      topics: [attack],
      rules: [attack],
      reasons: [{ rule: attack, span: attack }],
      owner: { id: "o", nickname: attack },
      talkHolder: { id: "o", nickname: attack },
      talk: [
        entry({ text: attack, chips: [attack] }),
        entry({ id: attack, from: "staff", staffNickname: attack, kind: "tap", text: attack }),
      ],
      history: [{ id: attack, at: NOW, kind: attack, actor: "staff", staffNickname: attack }],
    });
    expect(html).not.toContain("<script>alert");
    // Inside quotes it is only text; what counts is that no attribute was born.
    expect(html.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\sonerror=/);
    expect(html).not.toMatch(/<img/);
    expect(html).not.toMatch(/(?:href|src|action|hx-[a-z]+)="javascript:/i);
    expect(html).toContain("&lt;script&gt;");
  });

  it("never become links", async () => {
    const html = await requestPage({ talk: [entry({ text: "https://evil.example/ javascript:alert(1)" })] });
    for (const [, href = ""] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(\/|#)/);
  });

  it("cannot bend a path", async () => {
    const id = '../x?y=1#z"><b>';
    const { get } = inbox({ request: detail({ id }), cards: [detail({ id })] });
    const html = await body(get("/inbox"));
    expect(html).toContain(`href="/inbox/requests/${encodeURIComponent(id)}#newest"`);
    const response = await get("/inbox/requests/%3Cscript%3Ealert(1)%3C%2Fscript%3E");
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain("<script>alert");
  });
});

describe("refreshing the talk", () => {
  const path = `/inbox/fragments/requests/${OPEN_ID}/talk`;
  const cursorIn = (html: string) => /talk\?since=([a-z0-9]+)/.exec(html)?.[1] ?? "none";

  it("answers 204 while nothing changed, and the fragment once something did", async () => {
    const { get, port } = inbox();
    const cursor = cursorIn(await body(get(`/inbox/requests/${OPEN_ID}`)));
    const same = await get(`${path}?since=${cursor}`, BY_HTMX);
    expect([same.status, await same.text()]).toEqual([204, ""]);
    port.request = detail({ talk: [entry(), entry({ id: "e2", text: "新しいことば" })] });
    const news = await get(`${path}?since=${cursor}`, BY_HTMX);
    expect(news.status).toBe(200);
    const html = await news.text();
    expect(html).toContain("新しいことば");
    expect(cursorIn(html)).not.toBe(cursor);
  });

  it.each<[string, Partial<RequestDetail>]>([
    ["a word taken back", { talk: [entry({ text: null, unsent: true })] }],
    ["words erased", { talk: [entry({ text: null })], ownWords: null }],
    ["a higher level", { level: "U1" }],
    ["a refusal", { contact: "doNotContact" }],
    ["a block", { blocked: true }],
    ["another holder", { talkHolder: { id: natsu.id, nickname: "なつ" } }],
    ["a version", { version: 4 }],
    ["closing", { state: "closed" }],
    ["words that do not open any more", { talk: [entry({ text: null, unreadable: true })] }],
  ])("notices %s", async (_name, over) => {
    const { get, port } = inbox();
    const cursor = cursorIn(await body(get(path)));
    port.request = detail(over);
    expect((await get(`${path}?since=${cursor}`)).status).toBe(200);
  });

  it("renews the version that is acted on and the holder that is answered over", async () => {
    const request = detail({ version: 9, talkHolder: { id: natsu.id, nickname: "なつ" } });
    const html = await body(inbox({ request }).get(path, BY_HTMX));
    expect([...html.matchAll(/name="seenVersion" value="(\d+)"/g)].map((m) => m[1])).toEqual(["9", "9"]);
    expect(html).toContain(`name="seenHolder" value="${natsu.id}"`);
  });

  it("brings its surroundings along, but never the field one types in", async () => {
    const html = await body(inbox().get(path, BY_HTMX));
    for (const id of ["brief-bar", "brief", "acts", "facts", "composer-rules"])
      expect(html).toMatch(new RegExp(`id="${id}"[^>]*hx-swap-oob="outerMorph"`));
    expect(html).not.toContain("<textarea");
    expect(html).not.toContain("<html");
  });
});
