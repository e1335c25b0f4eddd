/** Finding words in words: however they are written (width, case, kana), and where, so that the place can be shown. Pure. */

/** More terms than this are not looked for. */
const TERMS_AT_MOST = 5;
/** Shown before and after what was found, in characters. */
const AROUND = 36;

/** Marks that show nothing, and those that turn the direction of reading: in no term, and in no excerpt. */
const UNSEEN = /[\p{Cf}\p{Cc}]|\p{Variation_Selector}/gu;

/** As it is shown in an excerpt: one width, one line, no marks that turn it round. */
const plain = (text: string): string => text.normalize("NFKC").replaceAll(/\s+/g, " ").replaceAll(UNSEEN, "");

/** One folded unit for each unit of `plain`, so that places agree: small letters, ひらがな. */
const folded = (text: string): string =>
  text
    .replaceAll(/[A-ZＡ-Ｚ\u00c0-\u00de\u0391-\u03a9\u0410-\u042f]/g, (letter) => letter.toLowerCase())
    .replaceAll(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));

/** What to look for: all of it must stand in one message. Empty: nothing to look for. */
export function searchTerms(typed: string): string[] {
  return [...new Set(folded(plain(typed)).split(" ").filter(Boolean))].slice(0, TERMS_AT_MOST);
}

/** What was found in a text: a stretch of it, with the places of the terms. */
export interface Excerpt {
  /** In turn: not found, found, not found … */
  parts: string[];
}

/** @returns null when not every term stands in it. */
export function findIn(text: string, terms: readonly string[]): Excerpt | null {
  const shown = plain(text);
  const searched = folded(shown);
  const places = terms.map((term) => searched.indexOf(term));
  if (places.length === 0 || places.includes(-1)) return null;
  const first = Math.min(...places);
  const longest = Math.max(...terms.map(({ length }) => length));
  const from = whole(shown, Math.max(0, first - AROUND));
  const to = whole(shown, Math.min(shown.length, first + longest + AROUND));
  const parts: string[] = [];
  let at = from;
  while (at < to) {
    const next = terms
      .map((term) => ({ place: searched.indexOf(term, at), length: term.length }))
      .filter(({ place }) => place >= 0 && place < to)
      .sort((a, b) => a.place - b.place || b.length - a.length)[0];
    if (!next) break;
    parts.push(shown.slice(at, next.place), shown.slice(next.place, Math.min(to, next.place + next.length)));
    at = next.place + next.length;
  }
  parts.push(shown.slice(Math.min(at, to), to));
  if (from > 0) parts[0] = `…${parts[0]}`;
  const last = parts.length - 1;
  if (to < shown.length) parts[last] = `${parts[last]}…`;
  return { parts };
}

/** Not in the middle of a character of two units. */
const whole = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at);
