/** A worry in people's own words opens the talk that fits it, as the house hears it: with what triage makes of the words. */

import { describe, expect, test } from "vitest";
import { findOpening } from "../../../src/conversation/openings.ts";
import { hintsOf as heardHints } from "../../../src/intake/hints.ts";
import { assess } from "../../../src/triage/assess.ts";
import { flows, Player, words } from "./player.ts";

function heard(text: string) {
  const assessment = assess({ messages: [text], source: "text" }, 0);
  const { safety, kind, topics } = assessment;
  return { safety, kind, hints: { ...heardHints(text, assessment), places: topics.includes("placeInfo") } };
}

function afterDanger(text: string): Player {
  const { kind, hints } = heard(text);
  const player = new Player();
  player.give({ kind: "danger", safety: "full", text, danger: kind ?? "", hints });
  return player;
}

/** The flow that opens; after danger the one the talk goes on in. */
function opens(text: string): string | null {
  const { safety, hints } = heard(text);
  if (safety === "full") return afterDanger(text).state?.flow ?? null;
  if (safety === "soft") return flows.entries.softDanger.flow;
  const opened = hints.places ? flows.entries.places.flow : findOpening(flows, text, hints)?.target.flow;
  return opened ?? null;
}

const OPENS: Record<string, string> = {
  "worn-out":
    "なんかもう疲れちゃった|まじしんどい|もうしんどか|えらいしんどいわ|体も心もつかれてます|毎日つらい|ずっと苦しいです|やる気が出ないです|朝から気が重い|つかれたー|ちょっとしんどいです。。|気力がわかない",
  housing:
    "部屋を借りられなくて困ってます|引っ越し代が払えない|保証人がいなくて部屋が借りれない|入居審査に落ちました|市営住宅に入りたいんですが|住まいのことで相談したい|今月中に出ないといけない|引っ越し費用がない|次のアパートが見つからない。住まいのことで悩んでる|更新料が払えません|家賃はらえなくて、出てけって言われた|家賃3か月ためてしまった|大家に追い出されそう|今夜寝るとこない|ネカフェで寝泊まりしてます|立ち退きの紙がきた|行くところがない|鍵かえられて入れない|寮を出ないといけない|アパート代がはらえん",
  food: "食べるものない　おかねも|お金がなくて何も食べてない|財布に200円しかない|電気止められた|水道とめられそう|スマホが止まりそう|ガス止まった|赤ちゃんのミルクが買えない|生活ができません|3日食べてない|お金のことで相談したいです|生活費が厳しいです|生活保護って受けられるのかな|家計が苦しい|失業して貯金で暮らしてます|食べもののこと|給付金のことが知りたい|おかねがちょっときつい|お金の話|生活費のことで…|金欠です|スマホ代のこと|スマホ代はらえなくて止まりそう|電気代が払えなくて|生活保護って受けられるのかな",
  withdrawn:
    "息子が10年くらい部屋から出てこない。私も歳で|娘がひきこもってます|ひきこもりの弟がいて|家から出られないです|外に出るのが怖い|もう3年も外に出られてない|部屋から出たくない|人に会うのが怖くて家にいる|80の母です。50の息子が引きこもりで|夫が自室から出てこなくなった|人目が怖い|ひきこもり歴20年です|外がこわい",
  evacuee:
    "地震で家だめになってこっちの親戚のとこに来てます|豪雨で被災してここに来ました|避難して半年です|震災で引っ越してきた|水害で家が住めなくなった|罹災証明ってどうすれば|避難者です|避難生活が長くて|避難してきました|地震で避難してます|り災の手続きがわからない|豪雨で避難中です",
  lonely:
    "だれとも話してない。さみしい|さびしい|友達がいない|誰とも1週間しゃべってない|ひとりぼっちです|話し相手がほしい|孤独だなって|淋しいです|寂しくてたまらない|ともだちができない|頼れる人がいない|今日も声出してない|だれにも会ってない",
  "parent-tired":
    "子育てに疲れた|育児しんどい|ワンオペで寝れてない|赤ちゃんが泣きやまない|子どもにイライラしてしまう|下の子がイヤイヤ期で疲れる|ひとり親で不安です|双子で眠れない|子どもに怒ってばかり|子どもがかわいいと思えない|シングルマザーで一人で育ててて悩んでる|もう手が出てしまいそう。赤ちゃん泣き止まなくて|子どもを叩いてしまった",
  child:
    "小5です。がっこういきたくない|わたし中2です|ぼく小学4年生だけど話していい？|ママがおこるからいや|ともだちがいない。小3です|高1です、家にいたくない|クラスで無視されてる|おうちがいや|中学生なんだけど相談していい？|高校生です。学校つらい|がっこうやだ|おかあさんにおこられた",
  care: "介護のことで|母の介護で疲れてます|父が認知症になって|最近もの忘れがひどい|デイサービス行ってくれない|物忘れが心配|姑の介護がつらい|親の介護しんどい|夫がボケてきたみたい|ケアマネさんと合わない|在宅でみてます。夜も起こされて|祖母が徘徊する",
  work: "仕事やめたい|クビになった|会社行きたくない|上司のパワハラで|バイト見つからない|派遣切りにあいました|職場でいじめられてる|仕事が続かない|働けなくなった|給料が出ない会社で|面接落ちてばっかりで仕事が決まらない",
  school:
    "息子が学校に行けない|娘が不登校で|学校行きたくない|学校に行けなくなった|孫が登校しないらしい|いじめにあってる|中学の息子が不登校|朝になると学校いけない|うちの子がいじめられてる|不登校の親です|学校休んでばかりいる|登校できない",
  debt: "借金がある|借金で首が回らない|税金が払えない|リボ払いがふくらんで|国保滞納してる|取り立てがこわい|ローンの返済がきつい。借金だらけ|闇金に手を出した|自己破産したい|年金が払えない|多重債務です|借金のこと",
  scam: "還付金の電話がきた|だまされたかも|詐欺にあったかもしれない|口座番号を教えてしまった|ロマンス詐欺かも|架空請求がきた|電子マネー買って番号送れって言われた|警察を名乗る電話がきて口座を聞かれた|だまされたかもしれない|闇バイトに応募してしまった|詐欺かもしれない|免許証の写真を送ってしまった",
  shopping:
    "買い物に行けない|免許返納して足がない|バスがなくなって病院に行くのが大変|重いものが持てない|スーパーが遠くて大変|病院までの足がない|買い物が大変|車を手放して買い物に困る|買い物が不便で|歩けなくて買い物行けん|移動手段がない|バスが減って通院が大変",
  matters:
    "眠れない|うつ病です|パニック障害で電車に乗れない|障害年金のこと|車いすで暮らしてます|腰が痛くて家事ができない|夫とけんかばかり|離婚したい|姑とうまくいかない|出所したばかりです|妊娠したかも、誰にも言えない|生理が来なくて怖い|病気で働けないのが不安|めまいがする|不眠が続いてる|心療内科に通ってます|妻が口きいてくれない",
  "child-near": "おかあさんにたたかれた|ママがごはんくれない",
};

const EVERYDAY =
  "こんにちは|今日は仕事でした|仕事終わったー|引っ越しました〜よろしく|保育園の運動会でした|夫と買い物に行った|学校休みだー|今日は学校でした|夏休み楽しい|子どもがかわいい|ラーメン食べた|お金かかりますか|バイト行ってきます|猫がかわいい|今日は雨ですね|犬が病気になりました|さっき揺れましたね、地震|会社の人とごはん|母と電話した|ごはんおいしかった|病院の帰りに花を見た|孫が小学生になりました|免許の更新に行った|ひとりで散歩した|介護の仕事をしています|筋肉痛です|子供が熱だしたけど治った|スーパーで特売だった|友達と話した|いい天気|家でゆっくりしてます|テレビ見てる";

describe("worries of one's own", () => {
  for (const [flow, list] of Object.entries(OPENS)) {
    test.each(list.split("|"))(`${flow}: %s`, (text) => expect(opens(text)).toBe(flow));
  }
});

describe("everyday lines open no talk about a worry", () => {
  test.each(EVERYDAY.split("|"))("%s", (text) => {
    const opened = opens(text);
    expect(opened === null || flows.flows[opened]?.door === true || opened === flows.entries.places.flow).toBe(true);
  });
});

test("no chip of ours sounds like danger to triage: a tap is heard as its label", () => {
  for (const [flow, { nodes, about }] of Object.entries(flows.flows)) {
    // 「倒れているのが見える」 is danger, and is meant to be heard as such.
    if (about === "neighbour") continue;
    for (const { exit } of Object.values(nodes)) {
      if (exit.kind !== "ask" && exit.kind !== "listen") continue;
      for (const { label } of exit.chips) {
        expect([flow, label, assess({ messages: [label], source: "chip" }, 0).safety]).toEqual([flow, label, "none"]);
      }
    }
  }
});

test("rent in arrears is asked about, not the day of leaving", () => {
  const { hints } = heard("家賃3か月ためてしまった");
  expect(words(new Player().give({ kind: "text", text: "家賃3か月ためてしまった", hints }))).toContain("大家さん");
});

describe("what was just said is not asked", () => {
  const after = (text: string) => {
    const { kind, hints } = heard(text);
    return words(new Player().give({ kind: "danger", safety: "full", text, danger: kind ?? "", hints }));
  };

  test.each([
    ["今日中に出てけって言われた", "今夜、ねる場所"],
    ["立ち退きの紙がきた", "いつまで"],
    ["今夜寝るとこない", "いっしょの人"],
    ["スマホが止まりそう", "スマホは、いつまで"],
    ["電気止められた", "小さい子"],
    ["食べるものない　おかねも", "食べられましたか"],
  ])("%s → %s", (text, question) => expect(after(text)).toContain(question));
});
