/** How words are made alike before they are read: width, case, kana, spaces and invisible marks do not matter. */

/** NFKC, lower case, hiragana; without spaces, quotes and zero-width marks. */
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s\p{Cf}"'「」『』、,。.!・…~〜]/gu, "")
    .replaceAll(/[ァ-ヴ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}
