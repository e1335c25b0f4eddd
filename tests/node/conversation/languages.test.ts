/** Which language somebody writes in; Japanese with foreign words in it, brand names, links and romaji stay Japanese. */

import { describe, expect, test } from "vitest";
import { globalWord } from "../../../src/conversation/global-words.ts";
import { languageOf } from "../../../src/conversation/languages.ts";
import { saysOtherWriter } from "../../../src/conversation/other-writer-words.ts";
import { wordInLanguages } from "../../../src/conversation/words-in-languages.ts";
import { labels, Player, words } from "./player.ts";

const SAID: Record<string, string> = {
  en: "hello I need help|I have no money for food|My husband hits me|Can you help me please?|please help, I am sick|I don't speak Japanese|I lost my job and can't pay rent|hi can somebody help me|What is this?|Do you speak English?|I'm scared to go home tonight|Nobody talks to me here. I am so lonely|my landlord told me to leave tomorrow|Where can I eat for free?|I don't speak Japanese たすけて please help me|Is there a doctor who speaks English|need money for baby milk|We are hungry",
  zh: "你好,我需要帮助|我没有钱吃饭|我老公打我|请问这里是什么地方|你好|我不会说日语|房东让我明天搬走|我很孤独|我想死|谢谢|可以说中文吗|我生病了|幫幫我|我沒有錢|請問可以說中文嗎|我先生打我|我不懂日文|你们几点开门|没有工作|她需要医生|救救我的孩子",
  vi: "Xin chào, tôi cần giúp đỡ|Tôi không có tiền|toi can giup do|toi khong biet tieng nhat|xin chao|chong toi danh toi|Tôi đói|toi bi mat viec lam|cam on|giup toi voi|Con tôi bị ốm|toi muon noi chuyen voi nguoi viet|em khong co tien an|Tôi sợ quá|cảm ơn nhiều",
  ne: "मलाई मद्दत चाहियो|मसँग पैसा छैन|namaste malai madat chahiyo|malai paisa chaina|ma birami chu|mero ghar chaina|नमस्ते|khana khane paisa chaina|malai dar lagyo|श्रीमानले कुट्छ|hajur malai sahayog garnus|kaam chaina, ghar bhada tirna sakina malai madat garnus",
  pt: "Olá, preciso de ajuda|Não tenho dinheiro|Bom dia|estou com fome|meu marido me bate|preciso de trabalho|Obrigado|nao tenho comida|eu moro sozinha|vocês falam português?|perdi o emprego e nao tenho dinheiro para o aluguel|minha filha está doente|Não falo japonês|socorro|tenho medo do meu marido",
  other:
    "안녕하세요 도와주세요|ช่วยด้วย|помогите мне|hola necesito ayuda|no tengo dinero para comer|kailangan ko po ng tulong|wala po akong pera|saya butuh bantuan|saya tidak punya uang|Bonjour, j'ai besoin d'aide|ကူညီပါ|আমাকে সাহায্য করুন|मुझे मदद चाहिए|わたし にほんご すこし。たすけて ください|たすけて ください にほんご すこし|にほんごが わかりません たすけて|tulong po|terima kasih|mi esposo me pega|¿Hablan español?|مرحبا أحتاج مساعدة",
  ja: "こんにちは|konnichiwa|tasukete kudasai|ohayou gozaimasu|watashi wa okane ga nai|LINE|iPhone|PayPay|Amazon Prime Video|Netflix YouTube|OK|thank you|Thank you very much|good morning|ok desu|NHK|https://example.com/help-me-please|今日はNetflix見た|日没|怪我|我慢|請求書|申請中|需要|自我|了解|大丈夫|精神的|経済的困窮|無職|独身|生活保護|没収|hello|hi|test|abc|asdf qwer|aaaaa|w|lol|wwww|www|123|😊|DVD|A B C|SNS|no|me|shinitai|samishii desu|dou sureba ii no|ikite ite mo shikata ga nai|kodomo no koto de soudan shitai|help|夫は日本語がわからない|隣の人は日本語がすこし話せる|Happy Birthday|I love you|UNIQLO GU|mac book air|Pokemon GO|来月退院|食事無|金無|家賃滞納|北野町|東京都|医療費|現在無職|難民|西東京市|動悸|薬|発熱|過労|結婚|絶望|応援|愛情|該当無|来院|吃音|医師|知識|現金無し|iPad mini|gonna|taberu mono nai|nemurenai|okane nai tasukete|KinKi Kids|tabetai|Mr.Children|to be continued|my number|wi-fi free|kara",
};

describe.each(Object.entries(SAID))("%s", (language, list) => {
  test.each(list.split("|"))("%s", (text) => expect(languageOf(text)).toBe(language === "ja" ? null : language));
});

describe("words understood everywhere, in other languages", () => {
  test.each([
    [
      "person",
      "I want to talk to a person|can I speak with a human please?|real person please|我想跟人说话|找人工客服|Tôi muốn nói chuyện với nhân viên|toi muon noi chuyen voi nguoi|मान्छेसँग कुरा गर्न चाहन्छु|malai manche sanga kura garna man cha|Quero falar com uma pessoa|quero falar com alguém",
    ],
    [
      "noPhone",
      "don't call me|please do not call|no phone calls please|不要打电话|请不要给我打电话|đừng gọi cho tôi|मलाई फोन नगर्नुहोस्|malai phone nagarnus|não me ligue|Não liga pra mim",
    ],
    [
      "noContact",
      "don't contact me|stop messaging me|leave me alone|please don't reply|不要联系我|請不要聯絡我|đừng liên lạc với tôi|मलाई सम्पर्क नगर्नुहोस्|não me contate|me deixe em paz",
    ],
    [
      "erase",
      "delete|delete everything please|please erase my messages|删除|請刪除|xóa|xóa hết|मेटाउनुहोस्|apagar tudo|por favor apague",
    ],
    [
      "notNow",
      "stop|later|not now|no thanks|never mind|停止|以后再说|để sau|dừng lại|पछि|pachi|depois|agora não|parar",
    ],
    ["back", "back|go back|返回|上一步|quay lại|पछाडि|voltar"],
    ["restart", "start over|menu|restart|重新开始|bắt đầu lại|फेरि सुरु|começar de novo"],
    [
      "about",
      "what is this?|how does this work?|what can you do?|这是什么|怎么用|đây là gì|यो के हो|o que é isso|como funciona",
    ],
    ["asksCost", "is it free?|how much is it?|do I have to pay|要钱吗|免费吗|có mất tiền không|पैसा लाग्छ|é de graça?"],
    ["asksWho", "are you a robot?|is this a bot?|who made you|你是机器人吗|bạn là robot à|você é um robô?"],
    [
      "secret",
      "please don't tell anyone|don't tell my husband|不要告诉别人|đừng nói cho ai|कसैलाई नभन्नुहोस्|não conte para ninguém",
    ],
  ])("%s", (word, list) => {
    for (const text of list.split("|")) expect([text, wordInLanguages(text)]).toEqual([text, word]);
  });

  test.each([
    "my husband called the police",
    "he does not call me",
    "I want to stop drinking",
    "I lost my phone",
    "nobody talks to me",
    "I need a doctor",
    "my boss deleted my shifts",
    "I want to go back to Nepal",
    "my landlord won't contact me",
    "I can't stop crying",
    "我没有电话",
    "我想回家",
    "老板不联系我",
    "toi muon ve nha",
    "chong toi khong goi",
    "मलाई घर जान मन छ",
    "quero voltar para o Brasil",
    "meu marido não me liga",
    "my child stopped eating",
    "later he hit me",
  ])("a story: %s", (text) => expect(wordInLanguages(text)).toBeNull());
});

describe("somebody else on this phone", () => {
  test.each(
    "妻です。夫のスマホから/母の代わりに打ってます/いつもの人とは別の者です/娘が書いています/スマホ借りてます/夫のスマホからです/息子です。母の携帯を借りて書いています/友だちのLINEから失礼します/本人ではありません。娘です/本人じゃなくて妻です/代理で書いています/孫です。おばあちゃんのスマホで打ってます/ヘルパーです。利用者さんの携帯から/これは夫のスマホです/書いているのは娘です/今打ってるのは別の人です/母の代わりに娘が書いています/ふだん使っている人とは違う人です/持ち主ではないです/妻が代わりに打っています/すみません、スマホを借りて書いています/息子が代筆しています/夫のLINEで送ってます/いつもやりとりしていた人とは別です/姉のアカウントから連絡しています/別の者です/父のスマホ借りて打ってます/隣の人の携帯を借りてます".split(
      "/",
    ),
  )("%s", (text) => expect(saysOtherWriter(text)).toBe(true));
  test.each(
    "母の代わりに家事をしています/娘が手紙を書いています/息子が日記を書いています/夫のスマホから女の人の写真が出てきた/妻です/娘です/夫が話を聞いてくれない/スマホを借りたい/お金を借りてます/家を借りています/母のことで相談です/娘が学校に行かない/母の代わりに介護しています/夫のスマホを見てしまった/別の人と結婚した/前の夫とは別の人です/息子が電話に出ない/本人は嫌がっています/夫の携帯が止まった/友達から借りてます/母と別に住んでいます/孫が書いてくれた絵/夫のスマホが鳴ると怖い/子どもが絵を描いています/母の携帯に電話しています/彼のスマホで浮気を知った/隣の人が書いてる看板/夫が代わりに怒られた/本人じゃないとだめと言われた/別の部屋にいます/夫の電話で起きた/息子のスマホ代が払えない/娘が小説を送っています/母が電話で話しています/夫が会社と話しています".split(
      "/",
    ),
  )("says nothing of it: %s", (text) => expect(saysOtherWriter(text)).toBe(false));

  test("hears nothing of what was told before, and is asked once", () => {
    const player = new Player();
    player.text("家賃が払えない");
    player.text("もう少し書く");
    const said = player.text("妻です。夫のスマホから");
    expect(words(said)).not.toMatch(/家賃|前の|つづき|職員/u);
    expect(player.requests()).toMatchObject([{ why: "told" }]);
    expect(player.state).toMatchObject({ told: false, answers: {}, trail: [{ flow: "someone-else" }] });
    expect(player.state?.paused).toBeUndefined();
    player.tap("書いている自分のこと");
    expect(player.requests()).toMatchObject([{ why: "told" }]);
    expect(player.text("夫が寝てばかりです")?.question).toBeNull();
  });

  test("after 見られると困る nothing names the staff or what was before", () => {
    const player = new Player();
    player.text("見られると困る");
    player.text("家賃が払えない");
    for (const text of ["妻です。夫のスマホから", "自分のこと", "うん"])
      expect(words(player.text(text))).not.toMatch(/職員|前の話/u);
  });
});

test("a language we have no words in is answered with the choice, and the words are not lost", () => {
  const player = new Player();
  const said = player.text("안녕하세요 도와주세요");
  expect(labels(said)).toEqual(expect.arrayContaining(["English", "やさしい にほんご"]));
  expect(words(said)).toContain("any language");
  expect(player.state).toMatchObject({ told: true });
  expect(player.state?.language).toBeUndefined();
});

describe("first words in another language", () => {
  const hints = (...topics: string[]) => ({ topics, thirdParty: false, places: false });

  test("a need opens the talk about it, in that language, without asking which one it is", () => {
    const player = new Player();
    const said = player.give({ kind: "text", text: "我付不起房租了，房东叫我走", hints: hints("housing") });
    expect(player.state).toMatchObject({ flow: "housing", language: "zh", told: true });
    expect(words(said).replace("となり市 となりの窓口", "")).not.toMatch(/\p{Script=Hiragana}/u);
  });

  test("a command is answered in its language", () => {
    const player = new Player();
    player.text("这是什么");
    expect(player.state?.language).toBe("zh");
  });

  test("đúng is a yes, dừng a stop", () => {
    expect(globalWord("đúng")).toBeNull();
    expect(globalWord("dừng")).toBe("notNow");
  });

  test("the language outlives 消して, and so does that somebody may see the phone", () => {
    const player = new Player();
    player.text("English");
    player.text("見られると困る");
    player.text("delete");
    expect(player.state).toMatchObject({ language: "en", discreet: true, answers: {} });
  });
});
