/** Abuse is not closed unnoticed: neither by one person's calling it something else first, nor because the topic is gone. */
import { expect, test } from "vitest";
import { setByHand } from "../../../src/danger/hand.ts";
import { recordNotice } from "../../../src/danger/steps.ts";
import { closeRequest } from "../../../src/requests/acts.ts";
import { deskOf } from "../../support/workers/inbox.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { versionOf } from "../requests/worry.ts";
import { dangerFrom, toLevel } from "./danger-from.ts";

const REFUSED = { kind: "refused", why: "needsReason" };
const DONE = { kind: "done" };

async function beaten(window: TestWindow) {
  const midori = await window.staff("みどり");
  const { id } = await dangerFrom(window, "はなさん", "夫に殴られました");
  const [row] = await window.rows<{ level: string; topics: string }>("SELECT level, topics FROM request");
  expect(row?.level).toBe("U1");
  expect(row?.topics).toContain("violence");
  const topics = async (value: string, reason: "falseAlarm" | null = null) =>
    setByHand(window.house, midori, id, { ...(await toLevel(window, id, value, { reason })), field: "topics" });
  const close = async (reason: string | null = null) =>
    closeRequest(window.house, midori, id, await versionOf(window, id), { reason, words: null });
  return { id, midori, topics, close };
}

test("the topic is not taken away without a reason, and with one the end still needs its own", async () => {
  const window = await openTestWindow();
  const { id, midori, topics, close } = await beaten(window);
  expect(await close()).toEqual(REFUSED);
  expect(await topics("family")).toEqual(REFUSED);
  expect(await topics("violence family money")).toEqual(DONE);
  expect(await topics("family", "falseAlarm")).toEqual(DONE);
  expect(await close()).toEqual(REFUSED);
  const page = await deskOf(window, midori).get(`/inbox/requests/${id}`);
  expect(page.html).toContain("通告・通報の記録がないときは、理由がいります。");
  expect(await close("safe")).toEqual(DONE);
});

test("a topic that people set and took away counts as well, where no rule had heard anything", async () => {
  const window = await openTestWindow();
  const { id, midori, topics, close } = await beaten(window);
  await window.rows("UPDATE request SET rules = '[]'");
  expect(await topics("money", "falseAlarm")).toEqual(DONE);
  expect(await close()).toEqual(REFUSED);
  expect((await deskOf(window, midori).get(`/inbox/requests/${id}`)).html).toContain('id="close-reason"');
});

test("with a notice on record it is closed without more ado", async () => {
  const window = await openTestWindow();
  const { id, midori, topics, close } = await beaten(window);
  await topics("family", "falseAlarm");
  const notice = { law: "partner", method: "phone", at: null, agency: "配偶者暴力相談支援センター", spokeTo: null };
  const second = (await window.staff("そら")).id;
  const entryId = crypto.randomUUID();
  expect(
    await recordNotice(window.house, midori, id, { ...notice, entryId, content: "殴られたとのこと", second }),
  ).toEqual(DONE);
  expect(await close()).toEqual(DONE);
});

test("a danger to oneself has no such topic: it is closed as before", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const { id } = await dangerFrom(window, "なおさん", "もう死にたい");
  expect(await closeRequest(window.house, midori, id, await versionOf(window, id))).toEqual(DONE);
});
