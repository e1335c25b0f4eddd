/** The buttons of the place where one writes: what each passes on, where it leads, and that words outlive a session that ended. */
import { describe, expect, it } from "vitest";
import { BY_HTMX, inbox } from "./support/ask.ts";
import { sendingView } from "./support/fake-answering.ts";
import { ANSWER_ID, detail, NEW_ID, NOW, OPEN_ID } from "./support/fake-port.ts";

const url = `/inbox/requests/${OPEN_ID}/answers`;
const TEXT = "とちゅう</textarea><b>";
const ESCAPED = "とちゅう&lt;/textarea&gt;&lt;b&gt;";
const form = (verb: string, text = TEXT) => ({ answerId: ANSWER_ID, text, reason: "", do: verb });
const request = (over = {}) => detail({ sending: sendingView(over) });

describe("buttons", () => {
  it.each([
    ["save", TEXT, "compose#composer"],
    ["check", TEXT, "compose?check=1#composer"],
    ["clear", "", "compose#composer"],
    ["insert:s-hello", `${TEXT}\n\nとなりの窓口です。読みました。`, "compose#composer"],
  ])("%s keeps the draft and comes back to it; in place it shows it", async (verb, text, page) => {
    const plain = inbox({ request: request() });
    const response = await plain.post(url, form(verb));
    expect([response.status, response.headers.get("Location")]).toEqual([303, `/inbox/requests/${OPEN_ID}/${page}`]);
    expect(plain.port.calls.at(-1)).toEqual({
      name: "saveDraft",
      args: [OPEN_ID, { answerId: ANSWER_ID, text, reason: "" }],
    });
    const inPlace = inbox({ request: request() });
    const html = await (await inPlace.post(url, form(verb), BY_HTMX)).text();
    expect(html).toMatch(/^<form class="composer" id="composer"/);
    expect(html).toContain(`name="answerId" value="${ANSWER_ID}"`);
    expect(inPlace.port.calls.map(({ name }) => name)).not.toContain("answer");
    if (text !== "") expect(html).toContain(ESCAPED);
  });

  it("undo and now pass on which answer, and who is too late is told with the words kept", async () => {
    const { post, port } = inbox({ request: request() });
    expect((await post(url, form(`undo:${ANSWER_ID}`))).status).toBe(303);
    expect(port.calls.at(-1)).toEqual({
      name: "takeBack",
      args: [OPEN_ID, ANSWER_ID, { text: TEXT, reason: "", nextAnswerId: NEW_ID }],
    });
    expect((await post(url, form(`now:${ANSWER_ID}`, ""))).status).toBe(303);
    expect(port.calls.at(-1)).toEqual({ name: "sendNow", args: [OPEN_ID, ANSWER_ID] });
    port.answering.takenBack = "tooLate";
    const late = await post(url, form(`undo:${ANSWER_ID}`));
    expect(late.status).toBe(409);
    expect(await late.text()).toContain(ESCAPED);
  });

  it("the agreed hours: every day that was ticked", async () => {
    const { port, raw } = inbox({ request: request() });
    const body = new URLSearchParams({ ...form("hours"), hoursStarts: "18:00", hoursEnds: "20:00" });
    for (const day of ["1", "3"]) body.append("hoursDays", day);
    await raw(url, { method: "POST", body, headers: { "Sec-Fetch-Site": "same-origin", Origin: "null" } });
    expect(port.calls).toContainEqual({
      name: "setContactHours",
      args: [OPEN_ID, { starts: "18:00", ends: "20:00", days: [1, 3] }],
    });
  });

  it("what may be taken back stands there with its two buttons, and is renewed with the talk", async () => {
    const undoable = [{ id: ANSWER_ID, until: NOW + 8_000, text: "みどりです" }];
    const { get } = inbox({ request: request({ undoable }) });
    for (const path of [`/inbox/requests/${OPEN_ID}`, `/inbox/fragments/requests/${OPEN_ID}/talk`]) {
      const html = await (await get(path)).text();
      expect(html).toContain(`value="undo:${ANSWER_ID}"`);
      expect(html).toContain(`value="now:${ANSWER_ID}"`);
    }
  });
});

describe("a session that ended while writing", () => {
  it("the page of the refusal holds the words in a form that makes them a draft", async () => {
    const { post } = inbox({ staff: { refused: "expired" } });
    const response = await post(url, { ...form("send"), reason: "急ぎ" });
    expect(response.status).toBe(401);
    const html = await response.text();
    expect(html).toContain(`<form method="post" action="${url}"`);
    expect(html).toContain(ESCAPED);
    expect(html).toContain(`name="answerId" value="${ANSWER_ID}"`);
    expect(html).toContain('name="reason" value="急ぎ"');
    expect(html).toContain('target="_blank"');
    expect(html).not.toMatch(/<textarea[^>]*readonly/);
  });

  it("of other forms the words come back in the form they were sent with, to be sent once signed in again", async () => {
    const { post } = inbox({ staff: { refused: "expired" } });
    const html = await (await post("/inbox/snippets", { text: TEXT })).text();
    expect(html).toContain(ESCAPED);
    expect(html).toContain('<form method="post" action="/inbox/snippets" id="kept-form">');
    expect(html).toContain("もう一度送る");
  });
});
