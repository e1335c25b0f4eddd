/** Lines that look harmless, past or denied and are not: something has to answer, full or gently. */
import type { Level, Safety } from "../../../src/triage/types.ts";

export type NearLine = readonly [
  said: string | readonly string[],
  atLeast: Level,
  safety: readonly Safety[],
  third: boolean,
  why: string,
];

const ANY = ["full", "soft"] as const;

export const NEAR: readonly NearLine[] = [
  ["死にたいわけじゃないんだけど、なんかね", "U2", ANY, false, "denied"],
  ["死にたいとまでは思わないけど", "U2", ANY, false, "denied"],
  ["死にたくはない。でももう方法がない", "U1", ["full"], false, "denied, then not"],
  ["昔は死にたかったなあ", "U2", ANY, false, "past"],
  ["昔から死にたい", "U1", ["full"], false, "past that goes on"],
  ["若いころ何度も死のうと思った", "U2", ANY, false, "past"],
  ["高校のとき死にたかった。最近また死にたい", "U1", ["full"], false, "past and present"],
  ["友達が死にたいって言ってるんです", "U1", ["full"], true, "a friend"],
  ["娘が消えたいと書いたメモを見つけた", "U1", ["full"], false, "own household"],
  ["隣の奥さんが旦那さんに殴られてるみたい", "U1", ["full"], true, "a neighbour"],
  ["友達に死にたいと言ったら笑われた", "U1", ["full"], false, "the person, not the friend"],
  ["死ぬほどつらい", "U2", ANY, false, "exaggeration with a feeling"],
  ["死ぬほどおなかが痛い、冷や汗", "U0", ["full"], false, "exaggeration with pain"],
  ["笑って死にたいw もう疲れた", "U1", ANY, false, "irony and fatigue"],
  ["充電切れる前に言っとく、今までありがとね", "U0", ["full"], false, "farewell behind a battery"],
  ["ゲームで負けた。もう死にたい", "U1", ["full"], false, "a game beside danger"],
  ["もう限界", "U2", ["soft"], false, "limit"],
  ["むりぽ", "U2", ["soft"], false, "slang"],
  ["しんどすぎる", "U2", ["soft"], false, "limit"],
  ["たすけて", "U2", ANY, false, "help"],
  ["SOS", "U2", ANY, false, "help"],
  ["楽になりたい", "U1", ANY, false, "one indirect word"],
  ["もう無理かも。誰にも必要とされてない", "U1", ["full"], false, "limit and an indirect word"],
  [["もう限界", "ほんとに無理"], "U1", ["full"], false, "limit in two messages"],
  ["介護に疲れました", "U2", ["none"], false, "carer worn out: the flow asks"],
  ["子どものころ親に殴られてました", "U2", ANY, false, "violence long ago"],
  ["3丁目のAさん、最近ごはん食べてないみたい", "U1", ["full"], true, "a supporter reports"],
  ["死ねって言われた", "U2", ANY, false, "bullied"],
];
