/** Several dangers in one talk: three bubbles at the most, a number for each, and none of them forgotten in the next answer. */
import { expect, test } from "vitest";
import { openTestWindow } from "../../support/workers/window.ts";

const TUESDAY_2AM = Date.parse("2026-11-24T02:00:00+09:00");

interface Message {
  type: string;
  text?: string;
  template?: { text: string; actions: { uri: string }[] };
}

async function talk(...lines: string[]): Promise<Message[][]> {
  const window = await openTestWindow(TUESDAY_2AM);
  const person = window.simulator.resident("かずこ");
  const heard: Message[][] = [];
  for (const line of lines) {
    const mark = person.mark();
    await person.says(line);
    await window.drain();
    heard.push(person.receivedSince(mark) as unknown as Message[]);
  }
  return heard;
}

/** Every button has its number in plain text: LINE on a computer shows no buttons. */
function expectNumbersInWords(messages: Message[] = []): void {
  const said = words(messages).replaceAll("-", "");
  for (const uri of dialled(messages)) expect(said).toContain(uri.slice("tel:".length));
}

const words = (messages: Message[] = []) => messages.map((m) => m.text ?? m.template?.text ?? "").join("\n");
const dialled = (messages: Message[] = []) => messages.flatMap((m) => m.template?.actions.map(({ uri }) => uri) ?? []);

test("who was beaten and whose father collapsed reads both numbers in three bubbles", async () => {
  const [heard] = await talk("父が倒れて返事がない。夫にいま殴られてる");
  expect(heard).toHaveLength(3);
  expect(words(heard)).toContain("110");
  expect(words(heard)).toContain("119");
  expect(dialled(heard)).toEqual(expect.arrayContaining(["tel:110", "tel:119"]));
  expectNumbersInWords(heard);
});

test("a second danger whose sentence names two numbers brings both as buttons, and no other", async () => {
  const [heard] = await talk("死にたい、隣の人を一週間見ない");
  expect(words(heard)).toContain("119か110");
  expect(dialled(heard)).toEqual(expect.arrayContaining(["tel:119", "tel:110"]));
  expectNumbersInWords(heard);
});

test("after an overdose the ambulance stays in sight, whatever they go on with", async () => {
  const [first, second, third] = await talk("いま薬をぜんぶ飲んだ", "夫に毎日なぐられてた", "もう死にたい");
  for (const heard of [first, second, third]) {
    expect(heard?.length).toBeLessThanOrEqual(3);
    expect(words(heard)).toContain("119");
    expect(dialled(heard)).toContain("tel:119");
  }
  expect(words(second)).toContain("110");
});

test("every button has its number in words, and no short text comes twice in a row", async () => {
  const heard = await talk("いま飛び降りる", "もう飛ぶ", "もう飛ぶね", "飛び降りる");
  for (const messages of heard) expectNumbersInWords(messages);
  for (const [at, messages] of heard.slice(1).entries()) expect(words(messages)).not.toBe(words(heard[at]));
});

test("who is ill is not told how to leave a burning house; who smells smoke is", async () => {
  const [ill] = await talk("胸が痛くて息ができない");
  expect(words(ill)).not.toContain("けむり");
  const [smoke] = await talk("台所から煙が出てる");
  expect(words(smoke)).toContain("先に外へ出てください");
});
