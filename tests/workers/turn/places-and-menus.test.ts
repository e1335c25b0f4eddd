/** Places in an answer, a greeting that says where somebody is, and the phone's menu that follows the language. */
import { expect, test } from "vitest";
import { runDuties } from "../../../src/duties/duties.ts";
import { say } from "../../support/workers/say.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

const runOf = async (window: TestWindow) => (await window.rows<{ flow: string }>("SELECT flow FROM run"))[0]?.flow;

test("こども食堂いつやってる: places with day, time and price, links, and no question", async () => {
  const window = await openTestWindow();
  const nao = window.simulator.resident("なおさん");
  window.trips.forget();
  const answer = await say(window, nao, "こども食堂いつやってる？");
  expect(answer).toMatch(/食堂/);
  expect(answer).toMatch(/\d+月\d+日|きょう|あす|あした/);
  expect(answer).toContain("/places");
  const texts = (JSON.parse(answer) as { type: string; text?: string }[]).flatMap(({ type, text }) =>
    type === "text" ? [text ?? ""] : [],
  );
  expect(texts.length).toBeLessThanOrEqual(3);
  expect(texts.join("")).not.toMatch(/[?？]/);
  expect(await window.rows("SELECT 1 FROM request")).toEqual([]);
});

test("asked in the middle of a question, the places come and the question stays open", async () => {
  const window = await openTestWindow();
  const nao = window.simulator.resident("なおさん");
  await say(window, nao, "ちょっとしんどい");
  const answer = await say(window, nao, "今日やってる居場所ってある？");
  expect(answer).toContain("/places");
  expect(await runOf(window)).toBe("worn-out");
  expect(answer).toContain("うまく言えない");
});

test.each(["家に居場所がない", "どこにも居場所がなくてつらい"])("%s is no question about places", async (text) => {
  const window = await openTestWindow();
  const nao = window.simulator.resident("なおさん");
  expect(await say(window, nao, text)).not.toContain("/places");
});

test("who comes by a poster is greeted, and staff see from where", async () => {
  const window = await openTestWindow();
  const [place] = await window.rows<{ id: string; name: string }>("SELECT id, name FROM place LIMIT 1");
  const nao = window.simulator.resident("なおさん");
  const answer = await say(window, nao, `［${place?.name} から］`);
  expect(answer).not.toBe("[]");
  expect(await window.rows("SELECT kind, detail FROM history_event WHERE kind = 'person.metAt'")).toEqual([
    { kind: "person.metAt", detail: JSON.stringify({ place: place?.id }) },
  ]);
  const mio = window.simulator.resident("みおさん");
  expect(await say(window, mio, `［${place?.name} から］ もう死にたい`)).toContain("0120-279-338");
});

test("the menu follows the language, is tried again when LINE is busy, and is set once", async () => {
  const window = await openTestWindow();
  const asked: (string | null)[] = [];
  let busy = true;
  window.house.line.showMenu = async (_user, alias) => {
    asked.push(alias);
    return busy ? { kind: "busy", status: 429, requestId: null } : { kind: "accepted", status: 200, requestId: null };
  };
  const nao = window.simulator.resident("なおさん");
  await say(window, nao, "English");
  const minute = () => runDuties(window.house, window.clock.now());
  await minute();
  busy = false;
  await minute();
  await minute();
  expect(asked).toEqual(["tonari-en", "tonari-en"]);
  expect(await window.rows("SELECT menu, menu_linked FROM person")).toEqual([{ menu: "en", menu_linked: "en" }]);
});
