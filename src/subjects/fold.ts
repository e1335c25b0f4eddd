/** One spelling for comparing what different people write of the same house: width, kana, numbers, marks. Pure. */

const KANJI_DIGITS = "〇一二三四五六七八九";

/** NFKC, hiragana, no spaces or marks, 三丁目 as 3丁目, ヶ/ケ/が between characters as が, drawn-out sounds gone. */
export function fold(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase();
  const hiragana = plain.replaceAll(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
  return hiragana
    .replaceAll(/(?<=\p{Script=Han})[ゕゖけがヶ](?=\p{Script=Han})/gu, "が")
    .replaceAll(/[〇一二三四五六七八九十]+(?=丁目|番地?|号室?|階|棟|号棟)/g, arabic)
    .replaceAll(/(?<=\d)[‐－–—-](?=\d)/g, "の")
    .replaceAll(/[^\p{L}\p{N}]/gu, "")
    .replaceAll(/ー/g, "");
}

/** 「十二」「二十三」「三」 up to ninety-nine; anything longer is read digit by digit. */
function arabic(kanji: string): string {
  const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(kanji);
  if (tens) {
    const digit = (one: string | undefined, empty: number) => (one ? KANJI_DIGITS.indexOf(one) : empty);
    return String(digit(tens[1], 1) * 10 + digit(tens[2], 0));
  }
  return [...kanji].map((one) => (one === "十" ? "10" : String(KANJI_DIGITS.indexOf(one)))).join("");
}

/** Sentences and the pieces people put on lines of their own. */
export function sentences(text: string): string[] {
  return text
    .split(/(?<=[。．！？!?])|[\n\r]+/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
}
