/** The safety texts in easy Japanese: one fact a sentence, no kanji, spaces between phrases. */
// NATIVE CHECK NEEDED for every line: written by hand, not yet read by people who use easy Japanese.
import { NUMBERS, type SafetyWords } from "./words.ts";

const { ambulance, police, child, consumer } = NUMBERS;
const AMBULANCE = `${ambulance}（きゅうきゅうしゃ）`;
const POLICE = `${police}（けいさつ）`;

export const EASY_JA: SafetyWords = {
  scripts: {
    selfHarmNow: {
      first: "おしえてくれて、ありがとうございます。あなたの いのちを とても しんぱいしています。",
      firstShort: `${AMBULANCE}に でんわしてください。あなたの いのちを しんぱいしています。`,
      emergency: `${AMBULANCE}に でんわしてください。ちかくの ひとに、いっしょに いてもらってください。`,
      question: null,
    },
    selfHarm: {
      first: "とても つらいのですね。おしえてくれて、ありがとうございます。しんぱいしています。",
      firstShort: "つらい きもちが つづいているのですね。しんぱいしています。",
      emergency: null,
      question: "いま、そばに だれか いますか？（こたえなくても いいです）",
    },
    thirdPartySelfHarm: {
      first: "その ひとのことを おしえてくれて、ありがとうございます。ひとりで しなくて だいじょうぶです。",
      firstShort: `いま いのちが あぶないときは、${AMBULANCE}に でんわしてください。`,
      emergency: `いま いのちが あぶないときは、${AMBULANCE}に でんわしてください。`,
      question: null,
    },
    violenceNow: {
      first: `おしえてくれて、ありがとうございます。あぶないときは、いま ${POLICE}に でんわしてください。`,
      firstShort: `あぶないときは、いま ${POLICE}に でんわしてください。`,
      emergency: null,
      question: "だれかが この トークを みると、こまりますか？",
    },
    violence: {
      first: "はなしてくれて、ありがとうございます。あなたは わるくないです。",
      firstShort: `あぶないときは、すぐ ${POLICE}に でんわしてください。あなたは わるくないです。`,
      emergency: `あぶないときは、すぐ ${POLICE}に でんわしてください。`,
      question: "だれかが この トークを みると、こまりますか？",
    },
    childNow: {
      first: `おしえてくれて、ありがとうございます。こどもが いま あぶないときは、すぐ ${POLICE}へ。`,
      firstShort: `こどもが いま あぶないときは、すぐ ${POLICE}に でんわしてください。`,
      emergency: `こどもが しんぱいなときは ${child}へ。なまえは いりません。ここに かくより はやいです。`,
      question: null,
    },
    child: {
      first: "こどものことを おしえてくれて、ありがとうございます。ひとりで しなくて だいじょうぶです。",
      firstShort: "こどものことを よみました。",
      emergency: `こどもが しんぱいなときは ${child}へ（24じかん・おかねは いりません）。ここに かいただけでは、しらせたことに なりません。`,
      question: "こどもは いま、あぶなくない ところに いますか？",
    },
    childSelf: {
      first: "はなしてくれて、ありがとう。きみは わるくないよ。",
      firstShort: `いま あぶないときは、${POLICE}に でんわしてね。はなしてくれて、ありがとう。`,
      emergency: `${child}は、こどもが でんわしていい ところだよ。おかねは いらないよ。あぶないときは ${POLICE}へ。`,
      question: "いま、あぶないことは ある？（いわなくても いいよ）",
    },
    childParent: {
      first: "はなしてくれて、ありがとうございます。いえたことが、もう こどもを まもっています。",
      firstShort: `こどもの からだが しんぱいなときは、すぐ ${AMBULANCE}へ。よみました。`,
      emergency: `こどもの ようすが いつもと ちがうときは ${AMBULANCE}へ。${child}でも はなせます（24じかん・おかねは いりません）。`,
      question: "いま、こどもは だいじょうぶですか？（こたえなくても いいです）",
    },
    medical: {
      first: `すぐ ${AMBULANCE}に でんわしてください。ばしょと、どんな ようすかを いいます。`,
      firstShort: `まだのときは、すぐ ${AMBULANCE}に でんわしてください。`,
      emergency: "かじ・けむり・ガスのときは、さきに そとへ でてください。",
      question: null,
    },
    unseenNow: {
      first: `おしえてくれて、ありがとうございます。すぐ ${AMBULANCE}か ${POLICE}に でんわしてください。`,
      firstShort: `まだのときは、${AMBULANCE}か ${POLICE}に でんわしてください。`,
      emergency: "いえの なかに はいらないでください。",
      question: null,
    },
    missingNow: {
      first: `おしえてくれて、ありがとうございます。またないで、${POLICE}に でんわしてください。`,
      firstShort: `まだのときは、すぐ ${POLICE}に でんわしてください。`,
      emergency: "いつから いないか、ふくの いろ、いきそうな ところを いいます。わかることだけで いいです。",
      question: null,
    },
    unseen: {
      first: "おしえてくれて、ありがとうございます。わかることだけで だいじょうぶです。",
      firstShort: "また おしえてくれて、ありがとうございます。",
      emergency: `へんじが ない、へんな においが する、たおれている。そのときは、すぐ ${AMBULANCE}か ${POLICE}へ。`,
      question: "その ひとは、どの あたりの ひとですか？（まちの なまえだけで いいです）",
    },
    basicNeed: {
      first: "いいにくいことを おしえてくれて、ありがとうございます。",
      firstShort: "つづきを おしえてくれて、ありがとうございます。",
      emergency: `からだが わるい、いきが くるしい。そのときは ${AMBULANCE}へ。おかねの しんぱいは あとで いいです。`,
      question: "きょう、なにか たべましたか？（いわなくても いいです）",
    },
    basicNeedHousing: {
      first: "すむ ところのことを おしえてくれて、ありがとうございます。",
      firstShort: "つづきを おしえてくれて、ありがとうございます。",
      emergency: `からだが つらいとき、とても さむいとき、とても あついときは、すぐ ${AMBULANCE}へ。`,
      question: "きょうの よる、ねる ところは ありますか？（いわなくても いいです）",
    },
    harmOthers: {
      first: "とても くるしかったのですね。かいてくれて、ありがとうございます。",
      firstShort: `あぶないときは ${POLICE}か ${AMBULANCE}へ。たたきそうなときは、すこし はなれてください。`,
      emergency: `たたきそうなときは、ほかの へやへ。あぶないときは ${POLICE}か ${AMBULANCE}へ。`,
      question: null,
    },
    scam: {
      first: "おしえてくれて、ありがとうございます。おかねや ばんごうを、まだ わたさなくて いいです。",
      firstShort: "おかねや ばんごうを、まだ わたさなくて いいです。",
      emergency: `もう わたしたとき、こわいことを いわれたときは ${POLICE}へ。${consumer}でも はなせます（じかんは ばしょで ちがいます）。`,
      question: null,
    },
    plain: {
      first: "かいてくれて、ありがとうございます。あなたのことが しんぱいです。",
      firstShort: `いのちが あぶないときは ${AMBULANCE}、だれかが こわいときは ${POLICE}へ。`,
      emergency: `いのちが あぶないときは ${AMBULANCE}、だれかが こわいときは ${POLICE}へ。`,
      question: null,
    },
  },
  chips: {
    人と話したい: "ひとと はなしたい",
    電話番号をもう一度: "でんわばんごう",
    いまは少し大丈夫: "いまは すこし だいじょうぶ",
    見られると困る: "みられると こまる",
  },
  lines: {
    police: "けいさつ",
    fire_ambulance: "きゅうきゅう・しょうぼう",
    yorisoi: "よりそいホットライン",
    inochi_denwa_free: "いのちの でんわ",
    kokoro: "こころの でんわ",
    child_189: "こどもの そうだん",
    child_sos24: "24じかん こども SOS",
    childline: "チャイルドライン",
    dv_plus: "DVの でんわ",
    consumer: "かいものの そうだん",
  },
  voice: "でんわ：",
  call: (line) => `でんわは ${line}。`,
  brackets: ["（", "）"],
  between: "・",
  always: "24じかん",
  free: "0えん",
  paid: "おかねが かかります",
  otherLanguages: "がいこくごも",
  staffKnows: "まちの ひとに いま しらせています。",
  staffReads: (next) => `まちの ひとが よむのは ${next} です。`,
  unwritten: {
    kept: "いま きかいの ぐあいが わるくて、まちの ひとに まだ とどいていません。かいてくれたことは、なくなりません。",
    lost: "いま きかいの ぐあいが わるくて、まちの ひとに とどいていません。すこし あとで、もういちど かいてください。",
  },
  writeOn: "ここに かいていて だいじょうぶです。",
};
