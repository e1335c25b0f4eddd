/** `talk --json` as others call it: one process, one JSON answer a line, the real house behind it. */
import { spawn } from "node:child_process";
import { describe, expect, test } from "vitest";
import { durationMs } from "../../../tools/talk/duration.ts";
import type { TalkAnswer } from "../../../tools/talk/talker.ts";

interface Talked {
  answers: (TalkAnswer & { error?: string })[];
  code: number | null;
  stderr: string;
}

function talk(inputs: (object | string)[], at = "2026-11-24T10:00:00+09:00"): Promise<Talked> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["tools/talk/talk.ts", "--json", "--at", at]);
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
    });
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      const lines = stdout.split("\n").filter(Boolean);
      resolve({ answers: lines.map((line) => JSON.parse(line) as TalkAnswer & { error?: string }), code, stderr });
    });
    child.stdin.end(
      `${inputs.map((input) => (typeof input === "string" ? input : JSON.stringify(input))).join("\n")}\n`,
    );
  });
}

const words = (answer: TalkAnswer | undefined) =>
  (answer?.messages ?? []).map((m) => String((m as { text?: string }).text ?? "")).join("\n");

test("a morning: hello, a chip, a person, a CSW's answer, silence, given back", { timeout: 60_000 }, async () => {
  const { answers, code, stderr } = await talk([
    { text: "こんにちは" },
    { tap: "つかれた" },
    { text: "人と話したい" },
    { staff: "こんにちは、みどりです" },
    { text: "ありがとう" },
    { release: true },
    { text: "またきました" },
  ]);
  expect(code).toBe(0);
  expect(stderr).toBe("");
  expect(answers).toHaveLength(7);
  const [hello, tired, person, staff, silent, released, back] = answers;
  expect(hello?.messages.length).toBeGreaterThan(0);
  expect(hello).toMatchObject({ request: null, contact: "ok", safety: "none", alerts: 0 });
  expect(tired?.run?.state).toBe("waiting");
  expect(person).toMatchObject({
    request: { level: "U3", reporter: false, area: null, stance: "open", state: "open" },
    run: { state: "with-a-person" },
  });
  expect(person?.messages).toHaveLength(1);
  expect(words(staff)).toBe("こんにちは、みどりです");
  expect(silent?.messages).toEqual([]);
  expect(released?.run?.state).not.toBe("with-a-person");
  expect(back?.messages.length).toBeGreaterThan(0);
});

test("at night: danger, the next opening, a refusal that holds, a reason, erasing", { timeout: 60_000 }, async () => {
  const { answers } = await talk(
    [
      { text: "もう死にたい" },
      { text: "連絡しないでください" },
      { staff: "読みました" },
      { staff: "心配しています", reason: "命にかかわるため" },
      { text: "消して" },
      { wait: "P31D" },
      { text: "こんばんは" },
    ],
    "2026-11-21T02:00:00+09:00",
  );
  const [danger, refused, held, sent, erased, waited, later] = answers;
  expect(danger).toMatchObject({ safety: "full", alerts: 1, request: { level: "U1" } });
  // Saturday, and Monday is a holiday: Tuesday.
  expect(words(danger)).toContain("11月24日");
  expect(refused?.contact).toBe("doNotContact");
  expect(held).toMatchObject({ messages: [], held: "doNotContact" });
  expect(words(sent)).toBe("心配しています");
  expect(erased?.request).toMatchObject({ level: "U1" });
  expect(waited?.messages).toEqual([]);
  // The CSW still has the talk: it is theirs to answer.
  expect(later).toMatchObject({ messages: [], run: { state: "with-a-person" }, request: { level: "U1" } });
});

test("a neighbour's worry, told to the end, with a place", { timeout: 60_000 }, async () => {
  const { answers } = await talk([
    { follow: true },
    { tap: "近所の人が気になる" },
    { text: "お向かいの方の庭が荒れてきて、体調がわるそうで" },
    { text: "松葉町の松の木の角です" },
  ]);
  expect(answers.at(-1)?.request).toMatchObject({ reporter: true, area: "kita", state: "open" });
});

test("the CSW of the district answers, whichever it is", { timeout: 60_000 }, async () => {
  const { answers } = await talk([
    { text: "浜町に住んでいます。人と話したい" },
    { text: "人と話したい" },
    { staff: "読みました" },
  ]);
  expect(answers[1]?.request).toMatchObject({ area: "hama" });
  expect(words(answers[2])).toBe("読みました");
});

test("every input is understood, and what is none says so without stopping the talk", { timeout: 60_000 }, async () => {
  const { answers, code } = await talk([
    { sticker: ["ありがとう"] },
    { image: true },
    { audio: true },
    { location: { latitude: 35.665, longitude: 139.525, address: "となり市北野町" } },
    { text: "まちがえました" },
    { unsend: -1 },
    { postback: "old=1" },
    { tap: "そんなボタンはない" },
    { unfollow: true },
    { follow: true },
    "これはJSONではない",
    { text: "" },
    { dance: true },
    { wait: "あした" },
    { unsend: -99 },
    { text: "まだ話せます" },
  ]);
  expect(code).toBe(0);
  expect(answers).toHaveLength(16);
  const answered = answers.slice(0, 5).map((answer) => answer.messages.length > 0);
  expect(answered).toEqual([true, true, true, true, true]);
  expect(answers[5]?.messages).toEqual([]);
  for (const answer of answers.slice(10, 15)) expect(answer.error).toBeTruthy();
  expect(answers[15]?.messages.length).toBeGreaterThan(0);
});

test("a half-told worry after a quiet night is a request, and a month passes within seconds", {
  timeout: 60_000,
}, async () => {
  const began = performance.now();
  const { answers } = await talk([
    { text: "母の介護で夜もねむれない" },
    { wait: "PT5H" },
    { wait: "PT2H" },
    { wait: "P30D" },
  ]);
  expect(answers[1]?.request).toBeNull();
  expect(answers[2]?.request).toMatchObject({ state: "open" });
  expect(answers[2]?.messages).toEqual([]);
  expect(answers[3]?.request).toMatchObject({ state: "open" });
  expect(performance.now() - began).toBeLessThan(30_000);
});

test("a tap presses what the last answer offered; any other label is typed", { timeout: 60_000 }, async () => {
  const { answers } = await talk([
    { text: "こんにちは" },
    { tap: "つかれた" },
    { wait: "PT1M" },
    { tap: "つかれた" },
    { unsend: -1 },
    { unsend: -1 },
    { unsend: -1 },
    { unsend: 0 },
    { unsend: -1.5 },
  ]);
  const [, pressed, , typed, first, second, third, ...refused] = answers;
  expect(pressed?.messages.length).toBeGreaterThan(0);
  expect(typed?.messages.length).toBeGreaterThan(0);
  // What was pressed is no message of theirs; the hello and what was typed are, and can be taken back.
  expect([first?.error, second?.error]).toEqual([undefined, undefined]);
  expect(third?.error).toContain("no own message");
  expect(refused).toHaveLength(2);
  for (const answer of refused) expect(answer.error).toContain("unknown input");
});

test("by hand: typed ahead or not, chips by number, commands, and an end", { timeout: 60_000 }, async () => {
  const typed = ["こんにちは", "2", "/wait PT1H", "/wait あした", "人と話したい", "/staff みどりです", "/quit"];
  const said = await new Promise<string>((resolve, reject) => {
    const child = spawn(process.execPath, ["tools/talk/talk.ts", "--at", "2026-11-24T10:00:00+09:00"]);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
      });
    }
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(output) : reject(new Error(output))));
    child.stdin.end(`${typed.join("\n")}\n`);
  });
  expect(said).toContain("みどり（職員）: みどりです");
  expect(said).toContain("「あした」は時間の長さとして読めません");
  expect(said).toContain("with-a-person");
});

describe("durations", () => {
  test.each([
    ["PT3H", 3 * 3_600_000],
    ["P1D", 86_400_000],
    ["P2W", 14 * 86_400_000],
    ["P1DT2H3M4S", 93_784_000],
    ["PT0S", 0],
  ])("%s", (text, ms) => expect(durationMs(text)).toBe(ms));
  test.each(["", "P", "PT", "3H", "P1M", "P-1D", "PT1.5H", "P99999D"])("%s is none", (text) => {
    expect(() => durationMs(text)).toThrow("時間の長さ");
  });
});
