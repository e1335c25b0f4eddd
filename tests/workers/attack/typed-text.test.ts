/** Whatever says no to a form gives back what was written in it: to ひなた, who had been writing. */
import { beforeEach, describe, expect, test } from "vitest";
import { inboxApp } from "../../../src/inbox/app.tsx";
import { inboxDesk } from "../../../src/inbox-desk.ts";
import { type Browser, browserOf, ORIGIN } from "../../support/workers/door.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { worryFrom } from "../requests/worry.ts";
import { escaped, filled, type WrittenForm, writtenForms } from "./forms.ts";

let window: TestWindow;
let forms: WrittenForm[];
beforeEach(async () => {
  window = await openTestWindow();
  const { id } = await worryFrom(window, "みつ", "北野町");
  await window.rows("UPDATE request SET route_to = NULL, route_queue = NULL, level = 'U3', area = 'kita'");
  const [place] = await window.rows<{ id: string }>("SELECT id FROM place LIMIT 1");
  forms = writtenForms(id, place?.id ?? "");
});

const WORDS = (field: string) => `${field}に書いた、あさって 3時に<たずねる>話`;

/** Fields whose words are not on the page that came back, form by form. */
async function lost(
  browser: Browser,
  status: (got: number) => boolean,
  some: (form: WrittenForm) => boolean = () => true,
): Promise<string[]> {
  const out: string[] = [];
  for (const form of forms.filter(some)) {
    const { status: got, html } = await browser.post(form.path, filled(form, WORDS));
    if (!status(got)) out.push(`${form.path}: ${got}`);
    for (const name of form.written) if (!html.includes(escaped(WORDS(name)))) out.push(`${form.path} ${name}: ${got}`);
    expect(html).not.toContain("<たずねる>");
  }
  return out;
}
const isRequest = ({ path }: WrittenForm) => path.startsWith("/inbox/requests/") && !path.endsWith("/draft");
// The reason of an answer goes along unseen: it stands in the form as a value.
const inTown = ({ path }: WrittenForm) => !path.startsWith("/inbox/requests/");

describe("what was written comes back", () => {
  test.each(["expired", "missing", "invalid", "unavailable"] as const)(
    "when the sign-in is %s, in every form, with a way to send it again",
    async (refused) => {
      const nobody = browserOf(window, { identify: async () => ({ refused }) });
      expect(await lost(nobody, (got) => got === (refused === "unavailable" ? 503 : 401))).toEqual([]);
    },
  );

  test("signed in again in another tab, one press does what was meant", async () => {
    const notes = forms.find(({ path }) => path.endsWith("/notes"));
    if (!notes) throw new Error("no form of notes");
    const nobody = browserOf(window, { identify: async () => ({ refused: "expired" as const }) });
    const { html } = await nobody.post(notes.path, filled(notes, WORDS));
    const form = /<form[^>]*action="([^"]+)" id="kept-form">([\s\S]*?)<\/form>/.exec(html);
    expect(form?.[1]).toBe(notes.path);
    const names = [...(form?.[2] ?? "").matchAll(/name="([^"]+)"/g)].map(([, name]) => name);
    expect(names.toSorted()).toEqual(["entryId", "kind", "note"]);
    const again = await browserOf(window, "csw-hinata").post(notes.path, filled(notes, WORDS));
    expect(again.status).toBe(303);
  });

  test("when somebody was stopped while they wrote: the text, and no way to send it", async () => {
    const hinata = browserOf(window, "csw-hinata");
    await hinata.get("/inbox");
    await window.rows("UPDATE staff SET disabled_at = 1 WHERE id = 'csw-hinata'");
    expect(
      await lost(
        hinata,
        (got) => got === 401,
        (form) => !form.written.includes("reason"),
      ),
    ).toEqual([]);
    const note = forms.find(({ path }) => path.endsWith("/notes"));
    const { html } = await hinata.post(note?.path ?? "", filled(note as WrittenForm, WORDS));
    expect(html).not.toContain("kept-form");
  });

  test("when the request went to another district meanwhile: 404, and the text", async () => {
    expect(await lost(browserOf(window, "csw-sora"), (got) => got === 404, isRequest)).toEqual([]);
  });

  test("when somebody became a partner, the city's or an administrator meanwhile: 403, and the text", async () => {
    for (const who of ["partner-tsubasa", "city-aoba"])
      expect(await lost(browserOf(window, who), (got) => got === 403)).toEqual([]);
    expect(await lost(browserOf(window, "admin-kaede"), (got) => got === 403, isRequest)).toEqual([]);
  });

  test("when the page was overtaken or a field is wrong: 409 or 422, and the text", async () => {
    const hinata = browserOf(window, "csw-hinata");
    const overtaken = (form: WrittenForm) => inTown(form) || /closure|handovers|hand$/.test(form.path);
    expect(await lost(hinata, (got) => got === 409 || got === 422, overtaken)).toEqual([]);
  });

  test("when we fail: 500, and the text", async () => {
    const hinata = await window.staff("ひなた");
    const desk = inboxDesk(window.house, { staffOf: async () => hinata, live: async () => new Response("socket") });
    const broken = { ...desk, work: { ...desk.work, note: () => Promise.reject(new Error("D1 is away")) } };
    const note = forms.find(({ path }) => path.endsWith("/notes")) as WrittenForm;
    const answer = await inboxApp(() => ({ ...broken, dev: null })).request(ORIGIN + note.path, {
      method: "POST",
      body: new URLSearchParams(filled(note, WORDS)),
      headers: { "Sec-Fetch-Site": "same-origin", Origin: "null" },
    });
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain(escaped(WORDS("note")));
    expect(JSON.stringify(window.logs)).not.toContain("たずねる");
  });

  test("when far too much was pasted: said in words, with the text, never a bare 「大きすぎます」", async () => {
    const hinata = browserOf(window, "csw-hinata");
    const much = "長い".repeat(17_000);
    for (const form of forms.filter(({ path }) => !path.endsWith("/draft"))) {
      const { status, html } = await hinata.post(
        form.path,
        filled(form, (name) => (name === form.written[0] ? much : "")),
      );
      expect([form.path, [409, 422].includes(status), html.includes(much)]).toEqual([form.path, true, true]);
    }
  });

  test("what a part asked for by scripts was sent with stays where it stands: only a line comes back", async () => {
    const nobody = browserOf(window, { identify: async () => ({ refused: "expired" as const }) });
    const note = forms.find(({ path }) => path.endsWith("/notes")) as WrittenForm;
    const { html, headers } = await nobody.post(note.path, filled(note, WORDS), { "HX-Request": "true" });
    expect(headers.get("HX-Retarget")).toBe("#notice");
    expect(html).not.toContain("textarea");
  });
});

describe("a form that broke on its way", () => {
  const BROKEN: [string, string, string][] = [
    [
      "without its end",
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nabc',
    ],
    ["without a boundary", "multipart/form-data", "abc"],
    ["with nothing in it", "multipart/form-data; boundary=x", ""],
  ];
  test.each(BROKEN)("%s: 400 in words, nothing done, not taken for a failure of ours", async (_name, type, body) => {
    const { app } = browserOf(window, "csw-hinata");
    for (const { path } of forms) {
      const answer = await app.request(ORIGIN + path, {
        method: "POST",
        body,
        headers: { "Content-Type": type, "Sec-Fetch-Site": "same-origin", Origin: "null" },
      });
      expect([path, answer.status]).toEqual([path, 400]);
      expect(await answer.text()).toContain("もう一度送ってください");
    }
    expect(window.logs.filter(({ event }) => event === "inbox.failed")).toEqual([]);
  });

  test("in another encoding, with forged names, or with files for words: an answer in words", async () => {
    const { app } = browserOf(window, "csw-hinata");
    const BODIES: [string, string][] = [
      [
        "application/x-www-form-urlencoded",
        "text=%82%A0%82%A2&words=%ED%A0%80&__proto__=1&constructor=2&note[]=3&toString=4",
      ],
      [
        "multipart/form-data; boundary=x",
        '--x\r\nContent-Disposition: form-data; name="text"; filename="a.txt"\r\n\r\nabc\r\n--x--\r\n',
      ],
    ];
    for (const [type, body] of BODIES)
      for (const { path } of forms) {
        const answer = await app.request(ORIGIN + path, {
          method: "POST",
          body,
          headers: { "Content-Type": type, "Sec-Fetch-Site": "same-origin", Origin: "null" },
        });
        expect([path, answer.status < 500]).toEqual([path, true]);
      }
  });
});
