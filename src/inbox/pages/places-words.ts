/** Dates, sessions and history of places in the words staff read. Pure. */
import { dayJa } from "../../places/answer-words.ts";
import type { Session } from "../../places/calendar-types.ts";
import type { PlaceHistoryLine, PlaceHistoryWhat } from "../../places/desk-types.ts";
import { jst, readTime } from "../../triage/hours.ts";
import { whenWords } from "../words.ts";

/** 「11月24日（火）10:00〜12:00」, with きょう and あした. */
export function sessionWords(session: Session, now: number): string {
  const over = session.end <= session.start && session.end !== "24:00" ? "翌" : "";
  return `${dayJa(session.date, now)} ${readTime(session.start)}〜${over}${readTime(session.end)}`;
}

/** 「11月1日」, with the year when it is another one; "" stays "". */
export function shortDate(date: string, now: number): string {
  if (date === "") return "";
  const { year, month, day } = jst(Date.parse(`${date}T03:00:00Z`));
  return `${year === jst(now).year ? "" : `${year}年`}${month}月${day}日`;
}

const WHAT: Record<PlaceHistoryWhat, string> = {
  added: "のせました",
  changed: "直しました",
  checked: "確認しました",
  closed: "お休みにしました",
  reopened: "お休みを終えました",
  dateCancelled: "1回お休みにしました",
  dateRestored: "1回のお休みを取り消しました",
  dateAdded: "1回足しました",
  dateRemoved: "足した1回を取り消しました",
};

const FIELDS: Record<string, string> = {
  name: "名前",
  reading: "よみがな",
  kinds: "種類",
  area: "地区",
  address: "場所",
  access: "行き方",
  welcome: "だれが",
  quietSeat: "静かな席",
  waitsAtDoor: "入口で待つ",
  price: "お金",
  free: "無料",
  whenOpen: "いつ（ことば）",
  note: "ひとこと",
  contact: "きくとき",
  staffWords: "職員",
  point: "地図",
  rules: "日と時間",
  closedOnHolidays: "祝日",
  listed: "のせるか",
};

/** 「きょう 9:05 みどりさん：直しました（お金・日と時間）」 */
export function placeHistoryWords(line: PlaceHistoryLine, now: number): string {
  const who = line.staffNickname ? `${line.staffNickname}さん` : "職員";
  const about = line.date ? shortDate(line.date, now) : line.fields.map((field) => FIELDS[field] ?? field).join("・");
  return `${whenWords(line.at, now)} ${who}：${WHAT[line.what] ?? line.what}${about ? `（${about}）` : ""}`;
}
