/** Tells the team's channel what no row in the database can tell: that nothing can be written, or that something cannot be read. */
import type { House } from "../house.ts";
import type { Level } from "../triage/types.ts";

/** Says that something is wrong, and nothing about anybody. */
const TROUBLES = {
  kept: "記録のしくみに書きこめません。届いたメッセージは別の場所にとってあり、直りしだい受信箱に入ります。急ぎの相談が見えないことがあります。担当者に連絡してください。",
  lost: "記録のしくみに書きこめず、届いたメッセージをとっておくこともできませんでした。書いた人には、もう一度書いてくださいと伝えています。担当者に連絡してください。",
  aside:
    "記録に入れられないメッセージがあります。中身は別の場所に30日とってあります。急ぎの相談かもしれません。担当者に連絡してください。",
  unreadable:
    "開けないメッセージがあります。だれからのものかも、わかりません。急ぎの相談かもしれません。担当者に連絡してください。",
} as const;

export type Trouble = keyof typeof TROUBLES;

const URGENT: Partial<Record<Level, string>> = {
  U0: "急ぎの相談（U0）が届きましたが、受信箱にまだ入れられません。書いた人には、電話番号を伝えました。",
  U1: "きょう中に見てほしい相談（U1）が届きましたが、受信箱にまだ入れられません。書いた人には、電話番号を伝えました。",
};

/** While it lasts it is said again; somebody who came on duty must hear of it too. */
const AGAIN_MS = 5 * 60_000;
/** A message this young covers what comes right behind it. */
const COVERS_MS = 60_000;

/** When each was last said, by this isolate: with the database away there is nothing else to remember it. At worst it is said too often. */
const said = new WeakMap<House, Map<Trouble | Level, number>>();

/**
 * @param level the most urgent danger heard in what could not be written; null: none. A danger goes out at once, however often the
 * trouble itself was told of. Never throws: this stands where everything else has failed.
 */
export async function tellTeam(house: House, trouble: Trouble, level: Level | null = null): Promise<void> {
  const { webhook } = house.paging;
  if (webhook === null) return;
  const now = house.clock();
  const last = said.get(house) ?? new Map<Trouble | Level, number>();
  said.set(house, last);
  const past = (what: Trouble | Level, ms: number): boolean => now - (last.get(what) ?? Number.NEGATIVE_INFINITY) >= ms;
  const urgent = level === null ? undefined : URGENT[level];
  const alarm = urgent !== undefined && level !== null && past(level, COVERS_MS);
  if (!alarm && !past(trouble, AGAIN_MS)) return;
  last.set(trouble, now);
  if (alarm) last.set(level, now);
  await webhook.send(alarm ? `${urgent}\n${TROUBLES[trouble]}` : TROUBLES[trouble]).catch(() => undefined);
}
