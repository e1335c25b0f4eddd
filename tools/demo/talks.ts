/** A few talks of invented people, so that the inbox is not empty on the first morning. */

export type DemoLine =
  | { follow: true }
  | { says: string }
  | { sticker: string[] }
  | { taps: string }
  | { staff: string; text: string };

export interface DemoTalk {
  name: string;
  /** When it began, minutes before now. */
  minutesAgo: number;
  lines: DemoLine[];
}

export const DEMO_TALKS: DemoTalk[] = [
  {
    name: "見本・まさおさん",
    minutesAgo: 26 * 60,
    lines: [
      { follow: true },
      { taps: "ちょっとしんどい" },
      { taps: "けっこう" },
      { says: "仕事をやめてから、だれとも会っていません" },
      { taps: "伝えて" },
      { staff: "csw-midori", text: "はじめまして、みどりです。読みました。お返事は、気が向いたときで大丈夫です。" },
    ],
  },
  {
    name: "見本・ゆうたさん",
    minutesAgo: 9 * 60,
    lines: [{ follow: true }, { says: "母の介護で夜ねむれてなくて" }],
  },
  {
    name: "見本・よしえさん",
    minutesAgo: 95,
    lines: [
      { follow: true },
      { taps: "近所の人が気になる" },
      { says: "おとなりの庭がずっと荒れていて、前はきれいにしていた方なので" },
      { says: "松葉町の、松の木の角のあたりです" },
    ],
  },
  {
    name: "見本・さちこさん",
    minutesAgo: 64,
    lines: [
      { follow: true },
      { taps: "近所の人が気になる" },
      { says: "松の木の角のお宅、庭に草がのびて道まで出ています" },
      { says: "松葉町です" },
    ],
  },
  {
    name: "見本・りょうさん",
    minutesAgo: 42,
    lines: [{ follow: true }, { sticker: ["つかれた"] }, { says: "人と話したい" }],
  },
  {
    name: "見本・なおさん",
    minutesAgo: 14,
    lines: [{ says: "もう消えてしまいたい" }],
  },
];
