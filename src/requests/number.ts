/** The number of a request, short enough to say over the phone: the first eight signs of its id. Pure. */

/** 「4830-A72C」 */
export const numberOf = (id: string): string => `${id.slice(0, 4)}-${id.slice(4, 8)}`.toUpperCase();

/** What somebody typed as a number, as the beginning of an id; null when it is none. Full-width signs and any hyphen will do. */
export function readNumber(typed: string): string | null {
  const plain = typed
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s\p{Pd}ー_]|^no\.?/gu, "");
  return /^[0-9a-f]{8}$/.test(plain) ? plain : null;
}
