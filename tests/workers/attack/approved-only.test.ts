/** みどり is held to approved texts. Whatever she presses, nothing but an approved text, as it is, reaches りょう. */
import { beforeEach, describe, expect, test } from "vitest";
import { type Browser, browserOf } from "../../support/workers/door.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { worryFrom } from "../requests/worry.ts";

const APPROVED = "お話を読みました。あした、こちらから連絡します。";
const RETIRED = "むかしの文です。";
const OWN = "わたしが考えた文です。";
let window: TestWindow;
let midori: Browser;
let hinata: Browser;
let path: string;
let own: string;

const uuid = () => crypto.randomUUID();

async function snippet(words: string, state: "proposed" | "approved" | "retired"): Promise<string> {
  const id = uuid();
  await midori.post("/inbox/snippets", { id, topic: "any", language: "ja", title: words.slice(0, 10), text: words });
  if (state !== "proposed") await hinata.post(`/inbox/snippets/${id}/approval`, {});
  if (state === "retired") await hinata.post(`/inbox/snippets/${id}/retirement`, {});
  return id;
}

beforeEach(async () => {
  window = await openTestWindow();
  path = `/inbox/requests/${(await worryFrom(window, "りょう", "北野町")).id}`;
  [midori, hinata] = [browserOf(window, "csw-midori"), browserOf(window, "csw-hinata")];
  await snippet(APPROVED, "approved");
  await snippet(RETIRED, "retired");
  own = await snippet(OWN, "proposed");
  await hinata.post("/inbox/snippets/staff/csw-midori", { approvedOnly: "1" });
});

/** Everything of ours that was pushed to him since, as one text. */
async function pushed(): Promise<string> {
  window.clock.pass(60_000);
  await window.drain();
  return JSON.stringify(
    window.simulator.requests.filter((request) => request.path.endsWith("/push")).map(({ body }) => body),
  );
}
const answer = (fields: Record<string, string>) => midori.post(`${path}/answers`, { answerId: uuid(), ...fields });

describe("is not sent", () => {
  test.each([
    ["words of her own", "だいじょうぶですか"],
    ["an approved text with a word more", `${APPROVED}ぜひ`],
    ["an approved text with a word of her own behind it", `${APPROVED}\n\nだいじょうぶですか`],
    ["an approved text with a mark nobody sees", `${APPROVED}\u200B`],
    ["an approved text in other letters", APPROVED.replace("。", "｡")],
    ["half of an approved text", APPROVED.slice(0, 9)],
    ["an approved text in two bubbles", APPROVED.replace("。", "。\n\n")],
    ["a retired one", RETIRED],
    ["one she proposed herself", OWN],
  ])("%s", async (_name, text) => {
    const { status, html } = await answer({ text, reason: "課長がよいと言った" });
    expect(status).toBe(422);
    expect(html).toContain("承認された定型文");
    expect(await pushed()).toBe("[]");
    expect(await window.rows("SELECT 1 FROM outbox WHERE kind = 'staff'")).toEqual([]);
  });

  test("her own proposal, put in by its button or approved by herself", async () => {
    expect((await answer({ text: "", do: `insert:${own}` })).status).toBe(409);
    expect((await midori.post(`/inbox/snippets/${own}/approval`, {})).status).toBe(403);
    expect((await midori.post("/inbox/snippets/staff/csw-midori", { approvedOnly: "0" })).status).toBe(403);
    expect(await pushed()).toBe("[]");
  });

  test("a draft of her own that she kept, sent under its own id", async () => {
    const answerId = uuid();
    await answer({ answerId, text: "とちゅうの文", do: "save" });
    expect((await answer({ answerId, text: "とちゅうの文", do: "send" })).status).toBe(422);
    expect((await answer({ answerId, text: "とちゅうの文", do: `now:${answerId}` })).status).toBe(404);
    expect(await pushed()).toBe("[]");
  });

  test("an approved text that was taken back, written on, and sent again under the same id", async () => {
    const answerId = uuid();
    expect((await answer({ answerId, text: APPROVED })).status).toBe(303);
    expect((await answer({ text: "", do: `undo:${answerId}` })).status).toBe(303);
    expect((await answer({ answerId, text: `${APPROVED}ぜひ` })).status).toBe(409);
    expect((await answer({ text: `${APPROVED}ぜひ` })).status).toBe(422);
    expect(await pushed()).toBe("[]");
  });

  test("her own words under the id of an approved text that went", async () => {
    const answerId = uuid();
    expect((await answer({ answerId, text: APPROVED })).status).toBe(303);
    const { status } = await answer({ answerId, text: "だいじょうぶですか" });
    expect(status).toBe(422);
    const sent = await pushed();
    expect(sent).toContain(APPROVED);
    expect(sent).not.toContain("だいじょうぶ");
  });

  test("what she writes anywhere else: a note, a record, a hand-over, a practice, the end", async () => {
    const words = "ほかで書いた文";
    await midori.post(`${path}/notes`, { note: words, kind: "fact", entryId: uuid() });
    await midori.post("/inbox/records", { id: uuid(), kind: "phone", about: "self", text: words, area: "kita" });
    await midori.post(`${path}/handovers`, { to: "csw-hinata", how: "ask", words, entryId: uuid(), seenVersion: "1" });
    await midori.post("/inbox/training/food/steps", { id: uuid(), kind: "answered", text: words });
    await midori.post(`${path}/steps`, { kind: "care", words, at: "", entryId: uuid() });
    expect(await pushed()).toBe("[]");
  });
});

test("approved texts, as they are, one or several, in any order of writing them", async () => {
  expect((await answer({ text: `  ${APPROVED}\r\n\r\n${APPROVED}\n` })).status).toBe(303);
  expect((await pushed()).split(APPROVED).length - 1).toBe(2);
});

test("held while her answer is on its way: what was sent before stands; the next is looked at", async () => {
  await hinata.post("/inbox/snippets/staff/csw-midori", { approvedOnly: "0" });
  expect((await answer({ text: "じぶんの文です" })).status).toBe(303);
  await hinata.post("/inbox/snippets/staff/csw-midori", { approvedOnly: "1" });
  expect((await answer({ text: "もうひとつ" })).status).toBe(422);
  expect(await pushed()).not.toContain("もうひとつ");
});
