/** Carries a plan out, one call after the other. Broken off, the next plan begins where this one ended. */
import { setTimeout as sleep } from "node:timers/promises";
import { type Account, AccountRefused } from "./account.ts";
import { variantOfName, type Wanted } from "./definition.ts";
import { type MenuRef, type Plan, planMenus, type Step } from "./plan.ts";

export interface ApplyOptions {
  /** Told before each step. */
  onStep?: (step: Step) => void;
  /** Waits between looks at the progress of moving people. */
  wait?: (ms: number) => Promise<unknown>;
}

const LOOK_EVERY_MS = 2_000;
/** LINE moves a small town's people in seconds; after this we stop looking, and the old menus stay until the next time. */
const LOOKS = 90;

/** Reads the account and plans; changes nothing. What would be created is put before LINE's own check. */
export async function plan(account: Account, wanted: readonly Wanted[], replaceDefault = false): Promise<Plan> {
  const live = await account.read((name) => variantOfName(name) !== null);
  const made = planMenus(wanted, live, replaceDefault);
  for (const step of made.steps) {
    if (step.kind === "create") await account.validate(step.wanted.definition);
  }
  return made;
}

/** @throws {AccountRefused} when LINE refuses a step, or the people could not be moved; what was done stays done. */
export async function apply(account: Account, { steps, refusals }: Plan, options: ApplyOptions = {}): Promise<void> {
  if (refusals.length > 0) throw new AccountRefused(refusals.join("\n"));
  const created = new Map<string, string>();
  const idOf = (menu: MenuRef): string => {
    const id = "id" in menu ? menu.id : created.get(menu.created);
    if (id === undefined) throw new Error("a step came before the creation it needs");
    return id;
  };
  for (const step of steps) {
    options.onStep?.(step);
    switch (step.kind) {
      case "create":
        created.set(step.wanted.variant, await account.create(step.wanted.definition));
        break;
      case "upload":
        await account.upload(idOf(step.menu), step.wanted.picture);
        break;
      case "alias":
        if (step.exists) await account.updateAlias(step.wanted.alias, idOf(step.menu));
        else await account.createAlias(step.wanted.alias, idOf(step.menu));
        break;
      case "default":
        await account.setDefault(idOf(step.menu));
        break;
      case "move":
        await moveAll(
          account,
          step.moves.map(({ from, to }) => ({ from, to: to && idOf(to) })),
          options.wait ?? sleep,
        );
        break;
      case "deleteAlias":
        await account.deleteAlias(step.alias);
        break;
      case "deleteMenu":
        await account.deleteMenu(step.id);
        break;
    }
  }
}

async function moveAll(
  account: Account,
  moves: { from: string; to: string | null }[],
  wait: (ms: number) => Promise<unknown>,
): Promise<void> {
  const request = await account.moveLinks(moves);
  for (let look = 0; look < LOOKS; look += 1) {
    const phase = await account.progress(request);
    if (phase === "succeeded") return;
    if (phase === "failed") {
      throw new AccountRefused(
        "使っている人の一部を新しい絵に移せませんでした。古い絵は消していません。少しおいて、もう一度動かしてください",
      );
    }
    await wait(LOOK_EVERY_MS);
  }
  throw new AccountRefused(
    "使っている人を移すのに時間がかかっています。古い絵は消していません。あとでもう一度動かすと続きから始まります",
  );
}
