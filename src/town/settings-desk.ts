/** The town's settings at the administration desk: read, changed with who, when, before and after. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import {
  type ChangeLine,
  changesStatement,
  differences,
  type EditOutcome,
  isSecond,
  made,
  mayAdminister,
  readChanges,
  recordChange,
  whyNothing,
} from "../store/desk-changes.ts";
import { groupOf, SETTING_GROUPS, type SettingGroup, type SettingValue } from "./setting-shape.ts";

export interface SettingView {
  group: SettingGroup;
  value: SettingValue;
  version: number;
  history: ChangeLine[];
}

export interface SettingsDesk {
  /** null: not theirs. */
  list(me: StaffMember): Promise<SettingView[] | null>;
  /** @param value checked by `settingValue`. Other things that stand in the setting stay. */
  save(me: StaffMember, key: string, seenVersion: number, value: SettingValue): Promise<EditOutcome>;
}

export function settingsDesk(house: House): SettingsDesk {
  const { store } = house;
  async function list(me: StaffMember): Promise<SettingView[] | null> {
    const [rows, ...changes] = await store.batch([
      store
        .prepare(
          `SELECT key, value FROM town_setting WHERE key IN (SELECT value FROM json_each(?2)) AND ${mayAdminister(1)}
           UNION ALL SELECT '', '{}' WHERE ${mayAdminister(1)}`,
        )
        .bind(me.id, JSON.stringify(SETTING_GROUPS.map(({ key }) => key))),
      ...SETTING_GROUPS.map(({ key }) => changesStatement(store, `setting:${key}`)),
    ]);
    const stored = (rows?.results ?? []) as { key: string; value: string }[];
    if (stored.length === 0) return null;
    return SETTING_GROUPS.map((group, at) => ({
      group,
      value: jsonIn(stored.find(({ key }) => key === group.key)?.value),
      ...readChanges(changes[at]?.results),
    }));
  }
  return {
    list,

    async save(me, key, seenVersion, value) {
      const before = (await list(me))?.find(({ group }) => group.key === key)?.value;
      if (!before || !groupOf(key)) return { kind: "notFound" };
      const [was, is] = differences(before, value);
      const change = house.newId();
      const now = house.clock();
      try {
        const [recorded] = await store.batch([
          recordChange(store, {
            id: change,
            scope: `setting:${key}`,
            seenVersion,
            at: now,
            staffId: me.id,
            what: "changed",
            before: was,
            after: is,
          }),
          // What another page keeps in the same setting (until when it is hot) is left alone.
          store
            .prepare(
              `INSERT INTO town_setting (key, value, updated_at) SELECT ?1, ?2, ?3 WHERE ${made(4)}
               ON CONFLICT (key) DO UPDATE SET value = json_patch(CASE WHEN json_valid(value) THEN value ELSE '{}' END, ?2),
               updated_at = ?3`,
            )
            .bind(key, JSON.stringify(value), now, change),
        ]);
        if (recorded?.meta.changes === 1) return { kind: "done" };
        return { kind: await whyNothing(store, `setting:${key}`, seenVersion) };
      } catch (error) {
        if (isSecond(error)) return { kind: "changed" };
        throw error;
      }
    },
  };
}

function jsonIn(text: string | undefined): SettingValue {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as SettingValue) : {};
  } catch {
    return {};
  }
}
