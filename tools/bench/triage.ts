/** What hearing costs: the first decision of a process, one message, hostile repetition; beside a floor and a plain loop over all patterns. */
import { assess } from "../../src/triage/assess.ts";
import { LEXICON_DATA } from "../../src/triage/lexicon.ts";
import { foldPattern, normalise } from "../../src/triage/normalise.ts";
import { type Figure, sideBySide } from "./measure.ts";

export interface TriageFigures {
  /** Milliseconds of the first decision of this process: it builds the lexicon. */
  firstMs: number;
  /** Messages a second. */
  heard: Figure[];
  /** Median milliseconds for one everyday message of 200 characters. */
  everydayMs: number;
  /** 5,000 characters of one thing again and again: the slowest, and how much longer than half of it (2: linear). */
  hostile: { unit: string; ms: number; growth: number }[];
}

const EVERYDAY = (
  "きのうは孫の運動会で、朝からお弁当を作って持っていきました。途中で雨が降ってきて、体育館に移ったんですけど、" +
  "みんな楽しそうで、わたしも久しぶりにたくさん笑いました。帰りに商店街で魚を買って、夜は煮つけにしました。" +
  "少し足が痛いので、今日は家でゆっくりテレビを見ています。来週は公民館の体操の日なので、それまでに治るといいなと思っています。天気もよさそうです。"
).slice(0, 200);
const DANGER =
  `${EVERYDAY.slice(0, 150)}でも本当は、もう生きているのがつらくて、夜になると死にたいと思います。だれにも言えません。`.slice(
    0,
    200,
  );
const UNITS = [
  "し",
  "死",
  "しにた",
  "もう",
  "お金がない",
  "薬飲んだ",
  "殴られ",
  "あ、",
  "1日",
  "www",
  "ｼﾆ",
  "a ",
  "隣の人が",
];

/** The same patterns without gates, masks or context: what a plain list of expressions would cost. */
function plainLoop(): (text: string) => number {
  const { STEMS, FAMILIES } = LEXICON_DATA;
  const spelled = (source: string): string =>
    source.replaceAll(/\{([^{}0-9,][^{}]*)\}/g, (whole, name: string) => {
      const stem = (STEMS as Readonly<Record<string, string>>)[name];
      return stem === undefined ? whole : `(?:${spelled(stem)})`;
    });
  const expressions = FAMILIES.flatMap(([, table]) => Object.values(table).flat()).flatMap((source) => {
    try {
      return [new RegExp(foldPattern(spelled(source)), "gu")];
    } catch {
      return [];
    }
  });
  return (text) => {
    const { text: one } = normalise(text).lined;
    let found = 0;
    for (const expression of expressions) for (const _ of one.matchAll(expression)) found++;
    return found;
  };
}

const hear = (text: string) => assess({ messages: [text], source: "text" }, 0);

export function triageFigures(): TriageFigures {
  const began = performance.now();
  hear(DANGER);
  const firstMs = performance.now() - began;
  const loop = plainLoop();
  const heard = sideBySide(
    [
      { name: "everyday, 200 characters", run: () => hear(EVERYDAY), steps: 1 },
      { name: "danger, 200 characters", run: () => hear(DANGER), steps: 1 },
      { name: "floor: one spelling only", run: () => normalise(EVERYDAY), steps: 1 },
      { name: "peer: every pattern in turn", run: () => loop(EVERYDAY), steps: 1 },
    ],
    200,
    7,
  );
  const everydayMs = 1000 / (heard[0]?.perSecond.median ?? Number.NaN);
  const hostile = UNITS.map((unit) => {
    const [half, whole] = [2500, 5000].map((length) => bestMs(unit.repeat(length).slice(0, length)));
    return { unit, ms: whole ?? 0, growth: (whole ?? 0) / Math.max(half ?? 0, 0.05) };
  }).toSorted((a, b) => b.ms - a.ms);
  return { firstMs, heard, everydayMs, hostile };
}

/** The best of five: what the machine does besides only ever adds. */
function bestMs(text: string): number {
  const times = Array.from({ length: 5 }, () => {
    const from = performance.now();
    hear(text);
    return performance.now() - from;
  });
  return Math.min(...times);
}
