/** Tags and links of a request, as the inbox is handed them. Permission is in the queries; who may not know who told sees nothing. */
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import { type LinkInput, linkRequests, linksStatement, linkViews, unlinkRequests } from "./links.ts";
import { addTag, openTags, removeTag, tagsInSight, tagsInSightStatement, tagsStatement, tagViews } from "./tags.ts";
import { findForAct } from "./talk-hold.ts";
import type { TagCount, TiesView } from "./ties-views.ts";
import type { ActOutcome } from "./views.ts";

export interface TiesPort {
  /** null: not there, not theirs, or a report whose reporter they may not know. */
  read(staff: StaffMember, id: string): Promise<TiesView | null>;
  addTag(staff: StaffMember, id: string, label: string, formId: string): Promise<ActOutcome>;
  removeTag(staff: StaffMember, id: string, entryId: string, formId: string): Promise<ActOutcome>;
  link(staff: StaffMember, id: string, input: LinkInput): Promise<ActOutcome>;
  unlink(staff: StaffMember, id: string, linkId: string, formId: string): Promise<ActOutcome>;
  /** The tags that stand on requests this member may see. */
  tags(staff: StaffMember): Promise<TagCount[]>;
}

export function tiesPort(house: House): TiesPort {
  return {
    read: (staff, id) => readTies(house, staff, id),
    addTag: (staff, id, label, formId) => addTag(house, staff, id, label, formId),
    removeTag: (staff, id, entryId, formId) => removeTag(house, staff, id, entryId, formId),
    link: (staff, id, input) => linkRequests(house, staff, id, input),
    unlink: (staff, id, linkId, formId) => unlinkRequests(house, staff, id, linkId, formId),
    tags: (staff) => tagsInSight(house, staff),
  };
}

/** Two round trips. */
async function readTies(house: House, staff: StaffMember, id: string): Promise<TiesView | null> {
  const found = await findForAct(house, staff, id, null);
  if (!found) return null;
  const [tags, links, offered] = await house.store.batch([
    tagsStatement(house, id),
    linksStatement(house, staff, id),
    tagsInSightStatement(house, staff, null),
  ]);
  const views = await tagViews(house, tags?.results ?? []);
  const on = new Set(views.filter(({ removedAt }) => removedAt === null).map(({ tagId }) => tagId));
  return {
    requestId: id,
    tags: views,
    offered: (await openTags(house, offered?.results ?? [])).filter((tag) => !on.has(tag.id)),
    links: linkViews(staff, found, links?.results ?? []),
  };
}
