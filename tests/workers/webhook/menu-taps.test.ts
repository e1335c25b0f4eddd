/** Taps on the rich menu: a word counts as typed; a menu that only changes is nothing said, and nobody answers it. */
import { expect, test } from "vitest";
import { openTestWindow } from "../../support/workers/window.ts";

const switched = (alias: string) => ({ newRichMenuAliasId: alias, status: "SUCCESS" });

test("only looking at the languages: no answer, no message kept, no person, no words", async () => {
  const window = await openTestWindow();
  const ana = window.simulator.resident("アナさん");
  const { status } = await ana.postback("menu:languages", switched("tonari-languages"));
  expect(status).toBe(200);
  await window.drain();
  expect(ana.received()).toEqual([]);
  expect(await window.rows("SELECT count(*) AS n FROM message")).toEqual([{ n: 0 }]);
  expect(await window.rows("SELECT body_sealed FROM inbound_event")).toEqual([{ body_sealed: null }]);
});

test("choosing English from the menu says English, and is answered", async () => {
  const window = await openTestWindow();
  const ana = window.simulator.resident("アナさん");
  await ana.postback("word:English", switched("tonari-en"));
  await window.drain();
  expect(JSON.stringify(ana.received())).toContain("help line");
});

test("「人と話したい」 from the menu opens a request, as when it is written", async () => {
  const window = await openTestWindow();
  const ken = window.simulator.resident("けんさん");
  await ken.postback("word:人と話したい");
  await window.drain();
  expect(await window.rows("SELECT level, state FROM request")).toEqual([{ level: "U3", state: "open" }]);
});

test("a tap that looks like a silent one and changed no menu is heard like any old tap", async () => {
  const window = await openTestWindow();
  const ken = window.simulator.resident("けんさん");
  await ken.postback("menu:languages");
  await window.drain();
  expect(ken.received().length).toBeGreaterThan(0);
});
