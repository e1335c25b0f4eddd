/** Somebody in danger writes in another language: the safety text, its buttons, and who answers stand in it; time is honest in it. */
import { expect, test } from "vitest";
import { answerRequest } from "../../../src/requests/acts.ts";
import type { Resident } from "../../../tools/simulator/simulator.ts";
import { openTestWindow, type TestWindow, TUESDAY_2AM } from "../../support/workers/window.ts";

interface Message {
  text?: string;
  altText?: string;
  sender?: { name: string };
  quickReply?: { items: { action: { label: string; data: string } }[] };
  template?: { text: string; actions: { label: string }[] };
}

async function say(window: TestWindow, person: Resident, text: string): Promise<Message[]> {
  window.clock.pass(1000);
  const mark = person.mark();
  await person.says(text);
  await window.drain();
  return person.receivedSince(mark) as Message[];
}

const chips = (messages: Message[]) => messages.at(-1)?.quickReply?.items.map(({ action }) => action);

test("Ana writes English at night, and reads English: when somebody reads, whom to call, who answers", async () => {
  const window = await openTestWindow(TUESDAY_2AM);
  const ana = window.simulator.resident("Ana");
  const heard = await say(window, ana, "my husband hits me and I am scared");
  const text = heard.map((message) => message.text ?? "").join("\n");
  expect(text).toContain("today 8:30");
  expect(text).toContain("110 (police)");
  expect(text).toContain("also other languages");
  expect(text).not.toMatch(/職員|電話|ください/);
  // One calm reply: three bubbles, the question over the buttons.
  expect(heard).toHaveLength(3);
  const question = "Would it be bad for you if someone saw this chat?";
  expect(heard.at(-1)).toMatchObject({ altText: question, template: { text: question } });
  expect(heard.at(-1)?.template?.actions.map(({ label }) => label)).toContain("Police");
  // The label can be read; what a tap says is the word the house knows.
  expect(chips(heard)).toContainEqual(
    expect.objectContaining({ label: "Talk to a person", data: "word:人と話したい" }),
  );

  const [request] = await window.rows<{ id: string }>("SELECT id FROM request");
  const mark = ana.mark();
  await answerRequest(window.house, await window.staff("みどり"), request?.id ?? "", {
    answerId: crypto.randomUUID(),
    text: "Hello Ana.",
    reason: null,
  });
  await window.drain();
  expect(ana.receivedSince(mark)).toMatchObject([{ text: "Hello Ana.", sender: { name: "みどり (staff)" } }]);
});

test("who chose easy Japanese reads easy Japanese in danger, and the hours in it", async () => {
  const window = await openTestWindow(TUESDAY_2AM);
  const minh = window.simulator.resident("ミンさん");
  await say(window, minh, "やさしいにほんご");
  const heard = await say(window, minh, "しにたいです");
  const text = heard.map((message) => message.text ?? "").join("\n");
  expect(text).toContain("まちの ひとが よむのは きょう 8:30 です。");
  expect(text).not.toMatch(/\p{Script=Han}/u);
  expect(chips(heard)?.map(({ label }) => label)).toContain("ひとと はなしたい");
  // The same again within six hours is the short form, in the same language.
  const again = await say(window, minh, "しにたいです");
  expect(again.map((message) => message.text ?? "").join("\n")).toMatch(/^つらい きもちが つづいて/);
});

test("who writes Japanese reads Japanese, whatever stands around it", async () => {
  const window = await openTestWindow(TUESDAY_2AM);
  const nao = window.simulator.resident("なおさん");
  const heard = await say(window, nao, "もう死にたい help");
  expect(heard.map((message) => message.text ?? "").join("\n")).toContain("職員が読むのはきょう 8:30です。");
  expect(heard.at(-1)?.template?.text).toBe("そばに、だれかいますか？（答えなくてもかまいません）");
});
