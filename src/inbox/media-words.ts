/** States of a photo, voice, video or file in the words staff use. */
import type { MediaKind, MediaWhy } from "../media/types.ts";
import type { MediaView } from "../media/view.ts";

const NAMES: Record<MediaKind, string> = { image: "写真", video: "動画", audio: "声", file: "ファイル" };

const WAITING: Partial<Record<MediaWhy, string>> = {
  preparing: "いま取りよせています（LINEが準備しています）",
  lineBusy: "いま取りよせています（LINEが混みあっています）",
  noAnswer: "いま取りよせています（LINEから返事がありません）",
  storeBusy: "いま取りよせています（保存先が混みあっています）",
};

const GONE: Partial<Record<MediaWhy, string>> = {
  lineGone: "LINEから消えていました。保存できていません",
  tooLarge: "大きすぎて保存できませんでした",
  tooManyPixels: "とても大きな画像だったので、保存していません",
  photoFormat: "撮った場所などの情報を取りのぞけない形式の写真だったので、保存していません",
  program: "プログラムだったので、保存していません",
  broken: "こわれていて、保存できませんでした",
  empty: "中身が空でした",
  elsewhere: "LINEの外に置かれたものだったので、取りよせていません",
  gaveUp: "一日のあいだ取りよせられなかったので、あきらめました",
};

/** Never an empty sentence: a code that has no words yet is still told as not kept. */
export function mediaWords({ kind, state, why }: MediaView): string {
  if (state === "waiting") return (why && WAITING[why]) ?? "いま取りよせています";
  if (why === "wrongType") return `中身が${NAMES[kind]}ではなかったので、保存していません`;
  return (why && GONE[why]) ?? "保存されていません";
}

/** 「35KB」「2.4MB」 */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))}KB`;
  return `${(bytes / 1_000_000).toFixed(1)}MB`;
}
