/** Names of the rich menu that the worker and the command that sets it up share: aliases, and taps that only change the menu. */

/** An account's aliases are shared with other tools: ours say whose they are. LINE takes `[a-z0-9_-]`, at most 32. */
const PREFIX = "tonari-";

/** Languages that have a menu of their own (flows/menu/rich-menu.yaml). */
export const MENU_LANGUAGES = ["ja", "easy-ja", "en", "zh", "vi", "ne", "pt"] as const;
export type MenuLanguage = (typeof MENU_LANGUAGES)[number];

/** A switch of the menu without words sends this before the variant: nobody said anything, so nobody answers. */
export const MENU_SILENT = "menu:";

/** The alias under which a variant is found, however often its picture is replaced. */
export function menuAlias(variant: string): string {
  return `${PREFIX}${variant}`;
}

/** The variant behind an alias of ours; null for aliases of others. */
export function variantOfAlias(alias: string): string | null {
  return alias.startsWith(PREFIX) ? alias.slice(PREFIX.length) : null;
}

/**
 * Which menu a person should see. Supporters have one (in Japanese); else it goes by language.
 * @param language a language tag as kept for the person; unknown ones get the default.
 * @returns an alias for `LinePort.showMenu`; null means the account's default menu.
 */
export function menuFor(language: string | null, supporter: boolean): string | null {
  const known = MENU_LANGUAGES.find((one) => one === language);
  if (known !== undefined && known !== "ja") return menuAlias(known);
  return supporter ? menuAlias("supporter") : null;
}
