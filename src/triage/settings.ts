/** What a town may set, and what the house knows beside the words (handbook §6.2: numbers are settings with defaults). */

export interface TriageSettings {
  /** A neighbour not seen for this many days is looked after today (R-NB). */
  unseenDays: number;
  /** So much money left, or less, is a basic need (R-FO). Yen. */
  moneyYen: number;
  /** Danger within this many days before is a circumstance of its own. */
  earlierDays: number;
  /** Today heat or cold is a danger: one more circumstance for everybody. */
  weatherAlert: boolean;
}

export const USUAL_SETTINGS: TriageSettings = { unseenDays: 2, moneyYen: 1000, earlierDays: 90, weatherAlert: false };

export interface TriageFacts {
  /** When this person was last in danger (U0 or U1) before this talk. Epoch ms. */
  lastDangerAt: number | null;
  /** They are a registered supporter, or a welfare commissioner, who tells of somebody (handbook §6.2 point 6). */
  supporter: boolean;
}

/** What a decision was given beside the words; kept with it, so that it can be decided again. */
export interface Given {
  facts: TriageFacts;
  settings: TriageSettings;
  /** Epoch ms. */
  now: number;
}

const KANJI: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNITS: Readonly<Record<string, number>> = { 日: 1, 週: 7, 月: 30, ヶ月: 30, か月: 30, カ月: 30 };

/** 「三日」→ 3, 「2週間」→ 14, 「数日」→ 3; null when no number of days stands there. The largest counts. */
export function daysIn(text: string): number | null {
  const found = [
    ...text
      .normalize("NFKC")
      .matchAll(/([0-9]{1,3}|[一二三四五六七八九十]{1,3}|数|何)(日(?!も(?:欠|休)|中|おき)|週|[かカヶ]月)/gu),
  ].map(([, number = "", unit = ""]) => (numberOf(number) ?? 3) * (UNITS[unit] ?? 1));
  return found.length === 0 ? null : Math.max(...found);
}

/** 「残り800円」→ 800, 「千円」→ 1000, 「数百円」→ 300; null when no sum stands there. The largest counts. */
export function yenIn(text: string): number | null {
  const found = [
    ...text.normalize("NFKC").matchAll(/([0-9,]{1,9}|[一二三四五六七八九十百千万数]{1,6})(?:円|えん)/gu),
  ].map(([, number = ""]) => numberOf(number.replaceAll(",", "").replaceAll("数", "三")) ?? 0);
  return found.length === 0 ? null : Math.max(...found);
}

function numberOf(text: string): number | null {
  if (/^[0-9]+$/.test(text)) return Number(text);
  if (!/^[一二三四五六七八九十百千万]+$/.test(text)) return null;
  let sum = 0;
  let digit = 0;
  for (const letter of text) {
    const power = { 十: 10, 百: 100, 千: 1000, 万: 10_000 }[letter];
    if (power === undefined) digit = KANJI[letter] ?? 0;
    else if (power === 10_000) [sum, digit] = [(sum + digit || 1) * power, 0];
    else [sum, digit] = [sum + (digit || 1) * power, 0];
  }
  return sum + digit;
}
