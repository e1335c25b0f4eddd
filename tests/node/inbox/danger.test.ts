/** Routes about danger: what is passed on, what every outcome answers, and that words are escaped wherever they stand. */
import { describe, expect, it } from "vitest";
import type { SettingView } from "../../../src/danger/views.ts";
import { localTime, readLocalTime } from "../../../src/inbox/tokyo-time.ts";
import type { ActOutcome } from "../../../src/requests/views.ts";
import { BY_HTMX, inbox } from "./support/ask.ts";
import { ANSWER_ID, dangerView, detail, entry, haru, NOW, natsu, OPEN_ID } from "./support/fake-port.ts";

const url = (act: string) => `/inbox/requests/${OPEN_ID}/${act}`;
const PROPOSAL = "0f0e6c1a-7777-4777-8777-000000000007";
const LEVEL = { entryId: ANSWER_ID, field: "level", value: "U2", why: "spoke", words: "電話した", seenVersion: "3" };

const setting = (over: Partial<SettingView> = {}): SettingView => ({
  id: PROPOSAL,
  field: "level",
  state: "proposed",
  machine: "U0",
  before: "U0",
  value: "U2",
  rules: ["R-SH1"],
  reason: "spoke",
  words: "落ち着いた",
  unreadable: false,
  staff: { id: haru.id, nickname: haru.nickname },
  second: null,
  at: NOW,
  decidedAt: null,
  ...over,
});

describe("what is passed on", () => {
  it.each<[string, Record<string, string>, string, unknown[]]>([
    [
      "hand",
      LEVEL,
      "set",
      [{ entryId: ANSWER_ID, field: "level", value: "U2", reason: "spoke", words: "電話した", seenVersion: 3 }],
    ],
    [
      "steps",
      { entryId: ANSWER_ID, kind: "phoned", at: "2026-11-24T09:30", words: "" },
      "step",
      [{ entryId: ANSWER_ID, kind: "phoned", at: Date.parse("2026-11-24T09:30:00+09:00"), words: null }],
    ],
    [
      "notices",
      { entryId: ANSWER_ID, law: "child", method: "phone", agency: "児相", content: "あざ", second: natsu.id },
      "notice",
      [
        {
          entryId: ANSWER_ID,
          law: "child",
          method: "phone",
          at: null,
          agency: "児相",
          spokeTo: null,
          content: "あざ",
          second: natsu.id,
        },
      ],
    ],
    [`lowering/${PROPOSAL}/confirmation`, { seenVersion: "3" }, "confirm", [PROPOSAL, 3]],
    [`lowering/${PROPOSAL}/withdrawal`, { seenVersion: "x" }, "withdraw", [PROPOSAL, -1]],
  ])("POST %s", async (act, fields, called, args) => {
    const { post, port } = inbox();
    const response = await post(url(act), fields);
    expect([response.status, response.headers.get("Location")]).toEqual([303, `/inbox/requests/${OPEN_ID}#danger`]);
    expect(port.calls).toEqual([{ name: called, args: [OPEN_ID, ...args] }]);
  });

  it("a time that is none is not passed on", async () => {
    const { post, port } = inbox();
    const response = await post(url("steps"), { entryId: ANSWER_ID, kind: "phoned", at: "きのう", words: "よんだ" });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('value="よんだ"');
    expect(port.calls.map(({ name }) => name)).not.toContain("step");
  });

  it("a reason to close goes along", async () => {
    const { post, port } = inbox();
    await post(url("closure"), { seenVersion: "3", reason: "safe", words: "会えた" });
    expect(port.calls).toEqual([{ name: "close", args: [OPEN_ID, 3] }]);
  });
});

describe("what every outcome answers", () => {
  it.each<[ActOutcome, number, string]>([
    [{ kind: "notFound" }, 404, "見つかりません"],
    [{ kind: "changed" }, 409, "ほかの人が先に更新しました"],
    [{ kind: "refused", why: "closed" }, 409, "この相談は終わっています"],
    [{ kind: "refused", why: "needsReason" }, 422, "理由をえらんで"],
    [{ kind: "refused", why: "samePerson" }, 422, "同じ人では決められません"],
    [{ kind: "refused", why: "pending" }, 422, "もう一人の職員が決める"],
    [{ kind: "refused", why: "needsWords" }, 422, "ひとこと書いて"],
  ])("%j", async (outcome, status, sentence) => {
    const plain = await inbox({ outcome }).post(url("hand"), { ...LEVEL, words: '"><b>ひとこと' });
    expect(plain.status).toBe(status);
    const page = await plain.text();
    expect(page).toContain(sentence);
    expect(page).not.toContain("<b>ひとこと");
    if (status !== 404) expect(page).toContain("&quot;&gt;&lt;b&gt;ひとこと");
    const part = await inbox({ outcome }).post(url("hand"), LEVEL, BY_HTMX);
    expect(part.status).toBe(status);
    const words = await part.text();
    expect(words).toContain(sentence);
    expect(words).not.toContain("<html");
  });

  it("done in place: the part anew, the talk beside it, nothing typed left", async () => {
    const response = await inbox().post(url("hand"), LEVEL, BY_HTMX);
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).toMatch(/^<section class="danger" id="danger"/);
    expect(html).toMatch(/id="talk"[^>]*hx-swap-oob="outerMorph"/);
    expect(html).not.toContain('電話した"');
  });
});

describe("a proposal to lower U0", () => {
  const shown = (staff = haru) =>
    inbox({ staff, danger: dangerView(detail({ level: "U0" }), { proposal: setting(), settings: [setting()] }) });

  it("shows machine and human; whoever proposed it can only take it back", async () => {
    const html = await (await shown().get(`/inbox/requests/${OPEN_ID}`)).text();
    expect(html).toContain("自動: U0 いのち（「いま・手段・別れ」のことば）→ 人: U2 3日（本人と話せた、落ち着いた）");
    expect(html).not.toContain("/confirmation");
    expect(html).toContain("取り下げる");
  });

  it("a colleague may confirm", async () => {
    const html = await (await shown(natsu).get(`/inbox/fragments/requests/${OPEN_ID}/danger`)).text();
    expect(html).toContain(`/lowering/${PROPOSAL}/confirmation`);
    expect(html).not.toContain("<html");
  });
});

describe("words that made triage decide", () => {
  const text = '<i>死にたい</i> & "死にたい"';
  const heard = {
    stretches: [
      { from: 3, to: 7, rules: ["R-SH2"] },
      { from: 15, to: 19, rules: ["R-SH2", "R-SH4"] },
    ],
    rules: [{ rule: "R-SH2", span: "死にたい" }],
  };
  const marked = () => inbox({ request: detail({ level: "U1", talk: [entry({ text, heard })] }) });

  it("are underlined where they stand, escaped, named in title and list", async () => {
    const html = await (await marked().get(`/inbox/requests/${OPEN_ID}`)).text();
    expect(html).toContain(
      '&lt;i&gt;<mark class="heard" title="死にたい気持ち・自傷">死にたい</mark>&lt;/i&gt; &amp; &quot;<mark class="heard" title="死にたい気持ち・自傷・限界・しんどさのことば">死にたい</mark>&quot;',
    );
    expect(html).toContain("が気づいたことば");
    expect(html).not.toContain("<i>死");
  });

  it("can be marked as misheard or missed; a message that is not there is not found", async () => {
    const { get, post, port } = marked();
    const page = await (await get(url("messages/e1/mark"))).text();
    expect(page).toContain("見のがし");
    expect(page).toContain('<mark class="heard"');
    const response = await post(url("messages/e1/mark"), { entryId: ANSWER_ID, mark: "falseAlarm", wanted: "U3" });
    expect([response.status, response.headers.get("Location")]).toEqual([303, `/inbox/requests/${OPEN_ID}#entry-e1`]);
    expect(port.calls.at(-1)).toEqual({
      name: "mark",
      args: [OPEN_ID, { entryId: ANSWER_ID, messageId: "e1", mark: "falseAlarm", wanted: "U3", words: null }],
    });
    expect((await get(url("messages/e9/mark"))).status).toBe(404);
  });
});

describe("flags and reasons", () => {
  it("says that a human must read, until one has answered", async () => {
    const card = detail({ rules: ["R-ZERO"] });
    const flag = "自動では読めません。人が読んでください";
    expect(await (await inbox({ request: card }).get("/inbox")).text()).toContain(flag);
    const answered = inbox({ request: { ...card, waitingSince: null } });
    expect(await (await answered.get("/inbox")).text()).not.toContain(flag);
  });

  it.each<["U0" | "U1" | "U2", string[], boolean]>([
    ["U0", ["selfHarm"], true],
    ["U1", ["violence"], true],
    ["U1", ["selfHarm"], false],
    ["U2", ["child"], false],
  ])("asks for a reason to close at %s %j: %s", async (level, topics, asked) => {
    const html = await (await inbox({ request: detail({ level, topics }) }).get(`/inbox/requests/${OPEN_ID}`)).text();
    expect(html.includes("理由がいります")).toBe(asked);
    // Anything else may be given a reason; a danger does not end by silence.
    expect(html).toContain('id="close-reason"');
    expect(html.includes('<option value="silent"')).toBe(!asked);
  });

  it("an empty list of marks explains itself", async () => {
    expect(await (await inbox().get("/inbox/review")).text()).toContain("まだ、印はありません");
  });
});

describe("times of forms", () => {
  it("speak of the clock in Tokyo", () => {
    expect(localTime(NOW)).toBe("2026-11-24T10:00");
    expect(readLocalTime("2026-11-24T10:00")).toBe(NOW);
    expect(readLocalTime("")).toBeNull();
    for (const wrong of ["2026-11-31T10:00", "2026-11-24", "x", "2026-11-24T25:00"])
      expect(readLocalTime(wrong)).toBe("wrong");
  });
});
