/** Tells small talk from words about a worry. In doubt a person gets to read it, and that costs ten seconds. */

import { holdsAny, normalise } from "./match-words.ts";

const LIGHT =
  /^(?:こんにち[はわ]|こんばん[はわ]|おはよ|はじめまして|初めまして|よろしく|はろ|hello|hi$|やあ|どうも|ただいま|おやすみ|お休み|ばいばい|じゃあね|またね|ありがと|ども|さんきゅ|thank|すみません$|すいません$|ごめん(?:なさい|ね)?$|はい|うん|ううん|いいえ|いや$|そう(?:です|だ|か|なんだ|ですか|ですね)?|なるほど|わかり?ました|わかった|了解|りょうかい|おっけ|ok|おk|大丈夫|だいじょうぶ|平気|とくに(?:ない|なし)|特に(?:ない|なし)|なんでもない|なんとなく|てすと|test|ためし|試し|ふつう|普通|まあまあ|ぼちぼち|ひま|暇|見てただけ|見てる|元気(?:です|だよ)?|げんき|ばか|あほ|くそ|うざ|きも|へえ|ふん|え$|あ$|w+$|笑|草$|あはは|ふふ|すたんぷ$|ねえ$|おい$|お+い$|もしもし$|だれか(?:い(?:る|ます)(?:か)?)?$|い(?:る|ます)か?$)/u;

const LIGHT_ANYWHERE = [
  "天気",
  "晴れ",
  "あめ",
  "雨",
  "雪",
  "暑い",
  "あつい",
  "寒い",
  "さむい",
  "涼しい",
  "暖かい",
  "あたたかい",
  "さくら",
  "桜",
  "花",
  "散歩",
  "さんぽ",
  "おいし",
  "美味し",
  "ラーメン",
  "カレー",
  "ごはん食べた",
  "テレビ",
  "野球",
  "サッカー",
  "猫",
  "ねこ",
  "犬",
  "いいこと",
  "うれし",
  "嬉し",
  "楽し",
  "たのし",
  "きれい",
  "ねむい",
  "眠い",
  "休み",
  "好き",
  "誕生日",
  "ちょっと話",
];

const HEAVY =
  /しんど|つら|辛|くるし|苦し|困|こまっ|不安|心配|こわ|怖|さみし|さびし|寂し|淋し|疲れ|つかれ|だるい|きつい|もう限界|げんかい|死|消え|きえたい|痛|(?:^|が|も|は|頭|腰|足|手|おなか|からだ|こころ)いたい|病|薬|眠れ|ねむれ|寝れ|食べれ|食べられ|食べて(?:い)?ない|食べてな|お金|おかね|家賃|借金|滞納|仕事|失業|首に|くび|生活|離婚|別居|介護|認知症|殴|なぐ|叩|たた(?:かれ|く)|暴力|怒鳴|どなる|逃げ|追い出|出てけ|出ていけ|立ち退|止め?られ|止まり|止まっ|とまっ|とまり|とめられ|こない|来ない|できな|出来な|れない|られな|わからな|分からな|いない|ひとり|一人|孤独|助け|たすけ|相談|聞いて|悩|なやみ|泣|なみだ|涙|嫌|いやだ|どうし(?:よう|たら)|だれも|誰も|行けな|行きたくな|出られ|引きこも|ひきこも|ごみ|虐待|いじめ|だまされ|騙され|警察|けんか|喧嘩/u;

/** A refusal of this many letters tells nothing else. */
export const LONG = 20;

export type Weight = "light" | "neutral" | "heavy";

/** How much a message may carry: a greeting or the weather, something of a day, or something that presses on somebody. */
export function weigh(text: string): Weight {
  const plain = normalise(text);
  if (plain === "") return "light";
  if (HEAVY.test(plain)) return "heavy";
  if (plain.length <= 2 || /^[0-9]{1,4}$|^(.{1,2})\1+.?$/u.test(plain)) return "light";
  // A light beginning says nothing about a long story behind it.
  if (LIGHT.test(plain) && plain.length <= 20) return "light";
  if (plain.length <= 30 && holdsAny(plain, LIGHT_ANYWHERE)) return "light";
  return plain.length > 40 ? "heavy" : "neutral";
}
