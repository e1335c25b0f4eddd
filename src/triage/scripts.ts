/** The words that go out when danger was heard: calm, short, honest about when a person reads. Handbook §4.2 and §4.7. */
import type { Language, Say } from "../conversation/types.ts";
import { callOf, type Hotline, hotline, openLines, spanNow } from "./hotlines.ts";
import { EASY_JA } from "./scripts-in/easy-ja.ts";
import { ENGLISH } from "./scripts-in/en.ts";
import { NEPALI } from "./scripts-in/ne.ts";
import { PORTUGUESE } from "./scripts-in/pt.ts";
import { VIETNAMESE } from "./scripts-in/vi.ts";
import { NUMBERS as NUMBER, type SafetyChip, type SafetyWords, type ScriptWords } from "./scripts-in/words.ts";
import { CHINESE } from "./scripts-in/zh.ts";
import type { SafetyKind } from "./types.ts";

interface Facts {
  open: boolean;
  /** In the language of the text. */
  nextReading: string;
  /** Nothing can be written down now, so nobody is said to read. */
  unwritten?: "kept" | "lost";
  /** What they said: who is ill is not told how to leave a burning house. */
  words?: string;
}

/** Fire, smoke, gas, in the languages of the texts. */
const BURNING =
  /火事|かじ(?!か)|火が|火の|出火|燃え|もえ|煙|けむ|焦げ|こげ|爆発|ガス|がす|\b(?:fire|smoke|gas|burning)\b|着火|烟|煤气|ch[áa]y|khói|khí ga|आगो|धुवाँ|ग्यास|fogo|fuma[çc]a|g[áa]s\b/iu;

/** The Japanese words, and what is the same in every language. */
interface Script extends ScriptWords {
  chips: readonly SafetyChip[];
  /** How many lines stand in the text. */
  lines: number;
}

const PERSON = "人と話したい";
const NUMBERS = "電話番号をもう一度";
const BETTER = "いまは少し大丈夫";
const WATCHED = "見られると困る";

const { ambulance: AMBULANCE, police: POLICE, child: CHILD, consumer: CONSUMER } = NUMBER;

const SCRIPTS: Readonly<Record<SafetyKind, Script>> = {
  selfHarmNow: {
    first: "打ち明けてくれて、ありがとうございます。いま、あなたの命をとても心配しています。",
    firstShort: `${AMBULANCE}に電話してください。受けとりました。あなたの命を心配しています。`,
    emergency: `${AMBULANCE}に電話してください。近くの人に、そばにいてもらってください。`,
    question: null,
    chips: [PERSON, NUMBERS, BETTER],
    lines: 1,
  },
  selfHarm: {
    first: "それほど、つらいのですね。ことばにしてくれて、ありがとうございます。心配しています。",
    firstShort: "つらさが続いているのですね。心配しています。",
    emergency: null,
    question: "そばに、だれかいますか？（答えなくてもかまいません）",
    chips: [PERSON, NUMBERS, BETTER],
    lines: 2,
  },
  thirdPartySelfHarm: {
    first: "その人を気にかけて、知らせてくれたのですね。あなたひとりで抱えなくて大丈夫です。",
    firstShort: `いま命があぶないときは${AMBULANCE}へ。ひとりで抱えなくて大丈夫です。`,
    emergency: `いま命があぶないときは${AMBULANCE}へ。電話は、その人もあなたも使えます。`,
    question: null,
    chips: [PERSON, NUMBERS],
    lines: 1,
  },
  violenceNow: {
    first: `知らせてくれて、ありがとうございます。身があぶないときは、いま${POLICE}へ。`,
    firstShort: `身があぶないときは、いま${POLICE}へ。受けとりました。`,
    emergency: null,
    question: "このトークをだれかに見られると、困りますか？",
    chips: [WATCHED, PERSON, NUMBERS],
    lines: 1,
  },
  violence: {
    first: "話しにくいことを、ありがとうございます。あなたが悪いのではありません。",
    firstShort: `身があぶないときは、すぐ${POLICE}へ。あなたが悪いのではありません。`,
    emergency: `身があぶないときは、すぐ${POLICE}へ。`,
    question: "このトークをだれかに見られると、困りますか？",
    chips: [WATCHED, PERSON, NUMBERS],
    lines: 1,
  },
  childNow: {
    first: `知らせてくれて、ありがとうございます。子どもがいまあぶないときは、すぐ${POLICE}へ。`,
    firstShort: `子どもがいまあぶないときは、すぐ${POLICE}へ。受けとりました。`,
    emergency: `子どもの心配は${CHILD}へ。名前は言わなくてよく、ここに書くより早く届きます。`,
    question: null,
    chips: [PERSON, NUMBERS],
    lines: 0,
  },
  child: {
    first: "子どものことを、話してくれてありがとうございます。ひとりで抱えなくて大丈夫です。",
    firstShort: "子どものこと、受けとりました。",
    emergency: `子どもの心配は${CHILD}（24時間・無料）へ。ここに書くだけでは、連絡になりません。`,
    question: "子どもは、いま安全なところにいますか？",
    chips: [PERSON, NUMBERS],
    lines: 0,
  },
  childSelf: {
    first: "話してくれて、ありがとう。きみのせいじゃないよ。",
    firstShort: `いまあぶないときは${POLICE}へ。話してくれて、ありがとう。`,
    emergency: `${CHILD}は、子どもがかけていい電話だよ。お金はかからないよ。あぶないときは${POLICE}へ。`,
    question: "いま、あぶないことはある？（言わなくてもいいよ）",
    chips: [PERSON, NUMBERS],
    lines: 0,
  },
  childParent: {
    first: "話してくれて、ありがとうございます。そう言えたことが、もうお子さんを守っています。",
    firstShort: `お子さんの具合が心配なら、すぐ${AMBULANCE}へ。受けとりました。`,
    emergency: `ぐったりしている、いつもとちがうときは${AMBULANCE}へ。子育ての話は${CHILD}（24時間・無料）でもできます。`,
    question: "いま、お子さんは安全ですか？（答えなくて大丈夫です）",
    chips: [PERSON, NUMBERS],
    lines: 0,
  },
  medical: {
    first: `すぐ${AMBULANCE}に電話してください。場所と、どんなようすかを伝えます。`,
    firstShort: `まだなら、すぐ${AMBULANCE}に電話してください。`,
    emergency: "火・けむり・ガスのときは、先に外へ出てください。",
    question: null,
    chips: [PERSON],
    lines: 0,
  },
  unseenNow: {
    first: `気づいてくれて、ありがとうございます。待たずに${AMBULANCE}か${POLICE}へ電話してください。`,
    firstShort: `まだなら、${AMBULANCE}か${POLICE}へ電話してください。`,
    emergency: "おうちの中には、入らないでください。",
    question: null,
    chips: [PERSON],
    lines: 0,
  },
  missingNow: {
    first: `知らせてくれて、ありがとうございます。待たずに${POLICE}へ電話してください。`,
    firstShort: `まだなら、すぐ${POLICE}へ電話してください。`,
    emergency: "いなくなった時間、服の色、行きそうなところを伝えます。わかることだけで大丈夫です。",
    question: null,
    chips: [PERSON],
    lines: 0,
  },
  unseen: {
    first: "気づいて、知らせてくれて、ありがとうございます。わかることだけで大丈夫です。",
    firstShort: "つづけて知らせてくれて、ありがとうございます。",
    emergency: `返事がない、におう、倒れている。どれかがあれば、すぐ${AMBULANCE}か${POLICE}へ。`,
    question: "その方は、だいたいどのあたりの人ですか？（町の名前くらいで）",
    chips: [PERSON],
    lines: 0,
  },
  basicNeed: {
    first: "言いにくいことを、教えてくれてありがとうございます。",
    firstShort: "つづきを、教えてくれてありがとうございます。",
    emergency: `具合が悪い、息が苦しいときは、お金の心配はあとにして${AMBULANCE}へ。`,
    question: "今日、なにか食べられましたか？（言わなくてもかまいません）",
    chips: [PERSON],
    lines: 0,
  },
  basicNeedHousing: {
    first: "住むところのこと、教えてくれてありがとうございます。",
    firstShort: "つづきを、教えてくれてありがとうございます。",
    emergency: `からだがつらい、寒さや暑さがあぶないときは、迷わず${AMBULANCE}へ。`,
    question: "今夜、寝る場所はありますか？（言わなくてもかまいません）",
    chips: [PERSON],
    lines: 0,
  },
  harmOthers: {
    first: "そこまで追いつめられていたのですね。書いてくれて、ありがとうございます。",
    firstShort: `あぶないときは${POLICE}か${AMBULANCE}へ。手が出そうなら、少し離れて。`,
    emergency: `手が出そうなら、となりの部屋へ少し離れて。あぶないときは${POLICE}か${AMBULANCE}へ。`,
    question: null,
    chips: [PERSON, NUMBERS],
    lines: 1,
  },
  scam: {
    first: "知らせてくれて、ありがとうございます。お金や番号は、いったん止めて大丈夫です。",
    firstShort: "お金や番号は、まだ渡さなくて大丈夫です。",
    emergency: `もう渡したときや、おどされたときは${POLICE}へ。${CONSUMER}でも相談できます（時間は場所でちがいます）。`,
    question: null,
    chips: [PERSON],
    lines: 0,
  },
  plain: {
    first: "書いてくれて、ありがとうございます。あなたのことが心配です。",
    firstShort: `命があぶないときは${AMBULANCE}、だれかがこわいときは${POLICE}へ。受けとりました。`,
    emergency: `命があぶないときは${AMBULANCE}、だれかがこわいときは${POLICE}へ。`,
    question: null,
    chips: [PERSON],
    lines: 1,
  },
};

/** Lines whose number already stands in the sentences: as buttons only. */
const CALLS: Partial<Record<SafetyKind, readonly string[]>> = {
  selfHarmNow: ["fire_ambulance"],
  thirdPartySelfHarm: ["fire_ambulance"],
  violence: ["police"],
  childParent: ["child_189"],
  harmOthers: ["fire_ambulance"],
  basicNeed: ["fire_ambulance"],
  basicNeedHousing: ["fire_ambulance"],
};
/** The numbers that stand in the words of an outage. */
const OUTAGE_CALLS = ["fire_ambulance", "police"] as const;
const CALLS_MAX = 3;

const JAPANESE: SafetyWords = {
  scripts: SCRIPTS,
  chips: { 人と話したい: PERSON, 電話番号をもう一度: NUMBERS, いまは少し大丈夫: BETTER, 見られると困る: WATCHED },
  lines: {},
  voice: "声で話せるところ：",
  call: (line) => `電話は${line}。`,
  brackets: ["（", "）"],
  between: "・",
  always: "24時間",
  free: "無料",
  paid: "有料",
  otherLanguages: "",
  staffKnows: "職員にも、いま知らせています。",
  staffReads: (next) => `職員が読むのは${next}です。`,
  unwritten: {
    kept: "いま、こちらの機械の調子がわるく、職員にはまだ届いていません。書いてくださったことは、なくなりません。",
    lost: "いま、こちらの機械の調子がわるく、職員に届いていません。少しあとで、もう一度書いてもらえますか。",
  },
  writeOn: "ここに書いていて大丈夫です。",
};

const WORDS: Readonly<Record<Language, SafetyWords>> = {
  ja: JAPANESE,
  easyJa: EASY_JA,
  en: ENGLISH,
  zh: CHINESE,
  vi: VIETNAMESE,
  ne: NEPALI,
  pt: PORTUGUESE,
};

/**
 * The safety text for a kind of danger (handbook §4.7): at most three bubbles with the question, only lines that are open now,
 * and no promise beyond `nextReading` (which comes in the language of the text). `short` is the variant for a repeat within six
 * hours. In other languages, lines that speak them stand first.
 * @param repeats how often the short one was said before, and this time: it is never the same twice in a row.
 */
export function safetySay(
  kind: SafetyKind,
  facts: Facts,
  now: number,
  short: boolean,
  language: Language = "ja",
  repeats = 1,
): Say {
  const words = WORDS[language];
  const { chips, lines: most } = SCRIPTS[kind];
  const script = scriptFor(kind, words, facts.words ?? "");
  const lines = linesIn(language, openLines(kind, now, CALLS_MAX));
  const told = lines
    .filter((line) => line.tel.length > 3)
    .slice(0, most)
    .map((line) => readLine(line, words, language, now));
  const always = (CALLS[kind] ?? []).map(hotline);
  const bubbles = short ? shortBubbles(script, words, told, facts, repeats) : fullBubbles(script, words, told, facts);
  const said = [...bubbles, script.question ?? ""].join("\n");
  // A button only for a number that stands in the words: LINE on a PC shows no buttons.
  const calls = [...new Set([...always, ...lines])].filter((line) => said.includes(line.number)).slice(0, CALLS_MAX);
  return {
    bubbles,
    question: short ? null : script.question,
    chips: chips.map((chip) => ({ label: words.chips[chip], data: `word:${chip}` })),
    calls: calls.map((line) => callIn(line, language)),
    ...(language === "ja" ? {} : { language }),
  };
}

const scriptFor = (kind: SafetyKind, words: SafetyWords, said: string): ScriptWords =>
  kind !== "medical" || BURNING.test(said) ? words.scripts[kind] : { ...words.scripts[kind], emergency: null };

/** Lines whose short number may stand in a sentence. */
const IN_SENTENCES = ["fire_ambulance", "police", "child_189"] as const;
/** What is called where a life is in danger now. */
const LIFE_NUMBER = /11[09]/;

/**
 * Adds the numbers for other dangers that were heard as well: one sentence each, and none for numbers that are said already.
 * @param say from `safetySay`, in the same language.
 */
export function alsoSay(say: Say, kinds: readonly SafetyKind[], now: number): Say {
  const language = say.language ?? "ja";
  const words = WORDS[language];
  const bubbles = [...say.bubbles];
  let calls = say.calls;
  for (const kind of kinds) {
    const script = words.scripts[kind];
    const lines = linesIn(language, openLines(kind, now, CALLS_MAX));
    const line = lines.find(({ tel }) => tel.length > 3);
    const sentences = [script.emergency ?? "", script.first, script.firstShort];
    const sentence =
      sentences.find((one) => LIFE_NUMBER.test(one)) ??
      (line ? words.call(readLine(line, words, language, now)) : (script.emergency ?? ""));
    const named = [...IN_SENTENCES.map(hotline), ...lines].filter(({ number }) => sentence.includes(number));
    const said = bubbles.join("\n");
    if (named.every(({ number }) => said.includes(number))) continue;
    // Under the first words: what is read first.
    bubbles[0] = pack([bubbles[0] ?? "", sentence]);
    const more = named.map((one) => callIn(one, language));
    calls = [...calls, ...more.filter(({ tel }) => !calls.some((known) => known.tel === tel))];
  }
  return { ...say, bubbles, calls: calls.slice(0, CALLS_MAX + 1) };
}

/** What anybody hears while nothing can be written down and no danger was heard: what became of their words, and where to call. */
export function outageSay(unwritten: "kept" | "lost", language: Language = "ja"): Say {
  const words = WORDS[language];
  return {
    bubbles: [words.unwritten[unwritten], words.scripts.plain.emergency ?? ""],
    question: null,
    chips: [],
    calls: OUTAGE_CALLS.map((id) => callIn(hotline(id), language)),
    ...(language === "ja" ? {} : { language }),
  };
}

/** A line as a button, under a name that can be read in this language. */
export const callIn = (line: Hotline, language: Language): ReturnType<typeof callOf> => ({
  ...callOf(line),
  label: nameIn(line, language),
});

/** The name of a line in this language. */
export const nameIn = (line: Hotline, language: Language): string => WORDS[language].lines[line.id] ?? line.name;

/** A line as it stands in a text: name, number, hours, cost. */
export const lineIn = (line: Hotline, language: Language, now: number): string =>
  readLine(line, WORDS[language], language, now);

/** Short numbers stay where they are: an ambulance speaks every language soonest. */
export function linesIn(language: Language, lines: readonly Hotline[]): Hotline[] {
  if (language === "ja") return [...lines];
  const rank = (line: Hotline): number => (line.tel.length <= 3 || line.languages.includes("multi") ? 0 : 1);
  return lines.toSorted((a, b) => rank(a) - rank(b));
}

function fullBubbles(script: ScriptWords, words: SafetyWords, told: readonly string[], facts: Facts): string[] {
  const numbers = told.length === 0 ? "" : `${words.voice}${told.join("\n")}`;
  // A register without any line of this kind: never a safety text without a number.
  const help = pack([script.emergency ?? "", numbers]) || pack([words.scripts.plain.emergency ?? ""]);
  const read = whenRead(words, facts);
  // With a question the third bubble is taken: when a person reads then stands under the first words.
  if (script.question !== null) return [pack([script.first, read]), help].filter(Boolean);
  return [script.first, help, `${read}${words === JAPANESE ? "" : "\n"}${words.writeOn}`].filter(Boolean);
}

/** Every other repeat says the numbers and that one may write on: nobody meets a wall (handbook §4.2 rules 3 and 7). */
function shortBubbles(
  script: ScriptWords,
  words: SafetyWords,
  told: readonly string[],
  facts: Facts,
  repeats: number,
): string[] {
  const [line] = told;
  const help = line ? words.call(line) : (script.emergency ?? "");
  if (repeats % 2 === 1) return [script.firstShort, pack([help, whenRead(words, facts)])];
  const life = [script.firstShort, script.emergency ?? ""].find((one) => LIFE_NUMBER.test(one)) ?? "";
  return [pack([words.writeOn, life]), pack([help === life ? "" : help, whenRead(words, facts)])];
}

/** Sentences of one bubble, a line each. */
const pack = (parts: readonly string[]): string => parts.filter(Boolean).join("\n");

function readLine(line: Hotline, words: SafetyWords, language: Language, now: number): string {
  const hours =
    language === "ja" || line.readingHours === "" ? line.readingHours : (spanNow(line, now) ?? words.always);
  const facts = [hours, words[line.cost], line.languages.includes("multi") ? words.otherLanguages : ""].filter(Boolean);
  const [before, after] = words.brackets;
  return `${nameIn(line, language)} ${line.number}${before}${facts.join(words.between)}${after}`;
}

/** Nobody is said to read when nobody does (handbook §4.2 rule 8). */
function whenRead(words: SafetyWords, { open, nextReading, unwritten }: Facts): string {
  if (unwritten) return words.unwritten[unwritten];
  return open ? words.staffKnows : words.staffReads(nextReading);
}
