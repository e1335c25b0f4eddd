/** Hints to make an answer easier to read, from the checker of our own texts (src/conversation). They advise and never stop anybody. Pure. */
import { easyFaultsOf } from "../conversation/easy-rules.ts";
import { type FaultCode, faultsOf, type TextFault } from "../conversation/text-rules.ts";
import type { Language } from "../conversation/types.ts";

/** As our own bubbles. */
const MOST_LETTERS = 60;
/** A page full of hints helps nobody. */
const MOST_HINTS = 6;

const short = (text: string): string => {
  const letters = [...text];
  return letters.length > 14 ? `${letters.slice(0, 13).join("")}…` : text;
};

const WORDS: Record<FaultCode, (fault: TextFault) => string> = {
  placeholder: ({ found }) => `「${short(found)}」は、そのままの形で届きます。言葉に直してください。`,
  longBubble: ({ found }) =>
    `ひとつの吹き出しが${found}字あります。60字くらいまでに分けると、読みやすくなります（空行で分かれます）。`,
  longSentence: ({ found }) => `「${short(found)}」の文が長いです。40字くらいまでで、ひとつのことだけを書きます。`,
  form: ({ found }) => `「${found}」は、書類のことばです。話しことばにします。`,
  judges: ({ found }) => `「${found}」は、人を分けることばに聞こえます。`,
  presses: ({ found }) => `「${found}」は、せかすように聞こえることがあります。`,
  questions: ({ found }) => `「${found}」は、責めるように聞こえることがあります。`,
  claims: ({ found }) => `「${found}」は、言いきれないことかもしれません。`,
  putsOff: ({ found }) => `「${found}」は、後まわしにされたと聞こえます。`,
  doubleNegative: ({ found }) => `「${short(found)}」は、「ない」が重なっています。「〜できます」の形にします。`,
  formal: ({ found }) => `「${found}」は、かたい敬語です。「です・ます」で足ります。`,
  exclamations: () => "「！」は、ひとつまでにします。",
  emoji: () => "絵文字は、ひとつまでにします。",
  phone: () => "電話番号のようです。正しいか、もう一度見てください。",
  promise: ({ found }) => `「${found}」は、時間の約束になります。守れるときだけ書きます。`,
  noReading: ({ found }) => `「${short(found)}」に読みがありません。ひらがなにするか、（ ）で読みをそえます。`,
  noSpaces: ({ found }) => `「${short(found)}」は長くつづいています。ことばの間をあけます。`,
  picture: ({ found }) => `「${found}」は、音や気持ちを表すことばです。ふつうの動詞にします。`,
  tooPolite: ({ found }) => `「${short(found)}」は、かたい敬語です。「です・ます」で足ります。`,
  hardWord: ({ found, instead }) => `「${found}」はむずかしいことばです。「${instead ?? ""}」などにします。`,
};

/** What of the rules of easy Japanese helps in plain Japanese too. */
const IN_PLAIN_TOO: ReadonlySet<FaultCode> = new Set(["picture", "doubleNegative", "tooPolite", "hardWord"]);
/** What holds in every language. */
const EVERYWHERE: ReadonlySet<FaultCode> = new Set(["phone", "placeholder"]);

const NAMES: Record<Language, string> = {
  ja: "日本語",
  easyJa: "やさしい日本語",
  en: "英語",
  zh: "中国語",
  vi: "ベトナム語",
  ne: "ネパール語",
  pt: "ポルトガル語",
};

export const languageName = (language: Language): string => NAMES[language];

/** @param language what the person chose to be spoken to in. @returns each hint once, in the order of the bubbles. */
export function hintsOf(bubbles: readonly string[], language: Language): string[] {
  const hints = new Set<string>();
  const foreign = language !== "ja" && language !== "easyJa";
  if (foreign && bubbles.some((bubble) => /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(bubble)))
    hints.add(`この方が選んだことばは${NAMES[language]}です。日本語なら、やさしい日本語で短く書きます。`);
  for (const bubble of bubbles) {
    const faults = foreign
      ? faultsOf(bubble, Number.POSITIVE_INFINITY).filter(({ code }) => EVERYWHERE.has(code))
      : [
          ...faultsOf(bubble, MOST_LETTERS),
          ...easyFaultsOf(bubble, MOST_LETTERS).filter(({ code }) => language === "easyJa" || IN_PLAIN_TOO.has(code)),
        ];
    const said = new Set<string>();
    for (const fault of faults) {
      // Two rules about one thing are one hint.
      const about = `${fault.code === "tooPolite" ? "formal" : fault.code} ${fault.code === "longBubble" ? "" : fault.found}`;
      if (said.has(about)) continue;
      said.add(about);
      hints.add(WORDS[fault.code](fault));
    }
  }
  return [...hints].slice(0, MOST_HINTS);
}
