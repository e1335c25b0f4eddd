/** The invented people of the training rooms: what they say, what they answer, and what there is to notice. Data; nobody of them lives. */
import type { RecordKind } from "../records/kinds.ts";
import type { Level } from "../triage/types.ts";

export interface Practice {
  /** Stands in addresses. */
  id: string;
  level: Level;
  about: "self" | "neighbour";
  area: string;
  /** How it came when not by LINE. */
  channel?: RecordKind;
  doNotContact?: true;
  /** The line on the card. */
  line: string;
  /** Minutes they have waited when the page is opened. */
  minutes: number;
  talk: readonly { from: "resident" | "auto"; text: string }[];
  /** What they say to the first answer; without a LINE nothing comes. */
  reply?: string;
  /** What to try here. */
  lesson: string;
}

export const PRACTICES: readonly Practice[] = [
  {
    id: "danger",
    level: "U0",
    about: "self",
    area: "れんしゅう町",
    line: "もう消えてしまいたいです",
    minutes: 3,
    talk: [
      { from: "resident", text: "もう消えてしまいたいです" },
      {
        from: "auto",
        text: "話してくれて、ありがとうございます。いま、あぶないと感じるときは、119 や 110 に電話してください。この町の人にも、すぐに知らせました。",
      },
      { from: "resident", text: "だれかいますか" },
    ],
    reply: "…います。返事がきて、すこしほっとしました。",
    lesson:
      "「いのち」は、いつも一番上に出ます。まず「受け持つ」を押すと、ほかの職員に「自分が行く」と伝わり、ボットは黙ります。それから、短くてよいので返事を書きます。",
  },
  {
    id: "food",
    level: "U1",
    about: "self",
    area: "れんしゅう町",
    line: "きのうから食べるものがなくて",
    minutes: 42,
    talk: [
      { from: "resident", text: "きのうから食べるものがなくて" },
      {
        from: "auto",
        text: "それは、おつらいですね。きょうのうちに、この町の人が読みます。ひとりで暮らしていますか？",
      },
      { from: "resident", text: "子どもとふたりです" },
    ],
    reply: "ありがとうございます。きょうの夕方なら、家にいます。",
    lesson:
      "「きょう」は、きょうのうちに動く相談です。返事のまえに、だれに何をたのむかを内部メモに残すと、ほかの職員が続きを引き受けられます。",
  },
  {
    id: "neighbour",
    level: "U2",
    about: "neighbour",
    area: "見本台",
    line: "となりの雨戸が、ずっと閉まったままで",
    minutes: 95,
    talk: [
      { from: "resident", text: "となりの雨戸が、ずっと閉まったままで" },
      {
        from: "auto",
        text: "気にかけてくれて、ありがとうございます。だれが知らせたかは、その方には伝えません。だいたい、どのあたりですか？",
      },
      { from: "resident", text: "見本台の公園の前です。余計なことだったら、すみません" },
    ],
    reply: "よかったです。名前は出さないでくださいね。",
    lesson:
      "ご近所からの知らせでは、知らせてくれた方と、気になる方を分けて見ます。だれが知らせたかは、気になる方にもその家族にも伝えません。",
  },
  {
    id: "refused",
    level: "U3",
    about: "self",
    area: "見本台",
    doNotContact: true,
    line: "聞いてもらえればいいです。連絡はしないでください",
    minutes: 300,
    talk: [
      { from: "resident", text: "夫のことで、ときどき息がつまります" },
      { from: "resident", text: "聞いてもらえればいいです。連絡はしないでください" },
      {
        from: "auto",
        text: "わかりました。こちらからは連絡しません。話したくなったら、いつでもここに書いてください。",
      },
    ],
    lesson:
      "「連絡しないで」と言われています。本物の受信箱では、送る理由を書かないと返事を送れません。待つことも、だいじな対応です。メモだけ残してみてください。",
  },
  {
    id: "phone",
    level: "U3",
    about: "self",
    area: "れんしゅう町",
    channel: "phone",
    line: "ごみ出しの手伝いを、だれかに頼めないかと",
    minutes: 1500,
    talk: [],
    lesson:
      "電話で届いた相談です。LINE では返事を送れないので、電話や訪問で伝えて、したことをメモに残します。終わったら「終える」を押します。",
  },
];

export const practiceOf = (id: string): Practice | null => PRACTICES.find((one) => one.id === id) ?? null;
