/** The town's settings as fields of a form: what each is called, what may stand there, form text ⇄ value. Pure. */
import { USUAL_QUIET } from "../delivery/send-stops.ts";
import { IDLE_CHOICES } from "../staff/idle.ts";
import { USUAL_SETTINGS } from "../triage/settings.ts";

interface Base {
  name: string;
  label: string;
  hint?: string;
}
export type SettingField = Base &
  (
    | { kind: "number"; least: number; most: number; whole: boolean; usual: number; unit: string }
    | { kind: "choice"; choices: readonly number[]; usual: number; unit: string }
    | { kind: "yes"; usual: boolean }
    /** A time of day in Tokyo, "HH:MM". */
    | { kind: "time"; usual: string }
    | { kind: "text"; least: number; most: number; pattern?: RegExp; usual: string }
    | { kind: "names"; usual: string[] }
    | { kind: "desks"; usual: { names: string[]; desk: string }[] }
  );

export interface SettingGroup {
  key: string;
  title: string;
  words: string;
  fields: readonly SettingField[];
  /** What no field shows alone: the field that is wrong, and why. */
  together?(value: SettingValue): { field: string; words: string } | null;
}

const minutes = (name: string, label: string, least: number, most: number, usual: number): SettingField => ({
  name,
  label,
  kind: "number",
  least,
  most,
  whole: true,
  usual,
  unit: "分",
});
const megabytes = (name: string, label: string, most: number, usual: number): SettingField => ({
  name,
  label,
  kind: "number",
  least: 1,
  most,
  whole: false,
  usual,
  unit: "MB",
});

/** Each key is a row of `town_setting`; the bounds are those of the part that reads it. */
export const SETTING_GROUPS: readonly SettingGroup[] = [
  {
    key: "window",
    title: "窓口の名前",
    words: "あいさつや、ポスターに出ます。",
    fields: [{ name: "name", label: "名前", kind: "text", least: 1, most: 40, usual: "となりの窓口" }],
  },
  {
    key: "line",
    title: "LINEのID",
    words: "ポスターのQRから、LINEをひらけるようになります。",
    fields: [
      {
        name: "basicId",
        label: "ベーシックID",
        hint: "@ からはじまります（例：@tonari-machi）",
        kind: "text",
        least: 4,
        most: 31,
        pattern: /^@[A-Za-z0-9._-]{3,30}$/,
        usual: "",
      },
    ],
  },
  {
    key: "alerts",
    title: "急ぎの知らせ",
    words: "いのちにかかわる相談のとき、だれも向かわなければ、次の人を呼びます。",
    fields: [
      minutes("stepMinutes", "次の人を呼ぶまで", 1, 60, 5),
      minutes("todayStepMinutes", "「きょう」の相談で、次の人を呼ぶまで", 5, 240, 30),
      minutes("roundMinutes", "ひとまわりしたあと、もう一度呼ぶまで", 5, 240, 15),
      minutes("laterRoundMinutes", "「きょう」の相談で、もう一度呼ぶまで", 5, 720, 120),
      {
        name: "rosterDepth",
        label: "管理者の前に、当番表から呼ぶ人数",
        kind: "number",
        least: 1,
        most: 20,
        whole: true,
        usual: 4,
        unit: "人",
      },
      { name: "onCall", label: "読む時間の外でも、「きょう」の相談で呼ぶ", kind: "yes", usual: false },
    ],
  },
  {
    key: "triage",
    title: "自動の見立ての数",
    words: "何日・いくらから重く見るかです。暑さ・寒さの注意は「読む時間」のページにあります。",
    fields: [
      {
        name: "unseenDays",
        label: "近所の人を見かけない日数",
        kind: "number",
        least: 2,
        most: 14,
        whole: true,
        usual: USUAL_SETTINGS.unseenDays,
        unit: "日",
      },
      {
        name: "moneyYen",
        label: "手もとのお金がこれより少ない",
        kind: "number",
        least: 0,
        most: 20_000,
        whole: true,
        usual: USUAL_SETTINGS.moneyYen,
        unit: "円",
      },
      {
        name: "earlierDays",
        label: "前のことばを覚えておく日数",
        kind: "number",
        least: 0,
        most: 366,
        whole: true,
        usual: USUAL_SETTINGS.earlierDays,
        unit: "日",
      },
    ],
  },
  {
    key: "borders",
    title: "となりのまち",
    words: "ほかのまちに住む人に、そのまちの窓口を伝えるために使います。",
    fields: [
      { name: "own", label: "このまちの名前と呼び名", hint: "1行にひとつ", kind: "names", usual: [] },
      {
        name: "others",
        label: "ほかのまち",
        hint: "1行にひとつ。「みなみ市、南市＝南市 福祉総合相談」のように書きます",
        kind: "desks",
        usual: [],
      },
    ],
  },
  {
    key: "sending",
    title: "静かにしておく時間",
    words:
      "この時間は、急ぎでない返事を送る前に一度止めて、理由を聞きます。相手と連絡してよい時間を約束しているときは、約束が先です。「いのち」と「きょう」の相談、いま書いてくれた人への返事は、止めません。",
    fields: [
      { name: "quietFrom", label: "はじまり", kind: "time", usual: USUAL_QUIET.starts },
      {
        name: "quietUntil",
        label: "おわり",
        hint: "はじまりより早い時刻なら、翌日のその時刻までです",
        kind: "time",
        usual: USUAL_QUIET.ends,
      },
    ],
    // Read as the whole day by the gate: nobody is to find every answer stopped who meant "none".
    together: ({ quietFrom, quietUntil }) =>
      quietFrom === quietUntil
        ? { field: "quietUntil", words: "「はじまり」と「おわり」を、ちがう時刻にしてください。" }
        : null,
  },
  {
    key: "media",
    title: "写真や動画の大きさ",
    words: "これより大きいものは受け取らず、そう伝えます。",
    fields: [
      megabytes("imageMb", "写真", 25, 20),
      megabytes("audioMb", "声", 200, 30),
      megabytes("videoMb", "動画", 500, 100),
      megabytes("fileMb", "ファイル", 200, 20),
    ],
  },
  {
    key: "desk",
    title: "画面のお休み",
    words: "使わないでいると画面をおおい、ひと押しで戻ります。みんなで使うパソコンのためのものです。",
    fields: [
      { name: "idleMinutes", label: "おおうまで", kind: "choice", choices: IDLE_CHOICES, usual: 15, unit: "分" },
    ],
  },
];

export const groupOf = (key: string): SettingGroup | undefined => SETTING_GROUPS.find((group) => group.key === key);

export type SettingValue = Record<string, unknown>;

/** What stands in the field of a form. A value that is none of ours is shown as the usual one. */
export function textOf(field: SettingField, value: SettingValue): string {
  const stored = value[field.name];
  switch (field.kind) {
    case "number":
    case "choice":
      return String(typeof stored === "number" ? stored : field.usual);
    case "yes":
      return (typeof stored === "boolean" ? stored : field.usual) ? "1" : "";
    case "text":
      return typeof stored === "string" ? stored : field.usual;
    case "time":
      return timeIn(stored) ?? field.usual;
    case "names":
      return strings(stored).join("\n");
    case "desks":
      return (Array.isArray(stored) ? stored : [])
        .map(
          (one: { names?: unknown; desk?: unknown }) => `${strings(one?.names).join("、")}＝${String(one?.desk ?? "")}`,
        )
        .join("\n");
  }
}

/** "9:05", "09:05", "０９：０５" → "09:05"; null for what is no time of day. */
function timeIn(value: unknown): string | null {
  const plain = typeof value === "string" ? value.normalize("NFKC").trim() : "";
  const padded = /^\d:/.test(plain) ? `0${plain}` : plain;
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(padded) ? padded : null;
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

/** A form → values to store, or every problem with the name of its field. */
export function settingValue(
  group: SettingGroup,
  read: (name: string) => string,
): { value: SettingValue } | { problems: { field: string; words: string }[] } {
  const problems: { field: string; words: string }[] = [];
  const value: SettingValue = {};
  for (const field of group.fields) {
    const found = one(field, read(field.name));
    if ("words" in found) problems.push({ field: field.name, words: found.words });
    else value[field.name] = found.value;
  }
  const clash = problems.length === 0 ? group.together?.(value) : null;
  if (clash) problems.push(clash);
  return problems.length > 0 ? { problems } : { value };
}

function one(field: SettingField, typed: string): { value: unknown } | { words: string } {
  const { label } = field;
  switch (field.kind) {
    case "number": {
      const plain = typed.normalize("NFKC").replaceAll(",", "").trim();
      const number = /^\d{1,6}(\.\d{1,2})?$/.test(plain) ? Number(plain) : Number.NaN;
      const fits = number >= field.least && number <= field.most && (!field.whole || Number.isInteger(number));
      return fits
        ? { value: number }
        : { words: `「${label}」は、${field.least}から${field.most}までの数にしてください。` };
    }
    case "choice": {
      const number = Number(typed);
      return field.choices.includes(number) ? { value: number } : { words: `「${label}」をえらび直してください。` };
    }
    case "yes":
      return { value: typed === "1" };
    case "time": {
      const time = timeIn(typed);
      return time === null ? { words: `「${label}」は、「21:00」のように時刻で書いてください。` } : { value: time };
    }
    case "text": {
      const text = typed.trim();
      const fits =
        text.length >= field.least &&
        text.length <= field.most &&
        !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text) &&
        (field.pattern?.test(text) ?? true);
      return fits
        ? { value: text }
        : { words: `「${label}」の書き方を確かめてください（${field.least}〜${field.most}文字）。` };
    }
    case "names": {
      const names = lines(typed);
      return names.every((name) => name.length <= 40) && names.length <= 200
        ? { value: names }
        : { words: `「${label}」は、ひとつ40文字まで、200個までにしてください。` };
    }
    case "desks": {
      const desks = lines(typed).map((line) => {
        const at = line.search(/[＝=]/);
        const names = line
          .slice(0, at)
          .split(/[、,，]/)
          .map((name) => name.trim())
          .filter((name) => name !== "");
        return { names: at < 0 ? [] : names, desk: at < 0 ? "" : line.slice(at + 1).trim() };
      });
      const wrong = desks.findIndex(
        ({ names, desk }) =>
          names.length === 0 || names.some((name) => name.length < 2) || desk.length < 1 || desk.length > 40,
      );
      return wrong < 0
        ? { value: desks }
        : { words: `「${label}」の${wrong + 1}行目を「まちの名前＝窓口の名前」の形にしてください。` };
    }
  }
}

const lines = (text: string): string[] => [
  ...new Set(
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  ),
];
