/** Pages and routes of somebody worried about, over a fake port: what is shown to whom, what is asked, where forms lead. */
import { describe, expect, it } from "vitest";
import type { SubjectView } from "../../../src/subjects/views.ts";
import { inbox } from "./support/ask.ts";
import { detail, entry, MINUTE, NOW, OPEN_ID } from "./support/fake-port.ts";

const ID = "0f0e6c1a-4444-4444-8444-000000000004";
const OTHER = "0f0e6c1a-5555-4555-8555-000000000005";

function subject(over: Partial<SubjectView> = {}): SubjectView {
  return {
    id: ID,
    members: [ID],
    state: "unconfirmed",
    area: { id: "kita", name: "北野" },
    version: 7,
    reports: [
      {
        id: "r1",
        subjectId: ID,
        reportedAt: NOW - 30 * MINUTE,
        lastHeardAt: NOW - 20 * MINUTE,
        level: "U2",
        signs: ["garden", "somethingNew"],
        words: [
          {
            id: "w1",
            kind: "told",
            text: "庭が荒れています",
            unreadable: false,
            unsent: false,
            known: "observed",
            at: NOW,
          },
          {
            id: "w2",
            kind: "told",
            text: "入院したらしい",
            unreadable: false,
            unsent: false,
            known: "hearsay",
            at: NOW,
          },
          { id: "w3", kind: "place", text: null, unreadable: false, unsent: true, known: null, at: NOW },
          { id: "w4", kind: "told", text: null, unreadable: true, unsent: false, known: null, at: NOW },
        ],
        confirmedAt: null,
        confirmedBy: null,
        erased: false,
        mayKnow: true,
      },
    ],
    signs: ["garden"],
    verdicts: [],
    proposals: [],
    hint: null,
    ...over,
  };
}

const report = detail({ about: "neighbour", ownWords: "おとなりの庭が", talk: [entry({ text: "ないしょの話" })] });
const body = async (answer: Promise<Response>) => (await answer).text();

describe("a report's page", () => {
  it("has two sides: the one worried about, and who told", async () => {
    const html = await body(inbox({ request: report, subject: subject() }).get(`/inbox/requests/${OPEN_ID}`));
    expect(html).toContain("気になる方（本人）");
    expect(html).toContain("知らせてくれた方");
    expect(html).toContain("ないしょの話");
    expect(html).toContain('id="composer"');
  });

  it("hides who told from those who may not know, and takes no answer from them", async () => {
    const hidden = { ...report, reporterHidden: true, talk: [], ownWords: null };
    const html = await body(inbox({ request: hidden, subject: subject() }).get(`/inbox/requests/${OPEN_ID}`));
    expect(html).toContain("受け持ちの職員だけが見られます");
    expect(html).not.toContain("ないしょの話");
    expect(html).not.toContain('id="composer"');
    expect(html).toContain("庭が荒れています");
  });

  it("of somebody's own worry has one side", async () => {
    const html = await body(inbox({ subject: subject() }).get(`/inbox/requests/${OPEN_ID}`));
    expect(html).not.toContain("気になる方");
    expect(html).not.toContain("知らせてくれた方");
  });

  it("shows what was asked, and how it was answered", async () => {
    const line = { id: "a", at: NOW, again: false, label: null };
    const asked = [
      {
        ...line,
        question: "どんなことが、気になっていますか？",
        how: "chosen" as const,
        label: "見かけない",
        again: true,
      },
      { ...line, question: "だいたい、どのあたりですか？", how: "skipped" as const },
      { ...line, question: "since", how: "inWords" as const },
    ];
    const html = await body(inbox({ request: detail({ asked }) }).get(`/inbox/requests/${OPEN_ID}`));
    for (const words of ["たずねたこと", "見かけない", "（言い直し）", "とばした", "since", "ことばで答えた"]) {
      expect(html).toContain(words);
    }
  });
});

describe("the subject's page", () => {
  it("keeps seen and heard apart, says what was taken back, and names unknown codes as they are", async () => {
    const html = await body(inbox({ subject: subject() }).get(`/inbox/subjects/${ID}`));
    for (const words of [
      "見た・聞こえた",
      "人から聞いた",
      "取り消されました",
      "読めません",
      "somethingNew",
      "まだ確認していません",
    ]) {
      expect(html).toContain(words);
    }
    expect(html).toContain(`/inbox/subjects/${ID}/reports/r1/reporter`);
  });

  it("offers no way to who told where it may not be gone", async () => {
    const [one] = subject().reports;
    const closed = subject({ reports: one ? [{ ...one, mayKnow: false }] : [] });
    const { get } = inbox({ subject: closed });
    expect(await body(get(`/inbox/subjects/${ID}`))).not.toContain("/reporter");
    expect((await get(`/inbox/subjects/${ID}/reports/r1/reporter`)).status).toBe(404);
  });

  it("never puts a person's words into its title", async () => {
    const html = await body(inbox({ subject: subject() }).get(`/inbox/subjects/${ID}`));
    expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).toBe("気になる方（本人）・北野｜となり");
  });

  it("escapes what neighbours write", async () => {
    const [one] = subject().reports;
    const [words] = one?.words ?? [];
    const nasty = one && words ? [{ ...one, words: [{ ...words, text: "<script>x</script>" }] }] : [];
    const html = await body(inbox({ subject: subject({ reports: nasty }) }).get(`/inbox/subjects/${ID}`));
    expect(html).not.toContain("<script>x");
    expect(html).toContain("&lt;script&gt;x");
  });
});

describe("forms", () => {
  const verdict = { other: OTHER, verdict: "same", why: "place" };

  it("lead back to the report they were on, and nowhere else", async () => {
    const { post } = inbox({ subject: subject() });
    const to = async (from: string) =>
      (await post(`/inbox/subjects/${ID}/verdicts`, { ...verdict, from })).headers.get("location");
    expect(await to(OPEN_ID)).toBe(`/inbox/requests/${OPEN_ID}`);
    expect(await to("//evil.example")).toBe(`/inbox/subjects/${ID}`);
    expect(await to("../x")).toBe(`/inbox/subjects/${ID}`);
  });

  it("hand on what was seen and chosen", async () => {
    const { post, port } = inbox({ subject: subject() });
    await post(`/inbox/subjects/${ID}/confirmation`, { seenVersion: "7", found: "unfounded" });
    await post(`/inbox/subjects/${ID}/verdicts`, verdict);
    await post(`/inbox/subjects/${ID}/verdicts/${OTHER}/undo`, {});
    expect(port.calls).toEqual([
      { name: "confirm", args: [ID, 7, "unfounded"] },
      { name: "decideSame", args: [ID, verdict] },
      { name: "undo", args: [ID, OTHER] },
    ]);
  });

  it.each([
    ["changed", 409],
    ["refused", 409],
    ["notFound", 404],
  ] as const)("say so when it was %s", async (subjectOutcome, status) => {
    const { post } = inbox({ subject: subject(), subjectOutcome });
    const answer = await post(`/inbox/subjects/${ID}/confirmation`, { seenVersion: "7", found: "confirmed" });
    expect(answer.status).toBe(status);
    if (status === 409) expect(await answer.text()).toContain("まだ行われていません");
  });

  it("without a version, or from another site, change nothing", async () => {
    const { post, port } = inbox({ subject: subject() });
    await post(`/inbox/subjects/${ID}/confirmation`, { found: "confirmed" });
    expect(port.calls).toContainEqual({ name: "confirm", args: [ID, -1, "confirmed"] });
    const foreign = await post(`/inbox/subjects/${ID}/verdicts`, verdict, {
      "Sec-Fetch-Site": "cross-site",
      Origin: "https://evil.example",
    });
    expect(foreign.status).toBe(403);
    expect(port.calls.filter(({ name }) => name === "decideSame")).toEqual([]);
  });
});
