/** Acts: what is passed on, and what every outcome answers, with scripts and without. Written text always comes back. */
import { describe, expect, it } from "vitest";
import type { ActOutcome } from "../../../src/requests/views.ts";
import { BY_HTMX, inbox } from "./support/ask.ts";
import { ANSWER_ID, detail, NEW_ID, natsu, OPEN_ID } from "./support/fake-port.ts";

const url = (act: string, id = OPEN_ID) => `/inbox/requests/${id}/${act}`;
const TEXT = 'はじめまして。\n<b>はる</b>です & "よろしく"';
const ESCAPED = "はじめまして。\n&lt;b&gt;はる&lt;/b&gt;です &amp; &quot;よろしく&quot;";
const ANSWER = { answerId: ANSWER_ID, text: TEXT };
const CHANGED = "ほかの人が先に更新しました。";
const CHANGED_KEPT = `${CHANGED}書いた文は残っています。見くらべて、もう一度送ってください。`;

const keepsText = (html: string) => {
  expect(html).toContain(`\n${ESCAPED}</textarea>`);
  expect(html).toContain(`name="answerId" value="${ANSWER_ID}"`);
  expect(html).toMatch(/role="alert"[^>]*tabindex="-1"[^>]*autofocus/);
};

describe.each([
  ["take", "take"],
  ["release", "release"],
  ["closure", "close"],
])("POST %s", (act, called) => {
  it("passes the version that was seen and goes back", async () => {
    const { post, port } = inbox();
    const response = await post(url(act), { seenVersion: "3" });
    expect([response.status, response.headers.get("Location")]).toEqual([303, `/inbox/requests/${OPEN_ID}#newest`]);
    expect(port.calls).toEqual([{ name: called, args: [OPEN_ID, 3] }]);
  });

  it("done in place: the fresh talk with its surroundings", async () => {
    const response = await inbox().post(url(act), { seenVersion: "3" }, BY_HTMX);
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).toMatch(/^<section class="talk"/);
    expect(html).toContain('id="acts"');
    expect(html).not.toContain("<textarea");
  });

  it.each<[string, ActOutcome, number, string]>([
    ["notFound", { kind: "notFound" }, 404, "見つかりません"],
    ["changed", { kind: "changed" }, 409, CHANGED],
    ["closed", { kind: "refused", why: "closed" }, 409, "この相談は終わっています"],
    ["notYours", { kind: "refused", why: "notYours" }, 409, "ほかの人の受け持ちです"],
  ])("%s", async (_name, outcome, status, sentence) => {
    const plain = await inbox({ outcome }).post(url(act), { seenVersion: "3" });
    expect(plain.status).toBe(status);
    const page = await plain.text();
    expect(page).toContain("<html");
    expect(page).toContain(sentence);
    const inPlace = await inbox({ outcome }).post(url(act), { seenVersion: "3" }, BY_HTMX);
    expect(inPlace.status).toBe(status);
    expect(inPlace.headers.get("HX-Retarget")).toBe("#notice");
    const part = await inPlace.text();
    expect(part).toContain(sentence);
    expect(part).not.toContain("<html");
    expect(part).not.toContain("<textarea");
  });

  it.each(["", "x", "-1", "3.5", "9".repeat(20)])("seenVersion %j counts as outdated", async (seenVersion) => {
    const { post, port } = inbox();
    expect((await post(url(act), { seenVersion })).status).toBe(409);
    expect(port.calls.map((call) => call.name)).not.toContain(called);
  });
});

describe("POST answers", () => {
  it("passes text, id and no reason, and goes back", async () => {
    const { post, port } = inbox();
    const response = await post(url("answers"), { ...ANSWER, text: TEXT.replaceAll("\n", "\r\n"), reason: " " });
    expect([response.status, response.headers.get("Location")]).toEqual([303, `/inbox/requests/${OPEN_ID}#newest`]);
    expect(port.calls.at(-1)).toEqual({ name: "answer", args: [OPEN_ID, { ...ANSWER, reason: null }] });
  });

  it("done in place: an empty field with a new id, the talk beside it", async () => {
    const response = await inbox().post(url("answers"), ANSWER, BY_HTMX);
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).toMatch(/^<form class="composer" id="composer"/);
    expect(html).toContain(`name="answerId" value="${NEW_ID}"`);
    expect(html).toMatch(/<textarea[^>]*>\s*<\/textarea>/);
    expect(html).toMatch(/id="talk"[^>]*hx-swap-oob="outerMorph"/);
    expect(html.match(/id="composer-rules"/g)).toHaveLength(1);
    expect(html).toContain("返事を受けつけました");
  });

  it.each<[string, ActOutcome, number, string]>([
    ["changed", { kind: "changed" }, 409, CHANGED_KEPT],
    ["closed", { kind: "refused", why: "closed" }, 409, "書いた文は残っています"],
    ["notYours", { kind: "refused", why: "notYours" }, 409, "書いた文は残っています"],
    ["empty", { kind: "refused", why: "empty" }, 422, "返事が空です"],
    ["tooLong", { kind: "refused", why: "tooLong" }, 422, "返事が長すぎます"],
  ])("%s keeps the text, as a page and in place", async (_name, outcome, status, sentence) => {
    const plain = await inbox({ outcome }).post(url("answers"), ANSWER);
    expect(plain.status).toBe(status);
    const page = await plain.text();
    expect(page).toContain(sentence);
    expect(page).toContain("<html");
    keepsText(page);
    const inPlace = await inbox({ outcome }).post(url("answers"), ANSWER, BY_HTMX);
    expect(inPlace.status).toBe(status);
    const part = await inPlace.text();
    expect(part).toContain(sentence);
    expect(part).not.toContain("<html");
    expect(inPlace.headers.get("HX-Retarget")).toBeNull();
    keepsText(part);
  });

  it("keeps the text even when a colleague closed the request meanwhile", async () => {
    const { post, port } = inbox({ outcome: { kind: "refused", why: "closed" } });
    port.request = detail({ state: "closed" });
    keepsText(await (await post(url("answers"), ANSWER)).text());
  });

  it.each([
    ["nothing", "", "返事が空です"],
    ["only blanks", " \r\n　", "返事が空です"],
    ["1001 characters", "あ".repeat(1001), "返事が長すぎます"],
  ])("%s: 422 without asking the service", async (_name, text, sentence) => {
    const { post, port } = inbox();
    const response = await post(url("answers"), { answerId: ANSWER_ID, text });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain(sentence);
    expect(html).toMatch(/<textarea[^>]*aria-invalid="true"/);
    if (text.length > 1000) expect(html).toContain(text);
    expect(port.calls.map((call) => call.name)).not.toContain("answer");
  });

  it("counts a line break once: 1000 characters pass", async () => {
    const text = `${"あ".repeat(499)}\r\n${"あ".repeat(500)}`;
    expect((await inbox().post(url("answers"), { answerId: ANSWER_ID, text })).status).toBe(303);
  });

  it("needs a reason where somebody does not want to be contacted", async () => {
    const request = detail({ contact: "doNotContact" });
    const without = inbox({ request });
    const response = await without.post(url("answers"), ANSWER);
    expect(response.status).toBe(422);
    const html = await response.text();
    keepsText(html);
    expect(html).toContain('href="#answer-reason"');
    expect(html).toMatch(/<input[^>]*id="answer-reason"[^>]*aria-invalid="true"/);
    expect(without.port.calls.map((call) => call.name)).not.toContain("answer");

    const withReason = inbox({ request });
    expect((await withReason.post(url("answers"), { ...ANSWER, reason: " 期限が近い " })).status).toBe(303);
    expect(withReason.port.calls.at(-1)?.args[1]).toEqual({ ...ANSWER, reason: "期限が近い" });
  });

  it("gives the reason back with the text", async () => {
    const request = detail({ contact: "doNotContact" });
    const { post } = inbox({ request, outcome: { kind: "changed" } });
    const html = await (await post(url("answers"), { ...ANSWER, reason: '"期限"' })).text();
    keepsText(html);
    expect(html).toContain('value="&quot;期限&quot;"');
  });

  it.each(["", "not-a-uuid", ANSWER_ID.toUpperCase().replace("0F", "XX")])(
    "makes a new id instead of %j",
    async (answerId) => {
      const { post, port } = inbox();
      await post(url("answers"), { answerId, text: "はい" });
      expect(port.calls.at(-1)?.args[1]).toEqual({ answerId: NEW_ID, text: "はい", reason: null });
    },
  );

  it.each([{}, BY_HTMX])("404 for what is not there", async (headers) => {
    const { post, port } = inbox();
    expect((await post(url("answers", "nobody"), ANSWER, headers)).status).toBe(404);
    expect(port.calls.map((call) => call.name)).not.toContain("answer");
    port.outcome = { kind: "notFound" };
    expect((await post(url("answers"), ANSWER, headers)).status).toBe(404);
  });

  it.each(["", natsu.id])("passes on who had the talk on the page: %j", async (seenHolder) => {
    const { post, port } = inbox();
    await post(url("answers"), { ...ANSWER, seenHolder });
    expect(port.calls.at(-1)?.args[1]).toEqual({ ...ANSWER, reason: null, seenHolder });
  });

  it.each([{}, BY_HTMX])(
    "comes back from a lost race with the holder there is now, to be sent knowingly",
    async (headers) => {
      const request = detail({ talkHolder: { id: natsu.id, nickname: "なつ" } });
      const { post } = inbox({ request, outcome: { kind: "changed" } });
      const html = await (await post(url("answers"), { ...ANSWER, seenHolder: "" }, headers)).text();
      keepsText(html);
      expect(html).toContain(CHANGED_KEPT);
      expect(html).toContain(`name="seenHolder" value="${natsu.id}"`);
    },
  );

  it("is open to a colleague's request too", async () => {
    const request = detail({ talkHolder: { id: natsu.id, nickname: "なつ" } });
    expect((await inbox({ request }).post(url("answers"), ANSWER)).status).toBe(303);
  });
});
