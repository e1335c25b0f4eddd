/** Puts the rich menu on the simulator, the way a town puts it on its account. */
import type { Vars } from "./settings.ts";

/** @param vars settings with the simulator's address in place. */
export async function putRichMenu(vars: Vars): Promise<void> {
  // Imported late: LINE's client is wanted only here.
  const [{ lineAccount }, { apply, plan }, { wantedMenus }, { readMenu }, { lineSettings }] = await Promise.all([
    import("../richmenu/account.ts"),
    import("../richmenu/apply.ts"),
    import("../richmenu/definition.ts"),
    import("../richmenu/menu-file.ts"),
    import("../richmenu/settings.ts"),
  ]);
  const account = lineAccount(lineSettings(vars));
  await apply(account, await plan(account, wantedMenus(readMenu())));
}
