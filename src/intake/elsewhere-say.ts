/** What somebody hears who lives outside the town: the desk there, and that they are heard here until it has them. Handbook §6.3 point 7. */
import type { About, Language, Say } from "../conversation/types.ts";
import type { Elsewhere } from "../places/elsewhere.ts";

type Words = (name: string, desk: string | null, about: About) => string;

const WORDS: Readonly<Record<Language, Words>> = {
  ja: (name, desk, about) =>
    `${about === "neighbour" ? `その方は、${name}にお住まいなのですね。` : `${name}にお住まいなのですね。`}${
      desk ? `${name}には「${desk}」があります。` : "お住まいの市区町村の社会福祉協議会や、福祉の窓口も使えます。"
    }そちらにつながるまで、ここでも聞いています。`,
  easyJa: (name, desk) =>
    `${name}に すんでいるのですね。${desk ? `${name}には「${desk}」が あります。` : "すんでいる まちの やくしょに、そうだんする ところが あります。"}そこに つながるまで、ここでも ききます。`,
  en: (name, desk) =>
    `You live in ${name}. ${desk ? `There is a desk there: ${desk}.` : "The social welfare council of your own town can help, too."} We listen here as well until they do.`,
  zh: (name, desk) =>
    `您住在${name}。${desk ? `那里有窗口：${desk}。` : "您所住地方的社会福祉协议会也可以咨询。"}在那边接上之前，我们这里也会听您说。`,
  vi: (name, desk) =>
    `Bạn sống ở ${name}. ${desk ? `Ở đó có nơi tư vấn: ${desk}.` : "Hội phúc lợi xã hội nơi bạn sống cũng giúp được."} Cho đến khi họ giúp bạn, chúng tôi vẫn lắng nghe ở đây.`,
  ne: (name, desk) =>
    `तपाईं ${name} मा बस्नुहुन्छ। ${desk ? `त्यहाँको कार्यालय: ${desk}।` : "तपाईं बस्ने ठाउँको समाज कल्याण परिषद्ले पनि सहयोग गर्छ।"} उनीहरूले नलिएसम्म हामी यहाँ पनि सुन्छौं।`,
  pt: (name, desk) =>
    `Você mora em ${name}. ${desk ? `Lá existe: ${desk}.` : "O conselho de assistência social da sua cidade também ajuda."} Até lá, continuamos ouvindo você aqui.`,
};

/** One bubble before the answer; asks nothing. */
export const elsewhereSay = ({ name, desk }: Elsewhere, about: About, language: Language): Say => ({
  bubbles: [WORDS[language](name, desk, about)],
  question: null,
  chips: [],
  calls: [],
  ...(language === "ja" ? {} : { language }),
});
