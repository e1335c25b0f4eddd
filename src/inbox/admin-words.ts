/** Words of administration: roles, refusals, what was changed. Pure. */
import type { StaffRefusal } from "../staff/staff-desk.ts";
import type { StaffRole } from "../staff/types.ts";
import type { ChangeLine } from "../store/desk-changes.ts";
import { groupOf, type SettingField } from "../town/setting-shape.ts";

export const ROLE_WORDS: Record<StaffRole, string> = {
  csw: "CSW",
  duty: "当番",
  manager: "管理者",
  partner: "協力する人",
  city: "市の担当課",
  admin: "設定の担当",
};

/** What each role opens, for whoever chooses one. */
export const ROLE_HINTS: Record<StaffRole, string> = {
  csw: "自分の地区と、当番あての相談",
  duty: "当番あてと、急ぎの相談",
  manager: "すべての相談と、この管理の画面",
  partner: "見せてもらった相談だけ。期間を決めて、読むだけ",
  city: "件数だけ。ことばは見えません",
  admin: "管理の画面だけ。相談は見えません",
};

export const STAFF_REFUSED: Record<StaffRefusal, string> = {
  wrong: "まだ何も変えていません。名前は20文字まで、メールアドレスと日付は正しい形で書いてください。",
  email: "まだ何も変えていません。このメールアドレスの職員が、もういます。",
  self: "まだ何も変えていません。自分の役割や権限は、ほかの管理者が変えます。",
  manager: "まだ何も変えていません。相談を読める役割と「知らせてくれた方」の権限は、管理者が決めます。",
  last: "まだ何も変えていません。管理者がひとりもいなくなります。先に、ほかの人を管理者にしてください。",
};

export const CHANGED_ADMIN =
  "ほかの人が先に変えました。まだ何も変えていません。書いたものは残っています。見くらべて、もう一度保存してください。";

const WHAT: Record<ChangeLine["what"], string> = {
  added: "加えました",
  changed: "変えました",
  disabled: "利用を止めました",
  enabled: "利用を再開しました",
  imported: "表から取り込みました",
};

const FIELDS: Record<string, string> = {
  nickname: "呼び名",
  role: "役割",
  email: "メール",
  areas: "地区",
  awayUntil: "休み",
  mayKnowReporters: "知らせてくれた方を知る",
  approvedOnly: "承認ずみの定型文だけを送る",
  disabled: "利用を止める",
  name: "名前",
  names: "呼び名",
  south: "南",
  west: "西",
  north: "北",
  east: "東",
  position: "順番",
};
/** Not worth a line: it never changes, or the sentence says it. */
const LEFT_OUT = new Set(["id", "signedIn", "disabled"]);

export function sayValue(value: unknown): string {
  if (value === null || value === undefined || value === "") return "（なし）";
  if (typeof value === "boolean") return value ? "はい" : "いいえ";
  if (Array.isArray(value))
    return value.length === 0
      ? "（なし）"
      : value
          .map((one) => (typeof one === "object" && one !== null && "desk" in one ? String(one.desk) : String(one)))
          .join("、");
  if (typeof value === "object") return Object.keys(value).join("、") || "（なし）";
  return ROLE_WORDS[value as StaffRole] ?? String(value);
}

export interface ChangeWords {
  what: string;
  fields: { label: string; before: string; after: string }[];
}

/** @param key of the setting it is about, for the names of its fields. */
export function changeWords(line: ChangeLine, key?: string): ChangeWords {
  const own: readonly SettingField[] = (key === undefined ? undefined : groupOf(key)?.fields) ?? [];
  return {
    what: WHAT[line.what],
    fields: Object.keys(line.after)
      .filter((name) => !LEFT_OUT.has(name) && line.what !== "disabled" && line.what !== "enabled")
      .map((name) => ({
        label: own.find((field) => field.name === name)?.label ?? FIELDS[name] ?? name,
        before: sayValue(line.before[name]),
        after: sayValue(line.after[name]),
      })),
  };
}
