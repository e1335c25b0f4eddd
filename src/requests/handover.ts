/** Handing a request on: asked for and accepted or declined with a word, or given at once. Until a yes the old owner has it. */
import { MAX_LINE } from "../danger/codes.ts";
import { lineOf, sealWords, UUID } from "../danger/entry.ts";
import type { House } from "../house.ts";
import type { StaffMember } from "../staff/types.ts";
import type { Statement } from "../store/store.ts";
import { insertRows } from "../store/write.ts";
import { act, historyRow, nextRequestVersion } from "./act.ts";
import { colleaguesOf } from "./colleagues.ts";
import { nudgeRows } from "./nudges.ts";
import { leaveTalk, passTalk, type RequestForAct } from "./talk-hold.ts";
import type { ActOutcome } from "./views.ts";

export interface HandoverInput {
  /** A UUID made with the form: sent twice, it is one. */
  entryId: string;
  to: string;
  words: string | null;
  seenVersion: number;
}

const refused = (why: "unclear" | "needsWords" | "pending" | "tooLong" | "closed" | "notThem"): ActOutcome => ({
  kind: "refused",
  why,
});

/** @param at once: they have it now; else they are asked, and whoever has it keeps it until they say yes. */
export function handOver(
  house: House,
  staff: StaffMember,
  id: string,
  input: HandoverInput,
  atOnce: boolean,
): Promise<ActOutcome> {
  const decide = async (found: RequestForAct) => {
    const words = lineOf(input.words);
    if (!UUID.test(input.entryId)) return refused("unclear");
    if ((words?.length ?? 0) > MAX_LINE) return refused("tooLong");
    if (found.state !== "open") return refused("closed");
    if (found.version !== input.seenVersion) return { kind: "changed" } as const;
    const { take } = await colleaguesOf(house, staff, id, found);
    if (!take.some((one) => one.id === input.to) || input.to === found.owner) return refused("notThem");
    if (!atOnce && (await openOffer(house, found))) return refused("pending");
    const kind = atOnce ? "assigned" : "offered";
    return [
      ...(atOnce ? passTalk(house, found, [found.owner, staff.id], input.to) : leaveTalk(house, found)),
      atOnce
        ? nextRequestVersion(house, "owner = ?3, snoozed_until = NULL").bind(found.version, id, input.to)
        : nextRequestVersion(house).bind(found.version, id),
      ...endHandovers(house, id),
      ...insertRows(
        house.store,
        "handover",
        ["id", "request_id", "person_id", "from_staff", "to_staff", "owner_then", "state", "words_sealed", "at"],
        [
          [
            input.entryId,
            id,
            found.person_id,
            staff.id,
            input.to,
            found.owner,
            kind,
            await sealWords(found, "handover", "words_sealed", input.entryId, words),
            house.clock(),
          ],
        ],
      ),
      ...nudgeRows(house, staff, id, kind, input.entryId, [input.to]),
      ...historyRow(house, staff, found, `handover.${kind}`, { to: input.to }),
    ];
  };
  return act(house, staff, id, decide, null, input.entryId);
}

export interface HandoverAnswer {
  formId: string;
  yes: boolean;
  /** A no needs a word, so that whoever asked can think of somebody else. */
  words: string | null;
}

/** By whoever was asked, who need not see the request yet. With a yes it is theirs, and so is the talk that was with the old owner. */
export function answerHandover(
  house: House,
  staff: StaffMember,
  id: string,
  handoverId: string,
  input: HandoverAnswer,
): Promise<ActOutcome> {
  const decide = async (found: RequestForAct) => {
    const offer = await handoverRow(house, id, handoverId);
    if (!offer || offer.to_staff !== staff.id) return { kind: "notFound" } as const;
    if (offer.state !== "offered" || offer.owner_then !== found.owner) return { kind: "changed" } as const;
    if (found.state !== "open") return refused("closed");
    const words = lineOf(input.words);
    if (!input.yes && words === null) return refused("needsWords");
    if ((words?.length ?? 0) > MAX_LINE) return refused("tooLong");
    const state = input.yes ? "accepted" : "declined";
    return [
      ...(input.yes ? passTalk(house, found, [found.owner, offer.from_staff], staff.id) : leaveTalk(house, found)),
      input.yes
        ? nextRequestVersion(house, "owner = ?3, snoozed_until = NULL").bind(found.version, id, staff.id)
        : nextRequestVersion(house).bind(found.version, id),
      house.store
        .prepare("UPDATE handover SET state = ?2, answer_sealed = ?3, decided_at = ?4 WHERE id = ?1")
        .bind(handoverId, state, await sealWords(found, "handover", "answer_sealed", handoverId, words), house.clock()),
      ...offerSeen(house, handoverId),
      ...nudgeRows(house, staff, id, state, handoverId, [offer.from_staff]),
      ...historyRow(house, staff, found, `handover.${state}`, { from: offer.from_staff }),
    ];
  };
  return act(house, staff, id, decide, null, input.formId, true);
}

/** Asked after all not: by whoever asked, or by whoever has the request. */
export function withdrawHandover(
  house: House,
  staff: StaffMember,
  id: string,
  handoverId: string,
  formId: string,
): Promise<ActOutcome> {
  const decide = async (found: RequestForAct) => {
    const offer = await handoverRow(house, id, handoverId);
    if (!offer) return { kind: "notFound" } as const;
    if (offer.from_staff !== staff.id && found.owner !== staff.id) return { kind: "refused", why: "notYours" } as const;
    if (offer.state !== "offered") return { kind: "changed" } as const;
    return [
      ...leaveTalk(house, found),
      nextRequestVersion(house).bind(found.version, id),
      house.store
        .prepare("UPDATE handover SET state = 'withdrawn', decided_at = ?2 WHERE id = ?1")
        .bind(handoverId, house.clock()),
      ...offerSeen(house, handoverId),
      ...historyRow(house, staff, found, "handover.withdrawn", { to: offer.to_staff }),
    ];
  };
  return act(house, staff, id, decide, null, formId);
}

/** A question that nobody answered ends when the request goes another way. */
export function endHandovers(house: House, requestId: string): Statement[] {
  return [
    house.store
      .prepare("UPDATE handover SET state = 'expired', decided_at = ?2 WHERE request_id = ?1 AND state = 'offered'")
      .bind(requestId, house.clock()),
  ];
}

function offerSeen(house: House, handoverId: string): Statement[] {
  return [
    house.store
      .prepare("UPDATE nudge SET seen_at = ?2 WHERE about = ?1 AND kind = 'offered' AND seen_at IS NULL")
      .bind(handoverId, house.clock()),
  ];
}

/** One that still holds: with another owner than then it is out of date, and does not stand in the way. */
async function openOffer(house: House, found: RequestForAct): Promise<boolean> {
  const [open] = await house.store.batch([
    house.store
      .prepare("SELECT 1 FROM handover WHERE request_id = ?1 AND state = 'offered' AND owner_then IS ?2")
      .bind(found.id, found.owner),
  ]);
  return (open?.results.length ?? 0) > 0;
}

interface HandoverRow {
  from_staff: string;
  to_staff: string;
  owner_then: string | null;
  state: string;
}

async function handoverRow(house: House, requestId: string, id: string): Promise<HandoverRow | null> {
  const [found] = await house.store.batch([
    house.store
      .prepare("SELECT from_staff, to_staff, owner_then, state FROM handover WHERE id = ?1 AND request_id = ?2")
      .bind(id, requestId),
  ]);
  return (found?.results[0] as unknown as HandoverRow | undefined) ?? null;
}
