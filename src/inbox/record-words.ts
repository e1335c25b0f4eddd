/** Records without a chat in the words of the screens: how it came, what was missing, how it may join. Data. */
import type { RecordKind, RecordRefusal } from "../records/kinds.ts";
import { MAX_WHO, MAX_WORDS } from "../records/kinds.ts";

/** As a tag in the list, and as a chip of the form. */
export const CHANNEL_WORDS: Record<RecordKind, string> = {
  phone: "電話",
  walkIn: "窓口",
  visit: "訪問",
  remark: "立ち話・サロン",
  paper: "紙・手紙",
};

/** What happened, in a sentence of the records. */
export const CAME_WORDS: Record<RecordKind, string> = {
  phone: "電話で聞きました",
  walkIn: "窓口で聞きました",
  visit: "訪問して聞きました",
  remark: "立ち話・サロンで聞きました",
  paper: "紙・手紙で届きました",
};

/** How one reaches somebody who did not write by LINE. */
export const ANSWER_BY: Record<RecordKind, string> = {
  phone: "この相談は電話で届きました。LINE はつながっていません。",
  walkIn: "この相談は窓口で聞きました。LINE はつながっていません。",
  visit: "この相談は訪問して聞きました。LINE はつながっていません。",
  remark: "この相談は立ち話・サロンで聞きました。LINE はつながっていません。",
  paper: "この相談は紙・手紙で届きました。LINE はつながっていません。",
};

/** Which field it is about, and what to say. What was typed always stays. */
export const RECORD_PROBLEMS: Record<
  RecordRefusal,
  { field: "kind" | "about" | "text" | "who" | "join" | null; words: string }
> = {
  kindMissing: { field: "kind", words: "まだ記録していません。どうやって届いたかを、えらんでください。" },
  aboutMissing: { field: "about", words: "まだ記録していません。だれのことかを、えらんでください。" },
  empty: { field: "text", words: "まだ記録していません。聞いたことを、ひとこと書いてください。" },
  tooLong: {
    field: "text",
    words: `まだ記録していません。書いた文は残っています。${MAX_WORDS}文字までに短くしてください。`,
  },
  whoTooLong: {
    field: "who",
    words: `まだ記録していません。書いた文は残っています。名前・連絡先は${MAX_WHO}文字までにしてください。`,
  },
  unclear: {
    field: null,
    words:
      "まだ記録していません。書いた文は残っています。えらんだものを読み取れませんでした。もう一度えらんでください。",
  },
  joinGone: {
    field: "join",
    words:
      "まだ記録していません。書いた文は残っています。つなぐ相談が見つからないか、もう終わっています。えらび直すか、新しい相談にしてください。",
  },
  joinAbout: {
    field: "join",
    words:
      "まだ記録していません。書いた文は残っています。ご近所からの相談には、本人から聞いたことはつなげません。新しい相談にするか、「近所の方のこと」をえらんでください。",
  },
};
