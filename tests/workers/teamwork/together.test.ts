/** Two people at once: each sees the other, nobody overwrites unseen, forms sent twice; the page of everything; hostile words in every field. */
import { describe, expect, test } from "vitest";
import { addStep } from "../../../src/danger/steps.ts";
import { closeRequest, releaseTalk, takeRequest } from "../../../src/requests/acts.ts";
import { handOver } from "../../../src/requests/handover.ts";
import { keepCompany } from "../../../src/requests/presence.ts";
import { dutyOf } from "../../support/workers/duty-of.ts";
import { deskOf } from "../../support/workers/inbox.ts";
import { openTestWindow } from "../../support/workers/window.ts";
import { dangerFrom, NOW_WORDS } from "../danger/danger-from.ts";
import { versionOf, worryFrom } from "../requests/worry.ts";
import { reportFrom } from "../subjects/reports.ts";

const DONE = { kind: "done" };
const MINUTE = 60_000;

describe("who else looks", () => {
  test("stands on the page when it is loaded, without scripts; the first hears of the second by one ping", async () => {
    const window = await openTestWindow();
    const [midori, hinata] = [
      deskOf(window, await window.staff("みどり")),
      deskOf(window, await window.staff("ひなた")),
    ];
    const { id } = await worryFrom(window, "きたのさん", "北野町");
    const company = (html: string) =>
      /id="company"[^>]*>([\s\S]*?)<\/div>/.exec(html)?.[1]?.replaceAll(/<[^>]+>/g, "") ?? "";
    const pings = window.pings();
    expect(company((await midori.get(`/inbox/requests/${id}`)).html)).toBe("");
    expect(window.pings()).toBe(pings);
    window.clock.pass(MINUTE);
    expect(company((await hinata.get(`/inbox/requests/${id}`)).html)).toBe("みどりさんも、いま開いています");
    expect(window.pings()).toBe(pings + 1);
    const fragment = `/inbox/fragments/requests/${id}/work`;
    expect(company((await midori.get(fragment)).html)).toBe("ひなたさんも、いま開いています");
    // Renewing one's own is no news: pages that ping each other would never stop.
    for (let i = 0; i < 3; i++) await hinata.get(fragment);
    expect(window.pings()).toBe(pings + 1);
    window.clock.pass(4 * MINUTE);
    expect(company((await midori.get(fragment)).html)).toContain("ひなたさんが きょう");
    window.clock.pass(10 * MINUTE);
    expect(company((await midori.get(fragment)).html)).toBe("");
    const stored = await window.rows("SELECT * FROM presence");
    expect(Object.keys(stored[0] ?? {})).toEqual(["request_id", "staff_id", "at"]);
    await dutyOf("wake-snoozed").run(window.house, window.clock.now() + 2 * 60 * MINUTE);
    expect(await window.rows("SELECT 1 FROM presence")).toEqual([]);
  });

  test("nobody out of scope leaves a trace or sees one", async () => {
    const window = await openTestWindow();
    const sora = await window.staff("そら");
    const { id } = await worryFrom(window, "きたのさん", "北野町");
    expect(await keepCompany(window.house, sora, id)).toBeNull();
    expect(await window.rows("SELECT 1 FROM presence")).toEqual([]);
    expect((await deskOf(window, sora).get(`/inbox/fragments/requests/${id}/work`)).status).toBe(404);
  });
});

describe("forms", () => {
  test("take, give back and close, each sent twice with the same id, are done once, though the version moved", async () => {
    const window = await openTestWindow();
    const midori = await window.staff("みどり");
    const { id } = await worryFrom(window, "きたのさん", "北野町");
    const twice = async (act: (version: number, form: string) => Promise<unknown>) => {
      const [version, form] = [await versionOf(window, id), crypto.randomUUID()];
      expect(await act(version, form)).toEqual(DONE);
      const moved = await versionOf(window, id);
      expect(await act(version, form)).toEqual(DONE);
      expect(await versionOf(window, id)).toBe(moved);
      expect(await act(version, crypto.randomUUID())).not.toEqual(DONE);
    };
    await twice((version, form) => takeRequest(window.house, midori, id, version, form));
    await twice((version, form) => releaseTalk(window.house, midori, id, version, form));
    await twice((version, form) =>
      closeRequest(window.house, midori, id, version, { reason: "settled", words: null }, form),
    );
    expect(await window.rows("SELECT kind FROM history_event WHERE actor = 'staff' ORDER BY rowid")).toEqual([
      { kind: "request.taken" },
      { kind: "talk.released" },
      { kind: "request.closed" },
    ]);
    await dutyOf("wake-snoozed").run(window.house, window.clock.now() + 8 * 24 * 60 * MINUTE);
    expect(await window.rows("SELECT 1 FROM form_done")).toEqual([]);
  });

  test("at the same moment: one takes, the other is told who", async () => {
    const window = await openTestWindow();
    const [midori, hinata] = [await window.staff("みどり"), await window.staff("ひなた")];
    const { id } = await worryFrom(window, "きたのさん", "北野町");
    const outcomes = await Promise.all(
      [midori, hinata].map((staff) => takeRequest(window.house, staff, id, 1, crypto.randomUUID())),
    );
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(["changed", "done"]);
    const form = crypto.randomUUID();
    const same = await Promise.all(
      [1, 2].map(async () => releaseTalk(window.house, midori, id, await versionOf(window, id), form)),
    );
    expect(same).toEqual([DONE, DONE]);
  });

  test("closing from a stale page: 409 with what was typed, what happened, and a way on", async () => {
    const window = await openTestWindow();
    const [midori, hinata] = [await window.staff("みどり"), await window.staff("ひなた")];
    const { id, person } = await worryFrom(window, "きたのさん", "北野町");
    const desk = deskOf(window, midori);
    const hidden = (html: string, name: string) => {
      const form = /<form[^>]*id="close-form"[\s\S]*?<\/form>/.exec(html)?.[0] ?? "";
      return new RegExp(`name="${name}" value="([^"]+)"`).exec(form)?.[1] ?? "";
    };
    const seen = (html: string) =>
      Object.fromEntries(["seenVersion", "seenAt", "formId"].map((name) => [name, hidden(html, name)]));
    const page = (await desk.get(`/inbox/requests/${id}`)).html;
    window.clock.pass(MINUTE);
    await takeRequest(window.house, hinata, id, await versionOf(window, id));
    window.clock.pass(MINUTE);
    await person.says("やっぱり きいてください");
    await window.drain();
    const typed = { reason: "other", words: "家族と話せたとのこと" };
    const stale = await desk.post(`/inbox/requests/${id}/closure`, { ...typed, ...seen(page) });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('value="家族と話せたとのこと"');
    expect(stale.html).toContain('<option value="other" selected="">');
    expect(stale.html).toMatch(/このあいだに[\s\S]*ひなたさん：受け持ちました[\s\S]*相手：「やっぱり きいてください」/);
    expect(await window.rows("SELECT state FROM request")).toEqual([{ state: "open" }]);
    expect(await desk.post(`/inbox/requests/${id}/closure`, { ...typed, ...seen(stale.html) })).toMatchObject({
      status: 303,
    });
    expect(await window.rows("SELECT state FROM request")).toEqual([{ state: "closed" }]);
  });

  test("every form of somebody else's request is the same 404, and nothing is written", async () => {
    const window = await openTestWindow();
    const sora = deskOf(window, await window.staff("そら"));
    const { id } = await worryFrom(window, "きたのさん", "北野町");
    const other = crypto.randomUUID();
    const fields = {
      seenVersion: "1",
      formId: other,
      entryId: other,
      to: "csw-umi",
      how: "ask",
      choice: "week",
      on: "yes",
      note: "x",
      kind: "fact",
    };
    const acts = [
      "notes",
      `notes/${other}`,
      "handovers",
      `handovers/${other}/answer`,
      `handovers/${other}/withdrawal`,
      "snooze",
      "waking",
      "watch",
      "reopening",
    ];
    const answers = await Promise.all(
      acts.map((act) => sora.post(`/inbox/requests/${id}/${act}`, { ...fields, answer: "yes" })),
    );
    const pages = await Promise.all(
      [`requests/${id}/timeline`, `requests/${id}/notes/${other}`, `fragments/requests/${id}/work`].map((path) =>
        sora.get(`/inbox/${path}`),
      ),
    );
    expect([...answers, ...pages].map(({ status }) => status)).toEqual(Array(12).fill(404));
    // A form gives its writer back what they wrote, and beyond that no more than a page does: the same for what does not exist.
    const nowhere = await sora.post(`/inbox/requests/${other}/notes`, { ...fields, answer: "yes" });
    expect(new Set([nowhere, ...answers].map(({ html }) => html)).size).toBe(1);
    expect(new Set(pages.map(({ html }) => html)).size).toBe(1);
    for (const table of ["note", "handover", "nudge", "watch", "form_done", "presence"])
      expect(await window.rows(`SELECT 1 FROM ${table}`)).toEqual([]);
  });
});

describe("the page of everything", () => {
  test("tells talk, acts, notes, alerts and steps in order and in plain words; reading it is recorded", async () => {
    const window = await openTestWindow();
    const [midori, hinata] = [await window.staff("みどり"), await window.staff("ひなた")];
    const { id } = await dangerFrom(window, "なおさん", NOW_WORDS);
    const [first, desk] = [deskOf(window, midori), deskOf(window, hinata)];
    await first.get(`/inbox/requests/${id}`);
    window.clock.pass(MINUTE);
    await takeRequest(window.house, midori, id, await versionOf(window, id));
    window.clock.pass(MINUTE);
    await addStep(window.house, midori, id, {
      entryId: crypto.randomUUID(),
      kind: "phoned",
      at: null,
      words: "本人と話せた",
    });
    window.clock.pass(MINUTE);
    await first.post(`/inbox/requests/${id}/notes`, {
      entryId: crypto.randomUUID(),
      kind: "opinion",
      note: "あすも電話する",
    });
    window.clock.pass(MINUTE);
    const input = {
      entryId: crypto.randomUUID(),
      to: hinata.id,
      words: "夜の当番をお願いします",
      seenVersion: await versionOf(window, id),
    };
    await handOver(window.house, midori, id, input, false);
    const { html } = await desk.get(`/inbox/requests/${id}/timeline`);
    const text = html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
    const parts = [
      NOW_WORDS,
      "知らせを出しました",
      "知らせの相談を開きました",
      "受け持ちました",
      "電話した",
      "本人と話せた",
      "内部メモ（考えたこと）",
      "あすも電話する",
      "みどりさんがひなたさんに、引き継ぎをお願いしました",
      "夜の当番をお願いします",
    ];
    expect(parts.filter((part) => !text.includes(part))).toEqual([]);
    const places = parts.map((part) => text.indexOf(part));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    // Told once: the step is not there a second time as a line of history.
    expect(text).not.toContain("したことを残しました");
    expect(await window.rows("SELECT 1 FROM read_audit WHERE staff_id = ?1", hinata.id)).toHaveLength(1);
    const acts = (await desk.get(`/inbox/requests/${id}/timeline?show=acts`)).html;
    expect(acts).not.toContain(NOW_WORDS);
    expect(acts).toContain("電話した");
  });

  test("a report's talk is kept off paper", async () => {
    const window = await openTestWindow();
    const midori = deskOf(window, await window.staff("みどり"));
    const told = await reportFrom(window, "よしえさん", "おとなりの庭がずっと荒れています", "松葉町の松の木の角");
    const page = (await midori.get(`/inbox/requests/${told.requestId}`)).html;
    expect(page).toContain("pane--reporter");
    expect(page).toContain("紙に出しません");
    expect((await midori.get(`/inbox/requests/${told.requestId}/timeline`)).html).toContain("timeline-page--report");
  });
});

/** What somebody may write anywhere: markup, scripts, links, marks that turn the direction, very long words. */
const HOSTILE = [
  ["a script", "<script>alert(1)</script>"],
  ["an attribute", `"><img src=x onerror=alert(1)>`],
  ["a link", "javascript:alert(1)"],
  ["a turned direction", "\u202Eひっくり返す\u2066"],
  ["a template", "{{7*7}} <%= 7*7 %>"],
  ["half a character", "\uD800ことば"],
  ["no space", "ながい".repeat(60)],
] as const;

test.each(HOSTILE)("%s in every field stays words", async (_name, words) => {
  const window = await openTestWindow();
  const [midori, hinata] = [await window.staff("みどり"), await window.staff("ひなた")];
  await window.rows("UPDATE staff SET nickname = ?1 WHERE id = ?2", `${words.slice(0, 30).toWellFormed()}`, hinata.id);
  const { id } = await worryFrom(window, "きたのさん", "北野町");
  const [desk, other] = [deskOf(window, midori), deskOf(window, { ...hinata, nickname: words })];
  const entryId = crypto.randomUUID();
  const send = async (who: typeof desk, path: string, fields: Record<string, string>) =>
    who.post(`/inbox/requests/${id}/${path}`, {
      seenVersion: String(await versionOf(window, id)),
      formId: crypto.randomUUID(),
      entryId: crypto.randomUUID(),
      ...fields,
    });
  const refused = [
    await send(desk, "notes", { kind: "gossip", note: words, call: words }),
    await send(desk, "handovers", { to: words, words, how: "ask" }),
    await send(desk, "snooze", { choice: "at", at: words }),
    await send(desk, "closure", { reason: words, words }),
  ];
  expect(refused.filter(({ status }) => status < 400)).toEqual([]);
  expect(await send(desk, "notes", { kind: "fact", note: words })).toMatchObject({ status: 303 });
  expect(await send(desk, "handovers", { entryId, to: hinata.id, words, how: "ask" })).toMatchObject({ status: 303 });
  const pages = [...refused.map(({ html }) => html), (await other.get("/inbox/called")).html];
  expect(await send(other, `handovers/${entryId}/answer`, { answer: "no", words })).toMatchObject({ status: 303 });
  expect(await send(desk, "closure", { reason: "other", words })).toMatchObject({ status: 303 });
  pages.push(
    (await desk.get(`/inbox/requests/${id}`)).html,
    (await desk.get(`/inbox/requests/${id}/timeline`)).html,
    (await desk.get("/inbox/called")).html,
  );
  for (const html of pages) {
    expect(html).not.toMatch(/<script>|<img src=x|href="javascript:/i);
    expect(html).toContain("<html");
  }
  // Words that turn the direction stand in parts of their own.
  expect(pages.at(-3)).toMatch(/class="note-words" dir="auto"/);
  expect(JSON.stringify(window.logs)).not.toContain(words.slice(0, 12));
});
