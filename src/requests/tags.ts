/** 「札」: short words of the house on a request, put there and taken off by staff; found again in the list, within scope. */
import { lineOf } from "../danger/entry.ts";
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import type { Statement } from "../store/store.ts";
import { insertRows } from "../store/write.ts";
import { knowsReporters } from "../subjects/told-times.ts";
import { act, historyRow } from "./act.ts";
import { scopeSql, scopeValues } from "./scope.ts";
import { orNull } from "./sealed.ts";
import type { RequestForAct } from "./talk-hold.ts";
import type { TagCount, TagName, TagView } from "./ties-views.ts";
import type { ActOutcome } from "./views.ts";

/** A word, not a note; in UTF-16 units. */
export const MAX_TAG = 20;
export const TAGS_AT_MOST = 12;
/** Tags that are offered, and listed. */
const LISTED = 200;

interface TagRow {
  id: string;
  label_sealed: string | null;
}

/** As it is shown: one line without what cannot be seen, and without the sign some put before a tag. */
const shown = (text: string): string =>
  (lineOf(text.normalize("NFC").replaceAll(/\s+/g, " ")) ?? "").replace(/^[#＃]\s*/, "");
/** As it counts: 「ゴミ 屋敷」 written in other widths or letters is the same word. */
const counts = (label: string): string => label.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, "");

export async function addTag(
  house: House,
  staff: StaffMember,
  id: string,
  typed: string,
  form: string | null,
): Promise<ActOutcome> {
  const decide = async (found: RequestForAct): Promise<Statement[] | ActOutcome> => {
    const label = shown(typed);
    if (counts(label) === "") return { kind: "refused", why: "needsWords" };
    if (label.length > MAX_TAG) return { kind: "refused", why: "tooLong" };
    if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(label)) return { kind: "refused", why: "unclear" };
    const { store } = house;
    const hash = await store.keys.lane("tag", counts(label));
    const [known, here] = await store.batch([
      store.prepare("SELECT id, label_sealed FROM house_tag WHERE label_hash = ?1").bind(hash),
      store.prepare("SELECT tag_id FROM request_tag WHERE request_id = ?1 AND removed_at IS NULL").bind(id),
    ]);
    const tag = known?.results[0] as unknown as TagRow | undefined;
    const on = (here?.results ?? []) as { tag_id: string }[];
    // It is there already: what was wanted is so.
    if (tag && on.some(({ tag_id }) => tag_id === tag.id)) return { kind: "done" };
    if (on.length >= TAGS_AT_MOST) return { kind: "refused", why: "tooMany" };
    const tagId = tag?.id ?? house.newId();
    const now = house.clock();
    return [
      // Two who make the same word at once: the second try finds the first one's (its unique hash refuses this batch).
      ...(tag
        ? tag.label_sealed === null
          ? [
              store
                .prepare("UPDATE house_tag SET label_sealed = ?2 WHERE id = ?1")
                .bind(tagId, await store.keys.sealTag(tagId, label)),
            ]
          : []
        : insertRows(
            store,
            "house_tag",
            ["id", "label_hash", "label_sealed", "created_by", "created_at"],
            [[tagId, hash, await store.keys.sealTag(tagId, label), staff.id, now]],
          )),
      ...insertRows(
        store,
        "request_tag",
        ["id", "request_id", "tag_id", "added_by", "added_at"],
        [[house.newId(), id, tagId, staff.id, now]],
      ),
      ...historyRow(house, staff, found, "tag.added", { tag: tagId }),
    ];
  };
  return act(house, staff, id, decide, null, form);
}

/** Somebody else took it off already: what was wanted is so. */
export async function removeTag(
  house: House,
  staff: StaffMember,
  id: string,
  entryId: string,
  form: string | null,
): Promise<ActOutcome> {
  const decide = async (found: RequestForAct): Promise<Statement[] | ActOutcome> => {
    const [row] = await house.store.batch([
      house.store
        .prepare("SELECT tag_id, removed_at FROM request_tag WHERE id = ?1 AND request_id = ?2")
        .bind(entryId, id),
    ]);
    const tag = row?.results[0] as { tag_id: string; removed_at: number | null } | undefined;
    if (!tag) return { kind: "notFound" };
    if (tag.removed_at !== null) return { kind: "done" };
    return [
      house.store
        .prepare("UPDATE request_tag SET removed_by = ?2, removed_at = ?3 WHERE id = ?1 AND removed_at IS NULL")
        .bind(entryId, staff.id, house.clock()),
      ...historyRow(house, staff, found, "tag.removed", { tag: tag.tag_id }),
    ];
  };
  return act(house, staff, id, decide, null, form);
}

/** Every tag a request has or had, oldest first. For a request that was found in scope already. */
export const tagsStatement = (house: House, id: string): Statement =>
  house.store
    .prepare(
      `SELECT t.id, t.tag_id, h.label_sealed, a.nickname AS added_by, t.added_at, b.nickname AS removed_by, t.removed_at
       FROM request_tag t JOIN house_tag h ON h.id = t.tag_id LEFT JOIN staff a ON a.id = t.added_by
       LEFT JOIN staff b ON b.id = t.removed_by WHERE t.request_id = ?1 ORDER BY t.added_at, t.rowid LIMIT ${LISTED}`,
    )
    .bind(id);

export async function tagViews(house: House, rows: readonly Record<string, unknown>[]): Promise<TagView[]> {
  return Promise.all(
    rows.map(async (row) => ({
      id: String(row.id),
      tagId: String(row.tag_id),
      label: await labelOf(house, String(row.tag_id), row.label_sealed as string | null),
      addedBy: (row.added_by as string | null) ?? "職員",
      addedAt: Number(row.added_at),
      removedBy: row.removed_at === null ? null : ((row.removed_by as string | null) ?? "職員"),
      removedAt: row.removed_at as number | null,
    })),
  );
}

const labelOf = async (house: House, id: string, sealed: string | null): Promise<string | null> =>
  sealed === null ? null : orNull(() => house.store.keys.openTag(id, sealed));

/**
 * Tags on requests that this member may see: what is on others is no word for them, and what stands on a neighbour's report only
 * for who may know who told. @param only ids; all of them without. Ordered by how many open requests have them.
 */
export async function tagsInSight(house: House, staff: StaffMember, only: string[] | null = null): Promise<TagCount[]> {
  const [found] = await house.store.batch([tagsInSightStatement(house, staff, only)]);
  return openTags(house, found?.results ?? []);
}

export function tagsInSightStatement(house: House, staff: StaffMember, only: string[] | null): Statement {
  return house.store
    .prepare(
      `SELECT h.id, h.label_sealed, sum(r.state = 'open') AS open, count(*) AS n FROM request_tag t
       JOIN house_tag h ON h.id = t.tag_id JOIN request r ON r.id = t.request_id
       WHERE t.removed_at IS NULL AND h.label_sealed IS NOT NULL AND (r.about = 'self' OR ?1) AND ${scopeSql(2)}
       AND (?5 IS NULL OR h.id IN (SELECT value FROM json_each(?5)))
       GROUP BY h.id ORDER BY open DESC, n DESC, h.created_at LIMIT ${LISTED}`,
    )
    .bind(knowsReporters(staff) ? 1 : 0, ...scopeValues(staff), only === null ? null : JSON.stringify(only));
}

export async function openTags(house: House, rows: readonly Record<string, unknown>[]): Promise<TagCount[]> {
  const opened = await Promise.all(
    rows.map(async (row) => ({
      id: String(row.id),
      label: await labelOf(house, String(row.id), row.label_sealed as string | null),
      open: Number(row.open),
      closed: Number(row.n) - Number(row.open),
    })),
  );
  return opened.filter((tag): tag is TagCount & TagName => tag.label !== null);
}

/**
 * 「消して」: the tags come off, and a word that only this person's requests ever had is gone for good.
 * @param personId whose words go.
 */
export function eraseTagStatements(house: House, personId: string): Statement[] {
  const { store } = house;
  const theirs = "SELECT id FROM request WHERE person_id = ?1";
  return [
    store
      .prepare(
        `UPDATE house_tag SET label_sealed = NULL WHERE id IN (SELECT tag_id FROM request_tag WHERE request_id IN (${theirs}))
         AND NOT EXISTS (SELECT 1 FROM request_tag o WHERE o.tag_id = house_tag.id AND o.request_id NOT IN (${theirs}))`,
      )
      .bind(personId),
    store
      .prepare(`UPDATE request_tag SET removed_at = ?2 WHERE removed_at IS NULL AND request_id IN (${theirs})`)
      .bind(personId, house.clock()),
  ];
}
