/** Codes of the house in the words staff use: levels, topics (handbook §3.8), rules (§6.2), reasons, history. Data only. */
import type { RequestWhy } from "../conversation/types.ts";
import type { ListState, WAITINGS } from "../requests/list-query.ts";
import type { FateView, HistoryLine } from "../requests/views.ts";
import { ruleWords } from "../triage/rule-words.ts";
import type { Level } from "../triage/types.ts";
import type { WhichList } from "./port.ts";

/** The one word on a card and the sentence that explains it. */
export const LEVEL_WORDS: Record<Level, { word: string; long: string }> = {
  U0: { word: "いのち", long: "いのち・いま" },
  U1: { word: "きょう", long: "きょう中に" },
  U2: { word: "3日", long: "3営業日のうちに" },
  U3: { word: "1〜2週", long: "1〜2週間のうちに" },
  U4: { word: "情報", long: "情報・つながり" },
};

/** What stands where words are kept that nothing opens any more. */
export const UNREADABLE = "読めません（鍵が合いません）";

/** Levels that stand above everything and do not scroll away. */
export const PINNED_LEVELS: readonly Level[] = ["U0", "U1"];

const TOPICS: Record<string, string> = {
  talk: "雑談・つながり",
  lonely: "孤独・孤立",
  body: "病気・けが",
  mind: "メンタルヘルス",
  disability: "障害",
  housing: "住まい不安定",
  evict: "立ち退き・住居喪失",
  money: "経済的困窮・家計",
  food: "食料なし",
  lifeline: "ライフライン停止",
  debt: "債務・滞納",
  work: "就労",
  family: "家族関係",
  child: "子育て",
  school: "不登校・ひきこもり（若年）",
  withdrawn: "ひきこもり",
  care: "介護・介護疲れ",
  dementia: "認知症",
  violence: "DV・虐待・性被害",
  neighbourCare: "近隣からの気づき",
  neighbourTrouble: "近隣との摩擦・ごみ",
  shopping: "買物・移動困難",
  disaster: "被災・避難",
  language: "外国籍・言語",
  scam: "消費者被害",
  placeInfo: "居場所・食の場情報",
  helpOut: "担い手・参加",
  reentry: "刑余・出所後",
  selfHarm: "自死企図・自傷",
  unknown: "未分類",
};

/** Every topic a member of staff may set. */
export const TOPIC_CODES: readonly string[] = Object.keys(TOPICS);

const HISTORY: Record<string, string> = {
  "person.arrived": "はじめて話しかけました",
  "person.metAt": "居場所のポスターから来ました",
  "person.followed": "友だちに追加しました",
  "person.blocked": "ブロックしました",
  "person.erased": "「消して」と言い、ことばを消しました",
  "contact.changed": "連絡してよいかどうかが変わりました",
  "reading.changed": "読んでよいかどうかが変わりました",
  "message.unsent": "メッセージを取り消しました",
  "request.opened": "相談になりました",
  "record.erased": "本人の希望で、聞いたことばを消しました",
  "record.opened": "LINE のほかで聞いたことを、相談にしました",
  "record.joined": "LINE のほかで聞いたことを、つなぎました",
  "request.raised": "急ぎの度合いが上がりました",
  "request.askedForPerson": "「人と話したい」と言いました",
  "request.rerouted": "別の人にお願いしました",
  "request.taken": "受け持ちました",
  "request.given": "協力する人に、期間を決めて見せました",
  "request.takenBack": "協力する人に見せるのをやめました",
  "request.answered": "返事を書きました",
  "request.answerTakenBack": "返事を、送る前に取り消しました",
  "contact.hours": "連絡してよい時間を決めました",
  "request.closed": "終えました",
  "subject.confirmed": "「確認した」と記録しました",
  "subject.unfounded": "確認して、心配はなかったと記録しました",
  "subject.joined": "ほかの知らせと、同じ方としてつなぎました",
  "subject.notSame": "ほかの知らせとは、ちがう方としました",
  "subject.verdictUndone": "「同じ方」「ちがう方」を取り消しました",
  "request.reopened": "もう一度ひらきました",
  "note.written": "内部メモを残しました",
  "note.edited": "内部メモを直しました",
  "handover.offered": "引き継ぎをお願いしました",
  "handover.assigned": "受け持ちを渡しました",
  "handover.accepted": "引き継ぎを受けました",
  "handover.declined": "引き継ぎを断りました",
  "handover.withdrawn": "引き継ぎのお願いを取り下げました",
  "snooze.set": "あとで見ることにしました",
  "snooze.ended": "一覧に戻りました",
  "tag.added": "札をつけました",
  "tag.removed": "札をはずしました",
  "talk.released": "ボットに戻しました",
  "alert.acknowledged": "「見ました」と知らせました",
  "safety.said": "安全の案内を出しました",
  "event.unreadable": "読み取れないものが届きました",
  "hand.level": "急ぎの度合いを決めました",
  "hand.topics": "話題を決めました",
  "hand.area": "場所を決めました",
  "hand.owner": "受け持ちを決めました",
  "hand.proposed": "「いのち」を下げる提案をしました",
  "hand.confirmed": "「いのち」を下げる提案を確かめ、下げました",
  "hand.withdrawn": "「いのち」を下げる提案を取り下げました",
  "danger.joined": "対応に加わりました",
  "danger.step": "したことを残しました",
  "notice.recorded": "通告・通報を記録しました",
  "triage.marked": "自動の見立てに印をつけました",
};

const ACTORS: Record<HistoryLine["actor"], string> = {
  resident: "相手",
  bot: "自動",
  staff: "職員",
  duty: "定期の処理",
};

/** Why a request reached us, as a small word; null where the level already says it. */
export const WHY_WORDS: Record<RequestWhy, string | null> = {
  wantsPerson: "人と話したい",
  told: null,
  halfTold: "途中まで話してくれた人",
  danger: null,
  staffOpened: "職員から",
};

export const FATE_WORDS: Record<FateView["state"], string> = {
  waiting: "送っています",
  sent: "送りました",
  held: "止めています",
  failed: "送れませんでした",
  unknown: "届いたか分かりません",
};

export const LIST_WORDS: Record<WhichList, string> = {
  open: "すべて",
  mine: "自分の受け持ち",
  free: "受け持ちなし",
  district: "自分の地区",
  unknown: "圏域不明",
  closed: "おわったもの",
};

/** How somebody stands to being helped: it tells the pace, never the urgency. */
export const STANCE_WORDS: Record<string, string> = {
  open: "話したい",
  ambivalent: "迷っている",
  infoOnly: "知りたいことがある",
  declinesContact: "いまは連絡を望まない",
  thirdPartyOnly: "ご近所のこと",
};

export const WAITING_WORDS: Record<(typeof WAITINGS)[number], string> = {
  us: "こちらの返事待ち",
  them: "相手の返事待ち",
  night: "夜のあいだに届いた",
};

export const STATE_WORDS: Record<ListState, string> = { open: "ひらいている", snoozed: "あとで", closed: "おわった" };

/** A topic's staff label; an unknown code is shown as it is rather than hidden. */
export const topicLabel = (topic: string): string => TOPICS[topic] ?? topic;

/** What a rule listens for; an unknown rule is named by its id alone. */
export const ruleLabel = ruleWords;

/** One line of history in words. An unknown kind keeps its code, so that nothing looks as if it had not happened. */
export function historyWords(line: HistoryLine): string {
  const who = line.staffNickname ? `${line.staffNickname}さん` : ACTORS[line.actor];
  return `${who}：${HISTORY[line.kind] ?? `記録（${line.kind}）`}`;
}

/** How a reason sounds that already says the state, so that it is not said twice. */
const SAYS_STATE: Record<FateView["state"], RegExp> = {
  waiting: /送っています|送ります/,
  sent: /./,
  held: /止めています|送っていません/,
  failed: /送れません|送りません/,
  unknown: /分かりません/,
};

/** The fate under an outgoing message, with its reason when there is one to tell. */
export function fateWords(fate: FateView): string {
  const plain = FATE_WORDS[fate.state];
  const reason = fate.words.trim();
  if (fate.state === "sent" || reason === "") return plain;
  return SAYS_STATE[fate.state].test(reason) ? reason : `${plain}（${reason}）`;
}
