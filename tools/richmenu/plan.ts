/** Pure: what stands on an account and what should → the steps from one to the other, in an order that is safe to break off. */
import { variantOfAlias } from "../../src/line/rich-menu.ts";
import type { Live } from "./account.ts";
import { variantOfName, type Wanted } from "./definition.ts";

/** LINE reference, rich menus: per account. */
const MAX_MENUS = 1000;
const MAX_ALIASES = 1000;

/** A menu on the account, or one that a step before will have created. */
export type MenuRef = { id: string } | { created: string };

export type Step =
  | { kind: "create"; wanted: Wanted }
  | { kind: "upload"; wanted: Wanted; menu: MenuRef }
  | { kind: "alias"; wanted: Wanted; menu: MenuRef; exists: boolean }
  | { kind: "default"; wanted: Wanted; menu: MenuRef; replaces: "nothing" | "ours" | "others" }
  | { kind: "move"; moves: { from: string; to: MenuRef | null; variant: string }[] }
  | { kind: "deleteAlias"; alias: string }
  | { kind: "deleteMenu"; id: string; name: string };

export interface Plan {
  steps: Step[];
  /** Why nothing may be done; empty when all is well. */
  refusals: string[];
  /** How many menus of others stay as they are. */
  others: number;
}

/**
 * New menus first, then aliases, then the default, then the people who were linked to an old one, and only then the old ones go:
 * broken off anywhere, everybody still has a menu that works, and the next plan goes on from there.
 * @param replaceDefault somebody said that a default menu of others may be replaced.
 */
export function planMenus(wanted: readonly Wanted[], live: Live, replaceDefault = false): Plan {
  const ours = live.menus.filter(({ name }) => variantOfName(name) !== null);
  const kept = new Map<string, MenuRef>();
  const make: Step[] = [];
  for (const one of wanted) {
    const twins = ours.filter(({ name }) => name === one.name);
    // A creation whose answer was lost leaves a twin; the one that is in use stays.
    const found =
      twins.find(({ id }) => live.aliases.get(one.alias) === id) ??
      twins.find(({ hasPicture }) => hasPicture) ??
      twins[0];
    const menu: MenuRef = found === undefined ? { created: one.variant } : { id: found.id };
    kept.set(one.variant, menu);
    if (found === undefined) make.push({ kind: "create", wanted: one });
    if (found?.hasPicture !== true) make.push({ kind: "upload", wanted: one, menu });
  }
  const refusals = limits(wanted, live, make);
  const point = [
    ...aliasSteps(wanted, live, kept, refusals),
    ...defaultStep(wanted, live, kept, replaceDefault, refusals),
  ];
  const keptIds = new Set([...kept.values()].flatMap((menu) => ("id" in menu ? [menu.id] : [])));
  const old = ours.filter(({ id }) => !keptIds.has(id));
  return {
    steps: [...make, ...point, ...clearing(wanted, live, old, kept)],
    refusals,
    others: live.menus.length - ours.length,
  };
}

function limits(wanted: readonly Wanted[], live: Live, make: readonly Step[]): string[] {
  const menus = live.menus.length + make.filter(({ kind }) => kind === "create").length;
  const aliases = live.aliases.size + wanted.filter(({ alias }) => !live.aliases.has(alias)).length;
  return [
    ...(menus > MAX_MENUS
      ? [`メニューが${menus}枚になります。LINEの上限は${MAX_MENUS}枚です。使わないものを消してください`]
      : []),
    ...(aliases > MAX_ALIASES
      ? [`別名が${aliases}個になります。LINEの上限は${MAX_ALIASES}個です。使わないものを消してください`]
      : []),
  ];
}

function aliasSteps(
  wanted: readonly Wanted[],
  live: Live,
  kept: ReadonlyMap<string, MenuRef>,
  refusals: string[],
): Step[] {
  return wanted.flatMap((one): Step[] => {
    const menu = kept.get(one.variant);
    const now = live.aliases.get(one.alias);
    const holder = live.menus.find(({ id }) => id === now);
    if (menu === undefined || (now !== undefined && "id" in menu && menu.id === now)) return [];
    if (holder !== undefined && variantOfName(holder.name) === null) {
      refusals.push(
        `別名 ${one.alias} は、ほかの仕組みのメニュー「${holder.name}」についています。先にそちらで別の名前にしてください`,
      );
      return [];
    }
    return [{ kind: "alias", wanted: one, menu, exists: now !== undefined }];
  });
}

function defaultStep(
  wanted: readonly Wanted[],
  live: Live,
  kept: ReadonlyMap<string, MenuRef>,
  replaceDefault: boolean,
  refusals: string[],
): Step[] {
  const one = wanted.find(({ isDefault }) => isDefault);
  const menu = one && kept.get(one.variant);
  const now = live.defaultMenu;
  if (one === undefined || menu === undefined || ("id" in menu && menu.id === now)) return [];
  const holder = live.menus.find(({ id }) => id === now);
  const replaces =
    now === null ? "nothing" : variantOfName(holder?.name) === null && holder !== undefined ? "others" : "ours";
  if (replaces === "others" && !replaceDefault) {
    refusals.push(
      `いまの標準メニュー「${holder?.name}」は、ほかの仕組みのものです。となりのメニューに切りかえてよければ --replace-default をつけてください`,
    );
  }
  return [{ kind: "default", wanted: one, menu, replaces }];
}

/** People stay linked to a menu, not to its alias: they are moved before it goes, or they would fall back to the default. */
function clearing(
  wanted: readonly Wanted[],
  live: Live,
  old: readonly Live["menus"][number][],
  kept: ReadonlyMap<string, MenuRef>,
): Step[] {
  // Nobody can be linked to a menu without a picture.
  const moves = old
    .filter(({ hasPicture }) => hasPicture)
    .map(({ id, name }) => {
      const variant = variantOfName(name) ?? "";
      return { from: id, to: kept.get(variant) ?? null, variant };
    });
  const aliases = new Set(wanted.map(({ alias }) => alias));
  const oldIds = new Set(old.map(({ id }) => id));
  const ids = new Set(live.menus.map(({ id }) => id));
  const staleAliases = [...live.aliases].filter(
    ([alias, id]) => variantOfAlias(alias) !== null && !aliases.has(alias) && (oldIds.has(id) || !ids.has(id)),
  );
  return [
    ...(moves.length > 0 ? [{ kind: "move" as const, moves }] : []),
    ...staleAliases.map(([alias]) => ({ kind: "deleteAlias" as const, alias })),
    ...old.map(({ id, name }) => ({ kind: "deleteMenu" as const, id, name })),
  ];
}
