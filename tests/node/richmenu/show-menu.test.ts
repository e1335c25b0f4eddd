/** The menu follows the person: the worker's client links it by alias, whatever menu stands behind that today. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { lineClient } from "../../../src/line/client.ts";
import { MENU_LANGUAGES, menuAlias, menuFor } from "../../../src/line/rich-menu.ts";
import { apply, plan } from "../../../tools/richmenu/apply.ts";
import { wantedMenus } from "../../../tools/richmenu/definition.ts";
import { lineSettings } from "../../../tools/richmenu/settings.ts";
import { openTown, readMenu, smallMenu, type Town, wanted } from "./support.ts";

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.served.close());

const port = () => lineClient(lineSettings(town.env), Date.now, { reply: 2_000, push: 2_000 });
const bring = async (menus = wanted()) =>
  apply(town.account, await plan(town.account, menus), { wait: async () => {} });
const shown = (userId: string) => town.served.simulator.richMenuOf(userId);

test("who chose English sees it, also after the picture was replaced, and goes back to the default", async () => {
  await bring();
  const ana = await town.friend("アナさん");
  expect(await port().showMenu(ana, menuFor("en", false))).toMatchObject({ kind: "accepted", status: 200 });
  expect(shown(ana)).toMatchObject({ chatBarText: "Menu" });
  const renewed = smallMenu((menu) => {
    if (menu.variants.en) menu.variants.en.bar = "Open";
  });
  await bring(wanted(renewed));
  expect(shown(ana)).toMatchObject({ chatBarText: "Open" });
  const ben = await town.friend("ベンさん");
  await port().showMenu(ben, menuAlias("en"));
  expect(shown(ben)).toMatchObject({ chatBarText: "Open" });
  expect(await port().showMenu(ana, menuFor("ja", false))).toMatchObject({ kind: "accepted" });
  expect(shown(ana)).toMatchObject({ chatBarText: "メニュー" });
});

test("every language and the supporter mode has its menu on the account", async () => {
  await bring(wantedMenus(readMenu()));
  const mika = await town.friend("みかさん");
  for (const [language, supporter] of [...MENU_LANGUAGES.map((one) => [one, false] as const), ["ja", true] as const]) {
    expect(await port().showMenu(mika, menuFor(language, supporter))).toMatchObject({ kind: "accepted" });
    expect(String(shown(mika)?.name)).toMatch(new RegExp(`^tonari:${supporter ? "supporter" : language}:`));
  }
});

test("an unknown language gets the default; a supporter who speaks another language keeps that language", () => {
  expect(menuFor("tlh", false)).toBeNull();
  expect(menuFor(null, false)).toBeNull();
  expect(menuFor(null, true)).toBe("tonari-supporter");
  expect(menuFor("vi", true)).toBe("tonari-vi");
});

test("nothing is thrown: no such menu is refused, a silent server is unknown, who blocked us is accepted in vain", async () => {
  const hana = await town.friend("はなさん");
  expect(await port().showMenu(hana, menuAlias("en"))).toMatchObject({ kind: "refused", status: 404 });
  await bring();
  town.served.simulator.faults.add({ on: "richmenu", do: "status", status: 500 });
  expect(await port().showMenu(hana, menuAlias("en"))).toMatchObject({ kind: "busy", status: 500 });
  town.served.simulator.faults.add({ on: "richmenu", do: "timeoutBefore" });
  const hasty = lineClient(lineSettings(town.env), Date.now, { reply: 150, push: 150 });
  expect(await hasty.showMenu(hana, menuAlias("en"))).toEqual({ kind: "unknown" });
  await town.served.simulator.resident("はなさん").block();
  expect(await port().showMenu(hana, menuAlias("en"))).toMatchObject({ kind: "accepted" });
  expect(shown(hana)).toBeNull();
});
