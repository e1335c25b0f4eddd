/** The command against an account: what it plans, what it does, and that a failure anywhere leaves a menu that works. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { menuAlias } from "../../../src/line/rich-menu.ts";
import { lineAccount } from "../../../tools/richmenu/account.ts";
import { apply, plan } from "../../../tools/richmenu/apply.ts";
import { wantedMenus } from "../../../tools/richmenu/definition.ts";
import { lineSettings } from "../../../tools/richmenu/settings.ts";
import { planWords } from "../../../tools/richmenu/words.ts";
import type { FaultAction } from "../../../tools/simulator/types.ts";
import { openTown, readMenu, smallMenu, type Town, wanted } from "./support.ts";

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.served.close());

const wait = async () => {};
const bring = async (menus = wanted(), replaceDefault = false) => {
  const made = await plan(town.account, menus, replaceDefault);
  await apply(town.account, made, { wait });
  return made;
};
const kinds = ({ steps }: { steps: { kind: string }[] }) => steps.map(({ kind }) => kind);
const oursOnly = () => town.account.read(() => true);
const newBar = (bar: string) =>
  wanted(
    smallMenu((menu) => {
      for (const one of Object.values(menu.variants)) one.bar = bar;
    }),
  );
/** Calls to the account's menus since `from`. */
const calls = (from: number) =>
  town.served.simulator.requests.slice(from).map(({ method, path }) => `${method} ${path}`);

describe("the whole menu of this house", () => {
  test("an empty account gets every variant, its alias, and the default; planning alone changes nothing", async () => {
    const all = wantedMenus(readMenu());
    const before = await oursOnly();
    const made = await plan(town.account, all);
    expect(await oursOnly()).toEqual(before);
    expect(kinds(made).filter((kind) => kind === "create")).toHaveLength(all.length);
    await apply(town.account, made, { wait });
    const live = await oursOnly();
    expect(live.menus.map(({ name }) => name).toSorted()).toEqual(all.map(({ name }) => name).toSorted());
    expect(live.menus.every(({ hasPicture }) => hasPicture)).toBe(true);
    expect([...live.aliases.keys()].toSorted()).toEqual(all.map(({ alias }) => alias).toSorted());
    expect(live.defaultMenu).toBe(live.aliases.get(menuAlias("ja")));
    const hana = await town.friend("はなさん");
    expect(town.served.simulator.richMenuOf(hana)).toMatchObject({ chatBarText: "メニュー", selected: true });
  });

  test("a second time there is nothing to do, and only reading is done", async () => {
    await bring();
    const from = town.served.simulator.requests.length;
    const made = await bring();
    expect(made.steps).toEqual([]);
    expect(planWords(made)).toContain("変わるものはありません");
    expect(calls(from).filter((call) => !call.startsWith("GET"))).toEqual([]);
  });
});

describe("when the menu changes", () => {
  test("people who chose a language keep it: they are moved before the old menu goes", async () => {
    await bring();
    const ha = await town.friend("ハーさん");
    const english = (await oursOnly()).aliases.get(menuAlias("en")) ?? "";
    await town.served.simulator.app.request(`/v2/bot/user/${ha}/richmenu/${english}`, {
      method: "POST",
      headers: { authorization: `Bearer ${town.served.simulator.token()}` },
    });
    const made = await bring(newBar("あたらしい"));
    expect(kinds(made)).toEqual([
      ...["create", "upload", "create", "upload", "alias", "alias"],
      ...["default", "move", "deleteMenu", "deleteMenu"],
    ]);
    const live = await oursOnly();
    expect(live.menus).toHaveLength(2);
    expect(live.menus.some(({ id }) => id === english)).toBe(false);
    expect(town.served.simulator.richMenuOf(ha)).toMatchObject({
      richMenuId: live.aliases.get(menuAlias("en")),
      chatBarText: "あたらしい",
    });
  });

  test("a variant that is gone takes its alias and its menu along; its people see the default", async () => {
    await bring();
    const minh = town.served.simulator.resident("ミンさん");
    await minh.follow();
    await bring(wanted(smallMenu((menu) => delete menu.variants.en)));
    const live = await oursOnly();
    expect(live.menus).toHaveLength(1);
    expect([...live.aliases.keys()]).toEqual([menuAlias("ja")]);
    expect(town.served.simulator.richMenuOf(minh.userId)).toMatchObject({ richMenuId: live.defaultMenu });
  });
});

describe("what belongs to others", () => {
  const foreign = async () => {
    const id = await town.account.create({ ...(wanted()[0]?.definition ?? {}), name: "夏まつり" });
    await town.account.upload(id, wanted()[0]?.picture ?? new Uint8Array());
    return id;
  };

  test("stays: the menu, its alias, and, until somebody says so, its being the default", async () => {
    const id = await foreign();
    await town.account.createAlias("matsuri", id);
    await town.account.setDefault(id);
    const made = await plan(town.account, wanted());
    expect(made.refusals.join()).toContain("夏まつり");
    expect(made.refusals.join()).toContain("--replace-default");
    const from = town.served.simulator.requests.length;
    await expect(apply(town.account, made, { wait })).rejects.toThrow("夏まつり");
    expect(calls(from)).toEqual([]);

    await bring(wanted(), true);
    await bring(newBar("もっと"), true);
    const live = await oursOnly();
    expect(live.menus.find((menu) => menu.id === id)?.name).toBe("夏まつり");
    expect(live.aliases.get("matsuri")).toBe(id);
    expect(live.defaultMenu).toBe(live.aliases.get(menuAlias("ja")));
  });

  test("an alias of our name on a menu of theirs is not taken away", async () => {
    await town.account.createAlias(menuAlias("en"), await foreign());
    const made = await plan(town.account, wanted());
    expect(made.refusals).toEqual([expect.stringContaining("tonari-en")]);
    await expect(apply(town.account, made, { wait })).rejects.toThrow("夏まつり");
  });
});

describe("a failure at any call", () => {
  const strikes: [string, FaultAction][] = [
    ["is refused", { do: "status", status: 500 }],
    ["is done, and the answer is lost", { do: "statusAfter", status: 500 }],
  ];

  const name = "%s: everybody has a menu, and the next run ends what was begun";
  test.each(strikes)(name, { timeout: 60_000 }, async (_name, strike) => {
    const next = newBar("二");
    let call = 0;
    for (let finished = false; !finished; ) {
      call += 1;
      expect(call).toBeLessThan(40);
      // A fresh town for each call, so that the hourly limit of moving people is not what fails.
      await town.served.close();
      town = await openTown();
      await bring();
      const { faults, richMenuOf } = town.served.simulator;
      const hana = await town.friend("はなさん");
      const made = await plan(town.account, next);
      if (call > 1) faults.add({ on: "richmenu", do: "slow", ms: 0, times: call - 1 });
      faults.add({ on: "richmenu", ...strike });
      finished = await apply(town.account, made, { wait }).then(
        () => true,
        () => false,
      );
      faults.clear();
      expect(richMenuOf(hana), `after call ${call}`).not.toBeNull();
      await bring(next);
      const names = (await oursOnly()).menus.map((menu) => menu.name);
      expect(names.toSorted(), `after call ${call}`).toEqual(next.map((menu) => menu.name).toSorted());
      expect(richMenuOf(hana)).toMatchObject({ chatBarText: "二" });
      expect((await plan(town.account, next)).steps).toEqual([]);
    }
    // Two creations, two pictures, two aliases, the default, moving (checked, asked, looked at twice), two old ones: 13 calls.
    expect(call).toBe(13 + 1);
  });

  test("too many moves within the hour: said so, the old menus stay, nobody is without one", async () => {
    await bring();
    const hana = await town.friend("はなさん");
    for (const bar of ["一", "二", "三"]) await bring(newBar(bar));
    await expect(bring(newBar("四"))).rejects.toThrow(/429.*上限/);
    expect(town.served.simulator.richMenuOf(hana)).toMatchObject({ chatBarText: "四" });
    expect((await oursOnly()).menus).toHaveLength(4);
  });

  test("a wrong secret, a server that is not there, a silent one: one line each, without the secret", async () => {
    const refused = async (env: Record<string, string>, timeoutMs?: number) =>
      lineAccount(lineSettings({ ...town.env, ...env }), timeoutMs)
        .who()
        .then(
          () => "accepted",
          (error: Error) => error.message,
        );
    const wrong = await refused({ LINE_CHANNEL_SECRET: "0123456789abcdef0123456789abcdef" });
    expect(wrong).toMatch(/^どのアカウントかを調べる：LINEの答え 40[01].*LINE_CHANNEL_SECRET/);
    expect(wrong).not.toContain("0123456789abcdef");
    expect(await refused({ LINE_API_BASE: "http://localhost:9" })).toMatch(/つながりません/);
    town.served.simulator.faults.add({ on: "info", do: "timeoutBefore" });
    expect(await refused({}, 50)).toMatch(/答えがありません/);
    expect(wrong).not.toContain("\n");
  });
});

test("more menus than LINE takes: said before anything is changed", async () => {
  const [first] = wanted();
  for (let n = 0; n < 999; n += 1) {
    await town.served.simulator.app.request("/v2/bot/richmenu", {
      method: "POST",
      headers: { authorization: `Bearer ${town.served.simulator.token()}`, "content-type": "application/json" },
      body: JSON.stringify({ ...first?.definition, name: `よそ${n}` }),
    });
  }
  const made = await plan(town.account, wanted());
  expect(made.refusals).toEqual([expect.stringContaining("1000枚")]);
  expect(made.others).toBe(999);
});
