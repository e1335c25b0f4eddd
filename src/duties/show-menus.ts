/** Gives phones the menu that fits: of the language a person chose, or the short form. Never in the way of an answer. */
import type { House } from "../house.ts";
import { menuFor } from "../line/rich-menu.ts";
import { describeError } from "../log.ts";
import { open } from "../store/seal.ts";
import type { Duty } from "./duty.ts";

const PEOPLE_A_RUN = 20;

interface DueRow {
  id: string;
  menu: string;
  line_user_id_sealed: string;
  ring_key_id: string;
  wrapped: string;
}

const DUE = `SELECT p.id, p.menu, p.line_user_id_sealed, k.ring_key_id, k.wrapped
  FROM person p JOIN person_key k ON k.person_id = p.id
  WHERE p.menu IS NOT p.menu_linked AND p.unreachable_since IS NULL LIMIT ?1`;

export const showMenus: Duty = {
  name: "show-menus",
  async run(house) {
    const [result] = await house.store.batch([house.store.prepare(DUE).bind(PEOPLE_A_RUN)]);
    const rows = (result?.results ?? []) as unknown as DueRow[];
    let failed = 0;
    for (const row of rows) {
      try {
        if (!(await show(house, row))) failed++;
      } catch (error) {
        failed++;
        house.log({ event: "duty.failed", duty: "show-menus", error: describeError(error) });
      }
    }
    return { found: rows.length, failed };
  },
  // A menu is no reason to wake a clock: whoever moves time looks at what people get to read.
  nextDue: async () => null,
};

/** @returns false when LINE was busy or silent: the next minute tries again, and twice does no harm. */
async function show(house: House, row: DueRow): Promise<boolean> {
  const { store } = house;
  const key = await store.keys.unwrapPersonKey(row.id, row.ring_key_id, row.wrapped);
  const place = { table: "person", column: "line_user_id_sealed", row: row.id };
  const userId = await open(key, place, row.line_user_id_sealed);
  const language = row.menu === "supporter" ? null : row.menu === "easyJa" ? "easy-ja" : row.menu;
  const answer = await house.line.showMenu(userId, menuFor(language, row.menu === "supporter"));
  if (answer.kind === "busy" || answer.kind === "unknown") return false;
  // Refused: the account has no such menu. The next change of theirs tries again.
  await store.batch([
    store.prepare("UPDATE person SET menu_linked = ?2 WHERE id = ?1 AND menu = ?2").bind(row.id, row.menu),
  ]);
  return true;
}
